#include "output/site_writer.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "base/assert.hpp"
#include "unit/output/site_fixture.hpp"

using namespace prongsai;
using namespace prongsai::test;
namespace fs = std::filesystem;

namespace {

auto mode_of(const fs::path& path) -> unsigned {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

auto inode_of(const fs::path& path) -> ino_t {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_ino;
}

class Umask {
 public:
  explicit Umask(mode_t mask) : old_(::umask(mask)) {}
  ~Umask() { ::umask(old_); }
  Umask(const Umask&) = delete;
  auto operator=(const Umask&) -> Umask& = delete;

 private:
  mode_t old_;
};

// A disk that takes no file of more than so many bytes.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit limit{.rlim_cur = bytes, .rlim_max = old_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &old_);
    (void)std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  auto operator=(const FileSizeLimit&) -> FileSizeLimit& = delete;

 private:
  rlimit old_{};
  void (*handler_)(int);
};

const Files small{{"index.html", "home"}, {"u/lampang/index.html", "lampang"}, {"u/trang/index.html", "trang"}};

}  // namespace

TEST_CASE("a site becomes the new site, whatever it was, and the report says what was done") {
  struct Case {
    const char* what;
    Files before;
    Files after;
    PublishReport report;
  };
  const Case cases[] = {
      {"nothing to something", {}, small, {3, 0, 0, 16}},
      {"the same", small, small, {0, 3, 0, 0}},
      {"one changed, same size", small, {{"index.html", "HOME"}, {"u/lampang/index.html", "lampang"}, {"u/trang/index.html", "trang"}}, {1, 2, 0, 4}},
      {"one shorter", {{"a", "12345"}}, {{"a", "123"}}, {1, 0, 0, 3}},
      {"one longer", {{"a", "123"}}, {{"a", "12345"}}, {1, 0, 0, 5}},
      {"to empty", {{"a", "123"}}, {{"a", ""}}, {1, 0, 0, 0}},
      {"still empty", {{"a", ""}}, {{"a", ""}}, {0, 1, 0, 0}},
      {"one added", {{"index.html", "home"}}, {{"index.html", "home"}, {"x/y/z", "1"}}, {1, 1, 0, 1}},
      {"one removed with its folder", small, {{"index.html", "home"}, {"u/trang/index.html", "trang"}}, {0, 2, 1, 0}},
      {"all removed", small, {}, {0, 0, 3, 0}},
      {"a file becomes a folder", {{"a", "1"}, {"b", "2"}}, {{"a/x", "1"}, {"b", "2"}}, {1, 1, 1, 1}},
      {"a folder becomes a file", {{"a/x", "1"}, {"a/y/z", "2"}}, {{"a", "3"}}, {1, 0, 2, 1}},
      {"every byte value", {{"a", std::string("\0\xff\r\n", 4)}}, {{"a", std::string("\0\xfe\r\n", 4)}}, {1, 0, 0, 4}},
  };
  for (const auto& one : cases) {
    for (const unsigned jobs : {1U, 4U}) {
      INFO(one.what << ", jobs " << jobs);
      const TemporaryFolder folder;
      publish(folder.path(), one.before, jobs);
      CHECK(snapshot(folder.path()) == published(one.before));
      const auto report = publish(folder.path(), one.after, jobs);
      CHECK(report.written == one.report.written);
      CHECK(report.unchanged == one.report.unchanged);
      CHECK(report.removed == one.report.removed);
      CHECK(report.bytes == one.report.bytes);
      CHECK(snapshot(folder.path()) == published(one.after));
    }
  }
}

TEST_CASE("an unchanged file keeps its time and its place on the disk") {
  const TemporaryFolder folder;
  publish(folder.path(), {{"same", "1"}, {"other", "2"}});
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1000);
  for (const char* name : {"same", "other", ".prongsai-manifest"}) {
    fs::last_write_time(folder.path() / name, long_ago);
  }
  const auto inode = inode_of(folder.path() / "same");
  publish(folder.path(), {{"same", "1"}, {"other", "3"}});
  CHECK(fs::last_write_time(folder.path() / "same") == long_ago);
  CHECK(inode_of(folder.path() / "same") == inode);
  CHECK(fs::last_write_time(folder.path() / "other") != long_ago);
  CHECK(fs::last_write_time(folder.path() / ".prongsai-manifest") == long_ago);
}

TEST_CASE("a reader that has a file open keeps reading the old one") {
  const TemporaryFolder folder;
  publish(folder.path(), {{"a", "old bytes"}});
  std::ifstream reader(folder.path() / "a");
  publish(folder.path(), {{"a", "new bytes"}});
  std::string line;
  std::getline(reader, line);
  CHECK(line == "old bytes");
}

TEST_CASE("one writer publishes again and again") {
  const TemporaryFolder folder;
  SiteWriter writer(folder.path().string(), 2);
  for (const auto& files : {small, Files{{"a", "1"}}, Files{}, small, small}) {
    writer.publish(tree_of(files));
    auto found = snapshot(folder.path());
    CHECK(found.erase(".prongsai-staging/") == 1);
    CHECK(found == published(files));
  }
}

TEST_CASE("files that are published ahead stand at once, and are told as written") {
  const TemporaryFolder folder;
  const Files old{{"a/index.html", "old a"}, {"b/index.html", "old b"}, {"c.txt", "c"}};
  SiteWriter writer(folder.path().string(), 2);
  (void)writer.publish(tree_of(old));
  const auto place = [&writer](const Files& files) {
    std::vector<PlacedFile> placed;
    for (const auto& [path, bytes] : files) {
      placed.push_back(writer.place(OutputPath(path), bytes));
    }
    return placed;
  };
  // One that differs, one that does not, one that is new.
  const auto paths = writer.publish_ahead(place({{"a/index.html", "new a"}, {"c.txt", "c"}, {"d/index.html", "new d"}}));
  CHECK(paths == std::vector<std::string>{"a/index.html"});
  CHECK(read_file(folder.path() / "a/index.html") == "new a");
  CHECK_FALSE(fs::exists(folder.path() / "d"));

  SECTION("as it is in the new site") {
    const auto report = writer.publish(OutputTree(), place({{"a/index.html", "new a"}, {"b/index.html", "new b"}, {"c.txt", "c"}}));
    CHECK(report == PublishReport{.written = 2, .unchanged = 1, .removed = 0, .bytes = 10, .taken = 0, .again = 0});
    CHECK(writer.publish(tree_of({{"a/index.html", "new a"}, {"b/index.html", "new b"}, {"c.txt", "c"}})).unchanged == 3);
  }
  SECTION("another in the new site") {
    const auto report = writer.publish(OutputTree(), place({{"a/index.html", "newer a"}, {"b/index.html", "old b"}, {"c.txt", "c"}}));
    CHECK(report == PublishReport{.written = 1, .unchanged = 2, .removed = 0, .bytes = 7, .taken = 0, .again = 1});
    CHECK(read_file(folder.path() / "a/index.html") == "newer a");
  }
}

TEST_CASE("a writer that ends after it published ahead leaves a site that the next one puts right") {
  const TemporaryFolder folder;
  const Files old{{"a.txt", "old a"}, {"b.txt", "old b"}};
  {
    SiteWriter writer(folder.path().string(), 1);
    (void)writer.publish(tree_of(old));
    (void)writer.publish_ahead({writer.place(OutputPath("a.txt"), "new a")});
  }
  CHECK(read_file(folder.path() / "a.txt") == "new a");
  CHECK(SiteWriter(folder.path().string(), 1).publish(tree_of(old)).written == 1);
  CHECK(read_file(folder.path() / "a.txt") == "old a");
}

TEST_CASE("nothing is published ahead of a site that is published as a whole") {
  const TemporaryFolder folder;
  const auto site = (folder.path() / "site").string();
  (void)SiteWriter(site, 1, Publication::whole).publish(tree_of({{"a.txt", "old"}}));
  SiteWriter writer(site, 1, Publication::whole);
  CHECK(writer.publish_ahead({writer.place(OutputPath("a.txt"), "new")}).empty());
  CHECK(read_file(folder.path() / "site/a.txt") == "old");
}

TEST_CASE("permissions do not depend on the umask and are mended") {
  const TemporaryFolder folder;
  const auto site = folder.path() / "new" / "site";
  {
    const Umask strict(077);
    SiteWriter writer(site.string(), 1);
    write_file(writer.stage_path(OutputPath("packs/p.zip")), "zip");
    CHECK(mode_of(site / ".prongsai-staging") == 0700);
    writer.publish(tree_of(small));
  }
  const Umask loose(0);
  for (const char* name : {"index.html", "u/lampang/index.html", "packs/p.zip", ".prongsai-manifest"}) {
    INFO(name);
    CHECK(mode_of(site / name) == 0644);
  }
  for (const char* name : {"", "u", "u/lampang", "packs"}) {
    INFO(name);
    CHECK(mode_of(site / name) == 0755);
  }
  fs::permissions(site / "index.html", fs::perms::owner_all);
  publish(site, small);
  CHECK(mode_of(site / "index.html") == 0644);
}

TEST_CASE("a folder that holds what we did not write is refused and left alone") {
  const TemporaryFolder folder;
  for (const char* name : {"thesis.docx", "photos/1.jpg"}) {
    write_file(folder.path() / name, "precious");
  }
  const auto before = snapshot(folder.path());
  try {
    publish(folder.path(), small);
    FAIL("not refused");
  } catch (const ForeignFolder& refusal) {
    const auto site = folder.path().string();
    CHECK(refusal.what() ==
          "the folder `" + site +
              "` holds what prongsai did not write, such as `photos`; choose an empty folder with -o, or move these things away first");
    CHECK(refusal.message().en == refusal.what());
    CHECK(refusal.message().th == "โฟลเดอร์ `" + site + "` มีสิ่งที่โปรแกรมนี้ไม่ได้สร้าง เช่น `photos` โปรดเลือกโฟลเดอร์ว่างด้วย -o หรือย้ายสิ่งเหล่านั้นออกก่อน");
  }
  CHECK(snapshot(folder.path()) == before);
}

TEST_CASE("dot files are not foreign and stay") {
  const TemporaryFolder folder;
  write_file(folder.path() / ".gitkeep", "");
  write_file(folder.path() / ".git/config", "[core]");
  publish(folder.path(), small);
  publish(folder.path(), {});
  CHECK(snapshot(folder.path()) == Files{{".git/", ""}, {".git/config", "[core]"}, {".gitkeep", ""}, {".prongsai-manifest", ""}});
}

TEST_CASE("foreign files beside ours are never touched, and their folders stay") {
  const TemporaryFolder folder;
  publish(folder.path(), small);
  write_file(folder.path() / "u/lampang/note.txt", "mine");
  write_file(folder.path() / "other/x", "mine too");
  publish(folder.path(), {{"index.html", "home"}});
  CHECK(snapshot(folder.path()) == Files{{".prongsai-manifest", "index.html\n"},
                                         {"index.html", "home"},
                                         {"other/", ""},
                                         {"other/x", "mine too"},
                                         {"u/", ""},
                                         {"u/lampang/", ""},
                                         {"u/lampang/note.txt", "mine"}});
}

TEST_CASE("what stands in the way of a new file is an error before anything is touched") {
  struct Case {
    const char* what;
    void (*prepare)(const fs::path&);
    Files wanted;
    const char* message;
  };
  const Case cases[] = {
      {"foreign file",
       [](const fs::path& site) { write_file(site / "a.html", "mine"); },
       {{"a.html", "ours"}},
       "`SITE/a.html` is in the way and prongsai did not write it; move or rename it, then build again"},
      {"foreign file with the same bytes",
       [](const fs::path& site) { write_file(site / "a.html", "ours"); },
       {{"a.html", "ours"}},
       "`SITE/a.html` is in the way and prongsai did not write it; move or rename it, then build again"},
      {"foreign file for a folder",
       [](const fs::path& site) { write_file(site / "a", "mine"); },
       {{"a/b/c.html", "ours"}},
       "`SITE/a` is in the way and prongsai did not write it; move or rename it, then build again"},
      {"foreign folder for a file", [](const fs::path& site) { write_file(site / "a/x", "mine"); }, {{"a", "ours"}}, "SITE/a: Is a directory"},
      {"link to a file",
       [](const fs::path& site) { fs::create_symlink("index.html", site / "a"); },
       {{"a", "ours"}},
       "SITE/a: a symbolic link is in the way and is not followed: Too many levels of symbolic links"},
      {"link to nothing",
       [](const fs::path& site) { fs::create_symlink("nowhere", site / "a"); },
       {{"a", "ours"}},
       "SITE/a: a symbolic link is in the way and is not followed: Too many levels of symbolic links"},
      {"link to a folder",
       [](const fs::path& site) { fs::create_directory_symlink("/tmp", site / "a"); },
       {{"a/b/c", "ours"}},
       "SITE/a: a symbolic link is in the way and is not followed: Too many levels of symbolic links"},
      {"link for one of our folders, nothing wanted there",
       [](const fs::path& site) {
         fs::rename(site / "u", site / "moved");
         fs::create_directory_symlink("moved", site / "u");
       },
       {{"index.html", "changed"}},
       "SITE/u: a symbolic link is in the way and is not followed: Too many levels of symbolic links"},
      {"pipe",
       [](const fs::path& site) { REQUIRE(::mkfifo((site / "a").c_str(), 0600) == 0); },
       {{"a", "ours"}},
       "SITE/a: neither a file nor a folder: Invalid argument"},
      {"link for the manifest",
       [](const fs::path& site) {
         fs::rename(site / ".prongsai-manifest", site / ".elsewhere");
         fs::create_symlink(".elsewhere", site / ".prongsai-manifest");
       },
       {{"a", "ours"}},
       "SITE/.prongsai-manifest: a symbolic link is in the way and is not followed: Too many levels of symbolic links"},
      {"damaged manifest",
       [](const fs::path& site) { write_file(site / ".prongsai-manifest", "../x\n"); },
       {{"a", "ours"}},
       "`SITE/.prongsai-manifest` is damaged or was edited, so that nobody knows which files prongsai wrote; empty the site folder, then build "
       "again"},
  };
  for (const auto& one : cases) {
    INFO(one.what);
    const TemporaryFolder folder;
    publish(folder.path(), small);
    one.prepare(folder.path());
    const auto names = [&folder] {
      Files found;
      for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
        found[entry.path().string()] = entry.is_regular_file() ? read_file(entry.path()) : "";
      }
      return found;
    };
    const auto before = names();
    std::string message;
    try {
      publish(folder.path(), one.wanted);
    } catch (const std::exception& failure) {
      message = failure.what();
    }
    for (auto at = message.find(folder.path().string()); at != std::string::npos; at = message.find(folder.path().string())) {
      message.replace(at, folder.path().string().size(), "SITE");
    }
    CHECK(message == one.message);
    CHECK(names() == before);
  }
}

TEST_CASE("environment failures are system errors that name the path") {
  const TemporaryFolder folder;
  write_file(folder.path() / "file", "x");
  CHECK_THROWS_AS(SiteWriter((folder.path() / "file").string(), 1), std::system_error);
  CHECK_THROWS_WITH(SiteWriter((folder.path() / "file").string(), 1), Catch::Contains((folder.path() / "file").string()));
}

TEST_CASE("a full disk leaves the old site as it was") {
  const TemporaryFolder folder;
  publish(folder.path(), small);
  auto wanted = small;
  wanted["a.html"] = "fits";
  wanted["index.html"] = "changed";
  wanted["z/large.html"] = std::string(100'000, 'x');
  {
    SiteWriter writer(folder.path().string(), 1);
    const FileSizeLimit limit(50'000);
    CHECK_THROWS_MATCHES(writer.publish(tree_of(wanted)), std::system_error,
                         Catch::Message(folder.path().string() + "/z/large.html: File too large"));
  }
  CHECK(snapshot(folder.path()) == published(small));
  publish(folder.path(), wanted);
  CHECK(snapshot(folder.path()) == published(wanted));
}

TEST_CASE("a folder that makes room for a file must hold nothing of others, which is seen before anything is changed") {
  for (const auto* own : {"u/trang/own.txt", "u/trang/deep/own.txt"}) {
    const TemporaryFolder folder;
    publish(folder.path(), small);
    write_file(folder.path() / own, "own");
    const auto before = snapshot(folder.path());
    CHECK_THROWS_MATCHES(publish(folder.path(), {{"index.html", "HOME"}, {"u/trang", "a file"}}), ForeignFolder, Catch::Predicate<ForeignFolder>([](const ForeignFolder& thrown) {
                           return thrown.message().en.find("is in the way and prongsai did not write it") != std::string::npos;
                         }));
    CHECK(snapshot(folder.path()) == before);
  }
}

TEST_CASE("two writers do not share a folder") {
  const TemporaryFolder folder;
  const SiteWriter first(folder.path().string(), 1);
  CHECK_THROWS_MATCHES(SiteWriter(folder.path().string(), 1), ForeignFolder,
                       Catch::Message("another run is writing the site `" + folder.path().string() + "`; wait until it has ended, then build again"));
}

TEST_CASE("two files for one path are a bug, wherever they come from") {
  const TemporaryFolder folder;
  publish(folder.path(), small);
  {
    SiteWriter writer(folder.path().string(), 1);
    write_file(writer.stage_path(OutputPath("a")), "1");
    CHECK_THROWS_MATCHES(writer.publish(tree_of({{"a", "1"}})), Bug, Catch::Message("two files of the site have the path `a`"));
    CHECK_THROWS_MATCHES(writer.publish(tree_of({{"a", "1"}}), {writer.place(OutputPath("a"), "1")}), Bug,
                         Catch::Message("two files of the site have the path `a`"));
    CHECK_THROWS_MATCHES(writer.publish(tree_of({{"a", "1"}, {"a-b", "2"}, {"a/b/c", "3"}})), Bug,
                         Catch::Message("`a` of the site is a file and the folder of `a/b/c`"));
  }
  CHECK(snapshot(folder.path()) == published(small));
}
