#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>

#include "unit/output/site_fixture.hpp"

using namespace prongsai;
using namespace prongsai::test;
namespace fs = std::filesystem;

namespace {

auto status_of(const fs::path& path) -> struct stat {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status;
}

auto replace(const fs::path& folder, const Files& files) -> PublishReport {
  return SiteWriter(folder.string(), 2, Publication::whole).publish(tree_of(files));
}

const Files small{{"index.html", "home"}, {"u/lampang/index.html", "lampang"}, {"u/trang/index.html", "trang"}};
const Files other{{"index.html", "HOME"}, {"u/lampang/index.html", "lampang"}, {"u/trang", "a file"}};

}  // namespace

TEST_CASE("a whole site takes the place of another, and nothing is left beside it") {
  const TemporaryFolder folder;
  const auto site = folder.path() / "deep/site";
  CHECK((replace(site, small) == PublishReport{.written = 3, .unchanged = 0, .removed = 0, .bytes = 16}));
  CHECK(snapshot(site) == published(small));
  const auto first = status_of(site);
  const auto kept = status_of(site / "u/lampang/index.html");
  CHECK((replace(site, other) == PublishReport{.written = 2, .unchanged = 1, .removed = 1, .bytes = 10}));
  CHECK(snapshot(site) == published(other));
  CHECK(status_of(site).st_ino != first.st_ino);
  // An unchanged file is the same one, and has one name again.
  CHECK(status_of(site / "u/lampang/index.html").st_ino == kept.st_ino);
  CHECK(status_of(site / "u/lampang/index.html").st_nlink == 1);
  CHECK((replace(site, other) == PublishReport{.written = 0, .unchanged = 3, .removed = 0, .bytes = 0}));
  publish(site, small);
  CHECK(snapshot(site) == published(small));
  CHECK((replace(site, {}) == PublishReport{.written = 0, .unchanged = 0, .removed = 3, .bytes = 0}));
  CHECK(snapshot(folder.path() / "deep") == Files{{"site/", ""}, {"site/.prongsai-manifest", ""}});
}

TEST_CASE("a site of which nothing changed is not replaced") {
  const TemporaryFolder folder;
  replace(folder.path() / "site", small);
  const auto before = status_of(folder.path() / "site");
  replace(folder.path() / "site", small);
  CHECK(status_of(folder.path() / "site").st_ino == before.st_ino);
}

TEST_CASE("one writer replaces a site again and again") {
  const TemporaryFolder folder;
  const auto site = folder.path() / "site";
  SiteWriter writer(site.string(), 1, Publication::whole);
  for (const auto& files : {small, other, small}) {
    writer.publish(tree_of(files));
    auto found = snapshot(site);
    found.erase(".prongsai-staging/");
    CHECK(found == published(files));
    CHECK_THROWS_AS(SiteWriter(site.string(), 1), ForeignFolder);
  }
}

TEST_CASE("a new site folder has the owner and the permissions of the old one") {
  const TemporaryFolder folder;
  const auto site = folder.path() / "site";
  publish(site, small);
  REQUIRE(::chmod(site.c_str(), 02770) == 0);
  const bool root = ::geteuid() == 0;
  REQUIRE((!root || ::chown(site.c_str(), 1234, 5678) == 0));
  REQUIRE((!root || ::chmod(site.c_str(), 02770) == 0));
  replace(site, other);
  CHECK((status_of(site).st_mode & 07777U) == 02770U);
  CHECK((!root || (status_of(site).st_uid == 1234 && status_of(site).st_gid == 5678)));
}

TEST_CASE("a site folder that a link leads to is replaced where it is, and the link stays") {
  const TemporaryFolder folder;
  publish(folder.path() / "releases/1", small);
  fs::create_directory_symlink("releases/1", folder.path() / "current");
  replace(folder.path() / "current", other);
  CHECK(fs::read_symlink(folder.path() / "current") == "releases/1");
  CHECK(snapshot(folder.path() / "releases/1") == published(other));
  CHECK(snapshot(folder.path() / "releases").count("1/") == 1);
}

TEST_CASE("a site that cannot be replaced as a whole is left as it is, and the reason is told") {
  struct Case {
    const char* what;
    const char* foreign;
    const char* reason;
  };
  const Case cases[] = {
      {"a file", "site/own.txt", "own.txt`, and --atomic replaces the whole folder"},
      {"a hidden file", "site/.well-known/challenge", ".well-known`, and --atomic replaces the whole folder"},
      {"a file among pages", "site/u/trang/own.txt", "u/trang/own.txt`, and --atomic replaces the whole folder"},
      {"a name that no page has", "site/a\\b", "a\\b`, and --atomic replaces the whole folder"},
      {"something beside it", ".site.prongsai-next/own.txt", ".site.prongsai-next` is in the way"},
      {"a file beside it", ".site.prongsai-next", ".site.prongsai-next` is in the way"},
  };
  for (const auto& one : cases) {
    INFO(one.what);
    const TemporaryFolder folder;
    publish(folder.path() / "site", small);
    write_file(folder.path() / one.foreign, "own");
    const auto before = snapshot(folder.path());
    CHECK_THROWS_MATCHES(replace(folder.path() / "site", other), ForeignFolder, Catch::Predicate<ForeignFolder>([&one](const ForeignFolder& thrown) {
                           return thrown.message().en.find(one.reason) != std::string::npos;
                         }));
    CHECK(snapshot(folder.path()) == before);
    publish(folder.path() / "site", {{"index.html", "HOME"}, {"u/trang/index.html", "trang"}});
    CHECK(read_file(folder.path() / one.foreign) == "own");
  }
}

TEST_CASE("a file that comes to the site while the new one is made is seen before they are swapped") {
  const TemporaryFolder folder;
  const auto site = folder.path() / "site";
  publish(site, small);
  SiteWriter writer(site.string(), 1, Publication::whole);
  write_file(site / "own.txt", "own");
  CHECK_THROWS_AS(writer.publish(tree_of(other)), ForeignFolder);
  CHECK(read_file(site / "own.txt") == "own");
  CHECK(read_file(site / "index.html") == "home");
}

TEST_CASE("what a killed run left is cleared, and only that") {
  struct Case {
    const char* what;
    Files left;
    bool cleared;
  };
  const Case cases[] = {
      {"an empty folder", {{".site.prongsai-next/", ""}}, true},
      {"half a manifest", {{".site.prongsai-next/.prongsai-manifest", "index.html\nu/lam"}}, true},
      {"a damaged manifest", {{".site.prongsai-next/.prongsai-manifest", "b\na\n"}}, true},
      {"a manifest and some of its files", {{".site.prongsai-next/.prongsai-manifest", "index.html\nu/x\n"}, {".site.prongsai-next/u/x", "x"}}, true},
      {"a damaged manifest and a file", {{".site.prongsai-next/.prongsai-manifest", "b\na\n"}, {".site.prongsai-next/a", "a"}}, false},
      {"a file without a manifest", {{".site.prongsai-next/a", "a"}}, false},
  };
  for (const auto& one : cases) {
    INFO(one.what);
    const TemporaryFolder folder;
    for (const auto& [path, bytes] : one.left) {
      if (path.ends_with('/')) {
        fs::create_directory(folder.path() / path);
      } else {
        write_file(folder.path() / path, bytes);
      }
    }
    auto before = snapshot(folder.path());
    publish(folder.path() / "site", small);
    fs::remove_all(folder.path() / "site");
    CHECK(snapshot(folder.path()) == (one.cleared ? Files() : before));
  }
}

TEST_CASE("a site is not replaced under the feet of whoever started the command inside it") {
  const TemporaryFolder folder;
  const auto site = folder.path() / "site";
  publish(site, small);
  const auto back = fs::current_path();
  fs::current_path(site / "u");
  CHECK_THROWS_WITH(replace(site, other), Catch::Contains("was started inside the site folder"));
  fs::current_path(back);
  CHECK(snapshot(site) == published(small));
}

TEST_CASE("a writer that never replaces a site leaves nothing behind") {
  const TemporaryFolder folder;
  { const SiteWriter writer((folder.path() / "a/site").string(), 1, Publication::whole); }
  CHECK(snapshot(folder.path()).empty());
}
