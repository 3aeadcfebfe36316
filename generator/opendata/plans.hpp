#pragma once

#include <span>
#include <string>
#include <vector>

#include "opendata/column.hpp"
#include "score/standings.hpp"

// Plans of offices, all or some: budgets with what is printed and what it counts as, indicators, findings.
namespace prongsai {

// A row for each record and year.
[[nodiscard]] auto plan_budgets_csv(const Portal& portal, std::span<const PlanStandings> plans) -> std::string;
[[nodiscard]] auto plan_budgets_csv_fields() -> std::vector<DataField>;
// A row for each indicator.
[[nodiscard]] auto plan_kpis_csv(const Portal& portal, std::span<const PlanStandings> plans) -> std::string;
[[nodiscard]] auto plan_kpis_csv_fields() -> std::vector<DataField>;
// A row for each finding.
[[nodiscard]] auto plan_findings_csv(const Portal& portal, std::span<const PlanStandings> plans) -> std::string;
[[nodiscard]] auto plan_findings_csv_fields() -> std::vector<DataField>;
// Everything, by plan and record.
[[nodiscard]] auto plans_json(const Portal& portal, std::span<const PlanStandings> plans) -> std::string;
[[nodiscard]] auto plans_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
