#include "output/placed_file.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <thread>

#include "base/sha256.hpp"
#include "output/site_writer.hpp"
#include "unit/output/site_fixture.hpp"

using namespace prongsai;
using namespace prongsai::test;
namespace fs = std::filesystem;

namespace {

auto inode_of(const fs::path& path) -> ino_t {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_ino;
}

auto place_pieces(const SiteWriter& writer, const std::string& path, const std::string& bytes) -> PlacedFile {
  auto file = writer.begin(OutputPath(path));
  for (std::size_t at = 0; at < bytes.size(); at += 70'000) {
    file.take(std::string_view(bytes).substr(at, 70'000));
  }
  return file.finish();
}

auto placed_bytes(const SiteWriter& writer, const PlacedFile& file) -> std::string {
  std::string bytes;
  writer.read_placed(file, [&bytes](std::string_view piece) { bytes += piece; });
  return bytes;
}

const Files small{{"index.html", "home"}, {"u/lampang/index.html", "lampang"}, {"u/trang/index.html", "trang"}};

}  // namespace

TEST_CASE("large files are staged by others and moved in when they changed") {
  const TemporaryFolder folder;
  const auto build = [&folder](const std::string& bytes) {
    SiteWriter writer(folder.path().string(), 2);
    write_file(writer.stage_path(OutputPath("packs/2564/a.zip")), bytes);
    write_file(writer.stage_path(OutputPath("packs/.b.zip")), "b");
    return writer.publish(tree_of({{"index.html", "home"}}));
  };
  const std::string pack(300'000, 'p');
  CHECK((build(pack) == PublishReport{.written = 3, .unchanged = 0, .removed = 0, .bytes = 300'005}));
  const auto inode = inode_of(folder.path() / "packs/2564/a.zip");
  CHECK((build(pack) == PublishReport{.written = 0, .unchanged = 3, .removed = 0, .bytes = 0}));
  CHECK(inode_of(folder.path() / "packs/2564/a.zip") == inode);
  auto changed = pack;
  changed.back() = 'q';
  CHECK((build(changed) == PublishReport{.written = 1, .unchanged = 2, .removed = 0, .bytes = 300'000}));
  CHECK(snapshot(folder.path()) == published({{"index.html", "home"}, {"packs/.b.zip", "b"}, {"packs/2564/a.zip", changed}}));
  publish(folder.path(), {{"index.html", "home"}});
  CHECK(snapshot(folder.path()) == published({{"index.html", "home"}}));
}

TEST_CASE("placing compares at once, from many threads") {
  const TemporaryFolder folder;
  const std::string large(200'000, 'l');
  auto changed = large;
  changed[150'000] = 'x';
  const Files sources{{"same", large}, {"changed", changed}, {"short", "12"}, {"new", "n"}};
  publish(folder.path(), {{"c/changed", large}, {"c/same", large}, {"c/short", "123"}, {"kept", "k"}, {"page", "old"}, {"stale", "s"}});
  SiteWriter writer(folder.path().string(), 2);
  std::vector<PlacedFile> placed;
  {
    std::optional<PlacedFile> page;
    std::jthread other([&] { page = writer.place(OutputPath("page"), "new"); });
    placed.push_back(place_pieces(writer, "c/same", sources.at("same")));
    placed.push_back(place_pieces(writer, "c/changed", sources.at("changed")));
    placed.push_back(place_pieces(writer, "c/short", sources.at("short")));
    placed.push_back(place_pieces(writer, "c/new", sources.at("new")));
    other.join();
    placed.push_back(*page);
  }
  CHECK(placed[0].staged.empty());
  CHECK(placed[1].size == changed.size());
  const auto kept = writer.keep(OutputPath("kept"));
  REQUIRE(kept);
  CHECK(kept->size == 1);
  placed.push_back(*kept);
  CHECK_FALSE(writer.keep(OutputPath("c/new")));
  CHECK_FALSE(writer.keep(OutputPath("c")));
  CHECK((writer.publish(tree_of({{"tree", "t"}}), placed) == PublishReport{.written = 5, .unchanged = 2, .removed = 1, .bytes = 200'007}));
  auto found = snapshot(folder.path());
  found.erase(".prongsai-staging/");
  CHECK(found ==
        published({{"c/changed", changed}, {"c/new", "n"}, {"c/same", large}, {"c/short", "12"}, {"kept", "k"}, {"page", "new"}, {"tree", "t"}}));
}

TEST_CASE("a placed file is read from where its bytes are") {
  const TemporaryFolder folder;
  const std::string large(700'000, 'l');
  publish(folder.path(), {{"changed", "old"}, {"same", large}});
  write_file(folder.path() / "foreign", "mine");
  const SiteWriter writer(folder.path().string(), 1);
  const auto same = place_pieces(writer, "same", large);
  const auto changed = place_pieces(writer, "changed", large);
  CHECK(same.staged.empty());
  CHECK(placed_bytes(writer, same) == large);
  CHECK(placed_bytes(writer, changed) == large);
  CHECK(placed_bytes(writer, writer.place(OutputPath("empty"), "")).empty());
  { (void)writer.begin(OutputPath("dropped")); }
  CHECK(writer.published_text(OutputPath("changed"), 3) == "old");
  CHECK(writer.published_text(OutputPath("changed"), 2) == std::nullopt);
  CHECK(writer.published_text(OutputPath("foreign"), 9) == std::nullopt);
  CHECK(writer.published_text(OutputPath("none"), 9) == std::nullopt);
  fs::remove(folder.path() / "same");
  CHECK_THROWS_MATCHES(placed_bytes(writer, same), std::system_error,
                       Catch::Message((folder.path() / "same").string() + ": No such file or directory"));
}

TEST_CASE("a writer that never publishes leaves nothing behind") {
  const TemporaryFolder folder;
  {
    const SiteWriter writer((folder.path() / "a/b/../site/").string(), 1);
    (void)place_pieces(writer, "x/y", "bytes");
    CHECK(fs::is_directory(folder.path() / "a/site"));
  }
  CHECK(fs::is_empty(folder.path()));
  fs::create_directory(folder.path() / "mine");
  { const SiteWriter writer((folder.path() / "mine").string(), 1); }
  CHECK(fs::is_empty(folder.path() / "mine"));
  { const SiteWriter writer((folder.path() / "mine/site").string(), 1); }
  CHECK(fs::is_empty(folder.path() / "mine"));
  publish(folder.path() / "site", small);
  { const SiteWriter writer((folder.path() / "site").string(), 1); }
  CHECK(snapshot(folder.path() / "site") == published(small));
}

TEST_CASE("a listed file that somebody deleted is not kept but written again") {
  const TemporaryFolder folder;
  publish(folder.path(), {{"a", "1"}});
  fs::remove(folder.path() / "a");
  CHECK_FALSE(SiteWriter(folder.path().string(), 1).keep(OutputPath("a")));
  CHECK(publish(folder.path(), {{"a", "1"}}).written == 1);
}

TEST_CASE("a file of the content is copied as it is, with what proves it") {
  const TemporaryFolder folder;
  std::string bytes(700'000, 'e');
  bytes[1] = '\0';
  write_file(folder.path() / "content/evidence/ก.pdf", bytes);
  const auto reader = disk_reader((folder.path() / "content").string());
  SiteWriter writer((folder.path() / "site").string(), 1);
  const auto staged = writer.stage_path(OutputPath("e/ก.pdf"));
  const auto copied = copy_into(*reader, "evidence/ก.pdf", staged);
  CHECK(copied.size == bytes.size());
  CHECK(copied.sha256 == sha256_hex(bytes));
  writer.publish(OutputTree());
  CHECK(read_file(folder.path() / "site/e/ก.pdf") == bytes);
  CHECK_THROWS_MATCHES(copy_into(*reader, "evidence/ก.pdf", (folder.path() / "none/x").string()), std::system_error,
                       Catch::Message((folder.path() / "none/x").string() + ": No such file or directory"));
}

TEST_CASE("what was staged and taken is published with its key, and known by it") {
  const TemporaryFolder folder;
  const OutputPath path("packs/2564/a.zip");
  SiteIndex index;
  for (const bool again : {false, true}) {
    SiteWriter writer(folder.path().string(), 1);
    write_file(writer.stage_path(path), "the same bytes");
    auto taken = writer.take_staged(path);
    CHECK(taken.staged.empty() == again);
    taken.key = "key";
    CHECK(writer.publish(OutputTree(), {taken}).written == (again ? 0 : 1));
    CHECK(writer.known(path, "key").has_value());
    CHECK_FALSE(writer.known(path, "other").has_value());
    index = writer.index();
  }
  SiteWriter writer(folder.path().string(), 1);
  CHECK_FALSE(writer.known(path, "key").has_value());
  writer.set_index(index);
  CHECK(writer.known(path, "key").has_value());
  write_file(folder.path().string() + "/" + path.str(), "other bytes!!!");
  CHECK_FALSE(writer.known(path, "key").has_value());
}
