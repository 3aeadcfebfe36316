#include "pack/zip_judge.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "base/crc32.hpp"
#include "pack/strict_zip.hpp"
#include "pack/zip_writer.hpp"
#include "pack_fixture.hpp"

namespace prongsai::test {
namespace {

TEST_CASE("libzip agrees with what was written, and with nothing else") {
  const TempFolder folder;
  const auto path = folder.path("top.zip");
  {
    ZipWriter zip(path);
    zip.begin("top/bagit.txt", 5, crc32_update(0, "BagIt"));
    zip.take("BagIt");
    zip.begin("top/data/ก.txt", 3, crc32_update(0, "abc"));
    zip.take("abc");
    (void)zip.finish();
  }
  const auto seen = read_strict_zip(*file_source(path), "top").entries;
  REQUIRE(seen.size() == 2);
  CHECK(second_opinion(path, seen).empty());

  struct Row {
    const char* what;
    std::function<void(std::vector<ZipEntry>&)> change;
    std::string said;
  };
  const std::string other = "libzip sees another file than `";
  const Row rows[] = {{"a name", [](auto& e) { e[1].path = "top/data/ข.txt"; }, other + "top/data/ข.txt`"},
                      {"a size", [](auto& e) { e[0].size = 6; }, other + "top/bagit.txt`"},
                      {"a CRC-32", [](auto& e) { e[1].crc32 ^= 1U; }, other + "top/data/ก.txt`"},
                      {"the order", [](auto& e) { std::swap(e[0], e[1]); }, other + "top/data/ก.txt`"},
                      {"a file more", [](auto& e) { e.push_back(e[0]); }, "libzip sees 2 files, not 3"},
                      {"a file less", [](auto& e) { e.pop_back(); }, "libzip sees 2 files, not 1"}};
  for (const auto& row : rows) {
    auto expected = seen;
    row.change(expected);
    INFO(row.what);
    CHECK(second_opinion(path, expected) == row.said);
  }
}

TEST_CASE("libzip holds the local headers against the directory") {
  const TempFolder folder;
  const auto path = folder.path("top.zip");
  {
    ZipWriter zip(path);
    zip.begin("top/bagit.txt", 5, crc32_update(0, "BagIt"));
    zip.take("BagIt");
    (void)zip.finish();
  }
  const auto seen = read_strict_zip(*file_source(path), "top").entries;
  {
    std::fstream bytes(path, std::ios::binary | std::ios::in | std::ios::out);
    bytes.seekp(30 + 4);
    bytes.write("X", 1);
  }
  CHECK(second_opinion(path, seen).starts_with("libzip does not open it: error "));
  CHECK(second_opinion(folder.path("none.zip"), seen).starts_with("libzip does not open it: error "));
}

}  // namespace
}  // namespace prongsai::test
