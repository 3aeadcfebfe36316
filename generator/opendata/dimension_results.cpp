#include "opendata/dimension_results.hpp"

#include <utility>

#include "opendata/common_columns.hpp"
#include "opendata/score_columns.hpp"

namespace prongsai {
namespace {

struct DimensionRow {
  const UnitScore* score = nullptr;
  const LadderResult* ladder = nullptr;
};

auto columns() -> DataColumns<DimensionRow> {
  auto all = columns_of_part<DimensionRow>(score_head_columns(), [](const DimensionRow& row) { return row.score; });
  all.push_back(column<DimensionRow>("framework", DataType::text, "รหัสกรอบการประเมิน", "id of the framework",
                            [](const DimensionRow& row) { return text_cell(row.score->framework->id.str()); }));
  auto of_ladder = joined(joined(ladder_name_columns(), ladder_level_columns()), joined(ladder_points_column(), ladder_detail_columns()));
  auto of_dimension = columns_of_part<DimensionRow>(of_ladder, [](const DimensionRow& row) { return row.ladder; });
  // Beside the unit's own full points.
  for (auto& one : of_dimension) {
    if (one.field.name == "points" || one.field.name == "full_points") {
      one.field.name.insert(0, "dimension_");
    }
  }
  all = joined(std::move(all), std::move(of_dimension));
  return joined(std::move(all), columns_of_part<DimensionRow>(score_sum_columns(), [](const DimensionRow& row) { return row.score; }));
}

auto rows_of(const Standings& standings, const Framework& framework, const LadderId& dimension) -> std::vector<DimensionRow> {
  std::vector<DimensionRow> rows;
  for (const auto& [number, year] : standings.years) {
    for (const auto& score : year.scores) {
      const auto* ladder = score.framework == &framework ? score.dimension(dimension) : nullptr;
      if (ladder != nullptr) {
        rows.push_back({.score = &score, .ladder = ladder});
      }
    }
  }
  return rows;
}

void write_rows(const std::vector<DimensionRow>& rows, TableWriter& out) {
  const auto all = columns();
  write_header(out, all);
  for (const auto& row : rows) {
    write_row(out, all, row);
  }
}

}  // namespace

void dimension_table(const Standings& standings, const Framework& framework, const LadderId& dimension, TableWriter& out) {
  write_rows(rows_of(standings, framework, dimension), out);
}

void dimensions_table(std::span<const UnitScore* const> scores, TableWriter& out) {
  std::vector<DimensionRow> rows;
  for (const auto* score : scores) {
    for (const auto& ladder : score->dimensions) {
      rows.push_back({.score = score, .ladder = &ladder});
    }
  }
  write_rows(rows, out);
}

auto dimension_csv_fields() -> std::vector<DataField> { return fields_of(columns()); }

auto dimension_json(const Portal& portal, const Standings& standings, const Framework& framework, const LadderId& dimension) -> std::string {
  const auto all = columns();
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), portal);
  json.key("results");
  json.begin_array(JsonWriter::Layout::a_line_each);
  for (const auto& row : rows_of(standings, framework, dimension)) {
    json.begin_object();
    write_keys(json, all, row);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

auto dimension_json_fields() -> std::vector<DataField> {
  auto fields = fields_of(publication_columns());
  fields.push_back(record_field("results", DataType::records, "ผลของแต่ละหน่วยงานและปี", "results by year and rank"));
  return joined(std::move(fields), inside("results[].", dimension_csv_fields()));
}

}  // namespace prongsai
