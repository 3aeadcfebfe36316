#include <utility>

#include "opendata/common_columns.hpp"
#include "opendata/criterion_columns.hpp"
#include "opendata/score_columns.hpp"
#include "opendata/scores.hpp"

namespace prongsai {
namespace {

// `d1_claimed` and the others, for each dimension of the framework.
auto dimension_columns(const Framework& framework) -> DataColumns<UnitScore> {
  DataColumns<UnitScore> all;
  for (const auto& dimension : framework.dimensions) {
    auto columns = columns_of_part<UnitScore>(joined(ladder_level_columns(), ladder_points_column()),
                                              [id = dimension.id](const UnitScore& score) { return score.dimension(id); });
    for (auto& column : columns) {
      column.field.name.insert(0, dimension.id.str() + "_");
      column.field.meaning.th.insert(0, dimension.title.th + ": ");
      column.field.meaning.en.insert(0, dimension.title.in(Language::en) + ": ");
    }
    all = joined(std::move(all), std::move(columns));
  }
  return all;
}

auto score_columns(const YearStandings& year) -> DataColumns<UnitScore> {
  auto columns = score_head_columns();
  if (year.framework != nullptr) {
    columns = joined(std::move(columns), dimension_columns(*year.framework));
  }
  return joined(std::move(columns), score_sum_columns());
}

struct RowOfCriteria {
  const UnitScore* score = nullptr;
  // Null for the bonus.
  const LadderResult* ladder = nullptr;
  int level = 0;
  CriterionRow criterion;
  // Null for a criterion without requirements.
  const RequirementRow* requirement = nullptr;
};

auto place_columns() -> DataColumns<RowOfCriteria> {
  DataColumns<RowOfCriteria> columns;
  add_year(columns, [](const RowOfCriteria& row) { return row.score->year->year; });
  columns = joined(std::move(columns), unit_columns<RowOfCriteria>([](const RowOfCriteria& row) { return row.score->unit; }));
  columns.push_back(column<RowOfCriteria>(
      "dimension", DataType::text, "รหัสมิติหรือบันไดเพิ่มเติม ว่างสำหรับคะแนนเพิ่มพิเศษ", "id of the dimension or further ladder; empty for the bonus",
      [](const RowOfCriteria& row) { return row.ladder == nullptr ? DataCell() : text_cell(row.ladder->id.str()); }));
  columns.push_back(column<RowOfCriteria>("level", DataType::number, "ระดับของเกณฑ์ ว่างสำหรับคะแนนเพิ่มพิเศษ",
                                          "level of the criterion; empty for the bonus",
                                          [](const RowOfCriteria& row) { return row.ladder == nullptr ? DataCell() : number_cell(row.level); }));
  return columns;
}

auto criteria_columns() -> DataColumns<RowOfCriteria> {
  auto columns =
      joined(place_columns(), columns_of_part<RowOfCriteria>(criterion_columns(), [](const RowOfCriteria& row) { return &row.criterion; }));
  return joined(std::move(columns), columns_of_part<RowOfCriteria>(requirement_columns(), [](const RowOfCriteria& row) { return row.requirement; }));
}

class CriteriaTable {
 public:
  explicit CriteriaTable(TableWriter& out) : out_(out) { write_header(out_, columns_); }

  void add(const UnitScore& score) {
    for (const auto& dimension : score.dimensions) {
      add(score, dimension);
    }
    if (score.ladder) {
      add(score, *score.ladder);
    }
    if (score.bonus && score.framework->bonus) {
      add({.score = &score, .ladder = nullptr, .level = 0, .criterion = bonus_row(score), .requirement = nullptr}, score.bonus->proofs);
    }
  }

 private:
  void add(const UnitScore& score, const LadderResult& ladder) {
    const auto* claim = score.assessment->claim(ladder.id);
    for (const auto& level : ladder.levels) {
      for (const auto& criterion : level.criteria) {
        add({.score = &score,
             .ladder = &ladder,
             .level = level.level->number,
             .criterion = criterion_row(criterion, level, claim),
             .requirement = nullptr},
            criterion.proofs);
      }
    }
  }

  void add(RowOfCriteria row, const std::vector<Proof>& proofs) {
    if (proofs.empty()) {
      write_row(out_, columns_, row);
    }
    for (const auto& requirement : requirement_rows(proofs)) {
      row.requirement = &requirement;
      write_row(out_, columns_, row);
    }
  }

  DataColumns<RowOfCriteria> columns_ = criteria_columns();
  TableWriter& out_;
};

}  // namespace

void scores_table(const YearStandings& year, TableWriter& out) {
  const auto columns = score_columns(year);
  write_header(out, columns);
  for (const auto& score : year.scores) {
    write_row(out, columns, score);
  }
}

auto scores_csv_fields(const YearStandings& year) -> std::vector<DataField> { return fields_of(score_columns(year)); }

void criteria_table(const YearStandings& year, TableWriter& out) {
  CriteriaTable table(out);
  for (const auto& score : year.scores) {
    table.add(score);
  }
}

auto criteria_csv_fields() -> std::vector<DataField> { return fields_of(criteria_columns()); }

}  // namespace prongsai
