#include "output/result_store.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <vector>

#include "site_fixture.hpp"

namespace {

using prongsai::ResultStore;

auto files_of(const std::string& folder) -> std::vector<std::filesystem::path> {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder + "/results")) {
    if (entry.is_regular_file() && entry.path().filename() != "last-run") {
      files.push_back(entry.path());
    }
  }
  return files;
}

}  // namespace

TEST_CASE("a result is found by the same program with the same key, and by no other") {
  const prongsai::test::TemporaryFolder folder;
  ResultStore store(folder.path().string(), "program 1");
  REQUIRE_FALSE(store.find("key").has_value());
  store.keep("key", std::string("a\0b", 3));
  store.keep("empty", "");
  REQUIRE(ResultStore(folder.path().string(), "program 1").find("key") == std::string("a\0b", 3));
  REQUIRE(store.find("empty") == "");
  REQUIRE_FALSE(store.find("other").has_value());
  REQUIRE_FALSE(ResultStore(folder.path().string(), "program 2").find("key").has_value());
}

TEST_CASE("a damaged result counts as missing and is made again") {
  const prongsai::test::TemporaryFolder folder;
  ResultStore store(folder.path().string(), "program");
  store.keep("key", "some bytes");
  const auto file = files_of(folder.path().string()).at(0);
  const auto whole = std::filesystem::file_size(file);
  for (std::uintmax_t size = 0; size < whole; ++size) {
    std::filesystem::resize_file(file, size);
    REQUIRE_FALSE(store.find("key").has_value());
    store.keep("key", "some bytes");
    REQUIRE(store.find("key") == "some bytes");
  }
  std::filesystem::remove(file);
  std::filesystem::create_directory(file);
  REQUIRE_FALSE(store.find("key").has_value());
}

TEST_CASE("a result that came to stand in another's place counts as missing") {
  const prongsai::test::TemporaryFolder folder;
  ResultStore store(folder.path().string(), "program");
  store.keep("one", "1");
  store.keep("other", "2");
  const auto files = files_of(folder.path().string());
  std::filesystem::rename(files.at(0), folder.path() / "aside");
  std::filesystem::rename(files.at(1), files.at(0));
  std::filesystem::rename(folder.path() / "aside", files.at(1));
  REQUIRE_FALSE(store.find("one").has_value());
  REQUIRE_FALSE(store.find("other").has_value());
}

TEST_CASE("results that nobody asked for go, those in use stay") {
  const prongsai::test::TemporaryFolder folder;
  ResultStore store(folder.path().string(), "program");
  store.keep("old", "1");
  const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * 30);
  for (const auto& file : files_of(folder.path().string())) {
    std::filesystem::last_write_time(file, long_ago);
  }
  store.keep("new", "2");
  constexpr std::int64_t day = 86'400'000'000'000;
  const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  SECTION("unused") {
    store.remove_unused_since(now - 10 * day);
    REQUIRE_FALSE(store.find("old").has_value());
    REQUIRE(store.find("new") == "2");
  }
  SECTION("asked for") {
    REQUIRE(store.find("old") == "1");
    store.remove_unused_since(now - 10 * day);
    REQUIRE(store.find("old") == "1");
  }
}

TEST_CASE("a folder that cannot be written costs time and nothing else") {
  const prongsai::test::TemporaryFolder folder;
  std::ofstream(folder.path().string() + "/file") << "in the way";
  ResultStore store(folder.path().string() + "/file", "program");
  store.keep("key", "bytes");
  REQUIRE_FALSE(store.find("key").has_value());
}
