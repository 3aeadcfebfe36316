#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

#include <catch2/catch.hpp>

#include "source/file_reader.hpp"
#include "source/source_map.hpp"
#include "support/golden.hpp"

using namespace prongsai;

TEST_CASE("positions count lines, and characters in a line") {
  SourceMap sources;
  const auto file = sources.add("a.yaml", "name: ลำปาง\r\nkind: x\n\nend");
  struct Case {
    std::uint32_t offset;
    Position position;
  };
  const Case cases[] = {{0, {1, 1}}, {6, {1, 7}}, {9, {1, 8}}, {21, {1, 12}}, {23, {2, 1}}, {29, {2, 7}}, {31, {3, 1}}, {32, {4, 1}}, {99, {4, 4}}};
  for (const auto& one : cases) {
    INFO(one.offset);
    CHECK((sources.position(file, one.offset) == one.position));
  }
  CHECK(sources.line(file, 1) == "name: ลำปาง");
  CHECK(sources.line(file, 3).empty());
  CHECK(sources.line(file, 4) == "end");
  CHECK(sources.line(file, 9).empty());
}

TEST_CASE("a folder is listed in order, without hidden files, and links are named but not followed") {
  const test::TemporaryFolder folder;
  const auto& root = folder.path();
  test::write_file(root / "b.txt", "b");
  test::write_file(root / "a/ก.txt", "thai");
  test::write_file(root / ".hidden/x.txt", "x");
  test::write_file(root / "a-b.txt", "x");
  std::filesystem::create_symlink("/etc/hosts", root / "link");
  std::filesystem::create_directory_symlink("/etc", root / "etc");
  std::filesystem::create_hard_link(root / "b.txt", root / "c.txt");
  REQUIRE(::mkfifo((root / "pipe").c_str(), 0600) == 0);
  const auto reader = disk_reader(root.string());
  std::string listed;
  for (const auto& entry : reader->list()) {
    listed += entry.path + (entry.kind == FileKind::symlink ? "@" : entry.kind == FileKind::folder ? "/" : entry.kind == FileKind::other ? "|" : "") +
              (entry.links > 1 ? "+" : "") + " ";
  }
  CHECK(listed == "a/ a-b.txt a/ก.txt b.txt+ c.txt+ etc@ link@ pipe| ");
  CHECK(reader->read("a/ก.txt", 100) == "thai");
  CHECK(reader->read("a/ก.txt", 2) == "th");
}

TEST_CASE("no path leaves the folder, and no link is followed") {
  const test::TemporaryFolder folder;
  test::write_file(folder.path() / "inside/a.txt", "a");
  std::filesystem::create_symlink("/etc/hosts", folder.path() / "link");
  std::filesystem::create_directory_symlink("/etc", folder.path() / "etc");
  const auto reader = disk_reader((folder.path() / "inside").string());
  const auto outer = disk_reader(folder.path().string());
  CHECK_THROWS_AS(reader->read("../link", 10), std::system_error);
  CHECK_THROWS_AS(reader->read("/etc/hosts", 10), std::system_error);
  CHECK_THROWS_AS(reader->read("", 10), std::system_error);
  CHECK_THROWS_AS(outer->read("link", 10), std::system_error);
  CHECK_THROWS_AS(outer->read("etc/hosts", 10), std::system_error);
  CHECK_THROWS_AS(outer->read("inside", 10), std::system_error);
  CHECK_THROWS_AS(disk_reader((folder.path() / "none").string()), std::system_error);
}

TEST_CASE("streams hand over every byte in order") {
  const test::TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 200'000; ++i) {
    text += std::to_string(i);
  }
  test::write_file(folder.path() / "large.txt", text);
  std::string read;
  disk_reader(folder.path().string())->stream("large.txt", [&read](std::string_view piece) { read += piece; });
  CHECK(read == text);
}
