// Announced results beside scores, the programme's targets, and a unit's years side by side.
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "score/history.hpp"
#include "score/score.hpp"

using namespace prongsai;

namespace {

constexpr FiscalYear year_now{2564};
constexpr FiscalYear year_before{2563};

// Units `a`, `b`, … with a class in each year, empty where it is not known, and whether they were assessed.
struct Given {
  std::string now;
  std::string before;
  bool assessed = false;
};

struct Programme {
  Corpus corpus;
  Framework framework;
  YearStandings year;

  explicit Programme(const std::vector<Given>& units) {
    framework.unit_kinds = {UnitKind::regional};
    year.year = year_now;
    year.framework = &framework;
    for (const auto& given : units) {
      Unit unit;
      unit.id = UnitId(std::string(1, static_cast<char>('a' + corpus.units.size())));
      if (!given.now.empty()) {
        unit.classes[year_now] = {given.now, {}};
      }
      if (!given.before.empty()) {
        unit.classes[year_before] = {given.before, {}};
      }
      auto& kept = corpus.units.emplace(unit.id, unit).first->second;
      if (given.assessed) {
        year.scores.push_back({.unit = &kept});
      }
    }
  }

  auto measure(ProgrammeIndicator::Measure measure, int at_least) -> ProgrammeIndicatorResult {
    framework.programme = {
        {.id = "p", .title = {}, .measure = measure, .unit_class = "model", .at_least = Decimal(at_least), .source = {}, .span = {}}};
    return measure_programme(year, corpus).front();
  }
};

}  // namespace

TEST_CASE("the share of units that act is exact, and counts the kinds of unit that the framework is for") {
  struct Row {
    int assessed;
    int units;
    int at_least;
    bool holds;
    std::string percent;
  };
  const std::vector<Row> rows{
      {19, 20, 95, true, "95"}, {18, 20, 95, false, "90"}, {0, 3, 0, true, "0"}, {2, 3, 67, false, "66.66"}, {2, 3, 66, true, "66.66"}};
  for (const auto& row : rows) {
    CAPTURE(row.assessed, row.units, row.at_least);
    std::vector<Given> given(static_cast<std::size_t>(row.units), Given{.now = "general", .before = {}, .assessed = false});
    for (int i = 0; i < row.assessed; ++i) {
      given[static_cast<std::size_t>(i)].assessed = true;
    }
    Programme programme(given);
    Unit other;
    other.id = UnitId("local-unit");
    other.kind = UnitKind::local;
    programme.corpus.units.emplace(other.id, other);
    const auto result = programme.measure(ProgrammeIndicator::Measure::share_of_units_assessed, row.at_least);
    CHECK(result.whole == row.units);
    CHECK(result.holds == row.holds);
    CHECK(plain_number(result.share->percent()) == row.percent);
  }
  Programme none({});
  CHECK_FALSE(none.measure(ProgrammeIndicator::Measure::share_of_units_assessed, 95).holds.has_value());
}

TEST_CASE("growth of a class is computed only where the year before is known") {
  const Given stays{.now = "model", .before = "model"};
  const Given joins{.now = "model", .before = "general"};
  const Given leaves{.now = "general", .before = "model"};
  const Given unknown{.now = "model", .before = {}};
  struct Row {
    std::string what;
    std::vector<Given> units;
    int at_least;
    std::string says;
  };
  const std::vector<Row> rows{{"grows by a half", {stays, stays, joins}, 50, "3 of 2, 50 %, reached"},
                              {"grows, but not enough", {stays, stays, joins}, 51, "3 of 2, 50 %, missed"},
                              {"stays", {stays}, 10, "1 of 1, 0 %, missed"},
                              {"shrinks", {stays, leaves}, 10, "1 of 2, -50 %, missed"},
                              {"shrinks less than allowed", {stays, leaves}, -60, "1 of 2, -50 %, reached"},
                              {"one is not known", {stays, stays, unknown}, 10, "3 of 2, unknown 1"},
                              {"none before", {joins}, 10, "1 of 0"}};
  for (const auto& row : rows) {
    CAPTURE(row.what);
    Programme programme(row.units);
    const auto result = programme.measure(ProgrammeIndicator::Measure::growth_of_class, row.at_least);
    auto says = std::to_string(result.part) + " of " + std::to_string(result.whole);
    if (result.share) {
      says += std::string(", ") + (result.fell ? "-" : "") + plain_number(result.share->percent()) + " %, " + (*result.holds ? "reached" : "missed");
    } else if (result.unknown > 0) {
      says += ", unknown " + std::to_string(result.unknown);
    }
    CHECK(says == row.says);
  }
}

namespace {

// Three versions of a rubric: 2564 compares d1 with 2563, whose d1 compares with one of 2562 that is known in part.
struct Versions {
  Corpus corpus;
  Standings standings;
  Unit unit;

  Versions() {
    unit.id = UnitId("a");
    add("latest", 2564, {{"d1", 6}, {"d2", 4}, {"d3", 2}, {"d4", 1}});
    add("older", 2563, {{"d1", 6}, {"d9", 3}});
    add("oldest", 2562, {{"d7", 0}});
    auto& latest = corpus.frameworks.at(FrameworkId("latest")).dimensions;
    latest[0].comparable_with = predecessor("older", "d1");
    latest[1].not_comparable = {.th = "ต่าง", .en = "differs"};
    latest[2].comparable_with = predecessor("older", "d9");
    corpus.frameworks.at(FrameworkId("older")).dimensions[0].comparable_with = predecessor("oldest", "d7");
    corpus.frameworks.at(FrameworkId("oldest")).dimensions[0].partial = true;
  }

  static auto predecessor(const std::string& framework, const std::string& dimension) -> Predecessor {
    return {.framework = {FrameworkId(framework), {}}, .dimension = {LadderId(dimension), {}}, .note = {.th = "หมายเหตุ", .en = "note"}};
  }

  void add(const std::string& id, int be, const std::vector<std::pair<std::string, int>>& dimensions) {
    Framework framework;
    framework.id = FrameworkId(id);
    framework.years = {FiscalYear{be}};
    for (const auto& [name, points] : dimensions) {
      framework.dimensions.push_back({.id = LadderId(name), .points = Decimal(points)});
    }
    corpus.frameworks.emplace(framework.id, framework);
    unit.years[FiscalYear{be}].year = FiscalYear{be};
    UnitScore score{.unit = &unit};
    for (const auto& [name, points] : dimensions) {
      score.dimensions.push_back({.id = LadderId(name), .points = Decimal(points - 1)});
    }
    standings.years[FiscalYear{be}].scores.push_back(score);
  }
};

}  // namespace

TEST_CASE("years stand side by side as far as their rubrics compare, and the rest says why not") {
  const Versions versions;
  const auto history = history_of(versions.unit, versions.standings, versions.corpus);
  std::vector<std::string> rows;
  for (const auto& row : history.rows) {
    auto text = row.dimension->id.str() + ":";
    for (const auto* result : row.results) {
      text += result == nullptr ? " -" : " " + result->id.str() + "=" + plain_number(result->points);
    }
    rows.push_back(text);
  }
  CHECK(rows == std::vector<std::string>{"d1: d1=5 d1=5 -", "d2: d2=3 - -", "d3: d3=1 - -", "d4: d4=0 - -"});
  std::vector<std::string> gaps;
  for (const auto& gap : history.gaps) {
    constexpr const char* why[]{"nothing said", "said", "in part", "points differ"};
    gaps.push_back(gap.earlier->id.str() + " " + gap.dimension->id.str() + " " + why[static_cast<std::size_t>(gap.why)]);
  }
  CHECK(gaps == std::vector<std::string>{"older d2 said", "older d3 points differ", "older d4 nothing said", "oldest d1 in part", "oldest d2 said",
                                         "oldest d3 points differ", "oldest d4 nothing said"});
  CHECK(history.years[0].total_compares);
  CHECK_FALSE(history.years[1].total_compares);
}

TEST_CASE("one year has no history, and versions that run in a circle end") {
  Versions versions;
  versions.corpus.frameworks.at(FrameworkId("older")).dimensions[0].comparable_with = Versions::predecessor("latest", "d1");
  const auto history = history_of(versions.unit, versions.standings, versions.corpus);
  CHECK(history.rows.front().results.back() == nullptr);
  versions.unit.years.erase(FiscalYear{2562});
  versions.unit.years.erase(FiscalYear{2563});
  CHECK(history_of(versions.unit, versions.standings, versions.corpus).years.empty());
}
