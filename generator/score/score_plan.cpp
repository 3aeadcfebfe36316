#include <algorithm>
#include <type_traits>
#include <utility>

#include "score/plan_standings.hpp"
#include "score/score.hpp"

namespace prongsai {
namespace {

// A year that the table does not have: what the details say.
auto stated_cell(const PlanRecord& record) -> CountedCell {
  using Origin = CountedCell::Origin;
  if (!record.stated_budget) {
    return {};
  }
  const auto& stated = *record.stated_budget;
  switch (stated.basis) {
    case StatedBudget::Basis::none:
      return {.origin = Origin::none, .amount = {}};
    case StatedBudget::Basis::total:
      return {};
    case StatedBudget::Basis::per_year:
    case StatedBudget::Basis::unstated:
      break;
  }
  const auto amount = stated.per_year ? stated.per_year : stated.amount;
  return amount ? CountedCell{.origin = Origin::stated, .amount = amount} : CountedCell{};
}

auto counted_cell(const PlanRecord& record, FiscalYear year) -> CountedCell {
  using Origin = CountedCell::Origin;
  const auto found = record.budget.find(year);
  if (found == record.budget.end()) {
    return stated_cell(record);
  }
  const auto read = [](const auto& cell) -> CountedCell {
    using Cell = std::decay_t<decltype(cell)>;
    if constexpr (std::is_same_v<Cell, AmountCell>) {
      return {.origin = Origin::printed, .amount = cell.amount};
    } else if constexpr (std::is_same_v<Cell, NoBudgetCell>) {
      return {.origin = Origin::none, .amount = {}};
    } else if constexpr (std::is_same_v<Cell, BlankCell>) {
      return {.origin = Origin::blank, .amount = {}};
    } else {
      return {.origin = cell.implied ? Origin::implied : Origin::unreadable, .amount = cell.implied};
    }
  };
  return std::visit(read, found->second.value);
}

auto standing_of(const PlanRecord& record, const Plan& plan, const PlanFrame& frame) -> RecordStanding {
  RecordStanding standing{.record = &record};
  standing.dimension = record.dimension ? frame.dimension(record.dimension->value) : nullptr;
  if (record.mission) {
    standing.dimension = standing.dimension == nullptr ? frame.dimension_of_mission(record.mission->value) : standing.dimension;
    standing.mission = standing.dimension == nullptr ? nullptr : find_node(*standing.dimension, record.mission->value);
  }
  for (const auto year : plan.years) {
    standing.budget[year] = counted_cell(record, year);
  }
  standing.publishes = record.publish && !record.publish->none;
  standing.reports = record.report && !record.report->none;
  return standing;
}

// An unreadable cell is what the printed sum leaves for it, where it is the only one of the sum's records and year.
void imply_cells(PlanStandings& standing, const PrintedTotal& printed, const PlanNode* dimension) {
  for (const auto& [year, sum] : printed.budget) {
    CountedCell* open = nullptr;
    bool single = true;
    Decimal rest = sum.value;
    for (auto& record : standing.records) {
      const auto cell = record.budget.find(year);
      if ((dimension != nullptr && record.dimension != dimension) || cell == record.budget.end()) {
        continue;
      }
      if (cell->second.origin == CountedCell::Origin::unreadable) {
        single = open == nullptr;
        open = &cell->second;
      }
      rest = rest - cell->second.amount.value_or(Decimal());
    }
    if (open != nullptr && single && rest >= Decimal()) {
      *open = {.origin = CountedCell::Origin::implied, .amount = rest};
    }
  }
}

void add_to(PlanSum& sum, const RecordStanding& record) {
  ++sum.count;
  for (const auto& [year, cell] : record.budget) {
    sum.budget[year] = sum.budget[year] + cell.amount.value_or(Decimal());
  }
  sum.total = sum.total + record.total;
}

auto empty_sum(const PlanNode* dimension, const Plan& plan, const PrintedTotal* printed) -> PlanSum {
  PlanSum sum{.dimension = dimension, .count = 0, .budget = {}, .total = {}, .printed = printed};
  for (const auto year : plan.years) {
    sum.budget[year] = Decimal();
  }
  return sum;
}

void add_sums(PlanStandings& standing) {
  const auto& plan = *standing.plan;
  standing.all = empty_sum(nullptr, plan, plan.printed_total(""));
  standing.unplaced = empty_sum(nullptr, plan, nullptr);
  for (const auto& dimension : standing.frame->dimensions) {
    standing.dimensions.push_back(empty_sum(&dimension, plan, plan.printed_total(dimension.id)));
  }
  for (auto& record : standing.records) {
    for (const auto& [year, cell] : record.budget) {
      record.total = record.total + cell.amount.value_or(Decimal());
    }
    const auto own = std::ranges::find(standing.dimensions, record.dimension, &PlanSum::dimension);
    add_to(record.dimension == nullptr ? standing.unplaced : *own, record);
    add_to(standing.all, record);
    standing.funded += record.total > Decimal() ? 1 : 0;
    standing.publishing += record.publishes ? 1 : 0;
    standing.reporting += record.reports ? 1 : 0;
    for (const auto& kpi : record.record->kpis) {
      ++standing.kpis.at(static_cast<std::size_t>(kpi.kind));
    }
  }
}

void add_owners(PlanStandings& standing) {
  for (const auto& record : standing.records) {
    const auto owner = record.record->owner.value_or(RecordOwner{});
    auto division = std::ranges::find(standing.owners, owner.division, &OwnerSum::division);
    if (division == standing.owners.end()) {
      standing.owners.push_back({.division = owner.division});
      division = standing.owners.end() - 1;
    }
    auto section = std::ranges::find(division->sections, owner.section, &SectionSum::section);
    if (section == division->sections.end()) {
      division->sections.push_back({.section = owner.section});
      section = division->sections.end() - 1;
    }
    ++division->count;
    division->total = division->total + record.total;
    section->records.push_back(record.record);
    section->total = section->total + record.total;
  }
  std::ranges::stable_sort(standing.owners, std::ranges::greater(), &OwnerSum::count);
}

}  // namespace

auto PlanStandings::of(const PlanRecord& record) const -> const RecordStanding* {
  const auto found = std::ranges::find(records, &record, &RecordStanding::record);
  return found == records.end() ? nullptr : &*found;
}

auto PlanStandings::findings_of(const PlanRecord& record) const -> std::vector<const PlanFinding*> {
  std::vector<const PlanFinding*> found;
  for (const auto& finding : findings) {
    if (finding.record == &record) {
      found.push_back(&finding);
    }
  }
  return found;
}

auto score_plan(const Unit& unit, const Plan& plan, const PlanFrame& frame, Diagnostics& out) -> PlanStandings {
  PlanStandings standing{.unit = &unit, .plan = &plan, .frame = &frame};
  for (const auto& record : plan.records) {
    standing.records.push_back(standing_of(record, plan, frame));
  }
  for (const auto& dimension : frame.dimensions) {
    if (const auto* printed = plan.printed_total(dimension.id)) {
      imply_cells(standing, *printed, &dimension);
    }
  }
  if (const auto* printed = plan.printed_total("")) {
    imply_cells(standing, *printed, nullptr);
  }
  add_sums(standing);
  add_owners(standing);
  standing.findings = plan_findings(standing, out);
  return standing;
}

}  // namespace prongsai
