#include <utility>

#include "opendata/common_columns.hpp"
#include "opendata/criterion_columns.hpp"
#include "opendata/score_columns.hpp"
#include "opendata/scores.hpp"

namespace prongsai {
namespace {

auto year_columns() -> DataColumns<YearStandings> {
  using Of = YearStandings;
  DataColumns<Of> columns;
  add_year(columns, [](const Of& row) { return row.year; });
  columns.push_back(column<Of>("framework", DataType::text, "รหัสกรอบการประเมิน", "id of the framework",
                               [](const Of& row) { return row.framework == nullptr ? DataCell() : text_cell(row.framework->id.str()); }));
  add_bilingual(columns, "framework", {.th = "ชื่อกรอบการประเมิน", .en = "title of the framework"},
                [](const Of& row) { return row.framework == nullptr ? nullptr : &row.framework->title; });
  columns.push_back(counted_in(
      in_points(), column<Of>("mean_total", DataType::number, "ค่าเฉลี่ยของคะแนนรวม ตัดทศนิยมที่สองตำแหน่ง", "mean of the totals, cut to two places",
                              [](const Of& row) { return row.mean_total ? DataCell(*row.mean_total) : DataCell(); })));
  columns.push_back(column<Of>("without_assessment", DataType::texts, "รหัสหน่วยงานที่ไม่มีการประเมินในปีนี้",
                               "ids of units without an assessment in this year", [](const Of& row) {
                                 std::vector<std::string> ids;
                                 for (const auto* unit : row.without_assessment) {
                                   ids.push_back(unit->id.str());
                                 }
                                 return DataCell(ids);
                               }));
  return columns;
}

auto grade_columns() -> DataColumns<GradeCount> {
  return {column<GradeCount>("grade", DataType::text, "ระดับผล ว่างเมื่อต่ำกว่าระดับต่ำสุด", "grade; empty below the lowest band",
                             [](const GradeCount& count) { return text_cell(count.grade); }),
          column<GradeCount>("units", DataType::number, "จำนวนหน่วยงาน", "number of units",
                             [](const GradeCount& count) { return number_cell(count.units); })};
}

auto level_columns() -> DataColumns<LevelResult> {
  return {column<LevelResult>("level", DataType::number, "ระดับ", "number of the level",
                              [](const LevelResult& row) { return number_cell(row.level->number); }),
          counted_in(in_points(), column<LevelResult>("points", DataType::number, "คะแนนสะสมเมื่อถึงระดับนี้ ศูนย์เมื่อไม่มีคะแนน",
                                                      "what the dimension is worth when this level is reached; zero on a ladder without points",
                                                      [](const LevelResult& row) { return DataCell(row.level->points); })),
          column<LevelResult>("supported", DataType::boolean, "เกณฑ์ทุกข้อของระดับนี้และระดับก่อนหน้าเป็นจริง",
                              "whether all criteria of this level and of those below are supported",
                              [](const LevelResult& row) { return DataCell(row.supported); })};
}

auto bonus_columns() -> DataColumns<BonusResult> {
  using Of = BonusResult;
  return {column<Of>("claimed", DataType::boolean, "หน่วยงานเสนอขอคะแนนเพิ่มพิเศษ", "whether the unit claims the bonus",
                     [](const Of& row) { return DataCell(row.claimed); }),
          column<Of>("supported", DataType::boolean, "หลักฐานรองรับ", "whether evidence supports it",
                     [](const Of& row) { return DataCell(row.supported); }),
          column<Of>("awarded", DataType::boolean, "คณะกรรมการให้คะแนนเพิ่มพิเศษ", "whether the committee granted it",
                     [](const Of& row) { return row.awarded ? DataCell(*row.awarded) : DataCell(); }),
          counted_in(in_points(), column<Of>("points", DataType::number, "คะแนนเพิ่มพิเศษที่ได้", "points of the bonus",
                                             [](const Of& row) { return DataCell(row.points); }))};
}

// DataColumns are made once and used for every unit.
class ScoresDocument {
 public:
  auto write(const Portal& portal, const YearStandings& year) -> std::string {
    json_.begin_object();
    write_keys(json_, publication_columns(), portal);
    write_keys(json_, year_columns(), year);
    write_records(json_, "grades", grade_columns(), year.grades);
    json_.key("units");
    json_.begin_array(JsonWriter::Layout::a_line_each);
    for (const auto& score : year.scores) {
      write_unit(score);
    }
    json_.end_array();
    json_.end_object();
    return json_.take();
  }

 private:
  void write_unit(const UnitScore& score) {
    json_.begin_object();
    write_keys(json_, unit_, score);
    json_.key("dimensions");
    json_.begin_array(JsonWriter::Layout::on_one_line);
    for (const auto& dimension : score.dimensions) {
      write_ladder(score, dimension, dimension_);
    }
    json_.end_array();
    json_.key("ladder");
    if (score.ladder) {
      write_ladder(score, *score.ladder, ladder_);
    } else {
      json_.null();
    }
    json_.key("bonus_result");
    if (score.bonus) {
      json_.begin_object();
      write_keys(json_, bonus_, *score.bonus);
      write_records(json_, "requirements", requirement_, requirement_rows(score.bonus->proofs));
      json_.end_object();
    } else {
      json_.null();
    }
    json_.end_object();
  }

  void write_ladder(const UnitScore& score, const LadderResult& ladder, const DataColumns<LadderResult>& columns) {
    const auto* claim = score.assessment->claim(ladder.id);
    json_.begin_object();
    write_keys(json_, columns, ladder);
    json_.key("levels");
    json_.begin_array(JsonWriter::Layout::on_one_line);
    for (const auto& level : ladder.levels) {
      json_.begin_object();
      write_keys(json_, level_, level);
      json_.key("criteria");
      json_.begin_array(JsonWriter::Layout::on_one_line);
      for (const auto& criterion : level.criteria) {
        json_.begin_object();
        write_keys(json_, criterion_, criterion_row(criterion, level, claim));
        write_records(json_, "requirements", requirement_, requirement_rows(criterion.proofs));
        json_.end_object();
      }
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  JsonWriter json_;
  DataColumns<UnitScore> unit_ = joined(score_head_columns(), score_sum_columns());
  DataColumns<LadderResult> dimension_ =
      joined(joined(ladder_name_columns(), ladder_level_columns()), joined(ladder_points_column(), ladder_detail_columns()));
  DataColumns<LadderResult> ladder_ = joined(ladder_name_columns(), ladder_level_columns());
  DataColumns<LevelResult> level_ = level_columns();
  DataColumns<CriterionRow> criterion_ = criterion_columns();
  DataColumns<RequirementRow> requirement_ = requirement_columns();
  DataColumns<BonusResult> bonus_ = bonus_columns();
};

auto requirement_fields(const std::string& prefix) -> std::vector<DataField> {
  return joined({record_field(prefix + "requirements", DataType::records, "ข้อกำหนดของเกณฑ์", "the requirements, all of which must hold")},
                inside(prefix + "requirements[].", fields_of(requirement_columns())));
}

auto level_fields(const std::string& prefix) -> std::vector<DataField> {
  const auto level = prefix + "levels[].";
  const auto criterion = level + "criteria[].";
  auto fields = joined({record_field(prefix + "levels", DataType::records, "ระดับ จากต่ำไปสูง", "levels from the lowest")},
                       inside(level, fields_of(level_columns())));
  fields.push_back(record_field(level + "criteria", DataType::records, "เกณฑ์ของระดับ", "criteria of the level"));
  fields = joined(std::move(fields), inside(criterion, fields_of(criterion_columns())));
  return joined(std::move(fields), requirement_fields(criterion));
}

}  // namespace

auto scores_json(const Portal& portal, const YearStandings& year) -> std::string { return ScoresDocument().write(portal, year); }

auto scores_json_fields() -> std::vector<DataField> {
  auto fields = joined(fields_of(publication_columns()), fields_of(year_columns()));
  fields.push_back(record_field("grades", DataType::records, "จำนวนหน่วยงานแต่ละระดับผล", "units by grade, from the highest"));
  fields = joined(std::move(fields), inside("grades[].", fields_of(grade_columns())));
  fields.push_back(record_field("units", DataType::records, "หน่วยงานตามอันดับ", "units by rank"));
  fields = joined(std::move(fields), inside("units[].", fields_of(joined(score_head_columns(), score_sum_columns()))));
  fields.push_back(record_field("units[].dimensions", DataType::records, "มิติตามลำดับของกรอบ", "dimensions in the framework's order"));
  fields = joined(std::move(fields), inside("units[].dimensions[].", fields_of(joined(ladder_name_columns(), ladder_level_columns()))));
  fields = joined(std::move(fields), inside("units[].dimensions[].", fields_of(joined(ladder_points_column(), ladder_detail_columns()))));
  fields = joined(std::move(fields), level_fields("units[].dimensions[]."));
  fields.push_back(record_field("units[].ladder", DataType::record, "บันไดเพิ่มเติมของประเภทหน่วยงาน ซึ่งไม่มีคะแนน",
                                "the further ladder of the unit's class, without points; null where there is none"));
  fields = joined(std::move(fields), inside("units[].ladder.", fields_of(joined(ladder_name_columns(), ladder_level_columns()))));
  fields = joined(std::move(fields), level_fields("units[].ladder."));
  fields.push_back(
      record_field("units[].bonus_result", DataType::record, "ที่มาของคะแนนเพิ่มพิเศษ", "how the bonus came about; null where there is none"));
  fields = joined(std::move(fields), inside("units[].bonus_result.", fields_of(bonus_columns())));
  return joined(std::move(fields), requirement_fields("units[].bonus_result."));
}

}  // namespace prongsai
