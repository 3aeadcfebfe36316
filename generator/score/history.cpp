#include "score/history.hpp"

#include <algorithm>
#include <set>

namespace prongsai {
namespace {

struct Counterpart {
  const Dimension* dimension = nullptr;
  HistoryGap::Why why = HistoryGap::Why::nothing_said;
  const Text* words = nullptr;
};

// Walks from a dimension to the earlier one that it compares with, version by version, until the wanted framework is reached.
auto counterpart(const Dimension& latest, const Framework& in, const Framework& wanted, const Corpus& corpus) -> Counterpart {
  const auto* dimension = &latest;
  std::set<FrameworkId> seen{in.id};
  for (const auto* framework = &in; framework->id != wanted.id;) {
    const auto& predecessor = dimension->comparable_with;
    if (!predecessor) {
      const auto& words = dimension->not_comparable;
      return words.empty() ? Counterpart{} : Counterpart{.dimension = nullptr, .why = HistoryGap::Why::said, .words = &words};
    }
    const auto next = corpus.frameworks.find(*predecessor->framework);
    const auto* before = next == corpus.frameworks.end() ? nullptr : next->second.dimension(*predecessor->dimension);
    if (before == nullptr || !seen.insert(next->first).second) {
      return {};
    }
    if (before->partial || dimension->partial) {
      return {.dimension = nullptr, .why = HistoryGap::Why::in_part, .words = &predecessor->note};
    }
    if (before->points != dimension->points) {
      return {.dimension = nullptr, .why = HistoryGap::Why::points_differ, .words = nullptr};
    }
    dimension = before;
    framework = &next->second;
  }
  return {.dimension = dimension, .why = {}, .words = nullptr};
}

auto years_of(const Unit& unit, const Standings& standings, const Corpus& corpus) -> std::vector<HistoryYear> {
  std::vector<HistoryYear> years;
  for (auto year = unit.years.rbegin(); year != unit.years.rend(); ++year) {
    if (const auto* framework = corpus.framework_for(year->first)) {
      years.push_back({.year = year->first, .framework = framework, .score = standings.of(unit.id, year->first), .total_compares = false});
    }
  }
  return years;
}

}  // namespace

auto history_of(const Unit& unit, const Standings& standings, const Corpus& corpus) -> UnitHistory {
  UnitHistory history{.years = years_of(unit, standings, corpus), .rows = {}, .gaps = {}};
  if (history.years.size() < 2) {
    return {};
  }
  const auto& latest = *history.years.front().framework;
  for (const auto& dimension : latest.dimensions) {
    history.rows.push_back({.dimension = &dimension, .results = {}});
  }
  std::set<FrameworkId> told;
  for (auto& year : history.years) {
    const bool first_time = told.insert(year.framework->id).second;
    bool all = latest.dimensions.size() == year.framework->dimensions.size();
    for (auto& row : history.rows) {
      const auto other = counterpart(*row.dimension, latest, *year.framework, corpus);
      row.results.push_back(other.dimension == nullptr || year.score == nullptr ? nullptr : year.score->dimension(other.dimension->id));
      if (other.dimension == nullptr && first_time) {
        history.gaps.push_back({.earlier = year.framework, .dimension = row.dimension, .why = other.why, .words = other.words});
      }
      all = all && other.dimension != nullptr;
    }
    year.total_compares = all;
  }
  return history;
}

}  // namespace prongsai
