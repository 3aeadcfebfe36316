#include "author/status.hpp"

#include <algorithm>
#include <utility>

#include "score/why_not.hpp"

namespace prongsai {
namespace {

// Quarters that ended before `today` and lack what the requirement asks of each.
auto overdue_quarters(const CriterionResult& result, FiscalYear year, const Date& today) -> std::vector<Quarter> {
  std::vector<Quarter> missing;
  for (const auto& proof : result.proofs) {
    const auto* rule = std::get_if<EvidenceRequirement>(&proof.requirement->rule);
    for (std::size_t i = 0; rule != nullptr && i < proof.per_quarter.size(); ++i) {
      const Quarter quarter{static_cast<int>(i) + 1};
      const bool ended = last_day(year, quarter) < today;
      if (ended && proof.per_quarter[i] < rule->min && std::ranges::find(missing, quarter) == missing.end()) {
        missing.push_back(quarter);
      }
    }
  }
  return missing;
}

auto open_ladder(const LadderResult& result, const UnitScore& score, const Date& today) -> OpenLadder {
  OpenLadder open{.result = &result, .criteria = {}};
  const int claimed = result.claimed.value_or(0);
  const int last = std::max(claimed, result.supported + 1);
  for (const auto& level : result.levels) {
    for (const auto& criterion : level.criteria) {
      if (level.level->number > last || criterion.supported) {
        continue;
      }
      const auto failing = std::ranges::find(criterion.proofs, false, &Proof::holds);
      open.criteria.push_back({.criterion = criterion.criterion,
                               .level = level.level->number,
                               .claimed = level.level->number <= claimed,
                               .why = failing == criterion.proofs.end() ? Text{} : why_not(*failing, *score.framework),
                               .overdue_quarters = overdue_quarters(criterion, score.year->year, today)});
    }
  }
  return open;
}

}  // namespace

auto UnitStatus::open_count() const -> int {
  int count = 0;
  for (const auto& ladder : ladders) {
    count += static_cast<int>(ladder.criteria.size());
  }
  return count;
}

auto UnitStatus::overdue_count() const -> int {
  auto count = std::ranges::count_if(due, &DueDay::overdue);
  for (const auto& ladder : ladders) {
    count += std::ranges::count_if(ladder.criteria, [](const OpenCriterion& one) { return one.claimed || !one.overdue_quarters.empty(); });
  }
  return static_cast<int>(count);
}

auto status_of(const Unit& unit, FiscalYear year, const Corpus& /*corpus*/, const Standings& standings, const Date& today) -> UnitStatus {
  UnitStatus status{.unit = &unit, .year = year, .score = standings.of(unit.id, year), .ladders = {}, .due = {}};
  if (status.score == nullptr) {
    return status;
  }
  status.signed_by_office = status.score->assessment->date.has_value();
  const auto add = [&](const LadderResult& result) {
    auto open = open_ladder(result, *status.score, today);
    if (!open.criteria.empty()) {
      status.ladders.push_back(std::move(open));
    }
  };
  std::ranges::for_each(status.score->dimensions, add);
  if (status.score->ladder) {
    add(*status.score->ladder);
  }
  return status;
}

}  // namespace prongsai
