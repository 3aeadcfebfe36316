#include "serve/folder_watch.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace prongsai;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "prongsai-watch-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
    fs::create_directories(path_ / "c/units/a");
    put("c/units/a/unit.yaml");
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  auto operator=(const Folder&) -> Folder& = delete;
  void put(const std::string& path) const { std::ofstream(path_ / path) << "x"; }
  [[nodiscard]] auto at(const std::string& path) const -> fs::path { return path_ / path; }
  // Relative to the folder.
  [[nodiscard]] auto changes(FolderWatch& watch) const -> std::set<std::string> {
    std::set<std::string> relative;
    for (const auto& path : watch.take()) {
      relative.insert(fs::path(path).lexically_relative(path_).string());
    }
    return relative;
  }

 private:
  fs::path path_;
};

using Paths = std::set<std::string>;

}  // namespace

TEST_CASE("saves of every kind are seen") {
  const Folder folder;
  FolderWatch watch({folder.at("c").string()});
  CHECK(folder.changes(watch).empty());
  folder.put("c/units/a/unit.yaml");
  CHECK(folder.changes(watch) == Paths{"c/units/a/unit.yaml"});
  folder.put("c/units/a/new.yaml");
  CHECK(folder.changes(watch) == Paths{"c/units/a/new.yaml"});
  folder.put("aside");
  fs::rename(folder.at("aside"), folder.at("c/units/a/unit.yaml"));
  CHECK(folder.changes(watch) == Paths{"c/units/a/unit.yaml"});
  fs::remove(folder.at("c/units/a/new.yaml"));
  CHECK(folder.changes(watch) == Paths{"c/units/a/new.yaml"});
  fs::permissions(folder.at("c/units/a/unit.yaml"), fs::perms::owner_read);
  CHECK(folder.changes(watch) == Paths{"c/units/a/unit.yaml"});
  fs::create_hard_link(folder.at("c/units/a/unit.yaml"), folder.at("c/second.yaml"));
  CHECK(folder.changes(watch).contains("c/second.yaml"));
  fs::create_symlink("nowhere", folder.at("c/link"));
  CHECK(folder.changes(watch) == Paths{"c/link"});
}

TEST_CASE("a file that is still being written is not seen yet") {
  const Folder folder;
  FolderWatch watch({folder.at("c").string()});
  std::ofstream file(folder.at("c/half.md"));
  file << "half" << std::flush;
  CHECK(folder.changes(watch).empty());
  file.close();
  CHECK(folder.changes(watch) == Paths{"c/half.md"});
}

TEST_CASE("hidden names and what links lead to are left aside") {
  const Folder folder;
  fs::create_directories(folder.at("elsewhere/deep"));
  fs::create_directory_symlink(folder.at("elsewhere"), folder.at("c/link"));
  fs::create_directories(folder.at("c/.git/refs"));
  FolderWatch watch({folder.at("c").string()});
  folder.put("elsewhere/file");
  folder.put("elsewhere/deep/file");
  folder.put("c/.unit.yaml.swp");
  folder.put("c/.git/refs/head");
  fs::create_directory(folder.at("c/.cache"));
  folder.put("c/.cache/file");
  CHECK(folder.changes(watch).empty());
}

TEST_CASE("folders that appear, move and go are followed") {
  const Folder folder;
  FolderWatch watch({folder.at("c").string()});
  fs::create_directories(folder.at("c/units/b/2564/practices"));
  (void)folder.changes(watch);
  folder.put("c/units/b/2564/practices/one.md");
  CHECK(folder.changes(watch) == Paths{"c/units/b/2564/practices/one.md"});
  fs::rename(folder.at("c/units/b"), folder.at("c/units/z"));
  CHECK(folder.changes(watch) == Paths{"c/units/b", "c/units/z"});
  folder.put("c/units/z/2564/practices/one.md");
  CHECK(folder.changes(watch) == Paths{"c/units/z/2564/practices/one.md"});
  fs::rename(folder.at("c/units/z"), folder.at("outside"));
  CHECK(folder.changes(watch) == Paths{"c/units/z"});
  folder.put("outside/2564/practices/one.md");
  CHECK(folder.changes(watch).empty());
  fs::rename(folder.at("outside"), folder.at("c/units/back"));
  CHECK(folder.changes(watch) == Paths{"c/units/back"});
  folder.put("c/units/back/2564/practices/one.md");
  CHECK(folder.changes(watch) == Paths{"c/units/back/2564/practices/one.md"});
  fs::remove_all(folder.at("c/units/back"));
  CHECK(folder.changes(watch).contains("c/units/back"));
}

TEST_CASE("the watched folder itself may go and come back") {
  const Folder folder;
  FolderWatch watch({folder.at("c").string(), folder.at("templates").string()});
  CHECK(watch.misses_folder());
  fs::rename(folder.at("c"), folder.at("old"));
  CHECK(folder.changes(watch) == Paths{"c"});
  folder.put("old/units/a/unit.yaml");
  CHECK(folder.changes(watch).empty());
  fs::create_directories(folder.at("c/units/a"));
  CHECK(folder.changes(watch) == Paths{"c"});
  folder.put("c/units/a/unit.yaml");
  CHECK(folder.changes(watch) == Paths{"c/units/a/unit.yaml"});
  fs::remove_all(folder.at("c"));
  CHECK(folder.changes(watch).contains("c"));
  CHECK(watch.misses_folder());
  fs::create_directories(folder.at("templates"));
  fs::create_directories(folder.at("c"));
  CHECK(folder.changes(watch) == Paths{"c", "templates"});
  CHECK_FALSE(watch.misses_folder());
}

TEST_CASE("more changes than the kernel keeps are a change of everything") {
  const Folder folder;
  FolderWatch watch({folder.at("c").string()});
  int most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  // Equal events one after the other are kept as one: two files in turn.
  if (most > 0 && most <= 65536) {
    folder.put("c/one");
    folder.put("c/two");
    for (int at = 0; at < most; ++at) {
      // Opened to be written, and closed: quicker than writing.
      ::close(::open(folder.at(at % 2 == 0 ? "c/one" : "c/two").c_str(), O_WRONLY | O_CLOEXEC));
    }
    fs::create_directories(folder.at("c/missed/deep"));
    CHECK(folder.changes(watch).contains("c"));
    folder.put("c/missed/deep/file");
    CHECK(folder.changes(watch) == Paths{"c/missed/deep/file"});
  }
}

TEST_CASE("there is something to wait for") {
  const Folder folder;
  FolderWatch watch({folder.at("c").string()});
  pollfd one{.fd = watch.descriptor(), .events = POLLIN, .revents = 0};
  CHECK(::poll(&one, 1, 0) == 0);
  folder.put("c/file");
  CHECK(::poll(&one, 1, 10'000) == 1);
}
