#pragma once

#include <memory>
#include <string>
#include <vector>

#include "opendata/column.hpp"
#include "score/standings.hpp"

// The scores of a fiscal year. Rows are in the order of the ranking.
namespace prongsai {

// One row for each unit: totals, and the levels and points of each dimension.
void scores_table(const YearStandings& year, TableWriter& out);
[[nodiscard]] auto scores_csv_fields(const YearStandings& year) -> std::vector<DataField>;

// One row for each requirement of each criterion: how every point came about. A criterion without requirements has one row, too; the bonus stands
// after the dimensions, without a dimension and level.
void criteria_table(const YearStandings& year, TableWriter& out);
[[nodiscard]] auto criteria_csv_fields() -> std::vector<DataField>;

// One unit's score as a record of JSON: dimensions, levels, criteria, requirements. Made once and used for many, from any thread.
class ScoreRecord {
 public:
  ScoreRecord();
  void write(JsonWriter& json, const UnitScore& score) const;

 private:
  struct Columns;
  std::shared_ptr<const Columns> columns_;
};
// As they are named inside `prefix`.
[[nodiscard]] auto score_record_fields(const std::string& prefix) -> std::vector<DataField>;

// Both, nested: units, dimensions, levels, criteria, requirements.
[[nodiscard]] auto scores_json(const Portal& portal, const YearStandings& year) -> std::string;
[[nodiscard]] auto scores_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
