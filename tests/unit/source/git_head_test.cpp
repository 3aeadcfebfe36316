#include "source/git_head.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "source/git_changes.hpp"

namespace prongsai {
namespace {

namespace fs = std::filesystem;

// A repository of one commit, of a file in a folder, made by git itself.
class Repository {
 public:
  Repository() {
    std::string name = (fs::temp_directory_path() / "prongsai-head-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    root_ = fs::canonical(name);
    fs::create_directories(root_ / "a/content");
    put("a/content/file", "one");
    git("init -q -b main");
    git("add -A");
    git("commit -q -m one");
  }
  ~Repository() { fs::remove_all(root_); }
  Repository(const Repository&) = delete;
  auto operator=(const Repository&) -> Repository& = delete;
  void put(const std::string& path, const std::string& text) const { std::ofstream(root_ / path) << text; }
  void add(const std::string& path, const std::string& text) const { std::ofstream(root_ / path, std::ios::app) << text; }
  void git(const std::string& words) const {
    const auto line = "cd '" + root_.string() +
                      "' && GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 git -c user.email=a@example.org -c user.name=a " + words +
                      " >/dev/null 2>&1";
    // The file at hand is the test's own.
    REQUIRE(std::system(line.c_str()) == 0);  // NOLINT(cert-env33-c,concurrency-mt-unsafe)
  }
  [[nodiscard]] auto at(const std::string& path) const -> fs::path { return root_ / path; }
  [[nodiscard]] auto content() const -> std::string { return (root_ / "a/content").string(); }

 private:
  fs::path root_;
};

}  // namespace

TEST_CASE("what a plain repository's own files say is what the library says") {
  const Repository repository;
  struct Case {
    std::string what;
    void (*make)(const Repository&);
  };
  const auto one = GENERATE(Case{"as it was made", [](const Repository&) {}},
                            Case{"references in one list", [](const Repository& r) { r.git("pack-refs --all"); }},
                            Case{"packed, with others around it",
                                 [](const Repository& r) {
                                   r.git("branch a-main");
                                   r.git("branch mai");
                                   r.git("tag -a -m v v1");
                                   r.git("pack-refs --all");
                                   r.git("gc -q");
                                 }},
                            Case{"packed, and moved on",
                                 [](const Repository& r) {
                                   r.git("pack-refs --all");
                                   r.git("commit -q --allow-empty -m two");
                                 }},
                            Case{"another branch", [](const Repository& r) { r.git("checkout -q -b some/other"); }},
                            Case{"no branch", [](const Repository& r) { r.git("checkout -q --detach"); }});
  INFO(one.what);
  one.make(repository);
  const auto said = history_id(repository.content());
  CHECK(said.starts_with("a/content/"));
  CHECK(plain_history_id(repository.content()) == said);
  CHECK(plain_history_id(repository.at("").string()) == said.substr(said.rfind('/') + 1));
}

TEST_CASE("a commit shows in what the repository's own files say") {
  const Repository repository;
  const auto before = plain_history_id(repository.content());
  repository.git("commit -q --allow-empty -m two");
  CHECK(plain_history_id(repository.content()).has_value());
  CHECK(plain_history_id(repository.content()) != before);
}

TEST_CASE("of a repository that is not plain the library is asked") {
  const Repository repository;
  struct Case {
    std::string what;
    void (*make)(const Repository&);
  };
  const auto one =
      GENERATE(Case{"no commit yet", [](const Repository& r) { r.git("checkout -q --orphan other"); }},
               Case{"files elsewhere", [](const Repository& r) { r.git("config core.worktree .."); }},
               Case{"settings elsewhere", [](const Repository& r) { r.git("config include.path other"); }},
               Case{"another form", [](const Repository& r) { r.add(".git/config", "[Extensions]\n\tsomething = true\n"); }},
               Case{"no files", [](const Repository& r) { r.git("config core.bare true"); }},
               Case{"no settings", [](const Repository& r) { fs::remove(r.at(".git/config")); }},
               Case{"said twice", [](const Repository& r) { r.add(".git/config", "[core]\n\tbare = true\n"); }},
               Case{"the end of a history", [](const Repository& r) { r.put(".git/shallow", std::string(40, '1') + "\n"); }},
               Case{"a second folder of files", [](const Repository& r) { r.put(".git/commondir", "../other\n"); }},
               Case{"a file that names the repository",
                    [](const Repository& r) {
                      fs::rename(r.at(".git"), r.at("a/elsewhere"));
                      r.put(".git", "gitdir: a/elsewhere\n");
                    }},
               Case{"a link to the repository",
                    [](const Repository& r) {
                      fs::rename(r.at(".git"), r.at("elsewhere"));
                      fs::create_symlink("elsewhere", r.at(".git"));
                    }},
               Case{"another repository nearer", [](const Repository& r) { r.put("a/HEAD", ""); }},
               Case{"a broken one nearer", [](const Repository& r) { fs::create_directory(r.at("a/.git")); }},
               Case{"a reference that names another", [](const Repository& r) { r.put(".git/refs/heads/main", "ref: refs/heads/other\n"); }},
               Case{"half a reference", [](const Repository& r) { r.put(".git/refs/heads/main", "12ab"); }},
               Case{"an empty HEAD", [](const Repository& r) { r.put(".git/HEAD", ""); }},
               Case{"a HEAD out of the repository", [](const Repository& r) { r.put(".git/HEAD", "ref: refs/heads/../../../x\n"); }},
               Case{"a HEAD without an end", [](const Repository& r) { r.put(".git/HEAD", "ref: refs/heads/main"); }});
  INFO(one.what);
  one.make(repository);
  CHECK_FALSE(plain_history_id(repository.content()).has_value());
}

TEST_CASE("outside a repository there is no history") {
  const Repository repository;
  fs::remove_all(repository.at(".git"));
  // Unless the folder for temporary files lies in a repository itself.
  const auto said = history_id(repository.content());
  CHECK(plain_history_id(repository.content()).value_or(said) == said);
  CHECK_FALSE(plain_history_id(repository.at("none").string()).has_value());
}

}  // namespace prongsai
