#include <algorithm>

#include "score/score.hpp"

namespace prongsai {
namespace {

auto is_of_class(const Unit& unit, FiscalYear year, const std::string& unit_class) -> bool {
  const auto found = unit.classes.find(year);
  return found != unit.classes.end() && *found->second == unit_class;
}

auto measure_share(const YearStandings& year, const Corpus& corpus, ProgrammeIndicatorResult result) -> ProgrammeIndicatorResult {
  const auto& kinds = year.framework->unit_kinds;
  for (const auto& [id, unit] : corpus.units) {
    if (std::ranges::find(kinds, unit.kind) != kinds.end()) {
      ++result.whole;
      result.part += year.of(id) != nullptr ? 1 : 0;
    }
  }
  if (result.whole > 0) {
    result.share = Share{.part = Decimal(result.part), .whole = Decimal(result.whole)};
    result.holds = result.share->compare(result.indicator->at_least) >= 0;
  }
  return result;
}

// Growth over a year in which some units' classes are not known would be growth of the knowledge, not of the class.
auto measure_growth(const YearStandings& year, const Corpus& corpus, ProgrammeIndicatorResult result) -> ProgrammeIndicatorResult {
  const FiscalYear before{year.year.be - 1};
  for (const auto& [id, unit] : corpus.units) {
    result.part += is_of_class(unit, year.year, result.indicator->unit_class) ? 1 : 0;
    result.whole += is_of_class(unit, before, result.indicator->unit_class) ? 1 : 0;
    result.unknown += unit.classes.contains(year.year) && !unit.classes.contains(before) ? 1 : 0;
  }
  if (result.unknown > 0 || result.whole == 0) {
    return result;
  }
  result.fell = result.part < result.whole;
  const int change = result.fell ? result.whole - result.part : result.part - result.whole;
  result.share = Share{.part = Decimal(change), .whole = Decimal(result.whole)};
  const auto& limit = result.indicator->at_least;
  result.holds = result.fell ? result.share->compare(Decimal() - limit) <= 0 : result.share->compare(limit) >= 0;
  return result;
}

}  // namespace

auto measure_programme(const YearStandings& year, const Corpus& corpus) -> std::vector<ProgrammeIndicatorResult> {
  std::vector<ProgrammeIndicatorResult> results;
  if (year.framework == nullptr) {
    return results;
  }
  for (const auto& indicator : year.framework->programme) {
    const ProgrammeIndicatorResult fresh{.indicator = &indicator};
    results.push_back(indicator.measure == ProgrammeIndicator::Measure::growth_of_class ? measure_growth(year, corpus, fresh)
                                                                                        : measure_share(year, corpus, fresh));
  }
  return results;
}

}  // namespace prongsai
