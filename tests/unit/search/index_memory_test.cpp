#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "search/build_index.hpp"

namespace prongsai {
namespace {

class MemoryResults final : public Results {
 public:
  [[nodiscard]] auto find(const std::string& key) -> std::optional<std::string> override {
    const auto found = kept.find(key);
    return found == kept.end() ? std::nullopt : std::optional(found->second);
  }
  void keep(const std::string& key, std::string_view bytes) override { kept[key] = bytes; }
  std::map<std::string, std::string> kept;
};

auto document(std::size_t number) -> SearchDocument {
  SearchDocument made;
  made.path = "p/" + std::to_string(number);
  made.title = {.th = "เรื่องที่ " + std::to_string(number), .en = "Story " + std::to_string(number)};
  made.both = {"ข้อความของเรื่อง", "ตัวเลข " + std::to_string(number * number)};
  return made;
}

auto documents(std::size_t count) -> std::vector<SearchDocument> {
  std::vector<SearchDocument> made;
  for (std::size_t at = 0; at < count; ++at) {
    made.push_back(document(at));
  }
  return made;
}

auto paths_of(const std::vector<SearchDocument>& of) -> std::vector<std::string> {
  std::vector<std::string> paths;
  for (const auto& one : of) {
    paths.push_back(one.path);
  }
  return paths;
}

// A site that is built again and again.
struct Site {
  MemoryResults results;
  std::map<std::string, SearchFile> files;
  std::vector<std::string> placed;
  // A document is asked for again where its batch was not remembered.
  std::size_t asked = 0;

  void build(const std::vector<SearchDocument>& of, const IndexExtras& extras = {}) {
    placed.clear();
    asked = 0;
    const auto document_of = [&](std::size_t at) {
      ++asked;
      return of[at];
    };
    std::map<std::string, SearchFile> next;
    const auto place = [&](const SearchFile& file) {
      placed.push_back(file.path);
      return file;
    };
    const auto known = [&](const IndexedFile& file) -> std::optional<SearchFile> {
      const auto found = files.find(file.path);
      return found == files.end() || found->second.sha256 != file.sha256 ? std::nullopt : std::optional(found->second);
    };
    for (const auto& file : build_index(paths_of(of), extras, 1, document_of, place, {}, &results, known)) {
      CHECK(next.emplace(file.path, file).second);
    }
    files = std::move(next);
  }

  [[nodiscard]] auto bytes() const -> std::map<std::string, std::string> {
    std::map<std::string, std::string> all;
    for (const auto& [path, file] : files) {
      all.emplace(path, file.bytes);
    }
    return all;
  }
};

auto clean(const std::vector<SearchDocument>& of, const IndexExtras& extras = {}) -> std::map<std::string, std::string> {
  std::map<std::string, std::string> all;
  for (const auto& file : build_index(paths_of(of), extras, 1, [&](std::size_t at) { return of[at]; }, [](const SearchFile& one) { return one; }, {})) {
    CHECK(file.sha256.empty());
    all.emplace(file.path, file.bytes);
  }
  return all;
}

TEST_CASE("an index that is built again is as a new one, and only what differs is placed") {
  Site site;
  auto now = documents(600);
  IndexExtras extras;
  const std::vector<std::pair<std::string, std::function<void()>>> changes{
      {"first", [] {}},
      {"nothing", [] {}},
      {"a word", [&] { now[300].both.push_back("คำใหม่"); }},
      {"a title", [&] { now[599].title.th = "อีกชื่อ"; }},
      {"a document more", [&] { now.insert(now.begin() + 10, document(1000)); }},
      {"a document less", [&] { now.erase(now.begin() + 500); }},
      {"the facets", [&] { extras.facets.regions.push_back({.th = "เหนือ", .en = "North"}); }},
      {"a year", [&] { now[1].year = 2564; }},
      {"results are lost", [&] { site.results.kept.clear(); }},
      {"results are damaged",
       [&] {
         for (auto& [key, bytes] : site.results.kept) {
           bytes.resize(bytes.size() / 2);
         }
         now[2].year = 2565;
       }},
      {"files are lost", [&] { site.files.clear(); }},
      {"half of them", [&] { site.files.erase(site.files.begin(), std::next(site.files.begin(), static_cast<std::ptrdiff_t>(site.files.size() / 2))); }},
  };
  for (const auto& [what, change] : changes) {
    INFO(what);
    change();
    site.build(now, extras);
    CHECK(site.bytes() == clean(now, extras));
    CHECK(site.asked == now.size());
  }
  site.build(now, extras);
  CHECK(site.placed.empty());
}

TEST_CASE("a remembered batch has everything that lists are made of") {
  MemoryResults results;
  const IndexMemory memory(&results);
  auto batch = index_batch(documents(100), 256);
  for (auto& fragment : batch.fragments) {
    fragment.sha256 = "of " + fragment.path;
  }
  memory.keep_batch("key", batch, 256);
  const auto again = memory.batch("key");
  REQUIRE(again);
  CHECK(again->postings == batch.postings);
  CHECK(again->blocks == batch.blocks);
  CHECK(again->sha256 == batch.sha256);
  REQUIRE(again->documents.size() == batch.documents.size());
  for (std::size_t at = 0; at < batch.documents.size(); ++at) {
    CHECK(again->documents[at].blocks == batch.documents[at].blocks);
    CHECK(again->documents[at].starts_fragment == batch.documents[at].starts_fragment);
  }
  const auto fragments = memory.fragments("key", 512);
  REQUIRE(fragments);
  REQUIRE(fragments->size() == batch.fragments.size());
  CHECK(fragments->front().path == "f/512.bin");
  CHECK(fragments->front().sha256 == "of f/256.bin");
  CHECK_FALSE(memory.batch("other").has_value());
  CHECK_FALSE(IndexMemory(nullptr).batch("key").has_value());
}

TEST_CASE("another value of a document, another key of its batch") {
  const auto key = batch_key({document(1)});
  const std::vector<std::function<void(SearchDocument&)>> changes{
      [](SearchDocument& it) { it.path += "x"; },      [](SearchDocument& it) { it.kind = SearchKind::plan; }, [](SearchDocument& it) { it.year = 1; },
      [](SearchDocument& it) { it.region = 1; },       [](SearchDocument& it) { it.province = 1; },            [](SearchDocument& it) { it.title.en += "x"; },
      [](SearchDocument& it) { it.context.th = "x"; }, [](SearchDocument& it) { it.both.pop_back(); },         [](SearchDocument& it) { it.thai.emplace_back("x"); },
      [](SearchDocument& it) { it.english.emplace_back("x"); }};
  for (const auto& change : changes) {
    auto other = document(1);
    change(other);
    CHECK(batch_key({other}) != key);
  }
  CHECK(batch_key({document(1), document(2)}) != key);
}

TEST_CASE("a document that comes or goes moves the borders of batches near it only") {
  auto paths = paths_of(documents(20'000));
  const auto before = batch_begins(paths);
  REQUIRE(before.size() > 50);
  for (std::size_t at = 0; at < before.size(); ++at) {
    const auto size = (at + 1 == before.size() ? paths.size() : before[at + 1]) - before[at];
    CHECK((size >= documents_per_batch / 2 || at + 1 == before.size()));
    CHECK(size <= documents_per_batch * 2);
  }
  const auto names = [&paths](const std::vector<std::size_t>& begins) {
    std::vector<std::string> first;
    for (const auto begin : begins) {
      first.push_back(paths[begin]);
    }
    return first;
  };
  const auto old_names = names(before);
  paths.insert(paths.begin() + 5, "p/new");
  const auto new_names = names(batch_begins(paths));
  // From the end, as many as are the same.
  const auto [one, other] = std::mismatch(old_names.rbegin(), old_names.rend(), new_names.rbegin(), new_names.rend());
  CHECK(one - old_names.rbegin() > static_cast<std::ptrdiff_t>(old_names.size()) - 12);
  CHECK(other != new_names.rbegin());
  CHECK(batch_begins({}).empty());
  CHECK(batch_begins(std::vector<std::string>(1025, "always the same")).size() >= 3);
}

TEST_CASE("fragments alone are those of the batch") {
  const auto batch = index_batch(documents(200), 7);
  const auto fragments = fragments_of(documents(200), 7);
  REQUIRE(fragments.size() == batch.fragments.size());
  for (std::size_t at = 0; at < fragments.size(); ++at) {
    CHECK(fragments[at].path == batch.fragments[at].path);
    CHECK(fragments[at].bytes == batch.fragments[at].bytes);
  }
}

}  // namespace
}  // namespace prongsai
