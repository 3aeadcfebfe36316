#include "source/tree_state.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
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
  }
};

}  // namespace

TEST_CASE("the state of a folder is of everything but hidden names") {
  const Tree tree;
  std::vector<std::string> paths;
  const auto whole = TreeState::of_folder(tree.str(), 1);
  for (const auto& one : whole.states()) {
    paths.push_back(one.path);
  }
  CHECK(paths == std::vector<std::string>{"", "a.txt", "b", "b/c.txt", "b/d", "b/d/e.txt"});
  CHECK(TreeState::of_folder(tree.str(), 8).states() == whole.states());
  CHECK_THROWS_AS(TreeState::of_folder(tree.str() + "/none", 1), std::system_error);
}

TEST_CASE("the state of files is theirs alone, and of nothing where one is missing") {
  const Tree tree;
  const auto state = TreeState::of_files(tree.str(), {"a.txt", "b/d/e.txt"}, 2);
  REQUIRE(state.has_value());
  REQUIRE(state->states().size() == 2);
  CHECK(state->states()[0].path == "a.txt");
  CHECK(state->states()[1].path == "b/d/e.txt");
  tree.put("b/c.txt", "other");
  tree.put("b/d/more.txt", "");
  CHECK(TreeState::of_files(tree.str(), {"a.txt", "b/d/e.txt"}, 1)->states() == state->states());
  CHECK_FALSE(TreeState::of_files(tree.str(), {"a.txt", "none"}, 2).has_value());
  CHECK_FALSE(TreeState::of_files(tree.str() + "/none", {}, 2).has_value());
}

TEST_CASE("the state of more files than one call looks at is in their order") {
  const Scratch folder;
  std::vector<std::string> paths;
  for (int file = 0; file < 1300; ++file) {
    paths.push_back("f" + std::to_string(file));
    folder.put(paths.back(), std::string(static_cast<std::size_t>(file), 'x'));
  }
  for (const unsigned jobs : {1U, 8U}) {
    const auto state = TreeState::of_files(folder.str(), paths, jobs);
    REQUIRE(state.has_value());
    REQUIRE(state->states().size() == paths.size());
    for (std::size_t file = 0; file < paths.size(); ++file) {
      CHECK(state->states()[file].path == paths[file]);
      CHECK(state->states()[file].stamp.size == file);
    }
  }
}

TEST_CASE("what was changed lately is not settled") {
  const Tree tree;
  const auto state = TreeState::of_folder(tree.str(), 1);
  std::int64_t latest = 0;
  for (const auto& one : state.states()) {
    latest = std::max({latest, one.stamp.changed, one.stamp.modified});
  }
  CHECK_FALSE(state.settled_before(latest));
  CHECK(state.settled_before(latest + 1));
}

}  // namespace prongsai
