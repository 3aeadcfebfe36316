#include "pack/pack_key.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "pack_fixture.hpp"

namespace prongsai {
namespace {

using test::Fixture;

// A unit's pack with everything around it, as a build has it in hand.
struct Case {
  Fixture fixture;
  PackContext context;
  PackOptions options;
  Waiver waiver;
  PlannedPack planned = fixture.planned();
  std::map<UnitId, KeyedFiles> units;

  Case() {
    units[fixture.unit->id] = {.begin = 1, .end = static_cast<std::uint32_t>(fixture.sources.size()), .key = "texts"};
    options.profile_url = "https://example.go.th/packs/profile-1.json";
    options.context = &context;
    context.version = "1";
    context.names_commits = true;
    const auto& path = fixture.sources.file(fixture.register_file).path;
    context.commits = {{path, {.id = std::string(40, 'a'), .date = {.year = 2021, .month = 5, .day = 4}}}};
    context.links = {{fixture.year->write_ups.front().file, {{"https://example.go.th/a"}}}};
    context.problems.push_back({.code = "W410", .message = {.th = "ข้อความ", .en = "message"}, .help = {}, .span = {.file = fixture.register_file}, .path = path});
    waiver.reason = {.th = "เหตุผล", .en = "reason"};
    auto waived = context.problems.front();
    waived.waiver = &waiver;
    context.problems.push_back(waived);
    Unit other;
    other.id = UnitId("nan");
    fixture.corpus.units.emplace(other.id, other);
    Framework later;
    later.id = FrameworkId("cdd-2565");
    later.years = {FiscalYear{2565}};
    later.file = fixture.sources.add("frameworks/cdd-2565.yaml", "id: cdd-2565\n");
    fixture.corpus.frameworks.emplace(later.id, later);
  }

  auto key() -> std::string {
    const LoadedDigests digests(fixture.corpus, fixture.sources, units);
    const auto seen = pack_corpus(fixture.corpus, pack_instruments(fixture.corpus, planned));
    return pack_key(seen, planned, options, digests, digests.of_unit(*fixture.unit));
  }
};

using Change = std::pair<std::string, std::function<void(Case&)>>;

auto text_of(Case& one, const std::string& path) -> std::string& {
  for (std::uint32_t id = 0; id < one.fixture.sources.size(); ++id) {
    const auto& file = one.fixture.sources.file(FileId{id});
    if (file.path == path) {
      // As if another text had been read.
      return const_cast<std::string&>(file.text);
    }
  }
  FAIL(path);
  throw std::logic_error(path);
}

TEST_CASE("another input, another key of a pack") {
  Case before;
  const auto key = before.key();
  REQUIRE(key.size() == 64);
  CHECK(Case().key() == key);
  const std::vector<Change> changes{
      {"a text of the unit", [](Case& one) { one.units.begin()->second.key = "other texts"; }},
      {"a file of evidence", [](Case& one) { one.fixture.year->evidence.front().facts->sha256.front() = 'f'; }},
      {"evidence that cannot be read", [](Case& one) { one.fixture.year->evidence.front().facts.reset(); }},
      {"evidence of another year", [](Case& one) { one.fixture.unit->years[FiscalYear{2563}].evidence = one.fixture.year->evidence; }},
      {"the framework's text", [](Case& one) { text_of(one, "frameworks/cdd-2564.yaml") += "# note\n"; }},
      {"a value of the framework", [](Case& one) { one.fixture.framework->title.en += "x"; }},
      {"the rank", [](Case& one) { one.fixture.score.rank += 1; }},
      {"what the pack is about", [](Case& one) { one.planned.subject = DimensionPack{one.fixture.unit->id, one.fixture.year->year, one.fixture.framework->id, LadderId("d1")}; }},
      {"the day of publication", [](Case& one) { one.fixture.corpus.portal.published.day = 30; }},
      {"the portal's address", [](Case& one) { one.fixture.corpus.portal.base_url += "/x"; }},
      {"the licence", [](Case& one) { one.fixture.corpus.portal.licence.name.en += "x"; }},
      {"the publisher", [](Case& one) { one.fixture.corpus.portal.publisher.th += "x"; }},
      {"the audience", [](Case& one) { one.options.audience = Audience::auditor; }},
      {"where it is split", [](Case& one) { one.options.split_bytes -= 1; }},
      {"the profile", [](Case& one) { one.options.profile_url += "x"; }},
      {"no context", [](Case& one) { one.options.context = nullptr; }},
      {"the version", [](Case& one) { one.context.version = "2"; }},
      {"no history", [](Case& one) { one.context.names_commits = false; }},
      {"a commit", [](Case& one) { one.context.commits.begin()->second.id.front() = 'b'; }},
      {"a commit's day", [](Case& one) { one.context.commits.begin()->second.date.day = 5; }},
      {"a file that is no longer as committed", [](Case& one) { one.context.commits.clear(); }},
      {"a problem less", [](Case& one) { one.context.problems.pop_back(); }},
      {"a problem's words", [](Case& one) { one.context.problems.front().message.en = "other"; }},
      {"a problem's help", [](Case& one) { one.context.problems.front().help.th = "ช่วย"; }},
      {"a problem's place", [](Case& one) { one.context.problems.front().line = 7; }},
      {"a problem's severity", [](Case& one) { one.context.problems.front().is_error = true; }},
      {"a waiver's reason", [](Case& one) { one.waiver.reason.en = "other"; }},
      {"where a link leads", [](Case& one) { one.context.links.begin()->second.front().front() += "x"; }},
      {"a checklist of the year",
       [](Case& one) {
         Checklist checklist;
         checklist.id = FrameworkId("lpa");
         checklist.years = {FiscalYear{2564}};
         checklist.file = one.fixture.register_file;
         one.fixture.corpus.checklists.emplace(checklist.id, checklist);
       }},
  };
  for (const auto& [what, change] : changes) {
    INFO(what);
    Case after;
    change(after);
    CHECK(after.key() != key);
    CHECK(after.key().size() == 64);
  }
}

TEST_CASE("what a pack does not show leaves its key alone") {
  const auto key = Case().key();
  const std::vector<Change> changes{
      {"another unit", [](Case& one) { one.fixture.corpus.units.at(UnitId("nan")).name.th = "น่าน"; }},
      {"files before those of the unit",
       [](Case& one) {
         auto& own = one.units.begin()->second;
         own = {.begin = own.begin + 1, .end = own.end + 1, .key = own.key};
         // File 0 stands for none.
         const auto shift = [](FileId& file) { file = FileId{static_cast<std::uint32_t>(file) + (file == FileId{0} ? 0 : 1)}; };
         for (auto& evidence : one.fixture.year->evidence) {
           shift(evidence.span.file);
           shift(evidence.path_span.file);
         }
         auto links = one.context.links.extract(one.context.links.begin());
         shift(links.key());
         one.context.links.insert(std::move(links));
       }},
      {"a framework of another year", [](Case& one) { text_of(one, "frameworks/cdd-2565.yaml") += "# note\n"; }},
      {"the look", [](Case& one) { one.fixture.corpus.portal.look = Look{}; one.fixture.corpus.portal.feedback_url = "https://example.org/{url}"; }},
      {"a topic", [](Case& one) { one.fixture.corpus.portal.topics.emplace_back(); }},
  };
  for (const auto& [what, change] : changes) {
    INFO(what);
    Case after;
    change(after);
    CHECK(after.key() == key);
  }
}

TEST_CASE("a value that names a file of another unit has no key") {
  Case one;
  one.fixture.year->evidence.front().span.file = one.fixture.sources.add("units/nan/unit.yaml", "name: n\n");
  CHECK(one.key().empty());
}

TEST_CASE("a unit whose texts are not known has no key") {
  Case one;
  one.units.begin()->second.key.clear();
  CHECK(one.key().empty());
  one.units.clear();
  CHECK(one.key().empty());
}

TEST_CASE("waivers of the whole portal have places in another file") {
  Case one;
  const auto key = one.key();
  one.waiver.code.span.file = FileId{1000};
  CHECK(one.key() == key);
}

TEST_CASE("packs are given nothing but what is in the key") {
  Case one;
  const auto seen = pack_corpus(one.fixture.corpus, pack_instruments(one.fixture.corpus, one.planned));
  CHECK(seen.units.empty());
  CHECK(seen.frameworks.size() == 1);
  CHECK(seen.portal.base_url == one.fixture.corpus.portal.base_url);
  const auto bytes = [&](const Corpus& corpus) {
    std::vector<std::string> all;
    for (const auto& content : plan_pack(corpus, one.planned, one.fixture.sources, one.options)) {
      for (const auto& file : content.files) {
        all.push_back(file.path + "\n" + file.facts.sha256);
      }
    }
    return all;
  };
  CHECK(bytes(seen) == bytes(one.fixture.corpus));
}

TEST_CASE("problems and commits are looked for in the unit's folder and its instruments' files, in order") {
  Case one;
  CHECK(pack_places(one.planned, {FrameworkId("a"), FrameworkId("a-b")}) ==
        std::vector<std::string>{"frameworks/a-b.yaml", "frameworks/a.yaml", "units/lampang/"});
}

TEST_CASE("another listed pack, another key of an index") {
  Case one;
  const IndexedPack pack{.subject = one.planned.subject, .title = {.th = "ชุด", .en = "Pack"}, .name = "p", .size = 5, .sha256 = "a", .bag_root = "b", .manifest = Kept<std::string>("m"),
                         .tag_manifest = Kept<std::string>("t"), .bag_info = Kept<std::string>("i")};
  const auto seen = pack_corpus(one.fixture.corpus, {});
  const auto key = [&](const IndexedPack& listed) {
    const std::vector<const IndexedPack*> packs{&listed};
    return index_pack_key(seen, YearIndexPack{FiscalYear{2564}}, packs, one.options);
  };
  const auto before = key(pack);
  auto other = pack;
  other.manifest = Kept<std::string>("follows from the hash");
  other.manifest_size = 21;
  CHECK(key(other) == before);
  for (const auto& change : std::vector<std::function<void(IndexedPack&)>>{
           [](IndexedPack& it) { it.title.en = "x"; }, [](IndexedPack& it) { it.name = "x"; }, [](IndexedPack& it) { it.size = 6; },
           [](IndexedPack& it) { it.sha256 = "x"; }, [](IndexedPack& it) { it.bag_root = "x"; }, [](IndexedPack& it) { it.parts = 2; }}) {
    other = pack;
    change(other);
    CHECK(key(other) != before);
  }
}

}  // namespace
}  // namespace prongsai
