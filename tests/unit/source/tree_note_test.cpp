#include "source/tree_note.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace prongsai {
namespace {

namespace fs = std::filesystem;

class Scratch {
 public:
  Scratch() {
    std::string name = (fs::temp_directory_path() / "prongsai-tree-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
  }
  ~Scratch() { fs::remove_all(folder_); }
  Scratch(const Scratch&) = delete;
  auto operator=(const Scratch&) -> Scratch& = delete;
  void put(const std::string& path, const std::string& text) const {
    fs::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path) << text;
  }
  [[nodiscard]] auto at(const std::string& path) const -> fs::path { return folder_ / path; }
  [[nodiscard]] auto str() const -> std::string { return folder_.string(); }

 private:
  fs::path folder_;
};

// A small tree, and its state.
struct Tree : Scratch {
  Tree() {
    put("a.txt", "one");
    put("b/c.txt", "two");
    put("b/d/e.txt", "three");
    put(".hidden/f.txt", "four");
    // Enough below one folder, twice, that it is opened once for all of them, with names that come before and after it.
    for (int file = 0; file < 20; ++file) {
      put("b/many/" + std::to_string(file) + ".txt", "many");
      put("b/many/deep/er/" + std::to_string(file) + ".txt", "more");
    }
    put("b/many-more.txt", "five");
    put("z.txt", "six");
  }
};

auto noted(const TreeState& state) -> std::string {
  std::string bytes;
  put_tree(bytes, state.states());
  return bytes;
}

auto holds(const std::string& note, const std::string& folder, unsigned jobs) -> bool {
  std::string_view bytes = note;
  const auto tree = NotedTree::take_from(bytes);
  return tree && bytes.empty() && still_hold({{folder, *tree}}, jobs);
}

// The same by any number of threads.
auto holds(const std::string& note, const std::string& folder) -> bool {
  const bool alone = holds(note, folder, 1);
  CHECK(holds(note, folder, 8) == alone);
  return alone;
}

}  // namespace

TEST_CASE("a noted state holds until anything is changed") {
  const Tree tree;
  const auto note = noted(TreeState::of_folder(tree.str(), 2));
  CHECK(holds(note, tree.str()));
  CHECK_FALSE(holds(note, tree.str() + "/none"));
  // By change: what is done, and whether the state still holds.
  struct Change {
    std::string what;
    void (*make)(const Tree&);
  };
  const auto change = GENERATE(Change{"longer", [](const Tree& t) { t.put("b/c.txt", "two!"); }},
                               Change{"a new file", [](const Tree& t) { t.put("b/d/new.txt", ""); }},
                               Change{"longer, deep below", [](const Tree& t) { t.put("b/many/deep/er/19.txt", "more!"); }},
                               Change{"a new file, deep below", [](const Tree& t) { t.put("b/many/deep/er/new.txt", ""); }},
                               Change{"a file gone", [](const Tree& t) { fs::remove(t.at("b/d/e.txt")); }},
                               Change{"a folder gone", [](const Tree& t) { fs::remove_all(t.at("b/many")); }},
                               Change{"renamed", [](const Tree& t) { fs::rename(t.at("b/c.txt"), t.at("b/c2.txt")); }},
                               Change{"a folder renamed away and another in its place",
                                      [](const Tree& t) {
                                        fs::rename(t.at("b/d"), t.at("old"));
                                        fs::copy(t.at("old"), t.at("b/d"), fs::copy_options::recursive);
                                      }},
                               Change{"a file in place of a folder",
                                      [](const Tree& t) {
                                        fs::remove_all(t.at("b/many"));
                                        t.put("b/many", "");
                                      }},
                               Change{"a folder in place of a file",
                                      [](const Tree& t) {
                                        fs::remove(t.at("a.txt"));
                                        fs::create_directory(t.at("a.txt"));
                                      }},
                               Change{"permissions", [](const Tree& t) { fs::permissions(t.at("a.txt"), fs::perms::owner_read); }},
                               Change{"a link in place of a file",
                                      [](const Tree& t) {
                                        fs::rename(t.at("a.txt"), t.at("b/d/a.txt"));
                                        fs::create_symlink("b/d/a.txt", t.at("a.txt"));
                                      }},
                               Change{"a link in place of a folder",
                                      [](const Tree& t) {
                                        fs::rename(t.at("b/many/deep"), t.at("deep"));
                                        fs::create_symlink("../../deep", t.at("b/many/deep"));
                                      }},
                               Change{"its time set to an old one", [](const Tree& t) { fs::last_write_time(t.at("a.txt"), fs::file_time_type{}); }});
  INFO(change.what);
  change.make(tree);
  CHECK_FALSE(holds(note, tree.str()));
}

TEST_CASE("noted files are looked at alone") {
  const Tree tree;
  const auto state = TreeState::of_files(tree.str(), {"a.txt", "b/d/e.txt"}, 2);
  REQUIRE(state.has_value());
  const auto note = noted(*state);
  tree.put("b/c.txt", "other");
  tree.put("b/d/more.txt", "");
  CHECK(holds(note, tree.str()));
  tree.put("b/d/e.txt", "other");
  CHECK_FALSE(holds(note, tree.str()));
}

TEST_CASE("every part of a stamp counts, of every file of many") {
  const Scratch folder;
  std::vector<std::string> paths;
  for (int file = 0; file < 1200; ++file) {
    paths.push_back((file % 3 == 0 ? "x/" : "y/some/") + std::to_string(file));
    folder.put(paths.back(), "text");
  }
  std::sort(paths.begin(), paths.end());
  const auto state = TreeState::of_files(folder.str(), paths, 2);
  REQUIRE(state.has_value());
  const auto note = noted(*state);
  CHECK(holds(note, folder.str()));
  // Shorter than the numbers alone would be.
  CHECK(note.size() < paths.size() * 30);
  const auto file = GENERATE(std::size_t{0}, std::size_t{511}, std::size_t{512}, std::size_t{1199});
  // As they stand in the note; the disk stays.
  const std::vector<std::function<void(FileStamp&)>> changes{[](FileStamp& s) { s.mode ^= 0100U; },
                                                             [](FileStamp& s) { s.mode = S_IFLNK | 0777U; },
                                                             [](FileStamp& s) { ++s.size; },
                                                             [](FileStamp& s) { s.size = ~std::uint64_t{0}; },
                                                             [](FileStamp& s) { ++s.device; },
                                                             [](FileStamp& s) { --s.inode; },
                                                             [](FileStamp& s) { s.inode = 0; },
                                                             [](FileStamp& s) { ++s.modified; },
                                                             [](FileStamp& s) { s.modified = -1; },
                                                             [](FileStamp& s) { ++s.changed; },
                                                             [](FileStamp& s) { s.changed = INT64_MIN; }};
  for (std::size_t change = 0; change < changes.size(); ++change) {
    INFO("file " << file << ", change " << change);
    auto states = state->states();
    changes[change](states[file].stamp);
    std::string other;
    put_tree(other, states);
    CHECK_FALSE(holds(other, folder.str()));
  }
}

TEST_CASE("of several folders every one counts") {
  const Tree one;
  const Tree two;
  const auto first = noted(TreeState::of_folder(one.str(), 1));
  const auto second = noted(TreeState::of_folder(two.str(), 1));
  const auto both = first + second;
  std::string_view bytes = both;
  const auto taken = NotedTree::take_from(bytes);
  const auto further = NotedTree::take_from(bytes);
  REQUIRE(taken.has_value());
  REQUIRE(further.has_value());
  CHECK(bytes.empty());
  const auto hold = [&](unsigned jobs) { return still_hold({{one.str(), *taken}, {two.str(), *further}}, jobs); };
  CHECK(hold(1));
  CHECK(hold(8));
  CHECK_FALSE(still_hold({{one.str(), *further}, {two.str(), *taken}}, 1));
  const bool in_second = GENERATE(false, true);
  (in_second ? two : one).put("z.txt", "changed");
  CHECK_FALSE(hold(1));
  CHECK_FALSE(hold(8));
}

TEST_CASE("an empty folder and no file at all can be noted") {
  const Scratch folder;
  const auto note = noted(TreeState::of_folder(folder.str(), 1));
  CHECK(holds(note, folder.str()));
  const auto none = TreeState::of_files(folder.str(), {}, 1);
  REQUIRE(none.has_value());
  CHECK(holds(noted(*none), folder.str()));
  folder.put("a", "");
  CHECK_FALSE(holds(note, folder.str()));
  CHECK(holds(noted(*none), folder.str()));
}

TEST_CASE("a note that is cut off or damaged never holds and does no harm") {
  const Tree tree;
  const auto note = noted(TreeState::of_folder(tree.str(), 1));
  for (std::size_t end = 0; end < note.size(); ++end) {
    INFO("cut at " << end);
    auto cut = std::string_view(note).substr(0, end);
    CHECK_FALSE(NotedTree::take_from(cut).has_value());
  }
  // Also where the parts say how long they are: each byte in turn is another one.
  for (std::size_t at = 0; at < note.size(); ++at) {
    for (const unsigned flip : {0x01U, 0x80U, 0xFFU}) {
      INFO("byte " << at);
      auto damaged = note;
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ flip);
      CHECK_FALSE(holds(damaged, tree.str(), 1));
    }
  }
}

}  // namespace prongsai
