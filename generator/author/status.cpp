#include "author/status.hpp"

#include <algorithm>
#include <utility>

#include "check/freshness.hpp"
#include "model/node_names.hpp"
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

auto open_checklist(const ChecklistScore& score, const Date& today) -> OpenChecklist {
  OpenChecklist open{.score = &score, .unanswered = {}, .unproved = {}, .old = {}};
  for (const auto& group : score.groups) {
    for (const auto& item : group.items) {
      if (item.state == ItemState::unanswered) {
        open.unanswered.push_back(&item);
      } else if (item.state == ItemState::unproved) {
        open.unproved.push_back(&item);
      }
      if (item.own != nullptr && freshness_of(*item.item, *item.own, today) != Freshness::fresh) {
        open.old.push_back(&item);
      }
    }
  }
  return open;
}

// Whether every criterion that a due date serves is supported; nothing where it names none that the unit has.
auto is_done(const DueDate& due, const UnitScore* score) -> std::optional<bool> {
  std::optional<bool> done;
  const auto look = [&](const LadderResult& ladder) {
    for (const auto& level : ladder.levels) {
      for (const auto& criterion : level.criteria) {
        const auto& id = criterion.criterion->id.str();
        if (std::ranges::any_of(due.criteria, [&id](const Located<std::string>& one) { return one.value == id; })) {
          done = done.value_or(true) && criterion.supported;
        }
      }
    }
  };
  if (score != nullptr) {
    std::ranges::for_each(score->dimensions, look);
    if (score->ladder) {
      look(*score->ladder);
    }
  }
  return done;
}

// The due dates of every framework that are for the unit and lie in the year.
auto due_days(const Unit& unit, FiscalYear year, const Corpus& corpus, const UnitScore* score, const Date& today) -> std::vector<DueDay> {
  std::vector<DueDay> days;
  for (const auto& calendar : calendars_of(corpus)) {
    for (const auto& due : *calendar.dates) {
      const auto& kinds = due.unit_kinds.empty() ? *calendar.unit_kinds : due.unit_kinds;
      if (due.due().fiscal_year() == year && std::ranges::find(kinds, unit.kind) != kinds.end()) {
        days.push_back({.title = due.title, .date = due.due(), .days_left = days_between(today, due.due()), .done = is_done(due, score)});
      }
    }
  }
  std::ranges::stable_sort(days, {}, &DueDay::date);
  return days;
}

}  // namespace

auto UnitStatus::open_count() const -> int {
  int count = 0;
  for (const auto& checklist : checklists) {
    count += static_cast<int>(checklist.unanswered.size() + checklist.unproved.size());
  }
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
  for (const auto& checklist : checklists) {
    count += static_cast<std::ptrdiff_t>(checklist.unproved.size() + checklist.old.size());
  }
  return static_cast<int>(count);
}

auto status_of(const Unit& unit, FiscalYear year, const Corpus& corpus, const Standings& standings, const Date& today) -> UnitStatus {
  UnitStatus status{.unit = &unit, .year = year, .score = standings.of(unit.id, year), .ladders = {}, .due = {}};
  for (const auto* checklist : standings.checklists_of(unit.id, year)) {
    status.checklists.push_back(open_checklist(*checklist, today));
  }
  status.due = due_days(unit, year, corpus, status.score, today);
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
