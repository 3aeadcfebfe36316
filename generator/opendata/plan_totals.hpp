#pragma once

#include <string>

#include "model/corpus.hpp"
#include "opendata/column.hpp"
#include "score/plan_standings.hpp"

// Sums of one plan by dimension and year, computed and as its document prints them.
namespace prongsai {

// A row for each dimension and year, then for all of them.
void plan_totals_table(const PlanStandings& standing, TableWriter& out);
[[nodiscard]] auto plan_totals_json(const Portal& portal, const PlanStandings& standing) -> std::string;

}  // namespace prongsai
