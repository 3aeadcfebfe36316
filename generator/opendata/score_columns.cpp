#include "opendata/score_columns.hpp"

#include "opendata/common_columns.hpp"

namespace prongsai {
namespace {

using Score = UnitScore;

auto points_column(const std::string& name, const std::string& th, const std::string& en, Decimal Score::*points) -> DataColumn<Score> {
  return counted_in(in_points(), column<Score>(name, DataType::number, th, en, [points](const Score& score) { return DataCell(score.*points); }));
}

auto level_cell(const std::optional<int>& level) -> DataCell { return level ? number_cell(*level) : DataCell(); }

}  // namespace

auto score_head_columns() -> DataColumns<Score> {
  DataColumns<Score> columns;
  add_year(columns, [](const Score& score) { return score.year->year; });
  columns = joined(std::move(columns), unit_columns<Score>([](const Score& score) { return score.unit; }));
  columns.push_back(closed<Score>("kind", {"regional", "central", "local"}, "ประเภทหน่วยงาน: regional ส่วนภูมิภาค central ส่วนกลาง local ท้องถิ่น",
                                  "kind of unit: regional, central or local",
                                  [](const Score& score) { return DataCell(data_word(score.unit->kind)); }));
  columns.push_back(column<Score>("region", DataType::text, "รหัสเขต", "id of the region",
                                  [](const Score& score) { return score.unit->region ? text_cell(score.unit->region->value.str()) : DataCell(); }));
  columns.push_back(column<Score>("class", DataType::text, "ประเภทการเข้าร่วมของหน่วยงานในปีนั้น", "class of the unit in that year",
                                  [](const Score& score) { return score.unit_class != nullptr ? text_cell(score.unit_class->id) : DataCell(); }));
  columns.push_back(closed<Score>("stage", {"self", "reviewed", "final"}, "ขั้นตอนของการประเมิน: self ประเมินตนเอง reviewed ตรวจแล้ว final ประกาศผลแล้ว",
                                  "stage of the assessment: self, reviewed or final",
                                  [](const Score& score) { return DataCell(data_word(score.assessment->stage)); }));
  columns.push_back(column<Score>("reviewed", DataType::boolean, "คณะกรรมการให้ระดับแล้ว มิฉะนั้นเป็นการประเมินตนเองที่ยังไม่ได้ตรวจ",
                                  "whether a committee awarded levels; otherwise this is a self-assessment that nobody reviewed",
                                  [](const Score& score) { return DataCell(score.reviewed); }));
  return columns;
}

auto score_sum_columns() -> DataColumns<Score> {
  return {
      counted_in(in_points(), column<Score>("bonus", DataType::number, "คะแนนเพิ่มพิเศษที่ได้", "points of the bonus",
                                            [](const Score& score) { return score.bonus ? DataCell(score.bonus->points) : DataCell(); })),
      points_column("total_without_bonus", "คะแนนรวมไม่นับคะแนนเพิ่มพิเศษ", "total without the bonus", &Score::total_without_bonus),
      points_column("total", "คะแนนรวม", "total", &Score::total),
      points_column("full_points", "คะแนนเต็ม", "the most that can be reached", &Score::full_points),
      column<Score>("grade", DataType::text, "ระดับผล ว่างเมื่อต่ำกว่าระดับต่ำสุด", "grade; empty below the lowest band",
                    [](const Score& score) { return text_cell(score.grade); }),
      column<Score>("meets_threshold", DataType::boolean, "คะแนนรวมไม่นับคะแนนเพิ่มพิเศษถึงเกณฑ์ขั้นต่ำของประเภท",
                    "whether the total without the bonus reaches the threshold of the unit's class; empty where it has none",
                    [](const Score& score) { return score.meets_threshold ? DataCell(*score.meets_threshold) : DataCell(); }),
      column<Score>("rank", DataType::number, "อันดับ คะแนนเท่ากันได้อันดับเดียวกัน", "rank from 1; equal scores share a rank",
                    [](const Score& score) { return number_cell(score.rank); }),
  };
}

auto ladder_name_columns() -> DataColumns<LadderResult> {
  using Of = LadderResult;
  DataColumns<Of> columns{
      column<Of>("dimension", DataType::text, "รหัสมิติ", "id of the dimension", [](const Of& row) { return text_cell(row.id.str()); })};
  add_bilingual(columns, "dimension", {.th = "ชื่อมิติ", .en = "title of the dimension"}, [](const Of& row) { return &row.title; });
  return columns;
}

auto ladder_level_columns() -> DataColumns<LadderResult> {
  using Of = LadderResult;
  return {
      column<Of>("claimed", DataType::number, "ระดับที่หน่วยงานเสนอ", "level that the unit claims",
                 [](const Of& row) { return level_cell(row.claimed); }),
      column<Of>("supported", DataType::number, "ระดับที่หลักฐานและข้อมูลรองรับ", "level that evidence and data support",
                 [](const Of& row) { return number_cell(row.supported); }),
      column<Of>("awarded", DataType::number, "ระดับที่คณะกรรมการให้", "level that the committee awarded",
                 [](const Of& row) { return level_cell(row.awarded); }),
      column<Of>("counted", DataType::number, "ระดับที่ใช้คิดคะแนน: ที่คณะกรรมการให้ หรือค่าน้อยกว่าของที่เสนอกับที่รองรับ",
                 "level that counts: the awarded one, otherwise the smaller of claimed and supported",
                 [](const Of& row) { return number_cell(row.counted); }),
  };
}

auto ladder_points_column() -> DataColumns<LadderResult> {
  return {counted_in(in_points(), column<LadderResult>("points", DataType::number, "คะแนนของมิติ", "points of the dimension",
                                                       [](const LadderResult& row) { return DataCell(row.points); }))};
}

auto ladder_detail_columns() -> DataColumns<LadderResult> {
  using Of = LadderResult;
  DataColumns<Of> columns{counted_in(in_points(), column<Of>("full_points", DataType::number, "คะแนนเต็มของมิติ", "the most that the dimension is worth",
                                                             [](const Of& row) { return DataCell(row.full_points); }))};
  add_bilingual(columns, "remark", {.th = "ข้อสังเกตของคณะกรรมการ", .en = "the committee's remark"}, [](const Of& row) { return row.remark; });
  return columns;
}

}  // namespace prongsai
