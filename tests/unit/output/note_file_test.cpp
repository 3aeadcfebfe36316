#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "output/note_file.hpp"

namespace prongsai {
namespace {

namespace fs = std::filesystem;

auto bytes_of(const fs::path& path) -> std::string {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a note is read as it was left, or not at all") {
  std::string name = (fs::temp_directory_path() / "prongsai-note-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  const fs::path folder = fs::path(name) / "deep/cache";
  const NoteFile note(folder.string(), "site.build");
  CHECK_FALSE(note.read().has_value());
  CHECK_NOTHROW(note.remove());
  const std::string text("with\0zero\n", 10);
  REQUIRE(note.write(text));
  CHECK(note.read() == text);
  CHECK(bytes_of(folder / ".gitignore") == "*\n");
  // Others may not read what the site does not show.
  CHECK((fs::status(folder / "site.build").permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
  REQUIRE(note.write(""));
  CHECK(note.read() == "");
  REQUIRE(note.write(text));
  CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 2);

  SECTION("cut off or changed anywhere") {
    const auto whole = bytes_of(folder / "site.build");
    for (std::size_t at = 0; at < whole.size(); ++at) {
      auto damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ 1);
      std::ofstream(folder / "site.build", std::ios::binary) << damaged;
      CHECK_FALSE(note.read().has_value());
      std::ofstream(folder / "site.build", std::ios::binary) << whole.substr(0, at);
      CHECK_FALSE(note.read().has_value());
    }
  }
  SECTION("taken away") {
    note.remove();
    CHECK_FALSE(note.read().has_value());
    CHECK_NOTHROW(note.remove());
  }
  SECTION("a link is not followed") {
    fs::rename(folder / "site.build", folder / "elsewhere");
    fs::create_symlink("elsewhere", folder / "site.build");
    CHECK_FALSE(note.read().has_value());
  }
  SECTION("a folder that cannot be made") {
    std::ofstream(fs::path(name) / "file") << "";
    CHECK_FALSE(NoteFile(name + "/file/cache", "x").write(text));
  }
  fs::remove_all(name);
}

}  // namespace prongsai
