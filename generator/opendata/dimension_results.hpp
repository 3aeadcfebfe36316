#pragma once

#include <span>
#include <vector>

#include "opendata/column.hpp"
#include "score/standings.hpp"

// Results by dimension: a row for each unit, year and dimension, with the unit's sums of that year at the end of the row.
namespace prongsai {

// Of one dimension of one framework, over all its years.
void dimension_table(const Standings& standings, const Framework& framework, const LadderId& dimension, TableWriter& out);
// Of every dimension of these scores.
void dimensions_table(std::span<const UnitScore* const> scores, TableWriter& out);
[[nodiscard]] auto dimension_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto dimension_json(const Portal& portal, const Standings& standings, const Framework& framework, const LadderId& dimension) -> std::string;
[[nodiscard]] auto dimension_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
