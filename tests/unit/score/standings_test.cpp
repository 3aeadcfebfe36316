#include "score/standings.hpp"

#include <catch2/catch.hpp>
#include <deque>
#include <string>

namespace prongsai::test {
namespace {

TEST_CASE("the score of a unit is found with an index and without") {
  std::deque<Unit> units;
  YearStandings year;
  for (const auto* id : {"m", "c", "z", "a", "b"}) {
    units.emplace_back().id = UnitId(id);
    year.scores.push_back({.unit = &units.back()});
  }
  const auto found = [&year] {
    std::string text;
    for (const auto* id : {"a", "aa", "b", "c", "m", "z", "zz"}) {
      const auto* score = year.of(UnitId(id));
      text += score == nullptr ? "-" : score->unit->id.str();
    }
    return text;
  };
  CHECK(found() == "a-bcmz-");
  year.index_scores();
  CHECK(year.by_unit == std::vector<std::uint32_t>{3, 4, 1, 0, 2});
  CHECK(found() == "a-bcmz-");
}

TEST_CASE("plans of a unit are found among those of all") {
  std::deque<Unit> units;
  Standings standings;
  for (const auto* id : {"a", "c", "c", "d"}) {
    units.emplace_back().id = UnitId(id);
    standings.plans.push_back({.unit = &units.back()});
  }
  CHECK(standings.plans_of(UnitId("a")).size() == 1);
  CHECK(standings.plans_of(UnitId("b")).empty());
  CHECK(standings.plans_of(UnitId("c")) == std::vector<const PlanStandings*>{&standings.plans[1], &standings.plans[2]});
  CHECK(standings.plans_of(UnitId("d")).size() == 1);
}

}  // namespace
}  // namespace prongsai::test
