#include "score/form_sheet.hpp"

#include <utility>

namespace prongsai {
namespace {

const Text sum_label{.th = "คะแนน", .en = "Sum"};
const Text total_label{.th = "คะแนนรวม", .en = "Total"};
const Text grade_label{.th = "ระดับ", .en = "Grade"};

auto lines_of(const Framework& framework, Decimal full, bool with_bonus) -> std::vector<SheetLine> {
  std::vector<SheetLine> lines{{.label = sum_label, .full = grouped_number(full), .given = {}}};
  if (with_bonus) {
    lines.push_back({.label = framework.bonus->title, .full = grouped_number(framework.bonus->points), .given = {}});
    full = full + framework.bonus->points;
  }
  lines.push_back({.label = total_label, .full = grouped_number(full), .given = {}});
  lines.push_back({.label = grade_label, .full = {}, .given = {}});
  return lines;
}

}  // namespace

auto sheet_lines(const UnitScore& score) -> std::vector<SheetLine> {
  const bool with_bonus = score.bonus && score.framework->bonus;
  auto lines = lines_of(*score.framework, score.full_points, with_bonus);
  auto line = lines.begin();
  const auto give = [&line](std::string words) { (line++)->given = std::move(words); };
  give(grouped_number(score.total_without_bonus));
  if (with_bonus) {
    give(grouped_number(score.bonus->points));
  }
  give(grouped_number(score.total));
  give(score.grade.empty() ? "–" : score.grade);
  return lines;
}

auto blank_sheet_lines(const Framework& framework) -> std::vector<SheetLine> {
  Decimal full;
  for (const auto& dimension : framework.dimensions) {
    full = full + dimension.points;
  }
  return lines_of(framework, full, framework.bonus.has_value());
}

auto form_words() -> const FormWords& {
  static const FormWords words{
      .dimension = {.th = "ตัวชี้วัด", .en = "Dimension"},
      .full = {.th = "คะแนนเต็ม", .en = "Full points"},
      .claimed = {.th = "ระดับที่เสนอ", .en = "Claimed"},
      .supported = {.th = "ระดับที่หลักฐานรองรับ", .en = "Supported"},
      .awarded = {.th = "ระดับที่กรรมการให้", .en = "Awarded"},
      .points = {.th = "คะแนนที่ได้", .en = "Points"},
      .criterion = {.th = "เกณฑ์การประเมิน (Milestone)", .en = "Criterion"},
      .result = {.th = "หน่วยงาน: ผลและหลักฐาน", .en = "Unit: result and evidence"},
      .remarks = {.th = "หมายเหตุ", .en = "Remarks"},
      .for_unit = {.th = "ผู้แทนหน่วยงาน", .en = "for the unit"},
      .for_committee = {.th = "กรรมการ", .en = "for the committee"},
  };
  return words;
}

}  // namespace prongsai
