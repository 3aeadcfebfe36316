#include "score/standings.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace prongsai {

auto UnitScore::dimension(const LadderId& id) const -> const LadderResult* {
  const auto found = std::ranges::find(dimensions, id, &LadderResult::id);
  return found == dimensions.end() ? nullptr : &*found;
}

void YearStandings::index_scores() {
  by_unit.resize(scores.size());
  std::iota(by_unit.begin(), by_unit.end(), 0U);
  std::ranges::sort(by_unit, {}, [this](std::uint32_t place) -> const UnitId& { return scores[place].unit->id; });
}

auto YearStandings::of(const UnitId& wanted) const -> const UnitScore* {
  if (by_unit.size() != scores.size()) {
    const auto scored = std::ranges::find(scores, wanted, [](const UnitScore& score) -> const UnitId& { return score.unit->id; });
    return scored == scores.end() ? nullptr : &*scored;
  }
  const auto found = std::ranges::lower_bound(by_unit, wanted, {}, [this](std::uint32_t place) -> const UnitId& { return scores[place].unit->id; });
  return found == by_unit.end() || scores[*found].unit->id != wanted ? nullptr : &scores[*found];
}

auto Standings::of(const UnitId& unit, FiscalYear year) const -> const UnitScore* {
  const auto found = years.find(year);
  return found == years.end() ? nullptr : found->second.of(unit);
}

auto Standings::programme_of(const UnitId& unit, FiscalYear year) const -> const ProgrammeResult* {
  const auto found = programme.find(ProgrammeKey(unit, year));
  return found == programme.end() ? nullptr : &found->second;
}

auto Standings::checklists_of(const UnitId& unit, FiscalYear year) const -> std::vector<const ChecklistScore*> {
  std::vector<const ChecklistScore*> found;
  const auto first = std::ranges::lower_bound(checklists, std::tie(unit, year), {},
                                              [](const ChecklistScore& score) { return std::tie(score.unit->id, score.year->year); });
  for (auto score = first; score != checklists.end() && score->unit->id == unit && score->year->year == year; ++score) {
    found.push_back(&*score);
  }
  return found;
}

auto Standings::plans_of(const UnitId& unit) const -> std::vector<const PlanStandings*> {
  std::vector<const PlanStandings*> found;
  const auto first = std::ranges::lower_bound(plans, unit, {}, [](const PlanStandings& plan) -> const UnitId& { return plan.unit->id; });
  for (auto plan = first; plan != plans.end() && plan->unit->id == unit; ++plan) {
    found.push_back(&*plan);
  }
  return found;
}

}  // namespace prongsai
