#include "score/standings.hpp"

#include <algorithm>

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

}  // namespace prongsai
