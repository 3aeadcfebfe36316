#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "pack/bag.hpp"
#include "pack/index_pack.hpp"
#include "pack/placement.hpp"
#include "pack/verify.hpp"
#include "pack/write_pack.hpp"
#include "pack_fixture.hpp"
#include "pack_questions.hpp"

// Packs of every kind but the whole unit-year, which pack_content_test.cpp looks at, and indexes, which index_pack_test.cpp does.
namespace prongsai::test {
namespace {

using Json = nlohmann::json;

// A checklist of two items, answered; `policy` supports the second item, `listed` only the first.
struct WithChecklist : Fixture {
  WithChecklist() {
    Checklist made;
    made.id = FrameworkId("ita");
    made.title = {.th = "แบบตรวจ", .en = "Checklist"};
    ChecklistGroup group;
    group.id = GroupId("g1");
    group.title = {.th = "หมวด", .en = {}};
    for (const auto* id : {"o1", "o2"}) {
      ChecklistItem item;
      item.id = ItemId(id);
      item.title = {.th = std::string("รายการ ") + id, .en = {}};
      group.items.push_back(item);
    }
    made.groups.push_back(group);
    made.file = sources.add("frameworks/ita.yaml", "id: ita\nkind: checklist\n");
    const auto& list = corpus.checklists.emplace(made.id, made).first->second;
    auto& answers = year->checklists[list.id];
    answers.framework = list.id;
    answers.file = sources.add("units/lampang/2564/assessment/ita.yaml", "framework: ita\nanswers: {o1: present}\n");
    add_evidence("listed", "listed.pdf", "%PDF-1.4 listed", {});
    year->evidence.back().supports_items = {{list.id, ItemId("o2"), {}}, {list.id, ItemId("o1"), {}}};
    year->evidence[1].supports_items = {{list.id, ItemId("o2"), {}}};
    add_evidence("elsewhere-listed", "unknown.pdf", "%PDF-1.4 unknown", {});
    year->evidence.back().supports_items = {{FrameworkId("oit"), ItemId("o9"), {}}};
    make_score();
    result.unit = unit;
    result.year = year;
    result.checklist = &list;
    result.answers = &answers;
    GroupResult of_group;
    of_group.group = &list.groups.front();
    for (const auto& item : list.groups.front().items) {
      ItemResult one;
      one.item = &item;
      one.state = item.id == ItemId("o1") ? ItemState::present : ItemState::absent;
      for (const auto& evidence : year->evidence) {
        for (const auto& supported : evidence.supports_items) {
          if (supported.framework == list.id && supported.item == item.id) {
            one.evidence.push_back(&evidence);
          }
        }
      }
      of_group.items.push_back(one);
    }
    result.groups.push_back(of_group);
    result.tally.items = 2;
    result.tally.present = 1;
    result.tally.absent = 1;
  }
  ChecklistScore result;
};

TEST_CASE("names of packs") {
  struct Row {
    PackSubject subject;
    std::string name;
    std::string kind;
  };
  const UnitId unit("lampang");
  const FiscalYear year{2564};
  const FrameworkId framework("cdd-2564");
  const std::vector<Row> rows{
      {UnitYearPack{unit, year, framework}, "lampang_2564_cdd-2564", "unit_year"},
      {UnitYearPack{unit, year, FrameworkId()}, "lampang_2564_checklists", "unit_year"},
      {UnitYearPack{unit, year, FrameworkId("checklists")}, "lampang_2564_checklists-", "unit_year"},
      {DimensionPack{unit, year, framework, LadderId("d1")}, "lampang_2564_cdd-2564_d1", "dimension"},
      {DimensionPack{unit, year, framework, LadderId("auditor")}, "lampang_2564_cdd-2564_auditor-", "dimension"},
      {DimensionPack{unit, year, framework, LadderId("2-of-3")}, "lampang_2564_cdd-2564_2-of-3-", "dimension"},
      {DimensionPack{unit, year, framework, LadderId("2-of-three")}, "lampang_2564_cdd-2564_2-of-three", "dimension"},
      {PlanPack{unit, PlanId("plan-2566")}, "lampang_plan-2566", "plan"},
      {PlanPack{UnitId("2564"), PlanId("index")}, "2564_index-", "plan"},
      {YearIndexPack{year}, "2564_index", "year_index"},
      {RegionIndexPack{RegionId("north"), year}, "2564_north_index", "region_index"},
  };
  for (const auto& row : rows) {
    CHECK(pack_name(row.subject, Audience::public_) == row.name);
    CHECK(pack_name(row.subject, Audience::auditor) == row.name + "_auditor");
    CHECK(kind_of(row.subject) == row.kind);
  }
  CHECK(part_name("a", 1, 1) == "a");
  CHECK(part_name("a", 2, 3) == "a_2-of-3");
}

TEST_CASE("a dimension's pack has what belongs to the dimension and nothing else") {
  Fixture fixture;
  fixture.add_evidence("other-dimension", "secret.pdf", "%PDF-1.4 other", {"d2.1.x"});
  auto write_up = fixture.year->write_ups.front();
  write_up.id = WriteUpId("about-d1");
  write_up.dimensions = {{LadderId("d1"), {}}};
  fixture.year->write_ups.push_back(write_up);
  fixture.make_score();
  const TempFolder folder;
  const auto content = plan_pack(fixture.corpus, dimension_of(fixture), fixture.sources).front();
  good(content, fixture, folder);
  CHECK(content.name == "lampang_2564_cdd-2564_d1");
  CHECK(content.title.en == "Evidence pack of Lampang office, fiscal year 2564 BE, only Dimension 1: transparency");
  CHECK(paths_of(content, "data/") == std::set<std::string>{"data/d1.1.policy/policy__ประกาศ.pdf", "data/d1.1.policy/report__รายงาน น้ำใส.pdf",
                                                            "data/index.html", "data/practices/about-d1.html", "data/practices/about-d1.md", "data/ro-crate-metadata.json"});
  const auto json = Json::parse(bytes_of(content, "metadata/score.json"));
  CHECK_FALSE(json.contains("total"));
  CHECK_FALSE(json.contains("rank"));
  CHECK(json["dimensions"].size() == 1);
  CHECK(json["dimensions"][0]["points"] == 10);
  const auto page = bytes_of(content, "data/index.html");
  CHECK(page.find("Points of the dimension") != std::string::npos);
  CHECK(page.find("Total") == std::string::npos);
  const auto entries = bytes_of(content, "metadata/evidence.yaml");
  for (const auto* absent : {"loose", "other-dimension", "secret.pdf"}) {
    CHECK(entries.find(absent) == std::string::npos);
  }
}

TEST_CASE("a register without secrets is written anew where the pack leaves entries out") {
  Fixture fixture;
  std::erase_if(fixture.year->evidence, [](const Evidence& evidence) { return evidence.visibility != Visibility::public_; });
  fixture.make_score();
  const auto content = plan_pack(fixture.corpus, dimension_of(fixture), fixture.sources).front();
  CHECK(bytes_of(content, "metadata/evidence.yaml").starts_with("# ทะเบียนหลักฐานฉบับเปิดเผย"));
}

TEST_CASE("evidence of checklists lies by item, in a pack with levels and in one without") {
  const WithChecklist fixture;
  const TempFolder folder;
  auto planned = fixture.planned();
  planned.checklists = {&fixture.result};
  const auto levels = plan_pack(fixture.corpus, planned, fixture.sources).front();
  good(levels, fixture, folder);
  CHECK(paths_of(levels, "data/ita") == std::set<std::string>{"data/ita.o1/listed__listed.pdf"});
  CHECK(paths_of(levels, "data/oit") == std::set<std::string>{"data/oit.o9/elsewhere-listed__unknown.pdf"});
  CHECK(paths_of(levels, "data/d1.1.policy/policy").size() == 1);
  CHECK(paths_of(levels, "metadata/checklists/") == std::set<std::string>{"metadata/checklists/ita/answers.yaml", "metadata/checklists/ita/framework.yaml",
                                                                          "metadata/checklists/ita/score.json"});

  planned.score = nullptr;
  planned.subject = UnitYearPack{fixture.unit->id, fixture.year->year, FrameworkId()};
  const auto alone = plan_pack(fixture.corpus, planned, fixture.sources).front();
  good(alone, fixture, folder);
  CHECK(alone.name == "lampang_2564_checklists");
  CHECK(paths_of(alone, "data/ita") == std::set<std::string>{"data/ita.o1/listed__listed.pdf", "data/ita.o2/policy__ประกาศ.pdf"});
  CHECK(paths_of(alone, "metadata/") == std::set<std::string>{"metadata/checklists/ita/answers.yaml", "metadata/checklists/ita/framework.yaml",
                                                              "metadata/checklists/ita/score.json", "metadata/evidence.yaml", "metadata/withheld.json"});
  const auto score = Json::parse(bytes_of(alone, "metadata/checklists/ita/score.json"));
  CHECK(score["framework"] == "ita");
  CHECK(score["present"] == 1);
  CHECK(score["groups"][0]["items"][1]["evidence"] == Json{"policy", "listed"});
  const auto page = bytes_of(alone, "data/index.html");
  CHECK(page.find("id=\"ita.o2\"") != std::string::npos);
  CHECK(page.find("href=\"ita.o1/listed__listed.pdf\"") != std::string::npos);
}

TEST_CASE("a plan's pack") {
  Fixture fixture;
  PlanFrame frame;
  frame.id = FrameworkId("local-plan");
  frame.title = {.th = "กรอบแผน", .en = {}};
  frame.file = fixture.sources.add("frameworks/local-plan.yaml", "id: local-plan\nkind: plan\n");
  Plan plan;
  plan.id = PlanId("plan-2566");
  plan.title = {.th = "แผนห้าปี <1>", .en = "Plan of five years"};
  plan.years = {FiscalYear{2566}, FiscalYear{2567}};
  plan.file = fixture.sources.add("units/lampang/plans/plan-2566.yaml", "framework: local-plan\n");
  PlanStandings standing;
  standing.unit = fixture.unit;
  standing.plan = &plan;
  standing.frame = &frame;
  standing.all.budget = {{FiscalYear{2566}, Decimal(100)}, {FiscalYear{2567}, Decimal(50)}};
  standing.all.total = Decimal(150);
  standing.findings.push_back({.topic = FindingTopic::sums, .code = "W922", .text = {.th = "ยอดไม่ตรง", .en = "sums differ"}, .record = nullptr});
  PlannedPack planned{.subject = PlanPack{fixture.unit->id, plan.id}, .unit = fixture.unit, .plan = &standing};
  CHECK(planned.years() == plan.years);
  const auto content = plan_pack(fixture.corpus, planned, fixture.sources).front();
  const TempFolder folder;
  good(content, fixture, folder);
  CHECK(content.name == "lampang_plan-2566");
  CHECK(paths_of(content, "data/") == std::set<std::string>{"data/budgets.csv", "data/findings.csv", "data/index.html", "data/kpis.csv", "data/plan.json",
                                                            "data/plan.yaml", "data/ro-crate-metadata.json", "data/totals.csv", "data/totals.json"});
  CHECK(bytes_of(content, "data/plan.yaml") == "framework: local-plan\n");
  CHECK(bytes_of(content, "metadata/framework.yaml") == "id: local-plan\nkind: plan\n");
  const auto totals = Json::parse(bytes_of(content, "data/totals.json"));
  CHECK(totals["totals"].size() == 2);
  CHECK(totals["totals"][0]["dimension"] == "all");
  CHECK(totals["totals"][0]["computed"] == 100);
  CHECK(totals["totals"][0]["printed"].is_null());
  CHECK(Json::parse(bytes_of(content, "data/plan.json"))["plans"][0]["findings"][0]["code"] == "W922");
  const auto page = bytes_of(content, "data/index.html");
  CHECK(page.find("แผนห้าปี &lt;1&gt;") != std::string::npos);
  CHECK(page.find("sums differ") != std::string::npos);
}

TEST_CASE("a pack over the limit is split into bags that are complete on their own") {
  const Fixture fixture;
  const TempFolder folder;
  // Evidence of 15, 15 and 4 bytes.
  const auto parts = plan_pack(fixture.corpus, fixture.planned(), fixture.sources,
                               {.audience = Audience::public_, .profile_url = {}, .split_bytes = 20});
  REQUIRE(parts.size() == 2);
  const std::vector<std::set<std::string>> inside{{"data/d1.1.policy/policy__ประกาศ.pdf"},
                                                  {"data/d1.1.policy/report__รายงาน น้ำใส.pdf", "data/other/loose__photo.jpg"}};
  std::set<std::string> groups;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const auto& part = parts[at];
    good(part, fixture, folder);
    CHECK(part.name == "lampang_2564_cdd-2564_" + std::to_string(at + 1) + "-of-2");
    auto evidence = paths_of(part, "data/d1.1.policy/");
    evidence.merge(paths_of(part, "data/other/"));
    CHECK(evidence == inside[at]);
    for (const auto& path : paths_of(part, "metadata/")) {
      CHECK(bytes_of(part, path) == bytes_of(parts.front(), path));
    }
    const auto info = bytes_of(part, "bag-info.txt");
    CHECK(info.find("\nBag-Count: " + std::to_string(at + 1) + " of 2\n") != std::string::npos);
    const auto group = info.find("Bag-Group-Identifier: urn:uuid:");
    REQUIRE(group != std::string::npos);
    groups.insert(info.substr(group, info.find('\n', group) - group));
    const auto page = bytes_of(part, "data/index.html");
    CHECK(page.find("lampang_2564_cdd-2564_1-of-2.zip</th><td>d1.1.policy/policy__ประกาศ.pdf</td>") != std::string::npos);
    CHECK(page.find("lampang_2564_cdd-2564_2-of-2.zip</th><td>d1.1.policy/report__รายงาน น้ำใส.pdf<br>other/loose__photo.jpg</td>") !=
          std::string::npos);
  }
  CHECK(groups.size() == 1);
  CHECK(parts[0].identifier != parts[1].identifier);
  const auto score = Json::parse(bytes_of(parts[0], "metadata/score.json"));
  CHECK(score["dimensions"][0]["levels"][0]["criteria"][0]["evidence"][0]["part"] == 2);

  Fixture changed;
  changed.year->evidence[0].facts = facts_of_bytes("%PDF-1.4 REPORT", "application/pdf");
  const auto other = plan_pack(changed.corpus, changed.planned(), changed.sources, {.audience = Audience::public_, .profile_url = {}, .split_bytes = 20});
  CHECK(bytes_of(other[0], "bag-info.txt").find(*groups.begin()) == std::string::npos);
}

TEST_CASE("which part holds which evidence") {
  struct Row {
    std::uint64_t limit;
    // Of policy (15 bytes), report (15), loose (4).
    std::vector<int> parts;
  };
  const Fixture fixture;
  for (const auto& row : std::vector<Row>{{1, {1, 2, 3}},
                                          {14, {1, 2, 3}},
                                          {15, {1, 2, 3}},
                                          {18, {1, 2, 3}},
                                          {19, {1, 2, 2}},
                                          {30, {1, 1, 2}},
                                          {33, {1, 1, 2}},
                                          {34, {1, 1, 1}},
                                          {default_split_bytes, {1, 1, 1}}}) {
    CAPTURE(row.limit);
    auto placed = place_evidence(fixture.planned(), Audience::public_);
    CHECK(assign_parts(placed, row.limit) == *std::ranges::max_element(row.parts));
    std::vector<int> parts;
    for (const auto* place : in_path_order(placed)) {
      parts.push_back(place->part);
    }
    CHECK(parts == row.parts);
  }
  std::vector<PlacedEvidence> none;
  CHECK(assign_parts(none, 1) == 1);
}

TEST_CASE("no public pack of any kind tells what is withheld") {
  WithChecklist fixture;
  fixture.year->evidence[3].supports_items = {{FrameworkId("ita"), ItemId("o1"), {}}};
  fixture.year->evidence[3].note = {.th = "โน้ตลับ", .en = {}};
  fixture.result.groups[0].items[0].evidence.push_back(&fixture.year->evidence[3]);
  const TempFolder folder;
  auto whole = fixture.planned();
  whole.checklists = {&fixture.result};
  auto checklists = whole;
  checklists.score = nullptr;
  checklists.subject = UnitYearPack{fixture.unit->id, fixture.year->year, FrameworkId()};
  std::vector<IndexedPack> packs;
  std::vector<const IndexedPack*> listed;
  std::string all;
  for (const auto& planned : {whole, dimension_of(fixture), checklists}) {
    for (const auto split : {default_split_bytes, std::uint64_t{20}}) {
      for (const auto& content : plan_pack(fixture.corpus, planned, fixture.sources, {.audience = Audience::public_, .profile_url = {}, .split_bytes = split})) {
        const auto facts = good(content, fixture, folder);
        all += file_bytes(facts.path) + pack_json(facts, content);
        packs.push_back(indexed(content, facts));
      }
    }
  }
  for (const auto& pack : packs) {
    listed.push_back(&pack);
  }
  all += file_bytes(good(plan_index_pack(fixture.corpus, YearIndexPack{FiscalYear{2564}}, listed, {}), fixture, folder).path);
  for (const auto* secret : {"secret one", "secret two", "บัญชีลับ", "บัญชีเงินเดือน", "หลักฐาน for-auditor", "หลักฐาน kept-back", "โน้ตลับ"}) {
    CAPTURE(secret);
    CHECK(all.find(secret) == std::string::npos);
  }
  const auto auditor = plan_pack(fixture.corpus, whole, fixture.sources, {.audience = Audience::auditor, .profile_url = {}, .split_bytes = 20});
  std::string seen;
  for (const auto& content : auditor) {
    seen += file_bytes(good(content, fixture, folder).path);
    CHECK(content.name.find("_auditor_") != std::string::npos);
    CHECK(bytes_of(content, "data/index.html").find("For auditors only") != std::string::npos);
  }
  CHECK(seen.find("secret one") != std::string::npos);
  CHECK(seen.find("secret two") == std::string::npos);
}

}  // namespace
}  // namespace prongsai::test
