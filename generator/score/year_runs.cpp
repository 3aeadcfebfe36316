#include "score/year_runs.hpp"

namespace prongsai {

auto year_runs(const Unit& unit, const Standings& standings, const Corpus& corpus) -> std::vector<YearRun> {
  std::vector<YearRun> runs;
  for (auto year = unit.years.rbegin(); year != unit.years.rend(); ++year) {
    const auto* score = standings.of(unit.id, year->first);
    const auto* framework = score == nullptr ? corpus.framework_for(year->first) : score->framework;
    if (runs.empty() || runs.back().framework != framework) {
      runs.push_back({.framework = framework, .years = {}});
    }
    runs.back().years.push_back({.year = &year->second, .score = score});
  }
  return runs;
}

}  // namespace prongsai
