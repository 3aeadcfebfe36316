#include <catch2/catch.hpp>

#include <vector>

#include "changes/compare.hpp"
#include "unit/changes/states.hpp"

using namespace prongsai;
using namespace prongsai::test;

namespace {

auto line(const Change& change) -> std::string {
  std::string out = change.unit.empty() ? "portal" : change.unit.str();
  out += change.year ? " " + std::to_string(change.year->be) : "";
  out += " " + std::string(word_of(change.topic)) + " " + std::string(word_of(change.turn));
  out += change.subject.empty() ? "" : " " + change.subject;
  out += change.title.empty() ? "" : " (" + change.title + ")";
  return out + ": " + change.before + " -> " + change.after;
}

auto lines(const ChangeSet& set) -> std::vector<std::string> {
  std::vector<std::string> out;
  for (const auto& change : set.changes) {
    out.push_back(line(change));
  }
  return out;
}

struct Case {
  const char* name;
  std::function<void(PublicState&, PublishedUnit&, PublishedYear&)> edit;
  std::vector<std::string> expected;
  std::size_t things;
  std::size_t gone;
};

const FiscalYear be_2564{2564};

auto cases() -> std::vector<Case> {
  using S = PublicState;
  using U = PublishedUnit;
  using Y = PublishedYear;
  return {
      {"nothing", [](S&, U&, Y&) {}, {}, 0, 0},
      {"one dimension awarded higher",
       [](S&, U&, Y& year) {
         year.score->ladders[0] = {.id = LadderId("d1"), .points = Decimal(20), .claimed = 4, .supported = 4, .awarded = 4, .counted = 4};
         year.score->total = Decimal(85);
         year.score->stage = Stage::reviewed;
       },
       {"bang-rak 2564 stage changed: self -> reviewed", "bang-rak 2564 total changed: 80 -> 85", "bang-rak 2564 points changed d1: 15 -> 20",
        "bang-rak 2564 level changed d1: 3 -> 4", "bang-rak 2564 claimed changed d1: 3 -> 4", "bang-rak 2564 supported changed d1: 3 -> 4",
        "bang-rak 2564 awarded added d1:  -> 4"},
       3,
       0},
      {"a dimension loses its claim",
       [](S&, U&, Y& year) { year.score->ladders[1].claimed.reset(); },
       {"bang-rak 2564 claimed removed d2: 4 -> "},
       1,
       0},
      {"another rubric: its dimensions are not compared",
       [](S&, U&, Y& year) {
         year.score->framework = FrameworkId("cdd-2565");
         year.score->ladders[0].points = Decimal(1);
         year.score->grade.clear();
         year.score->unit_class = "model";
         year.score->bonus = Decimal(2);
       },
       {"bang-rak 2564 framework changed: cdd-2564 -> cdd-2565", "bang-rak 2564 class changed: general -> model", "bang-rak 2564 grade removed: B -> ",
        "bang-rak 2564 bonus added:  -> 2"},
       4,
       0},
      {"evidence added, removed, replaced",
       [](S&, U&, Y& year) {
         year.evidence.erase(EvidenceId("order"));
         year.evidence[EvidenceId("plan")].sha256 = hash('0');
         year.evidence[EvidenceId("photo")] = {.sha256 = hash('1'), .title = "ภาพ"};
       },
       {"bang-rak 2564 evidence removed order (คำสั่ง): " + hash('a') + " -> ", "bang-rak 2564 evidence added photo (ภาพ):  -> " + hash('1'),
        "bang-rak 2564 evidence changed plan (แผน \"ใหม่\"): " + hash('b') + " -> " + hash('0')},
       3,
       1},
      {"the same file under another title",
       [](S&, U&, Y& year) { year.evidence[EvidenceId("order")].title = "คำสั่งใหม่"; },
       {"bang-rak 2564 evidence renamed order (คำสั่งใหม่): คำสั่ง -> คำสั่งใหม่"},
       1,
       0},
      {"write-up gone, survey changed, checklist better",
       [](S&, U&, Y& year) {
         year.write_ups.clear();
         year.reports["surveys"] = hash('2');
         year.reports["progress"] = hash('3');
         year.checklists[FrameworkId("oit-2566")] = {.present = 43, .items = 43, .percent = Decimal(100), .grade = "A"};
       },
       {"bang-rak 2564 checklist changed oit-2566: 30/43 -> 43/43", "bang-rak 2564 checklist_grade changed oit-2566: B -> A",
        "bang-rak 2564 write_up removed garden (สวนครัว): " + hash('c') + " -> ", "bang-rak 2564 report added progress:  -> " + hash('3'),
        "bang-rak 2564 report changed surveys: " + hash('d') + " -> " + hash('2')},
       5,
       1},
      {"what was announced is taken back",
       [](S&, U&, Y& year) {
         year.honours.clear();
         year.promotion.clear();
       },
       {"bang-rak 2564 honour removed best.region-01 (หน่วยงานดีเด่น):  -> ", "bang-rak 2564 promotion removed: general>model -> "},
       2,
       2},
      {"the assessment is gone", [](S&, U&, Y& year) { year.score.reset(); }, {"bang-rak 2564 assessment removed cdd-2564: 80 -> "}, 1, 1},
      {"a year comes",
       [](S&, U& unit, Y&) {
         unit.years[FiscalYear{2565}] = unit.years.at(be_2564);
         unit.years[FiscalYear{2565}].score->total = Decimal(90);
       },
       {"bang-rak 2565 year added:  -> 90"},
       1,
       0},
      {"plan, waiver and name",
       [](S&, U& unit, Y&) {
         unit.plans.clear();
         unit.waivers = {"W982 units/bang-rak/unit.yaml"};
         unit.name = "สำนักงานเขตบางรัก";
       },
       {"bang-rak unit renamed (สำนักงานเขตบางรัก): สำนักงานบางรัก -> สำนักงานเขตบางรัก", "bang-rak plan removed open (แผนเปิดเผย): " + hash('e') + " -> ",
        "bang-rak waiver removed W410 units/bang-rak/2564/evidence.yaml:  -> ", "bang-rak waiver added W982 units/bang-rak/unit.yaml:  -> "},
       4,
       1},
      {"the portal's own",
       [](S& state, U&, Y&) {
         state.portal.frameworks[FrameworkId("cdd-2564")].sha256 = hash('4');
         state.portal.results.clear();
         state.portal.waivers.clear();
       },
       {"portal rubric changed cdd-2564 (เกณฑ์): " + hash('f') + " -> " + hash('4'), "portal 2564 results removed: 2021-09-30 -> ",
        "portal portal_waiver removed W410 portal.yaml:  -> "},
       3,
       1},
  };
}

}  // namespace

TEST_CASE("each edit shows as what it is, and nothing else") {
  for (const auto& one : cases()) {
    INFO(one.name);
    auto unit = small_unit();
    auto after = small_state(later);
    // The edit of the year goes into the unit, but for one that adds a year from it.
    auto year = unit.years.at(be_2564);
    one.edit(after, unit, year);
    unit.years[be_2564] = year;
    after.units[UnitId("bang-rak")] = std::make_shared<const PublishedUnit>(unit);
    const auto set = compare(small_state(earlier), after);
    CHECK(lines(set) == one.expected);
    CHECK(things(set.changes) == one.things);
    CHECK(things_taken_away(set.changes) == one.gone);
    CHECK(set.since == earlier);
    CHECK(set.until == later);
  }
}

TEST_CASE("a unit that comes or goes is one thing") {
  auto before = small_state(earlier);
  auto after = small_state(later);
  auto lampang = small_unit();
  lampang.name = "ลำปาง";
  before.units[UnitId("lampang")] = std::make_shared<const PublishedUnit>(lampang);
  CHECK(lines(compare(before, after)) == std::vector<std::string>{"lampang unit removed (ลำปาง):  -> "});
  CHECK(lines(compare(after, before)) == std::vector<std::string>{"lampang unit added (ลำปาง):  -> "});
  CHECK(things_taken_away(compare(before, after).changes) == 1);
}

TEST_CASE("parts of a set") {
  auto unit = small_unit();
  unit.years[be_2564].score->total = Decimal(81);
  unit.years[FiscalYear{2565}] = {};
  unit.waivers.clear();
  auto after = small_state(later, unit);
  after.portal.waivers.clear();
  after.units[UnitId("ang-thong")] = std::make_shared<const PublishedUnit>(small_unit());
  const auto set = compare(small_state(earlier), after);
  CHECK(set.units() == std::vector<UnitId>{UnitId("ang-thong"), UnitId("bang-rak")});
  CHECK(set.of_portal().size() == 1);
  CHECK(set.of_unit(UnitId("bang-rak")).size() == 3);
  CHECK(set.of_year(UnitId("bang-rak"), be_2564).size() == 1);
  CHECK(set.of_year(UnitId("bang-rak"), FiscalYear{2565}).size() == 1);
  CHECK(set.of_year(UnitId("bang-rak"), FiscalYear{2566}).empty());
  CHECK(set.of_unit(UnitId("lampang")).empty());
}

TEST_CASE("the history has each pair once, the latest first, and a record of the day itself does not count") {
  const Date first{2021, 3, 31};
  std::vector<PublicState> recorded{small_state(first), small_state(earlier), small_state(later)};
  const auto sets = change_history(recorded, small_state(later));
  REQUIRE(sets.size() == 2);
  CHECK(sets[0].since == earlier);
  CHECK(sets[0].until == later);
  CHECK(sets[1].since == first);
  CHECK(sets[1].until == earlier);
  CHECK(change_history({small_state(later)}, small_state(later)).empty());
  CHECK(last_before(recorded, later, true)->date == later);
  CHECK(last_before(recorded, later, false)->date == earlier);
  CHECK(last_before(recorded, first, false) == nullptr);
}
