#include "score/score.hpp"

#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "score/prove.hpp"

using namespace prongsai;

namespace {

auto number(std::int64_t value) -> CellValue { return Decimal(value); }

// A table of projects: budget, and whether a citizen sat on the committee.
struct Project {
  std::int64_t budget;
  bool citizen;
};

auto definition() -> TableDefinition {
  return {.id = "procurement",
          .columns = {{.id = "budget", .type = ValueType::decimal}, {.id = "citizen", .type = ValueType::boolean}, {.id = "word", .type = ValueType::text}}};
}

auto table_of(const std::vector<Project>& projects) -> Table {
  Table table{.id = "procurement"};
  for (const auto& project : projects) {
    table.rows.push_back({.cells = {number(project.budget), CellValue(project.citizen), CellValue()}});
  }
  return table;
}

struct Fixture {
  Framework framework;
  Unit unit;
  UnitYear year{.year = FiscalYear{2564}};
  Assessment assessment;

  auto context() -> ProofContext {
    return {.unit = &unit, .year = &year, .framework = &framework, .assessment = &assessment, .awarded = {}, .total_without_bonus = {}};
  }
  auto prove_rule(RequirementRule rule, int level = 1, std::optional<int> awarded = {}) -> Proof {
    requirement.rule = std::move(rule);
    auto with_award = context();
    with_award.awarded = awarded;
    return prove(requirement, CriterionId("c"), level, with_award);
  }
  auto add_evidence(const std::string& id, const std::string& kind, const std::string& criterion, const std::string& hash = "") -> Evidence& {
    Evidence evidence{.id = EvidenceId(id), .kind = kind, .supports = {{CriterionId(criterion), {}}}};
    if (!hash.empty()) {
      evidence.facts = FileFacts{.sha256 = hash};
    }
    year.evidence.push_back(std::move(evidence));
    return year.evidence.back();
  }
  Requirement requirement;
};

auto at_least(std::int64_t value) -> Limit { return {.comparison = Limit::Comparison::at_least, .value = Decimal(value)}; }

auto share_of(TableRequirement::Selection selection, std::int64_t percent) -> TableRequirement {
  return {.table = "procurement",
          .selection = selection,
          .by = "budget",
          .n = 3,
          .where = {{.column = "citizen", .values = {CellValue(true)}}},
          .measure = TableRequirement::Measure::share,
          .limit = at_least(percent)};
}

}  // namespace

TEST_CASE("shares of a table: the largest three, and the rest") {
  struct Case {
    const char* what;
    std::vector<Project> projects;
    TableRequirement::Selection selection;
    std::int64_t percent;
    bool holds;
    std::string measured;
  };
  const auto top = TableRequirement::Selection::top;
  const auto rest = TableRequirement::Selection::except_top;
  const std::vector<Project> ten{{900, true}, {800, true}, {700, true}, {10, true}, {9, true}, {8, true}, {7, true}, {6, true}, {5, true}, {4, true}, {3, false}, {2, false}, {1, false}};
  const std::vector<Case> cases{
      {"three of three", ten, top, 100, true, "100"},
      {"seven of ten is seventy per cent", ten, rest, 70, true, "70"},
      {"and not eighty", ten, rest, 80, false, "70"},
      {"a tie with the third belongs to the top", {{9, true}, {8, true}, {7, true}, {7, false}, {1, true}}, top, 100, false, "75"},
      {"and is no part of the rest", {{9, true}, {8, true}, {7, true}, {7, false}, {1, true}}, rest, 100, true, "100"},
      {"fewer than three rows are all the top", {{9, true}, {8, true}}, top, 100, true, "100"},
      {"nothing is left to cover", {{9, true}, {8, true}}, rest, 80, true, ""},
      {"an empty table proves nothing", {}, top, 100, false, ""},
      {"not even for the rest", {}, rest, 80, false, ""},
      {"two thirds are below 66.67", {{9, true}, {8, true}, {7, true}, {1, true}, {1, true}, {1, false}}, rest, 67, false, "66.66"},
  };
  for (const auto& one : cases) {
    INFO(one.what);
    Fixture fixture;
    fixture.framework.tables = {definition()};
    fixture.assessment.tables = {table_of(one.projects)};
    const auto proof = fixture.prove_rule(share_of(one.selection, one.percent));
    CHECK(proof.holds == one.holds);
    const auto* share = std::get_if<Share>(&proof.measured);
    CHECK((share == nullptr ? std::string() : plain_number(share->percent())) == one.measured);
  }
}

TEST_CASE("count, sum and distinct count only rows that match") {
  Fixture fixture;
  fixture.framework.tables = {definition()};
  Table table{.id = "procurement"};
  for (const auto& [budget, word] : std::vector<std::pair<std::int64_t, std::string>>{{1, "a"}, {2, "b"}, {4, "a"}, {8, "c"}}) {
    table.rows.push_back({.cells = {number(budget), CellValue(true), CellValue(word)}});
  }
  table.rows.push_back({.cells = {number(16), CellValue(false), CellValue(std::string("d"))}});
  fixture.assessment.tables = {table};
  const auto measure = [&](TableRequirement::Measure kind, const std::string& column, std::vector<TableRequirement::Condition> where) {
    const auto proof = fixture.prove_rule(TableRequirement{.table = "procurement", .where = std::move(where), .measure = kind, .column = column, .limit = at_least(1)});
    return plain_number(std::get<Decimal>(proof.measured));
  };
  const std::vector<TableRequirement::Condition> citizens{{.column = "citizen", .values = {CellValue(true)}}};
  const std::vector<TableRequirement::Condition> a_or_b{{.column = "word", .values = {CellValue(std::string("a")), CellValue(std::string("b"))}}};
  CHECK(measure(TableRequirement::Measure::count, "", citizens) == "4");
  CHECK(measure(TableRequirement::Measure::sum, "budget", citizens) == "15");
  CHECK(measure(TableRequirement::Measure::distinct, "word", citizens) == "3");
  CHECK(measure(TableRequirement::Measure::distinct, "word", a_or_b) == "2");
  CHECK(measure(TableRequirement::Measure::sum, "budget", {}) == "31");
}

TEST_CASE("evidence counts by kind, and for each quarter where asked") {
  Fixture fixture;
  fixture.add_evidence("q12", "report", "c").period.quarters = {Quarter{1}, Quarter{2}};
  fixture.add_evidence("q3", "report", "c").period.quarters = {Quarter{3}};
  fixture.add_evidence("photo", "photo", "c").period.quarters = {Quarter{4}};
  fixture.add_evidence("other", "report", "d");
  CHECK(fixture.prove_rule(EvidenceRequirement{.kinds = {"report"}, .min = 2}).holds);
  CHECK_FALSE(fixture.prove_rule(EvidenceRequirement{.kinds = {"report"}, .min = 3}).holds);
  CHECK(fixture.prove_rule(EvidenceRequirement{.kinds = {}, .min = 3}).holds);
  const auto quarterly = fixture.prove_rule(EvidenceRequirement{.kinds = {"report"}, .min = 1, .per_quarter = true});
  CHECK_FALSE(quarterly.holds);
  CHECK(quarterly.per_quarter == std::vector<int>{1, 1, 1, 0});
  auto& whole = fixture.add_evidence("year", "report", "c").period;
  whole.from = first_day(FiscalYear{2564});
  whole.to = last_day(FiscalYear{2564});
  CHECK(fixture.prove_rule(EvidenceRequirement{.kinds = {"report"}, .min = 1, .per_quarter = true}).holds);
}

TEST_CASE("a damaged entry counts as good: its own error was reported") {
  Fixture fixture;
  fixture.add_evidence("x", "wrong-kind", "c").damaged = true;
  CHECK(fixture.prove_rule(EvidenceRequirement{.kinds = {"report"}, .min = 1, .per_quarter = true}).holds);
}

TEST_CASE("facts compare, alone or as a share of another") {
  Fixture fixture;
  fixture.framework.facts = {{.id = "staff", .from_staff_total = true}, {.id = "signed"}};
  fixture.unit.staff_total[FiscalYear{2564}] = Decimal(80);
  const auto holds = [&](std::int64_t signed_by, Limit::Comparison comparison, std::int64_t limit, bool share) {
    fixture.assessment.facts = {{.id = "signed", .value = Decimal(signed_by)}};
    return fixture.prove_rule(FactRequirement{.name = "signed", .of = share ? "staff" : "", .limit = {.comparison = comparison, .value = Decimal(limit)}}).holds;
  };
  using Comparison = Limit::Comparison;
  CHECK(holds(41, Comparison::above, 50, true));
  CHECK_FALSE(holds(40, Comparison::above, 50, true));
  CHECK(holds(40, Comparison::at_least, 50, true));
  CHECK_FALSE(holds(81, Comparison::above, 50, true));
  CHECK(holds(0, Comparison::at_most, 0, false));
  CHECK_FALSE(holds(1, Comparison::at_most, 0, false));
  CHECK(holds(1, Comparison::equals, 1, false));
  CHECK(holds(1, Comparison::below, 2, false));
  fixture.assessment.facts.clear();
  CHECK_FALSE(fixture.prove_rule(FactRequirement{.name = "signed", .limit = {.comparison = Comparison::at_most, .value = Decimal(0)}}).holds);
}

TEST_CASE("an innovation must not be evidence of other dimensions, by id or by bytes") {
  Fixture fixture;
  fixture.framework.dimensions = {{.id = LadderId("d2"), .variants = {{.levels = {{.number = 1, .criteria = {{.id = CriterionId("d2.x")}}}}}}}};
  const NotSharedRequirement rule{.dimensions = {LadderId("d2")}};
  fixture.add_evidence("project", "project", "c", "aa");
  CHECK(fixture.prove_rule(rule).holds);
  fixture.add_evidence("copy", "project", "d2.x", "aa");
  const auto proof = fixture.prove_rule(rule);
  CHECK_FALSE(proof.holds);
  REQUIRE(proof.evidence.size() == 1);
  CHECK(proof.evidence[0]->id.str() == "project");
  fixture.year.evidence.pop_back();
  fixture.year.evidence[0].supports.push_back({CriterionId("d2.x"), {}});
  CHECK_FALSE(fixture.prove_rule(rule).holds);
}

TEST_CASE("two roles need two documents") {
  Fixture fixture;
  auto& audit = fixture.add_evidence("audit", "order", "c");
  audit.document = {.number = "1/2564", .date = Date{2021, 1, 1}};
  fixture.add_evidence("buyers", "order", "c").document = {.number = "2/2564", .date = Date{2021, 1, 1}};
  const auto give = [&](const char* first, const char* second) {
    fixture.assessment.facts = {{.id = "a", .value = std::vector<Located<EvidenceId>>{{EvidenceId(first), {}}}},
                                {.id = "b", .value = std::vector<Located<EvidenceId>>{{EvidenceId(second), {}}}}};
    return fixture.prove_rule(DisjointRequirement{.first = "a", .second = "b"}).holds;
  };
  CHECK(give("audit", "buyers"));
  CHECK_FALSE(give("audit", "audit"));
  fixture.year.evidence[1].document = fixture.year.evidence[0].document;
  CHECK_FALSE(give("audit", "buyers"));
  fixture.assessment.facts.pop_back();
  CHECK_FALSE(fixture.prove_rule(DisjointRequirement{.first = "a", .second = "b"}).holds);
}

TEST_CASE("what only people can judge needs a signed statement or the committee's award") {
  Fixture fixture;
  fixture.framework.evidence_kinds = {{.id = "statement", .is_statement = true}, {.id = "photo"}};
  CHECK_FALSE(fixture.prove_rule(DeclaredRequirement{}, 3).holds);
  CHECK_FALSE(fixture.prove_rule(DeclaredRequirement{}, 3, 2).holds);
  CHECK(fixture.prove_rule(DeclaredRequirement{}, 3, 3).by_award);
  fixture.add_evidence("photo", "photo", "c");
  CHECK_FALSE(fixture.prove_rule(DeclaredRequirement{}, 3).holds);
  fixture.add_evidence("signed", "statement", "c");
  CHECK(fixture.prove_rule(DeclaredRequirement{}, 3).holds);
}

namespace {

// A framework of one dimension with `levels` levels, each of one criterion of kind evidence, worth 2 points a level.
auto ladder_framework(int levels) -> Framework {
  Framework framework;
  framework.id = FrameworkId("f");
  framework.evidence_kinds = {{.id = "report"}};
  Dimension dimension{.id = LadderId("d"), .title = {.th = "มิติ", .en = "Dimension"}, .short_title = {.th = "มิติ", .en = "Dimension"}, .points = Decimal(2 * levels)};
  dimension.variants.push_back({});
  for (int number = 1; number <= levels; ++number) {
    Criterion criterion{.id = CriterionId("d." + std::to_string(number)), .requirements = {{.rule = EvidenceRequirement{.kinds = {"report"}}}}};
    dimension.variants[0].levels.push_back({.number = number, .points = Decimal(2 * number), .criteria = {criterion}});
  }
  framework.dimensions.push_back(dimension);
  framework.grades = {{.name = "A", .from = Decimal(6)}, {.name = "B", .from = Decimal(4)}};
  return framework;
}

}  // namespace

// Every combination of evidence, claim and award on a ladder of four levels, against the rules written out the slow way.
TEST_CASE("levels are cumulative, and what counts is the award or else the smaller of claimed and supported") {
  constexpr int levels = 4;
  const auto framework = ladder_framework(levels);
  for (unsigned evidence = 0; evidence < 16; ++evidence) {
    for (int claimed = 0; claimed <= levels; ++claimed) {
      for (int awarded = -1; awarded <= levels; ++awarded) {
        Fixture fixture;
        for (int number = 1; number <= levels; ++number) {
          if ((evidence >> static_cast<unsigned>(number - 1) & 1U) != 0) {
            fixture.add_evidence("e" + std::to_string(number), "report", "d." + std::to_string(number));
          }
        }
        fixture.assessment.claims = {{.ladder = LadderId("d"), .level = claimed}};
        if (awarded >= 0) {
          fixture.assessment.review = Review{.awarded = {{LadderId("d"), {.level = awarded}}}};
        }
        Diagnostics out;
        const auto result = score_unit(fixture.unit, fixture.year, framework, fixture.assessment, out);
        int supported = 0;
        while (supported < levels && (evidence >> static_cast<unsigned>(supported) & 1U) != 0) {
          ++supported;
        }
        const int counted = awarded >= 0 ? awarded : std::min(claimed, supported);
        INFO("evidence " << evidence << ", claimed " << claimed << ", awarded " << awarded);
        CHECK(result.dimensions[0].supported == supported);
        CHECK(result.dimensions[0].counted == counted);
        CHECK(result.total == Decimal(2 * counted));
        CHECK(result.grade == (counted >= 3 ? "A" : counted == 2 ? "B" : ""));
        const auto problems = out.sorted();
        const bool over_claim = std::ranges::any_of(problems, [](const Diagnostic& one) { return one.code == Code::over_claim; });
        const bool over_award = std::ranges::any_of(problems, [](const Diagnostic& one) { return one.code == Code::over_award; });
        CHECK(over_claim == (claimed > supported));
        // Told with the claim where that is too high as well.
        const bool both = std::ranges::any_of(problems, [](const Diagnostic& one) { return one.code == Code::over_claim && one.labels.size() == 2; });
        CHECK(over_award == (awarded > supported && claimed <= supported));
        CHECK(both == (awarded > supported && claimed > supported));
      }
    }
  }
}
