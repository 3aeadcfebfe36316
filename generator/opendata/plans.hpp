#pragma once

#include <span>
#include <string>
#include <vector>

#include "opendata/column.hpp"
#include "score/standings.hpp"

// Plans of offices, all or some: budgets with what is printed and what it counts as, indicators, findings.
namespace prongsai {

// A row for each record and year.
void plan_budgets_table(const Portal& portal, std::span<const PlanStandings> plans, TableWriter& out);
[[nodiscard]] auto plan_budgets_csv_fields() -> std::vector<DataField>;
// A row for each indicator.
void plan_kpis_table(const Portal& portal, std::span<const PlanStandings> plans, TableWriter& out);
[[nodiscard]] auto plan_kpis_csv_fields() -> std::vector<DataField>;
// A row for each finding.
void plan_findings_table(const Portal& portal, std::span<const PlanStandings> plans, TableWriter& out);
[[nodiscard]] auto plan_findings_csv_fields() -> std::vector<DataField>;
// Everything, by plan and record.
[[nodiscard]] auto plans_json(const Portal& portal, std::span<const PlanStandings> plans) -> std::string;
[[nodiscard]] auto plans_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
