#pragma once

#include "model/corpus.hpp"
#include "opendata/column.hpp"
#include "score/plan_standings.hpp"

// Columns of plans, each made once for CSV, JSON and the dictionary.
namespace prongsai {

struct PlanEntry {
  const Portal* portal = nullptr;
  const PlanStandings* standing = nullptr;
};
struct PlanRecordEntry {
  PlanEntry plan;
  const RecordStanding* record = nullptr;
};
struct PlanBudgetEntry {
  PlanRecordEntry record;
  FiscalYear year;
};
struct PlanKpiEntry {
  PlanRecordEntry record;
  const PlanKpi* kpi = nullptr;
};
struct PlanFindingEntry {
  PlanEntry plan;
  const PlanFinding* finding = nullptr;
};
// Sums of one year: of the whole plan.
struct PlanYearEntry {
  const PlanStandings* standing = nullptr;
  FiscalYear year;
};

[[nodiscard]] auto plan_columns() -> DataColumns<PlanEntry>;
// Unit, plan, number and name: the head of every row about a record.
[[nodiscard]] auto record_key_columns() -> DataColumns<PlanRecordEntry>;
[[nodiscard]] auto record_columns() -> DataColumns<PlanRecordEntry>;
[[nodiscard]] auto budget_columns() -> DataColumns<PlanBudgetEntry>;
[[nodiscard]] auto plan_kpi_columns() -> DataColumns<PlanKpiEntry>;
[[nodiscard]] auto finding_columns() -> DataColumns<PlanFindingEntry>;
[[nodiscard]] auto plan_year_columns() -> DataColumns<PlanYearEntry>;

}  // namespace prongsai
