#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "score/plan_standings.hpp"
#include "score/score.hpp"

using namespace prongsai;

namespace {

const FiscalYear first{2566};
const FiscalYear second{2567};

// Two dimensions; the first has two missions.
auto frame() -> PlanFrame {
  PlanFrame frame;
  frame.id = FrameworkId("frame");
  frame.years = {first, second};
  frame.item_types = {{.id = "project", .title = same_text("project")}};
  frame.kpi_levels = {{.id = "output", .title = same_text("output")}};
  frame.risk_levels = {{.id = "low", .title = same_text("low"), .from = 2}, {.id = "high", .title = same_text("high"), .from = 6}};
  frame.dimensions = {
      {.id = "1", .title = same_text("one"), .missions = {{.id = "1.1", .title = same_text("a")}, {.id = "1.2", .title = same_text("b")}}},
      {.id = "2", .title = same_text("two")}};
  return frame;
}

auto located(const std::string& text) -> Located<std::string> { return {text, {}}; }

auto record(int number, const std::string& mission, std::map<FiscalYear, Located<BudgetCell>> budget) -> PlanRecord {
  PlanRecord one;
  one.number = number;
  one.name = same_text("record " + std::to_string(number));
  one.type = located("project");
  if (mission == "2") {
    one.dimension = located("2");
  } else if (!mission.empty()) {
    one.mission = located(mission);
  }
  one.budget = std::move(budget);
  return one;
}

auto amount(std::int64_t baht) -> Located<BudgetCell> { return {AmountCell{Decimal(baht)}, {}}; }
auto unreadable(std::optional<Decimal> implied = {}) -> Located<BudgetCell> { return {UnreadableCell{.printed = "###", .implied = implied}, {}}; }

auto total(const std::string& of, int count, std::int64_t baht) -> PrintedTotal {
  return {.of = of, .count = Located<int>{count, {}}, .budget = {{first, {Decimal(baht), {}}}, {second, {Decimal(baht), {}}}}};
}

struct Scored {
  explicit Scored(Plan plan_in) : plan(std::move(plan_in)) {
    plan.years = {first, second};
    standing = score_plan(unit, plan, frame_in, out);
  }
  Scored(const Scored&) = delete;
  auto operator=(const Scored&) -> Scored& = delete;

  // `W922 3 text`, in the order of the page.
  [[nodiscard]] auto findings() const -> std::vector<std::string> {
    std::vector<std::string> lines;
    for (const auto& one : standing.findings) {
      lines.push_back(one.code + " " + (one.record == nullptr ? "-" : std::to_string(one.record->number)) + " " + one.text.en);
    }
    return lines;
  }

  Unit unit;
  PlanFrame frame_in = frame();
  Plan plan;
  Diagnostics out;
  PlanStandings standing;
};

}  // namespace

TEST_CASE("a cell counts as what it prints, as what is implied, or as what the details say") {
  Plan plan;
  plan.records = {record(1, "1.1", {{first, amount(100)}, {second, {NoBudgetCell{}, {}}}}),
                  record(2, "1.2", {{first, {BlankCell{}, {}}}, {second, unreadable()}}), record(3, "2", {{first, unreadable(Decimal(7))}}),
                  record(4, "", {})};
  plan.records[2].stated_budget = StatedBudget{.basis = StatedBudget::Basis::unstated, .amount = Decimal(5)};
  plan.records[3].stated_budget = StatedBudget{.basis = StatedBudget::Basis::total, .total = Decimal(9)};
  const Scored scored(std::move(plan));
  const auto cell = [&](std::size_t at, FiscalYear year) {
    const auto& counted = scored.standing.records[at].budget.at(year);
    return std::pair(counted.origin, counted.amount);
  };
  using Origin = CountedCell::Origin;
  CHECK(cell(0, first) == std::pair(Origin::printed, std::optional(Decimal(100))));
  CHECK(cell(0, second) == std::pair(Origin::none, std::optional<Decimal>()));
  CHECK(cell(1, first) == std::pair(Origin::blank, std::optional<Decimal>()));
  CHECK(cell(1, second) == std::pair(Origin::unreadable, std::optional<Decimal>()));
  CHECK(cell(2, first) == std::pair(Origin::implied, std::optional(Decimal(7))));
  CHECK(cell(2, second) == std::pair(Origin::stated, std::optional(Decimal(5))));
  CHECK(cell(3, first) == std::pair(Origin::not_printed, std::optional<Decimal>()));
  CHECK(scored.standing.all.total == Decimal(112));
  CHECK(scored.standing.unplaced.count == 1);
  CHECK(scored.standing.funded == 2);
}

TEST_CASE("one unreadable cell is what the printed sum leaves; two are not") {
  struct Case {
    std::vector<PlanRecord> records;
    std::vector<PrintedTotal> totals;
    std::optional<Decimal> expected;
  };
  const auto readable = record(1, "1.1", {{first, amount(30)}, {second, amount(30)}});
  const std::vector<Case> cases{
      {{readable, record(2, "1.2", {{first, unreadable()}})}, {total("1", 2, 100)}, Decimal(70)},
      {{readable, record(2, "1.2", {{first, unreadable()}})}, {total("", 2, 100)}, Decimal(70)},
      {{readable, record(2, "2", {{first, unreadable()}})}, {total("1", 2, 100)}, {}},
      {{readable, record(2, "1.2", {{first, unreadable()}}), record(3, "1.2", {{first, unreadable()}})}, {total("1", 2, 100)}, {}},
      // Less than nothing is no budget.
      {{readable, record(2, "1.2", {{first, unreadable()}})}, {total("1", 2, 20)}, {}},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO(i);
    Plan plan;
    plan.records = cases[i].records;
    plan.printed_totals = cases[i].totals;
    const Scored scored(std::move(plan));
    CHECK(scored.standing.records[1].budget.at(first).amount == cases[i].expected);
  }
}

TEST_CASE("findings: whole messages, sums first, each once") {
  Plan plan;
  plan.records = {record(1, "1.1", {{first, amount(100)}, {second, amount(100)}}), record(3, "", {})};
  plan.printed_totals = {total("1", 1, 100), total("2", 1, 0), total("", 3, 90)};
  plan.risks = {{.id = "r", .process = same_text("buying"), .level = located("high"), .likelihood = 1, .impact = 1},
                {.id = "s", .process = same_text("lending"), .level = located("high"), .likelihood = 2, .impact = 1}};
  const Scored scored(std::move(plan));
  CHECK(scored.findings() ==
        std::vector<std::string>{
            "W923 - records of dimension 2: the document prints 1, the count is 0",
            "W923 - records of the whole plan: the document prints 3, the count is 2",
            "W922 - budget of the whole plan, 2566–2567: the document prints 90 baht a year, but the records sum to 100 baht a year (more than "
            "printed by 10 baht)",
            "W927 3 the document does not say which dimension and mission the record belongs to",
            "W928 - mission 1.2 “b” has no record in the plan",
            "W935 3 the numbers jump from 1 to 3",
            "W929 - the risk “buying” of level high has no record in the plan",
            "W929 - the risk “lending” of level high has no record in the plan",
            "W930 - risk “lending”: the document prints level high, but likelihood 2 times impact 1 is 2, which is level low",
        });
  // The same findings are the warnings, no more and no fewer.
  CHECK(scored.out.sorted().size() == scored.standing.findings.size());
  CHECK_FALSE(scored.out.has_errors());
}

TEST_CASE("nothing is reported as missing from a plan of which a record could not be read") {
  Plan plan;
  plan.complete = false;
  plan.records = {record(1, "1.1", {}), record(3, "1.1", {})};
  plan.printed_totals = {total("", 9, 9)};
  const Scored scored(std::move(plan));
  CHECK(scored.findings().empty());
}

TEST_CASE("years in names: Arabic and Thai digits, a range that covers the plan") {
  struct Case {
    const char* name;
    bool found;
  };
  for (const auto& one : {Case{"อบรม", false}, Case{"อบรม 2566", true}, Case{"อบรม ๒๕๖๖", true}, Case{"อบรม 2566-2567", false},
                          Case{"อบรม ๒๕๖๕-๒๕๗๐", false}, Case{"ฉบับที่ 25661", false}, Case{"มาตรา 9", false}}) {
    INFO(one.name);
    Plan plan;
    plan.records = {record(1, "2", {})};
    plan.records[0].name.th = one.name;
    const Scored scored(std::move(plan));
    const auto lines = scored.findings();
    CHECK(std::ranges::any_of(lines, [](const std::string& line) { return line.starts_with("W938"); }) == one.found);
  }
}

TEST_CASE("year ranges") {
  CHECK(year_ranges({}) == "");
  CHECK(year_ranges({{2566}}) == "2566");
  CHECK(year_ranges({{2566}, {2567}, {2568}, {2570}}) == "2566–2568, 2570");
}

TEST_CASE("sums of random plans are those of a naive count") {
  std::mt19937 random(20260);
  const std::vector<std::string> places{"1.1", "1.2", "2", ""};
  for (int round = 0; round < 500; ++round) {
    Plan plan;
    const int size = static_cast<int>(random() % 12);
    std::int64_t all = 0;
    std::map<std::string, std::int64_t> naive;
    std::map<std::string, int> counts;
    for (int number = 1; number <= size; ++number) {
      const auto& place = places[random() % places.size()];
      const auto dimension = place.substr(0, 1);
      std::map<FiscalYear, Located<BudgetCell>> budget;
      for (const auto year : {first, second}) {
        const auto baht = static_cast<std::int64_t>(random() % 1'000'000);
        switch (random() % 4) {
          case 0:
            budget[year] = amount(baht);
            naive[dimension] += baht;
            all += baht;
            break;
          case 1:
            budget[year] = {NoBudgetCell{}, {}};
            break;
          case 2:
            budget[year] = unreadable(Decimal(baht));
            naive[dimension] += baht;
            all += baht;
            break;
          default:
            break;
        }
      }
      ++counts[dimension];
      plan.records.push_back(record(number, place, std::move(budget)));
      plan.records.back().owner =
          RecordOwner{.division = same_text(std::to_string(random() % 3)), .section = same_text(std::to_string(random() % 2))};
    }
    const Scored scored(std::move(plan));
    const auto& standing = scored.standing;
    CHECK(standing.all.total == Decimal(all));
    CHECK(standing.all.count == size);
    CHECK(standing.dimensions[0].total == Decimal(naive["1"]));
    CHECK(standing.dimensions[0].count == counts["1"]);
    CHECK(standing.dimensions[1].total == Decimal(naive["2"]));
    CHECK(standing.unplaced.total == Decimal(naive[""]));
    CHECK(standing.all.budget.at(first) + standing.all.budget.at(second) == Decimal(all));
    Decimal owned;
    int records = 0;
    for (const auto& owner : standing.owners) {
      owned = owned + owner.total;
      records += owner.count;
    }
    CHECK(owned == Decimal(all));
    CHECK(records == size);
  }
}
