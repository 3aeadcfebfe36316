#include "score/standings.hpp"

#include <algorithm>
#include <utility>

namespace prongsai {

auto UnitScore::dimension(const LadderId& id) const -> const LadderResult* {
  const auto found = std::ranges::find(dimensions, id, &LadderResult::id);
  return found == dimensions.end() ? nullptr : &*found;
}

auto YearStandings::of(const UnitId& wanted) const -> const UnitScore* {
  const auto found = std::ranges::find_if(scores, [&wanted](const UnitScore& score) { return score.unit->id == wanted; });
  return found == scores.end() ? nullptr : &*found;
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
  const auto first = std::ranges::lower_bound(checklists, std::pair(unit, year), {},
                                              [](const ChecklistScore& score) { return std::pair(score.unit->id, score.year->year); });
  for (auto score = first; score != checklists.end() && score->unit->id == unit && score->year->year == year; ++score) {
    found.push_back(&*score);
  }
  return found;
}

auto Standings::plans_of(const UnitId& unit) const -> std::vector<const PlanStandings*> {
  std::vector<const PlanStandings*> found;
  for (const auto& plan : plans) {
    if (plan.unit->id == unit) {
      found.push_back(&plan);
    }
  }
  return found;
}

}  // namespace prongsai
