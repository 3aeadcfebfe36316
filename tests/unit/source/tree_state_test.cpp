#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "source/tree_state.hpp"

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
  }
};

}  // namespace

TEST_CASE("the state of a folder is of everything but hidden names") {
  const Tree tree;
  std::vector<std::string> paths;
  const auto whole = TreeState::of_folder(tree.str());
  for (const auto& one : whole.states()) {
    paths.push_back(one.path);
  }
  std::sort(paths.begin(), paths.end());
  CHECK(paths == std::vector<std::string>{"", "a.txt", "b", "b/c.txt", "b/d", "b/d/e.txt"});
  CHECK_THROWS_AS(TreeState::of_folder(tree.str() + "/none"), std::system_error);
}

TEST_CASE("a state holds until anything is changed") {
  const Tree tree;
  const auto before = TreeState::of_folder(tree.str());
  CHECK(before.still_holds(tree.str(), 1));
  CHECK(before.still_holds(tree.str(), 3));
  // By change: what is done, and whether the state still holds.
  struct Change {
    std::string what;
    void (*make)(const Tree&);
  };
  const auto change = GENERATE(
      Change{"longer", [](const Tree& t) { t.put("b/c.txt", "two!"); }}, Change{"a new file", [](const Tree& t) { t.put("b/d/new.txt", ""); }},
      Change{"a file gone", [](const Tree& t) { fs::remove(t.at("b/d/e.txt")); }},
      Change{"renamed", [](const Tree& t) { fs::rename(t.at("b/c.txt"), t.at("b/c2.txt")); }},
      Change{"a folder renamed away and another in its place",
             [](const Tree& t) {
               fs::rename(t.at("b/d"), t.at("old"));
               fs::copy(t.at("old"), t.at("b/d"), fs::copy_options::recursive);
             }},
      Change{"permissions", [](const Tree& t) { fs::permissions(t.at("a.txt"), fs::perms::owner_read); }},
      Change{"a link in place of a file",
             [](const Tree& t) {
               fs::rename(t.at("a.txt"), t.at("b/d/a.txt"));
               fs::create_symlink("b/d/a.txt", t.at("a.txt"));
             }},
      Change{"its time set to an old one", [](const Tree& t) { fs::last_write_time(t.at("a.txt"), fs::file_time_type{}); }});
  INFO(change.what);
  change.make(tree);
  CHECK_FALSE(before.still_holds(tree.str(), 2));
}

TEST_CASE("the state of files is theirs alone, and of nothing where one is missing") {
  const Tree tree;
  const auto state = TreeState::of_files(tree.str(), {"a.txt", "b/d/e.txt"}, 2);
  REQUIRE(state.has_value());
  CHECK(state->states().size() == 2);
  tree.put("b/c.txt", "other");
  tree.put("b/d/more.txt", "");
  CHECK(state->still_holds(tree.str(), 1));
  CHECK_FALSE(TreeState::of_files(tree.str(), {"a.txt", "none"}, 2).has_value());
  CHECK_FALSE(TreeState::of_files(tree.str() + "/none", {}, 2).has_value());
  CHECK_FALSE(state->still_holds(tree.str() + "/none", 1));
}

TEST_CASE("what was changed lately is not settled") {
  const Tree tree;
  const auto state = TreeState::of_folder(tree.str());
  std::int64_t latest = 0;
  for (const auto& one : state.states()) {
    latest = std::max({latest, one.changed, one.modified});
  }
  CHECK_FALSE(state.settled_before(latest));
  CHECK(state.settled_before(latest + 1));
}

TEST_CASE("a state is read back as it was, and damage is seen") {
  const Tree tree;
  const auto state = TreeState::of_folder(tree.str());
  std::string bytes;
  state.write_to(bytes);
  std::string_view whole = bytes;
  const auto back = TreeState::read_from(whole);
  REQUIRE(back.has_value());
  CHECK(whole.empty());
  CHECK(back->states() == state.states());
  for (std::size_t end = 0; end < bytes.size(); ++end) {
    auto cut = std::string_view(bytes).substr(0, end);
    CHECK_FALSE(TreeState::read_from(cut).has_value());
  }
  std::string_view none;
  CHECK_FALSE(TreeState::read_from(none).has_value());
}

}  // namespace prongsai
