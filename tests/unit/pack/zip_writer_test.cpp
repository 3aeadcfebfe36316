#include "pack/zip_writer.hpp"

#include <sys/resource.h>
#include <zip.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <memory>
#include <system_error>
#include <vector>

#include "base/assert.hpp"
#include "base/crc32.hpp"
#include "pack/strict_zip.hpp"
#include "pack_fixture.hpp"

namespace prongsai::test {
namespace {

struct File {
  std::string path;
  std::string bytes;
};

auto write(const std::vector<File>& files, const std::string& zip_path, std::size_t piece = std::string::npos) -> WrittenZip {
  ZipWriter zip(zip_path);
  for (const auto& file : files) {
    zip.begin(file.path, file.bytes.size(), crc32_update(0, file.bytes));
    for (std::size_t at = 0; at < file.bytes.size(); at += std::min(piece, file.bytes.size())) {
      zip.take(std::string_view(file.bytes).substr(at, piece));
    }
  }
  return zip.finish();
}

// libzip as the second judge: another reader, written by others. Everything that it read, or what it has against the archive.
struct Judged {
  std::vector<File> files;
  std::string refused;
};

auto judge(const std::string& zip_path) -> Judged {
  int why = 0;
  const std::unique_ptr<zip_t, void (*)(zip_t*)> zip(zip_open(zip_path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &why), &zip_discard);
  if (!zip) {
    return {.files = {}, .refused = "the archive: " + std::to_string(why)};
  }
  Judged judged;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip.get(), 0); ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    const auto index = static_cast<zip_uint64_t>(i);
    REQUIRE(zip_stat_index(zip.get(), index, ZIP_FL_ENC_STRICT, &stat) == 0);
    File file{.path = stat.name, .bytes = std::string(stat.size, '\0')};
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> opened(zip_fopen_index(zip.get(), index, 0), &zip_fclose);
    // One byte more than there is: libzip compares the CRC-32 at the end.
    char more = 0;
    if (!opened || zip_fread(opened.get(), file.bytes.data(), stat.size) != static_cast<zip_int64_t>(stat.size) || zip_fread(opened.get(), &more, 1) != 0) {
      judged.refused += file.path + "; ";
    }
    judged.files.push_back(std::move(file));
  }
  return judged;
}

auto some_files() -> std::vector<File> {
  std::string large;
  for (std::size_t i = 0; i < 5'300'000; ++i) {
    large += static_cast<char>(i * 31 % 253);
  }
  return {{"top/bagit.txt", "BagIt"}, {"top/a.txt", ""}, {"top/data/ก.pdf", large}, {"top/data/ข.pdf", large.substr(0, 1'048'576)}, {"top/z", "end"}};
}

TEST_CASE("a written zip has its size and hash, and both readers see the files") {
  const auto files = some_files();
  const TempFolder folder;
  std::string first;
  for (const std::size_t piece : {std::string::npos, std::size_t{262'144}, std::size_t{1'000}}) {
    const auto path = folder.path("top.zip");
    const auto written = write(files, path, piece);
    const auto bytes = file_bytes(path);
    INFO(piece);
    CHECK(written.size == bytes.size());
    CHECK(written.sha256 == sha256_hex(bytes));
    CHECK(written.files == files.size());
    CHECK((first.empty() || bytes == first));
    first = bytes;
    const auto strict = read_strict_zip(*memory_source(bytes), "top");
    CHECK_FALSE(strict.fault);
    const auto judged = judge(path);
    CHECK(judged.refused.empty());
    REQUIRE(judged.files.size() == files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
      CHECK(judged.files[i].path == files[i].path);
      CHECK(judged.files[i].bytes == files[i].bytes);
    }
  }
}

TEST_CASE("the second judge is no yes-man") {
  const TempFolder folder;
  const auto path = folder.path("top.zip");
  ZipWriter zip(path);
  zip.begin("top/bagit.txt", 5, 0);
  zip.take("BagIt");
  (void)zip.finish();
  CHECK(judge(path).refused == "top/bagit.txt; ");
  std::ofstream(path, std::ios::binary | std::ios::in).seekp(30 + 4).write("X", 1);
  CHECK(judge(path).refused.starts_with("the archive"));
}

// More than 65,535 entries: the one limit that a test can cross quickly.
TEST_CASE("zip64 is used when a limit is crossed, and only then") {
  struct Row {
    std::size_t files;
    bool zip64;
  };
  for (const auto& row : {Row{65'535, false}, Row{65'536, true}}) {
    std::vector<File> files{{"many/bagit.txt", ""}};
    for (std::size_t i = 1; i < row.files; ++i) {
      files.push_back({"many/data/" + std::to_string(1'000'000 + i), ""});
    }
    const TempFolder folder;
    (void)write(files, folder.path("many.zip"));
    const auto bytes = file_bytes(folder.path("many.zip"));
    const auto zip = read_strict_zip(*memory_source(bytes), "many");
    INFO(row.files);
    CHECK_FALSE(zip.fault);
    CHECK(zip.entries.size() == row.files);
    CHECK((number32(bytes, bytes.size() - 42) == zip64_locator_signature) == row.zip64);
    const auto judged = judge(folder.path("many.zip"));
    CHECK(judged.refused.empty());
    CHECK(judged.files.size() == row.files);
  }
}

TEST_CASE("the directory says where a file begins behind four gibibytes") {
  const ZipEntry far{.path = "far/x", .crc32 = 1, .size = 3, .offset = limit32};
  const auto header = central_header(far);
  CHECK(number16(header, 6) == version_zip64);
  CHECK(number32(header, 42) == limit32);
  CHECK(header.substr(46) == "far/x" + central_zip64_field(far));
  const ZipEntry near{.path = "near/x", .crc32 = 1, .size = 3, .offset = limit32 - 1};
  CHECK(number16(central_header(near), 6) == version_plain);
  CHECK(central_header(near).substr(46) == "near/x");
}

TEST_CASE("what was not finished is removed") {
  const TempFolder folder;
  {
    ZipWriter zip(folder.path("half.zip"));
    zip.begin("half/bagit.txt", 3'000'000, 0);
    zip.take(std::string(2'500'000, 'x'));
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a file that is not as long as was said is a bug") {
  const TempFolder folder;
  {
    ZipWriter zip(folder.path("x.zip"));
    zip.begin("x/bagit.txt", 3, 0);
    CHECK_THROWS_AS(zip.take("four"), Bug);
  }
  {
    ZipWriter zip(folder.path("x.zip"));
    zip.begin("x/bagit.txt", 3, 0);
    zip.take("tw");
    CHECK_THROWS_AS(zip.begin("x/next", 0, 0), Bug);
    CHECK_THROWS_AS(zip.finish(), Bug);
  }
  {
    ZipWriter zip(folder.path("x.zip"));
    CHECK_THROWS_AS(zip.finish(), Bug);
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a disk that is full leaves no zip behind") {
  rlimit old{};
  ::getrlimit(RLIMIT_FSIZE, &old);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{.rlim_cur = 3'000'000, .rlim_max = old.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  const TempFolder folder;
  CHECK_THROWS_MATCHES(write(some_files(), folder.path("top.zip")), std::system_error, Catch::Message(folder.path("top.zip") + ": File too large"));
  ::setrlimit(RLIMIT_FSIZE, &old);
  (void)std::signal(SIGXFSZ, handler);
  CHECK(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace prongsai::test
