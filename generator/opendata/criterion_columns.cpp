#include "opendata/criterion_columns.hpp"

#include <algorithm>
#include <string>

#include "opendata/common_columns.hpp"

namespace prongsai {
namespace {

auto evidence_ids(const std::vector<const Evidence*>& entries) -> DataCell {
  std::vector<std::string> ids;
  ids.reserve(entries.size());
  for (const auto* entry : entries) {
    ids.push_back(entry->id.str());
  }
  return ids;
}

auto data_word(Limit::Comparison comparison) -> std::string_view {
  switch (comparison) {
    case Limit::Comparison::above:
      return "above";
    case Limit::Comparison::at_least:
      return "at_least";
    case Limit::Comparison::below:
      return "below";
    case Limit::Comparison::at_most:
      return "at_most";
    case Limit::Comparison::equals:
      return "equals";
  }
  return {};
}

// What a requirement asks, flattened.
struct Asked {
  std::string_view kind;
  std::vector<std::string> subjects;
  std::optional<Limit> limit;
};

struct Ask {
  auto operator()(const EvidenceRequirement& rule) const -> Asked {
    return {.kind = "evidence", .subjects = rule.kinds, .limit = Limit{.comparison = Limit::Comparison::at_least, .value = Decimal(rule.min)}};
  }
  auto operator()(const FactRequirement& rule) const -> Asked {
    return {.kind = "fact", .subjects = rule.of.empty() ? std::vector{rule.name} : std::vector{rule.name, rule.of}, .limit = rule.limit};
  }
  auto operator()(const TableRequirement& rule) const -> Asked {
    return {.kind = "table", .subjects = rule.column.empty() ? std::vector{rule.table} : std::vector{rule.table, rule.column}, .limit = rule.limit};
  }
  auto operator()(const NotSharedRequirement& rule) const -> Asked {
    Asked asked{.kind = "not_shared_with", .subjects = {}, .limit = {}};
    for (const auto& dimension : rule.dimensions) {
      asked.subjects.push_back(dimension.str());
    }
    return asked;
  }
  auto operator()(const DisjointRequirement& rule) const -> Asked { return {.kind = "disjoint", .subjects = {rule.first, rule.second}, .limit = {}}; }
  auto operator()(const DeclaredRequirement& /*rule*/) const -> Asked { return {.kind = "declared", .subjects = {}, .limit = {}}; }
  auto operator()(const TotalRequirement& rule) const -> Asked { return {.kind = "total_without_bonus", .subjects = {}, .limit = rule.limit}; }
};

auto asked_by(const RequirementRow& row) -> Asked { return std::visit(Ask{}, row.proof->requirement->rule); }

// The value; of a share the per cent, its part, or its whole.
enum class MeasuredPart : std::uint8_t { value, part, whole };

auto measured(const RequirementRow& row, MeasuredPart wanted) -> DataCell {
  if (const auto* share = std::get_if<Share>(&row.proof->measured)) {
    return wanted == MeasuredPart::value ? share->percent() : wanted == MeasuredPart::part ? share->part : share->whole;
  }
  const auto* number = std::get_if<Decimal>(&row.proof->measured);
  return number != nullptr && wanted == MeasuredPart::value ? DataCell(*number) : DataCell();
}

auto per_quarter(const RequirementRow& row) -> DataCell {
  std::vector<Decimal> counts;
  for (const int count : row.proof->per_quarter) {
    counts.emplace_back(count);
  }
  return counts;
}

auto asked_columns() -> DataColumns<RequirementRow> {
  using Of = RequirementRow;
  return {
      column<Of>("requirement", DataType::number, "ลำดับข้อกำหนดของเกณฑ์ข้อนี้ เริ่มจาก 1", "number of the criterion's requirement, from 1",
                 [](const Of& row) { return number_cell(row.number); }),
      closed<Of>("requirement_kind", {"evidence", "fact", "table", "not_shared_with", "disjoint", "declared", "total_without_bonus"}, "ชนิดของข้อกำหนด: evidence fact table not_shared_with disjoint declared total_without_bonus",
                 "kind of requirement: evidence, fact, table, not_shared_with, disjoint, declared or total_without_bonus",
                 [](const Of& row) { return text_cell(asked_by(row).kind); }),
      column<Of>("requirement_subjects", DataType::texts, "สิ่งที่ข้อกำหนดอ้างถึง: ชนิดหลักฐาน ข้อเท็จจริง ตาราง หรือมิติ",
                 "what it is about: kinds of evidence, facts, a table and its column, or dimensions",
                 [](const Of& row) { return DataCell(asked_by(row).subjects); }),
      closed<Of>("comparison", {"above", "at_least", "below", "at_most", "equals"}, "การเปรียบเทียบ: above at_least below at_most equals",
                 "how the measured value must compare with the limit: above, at_least, below, at_most or equals",
                 [](const Of& row) {
                   const auto limit = asked_by(row).limit;
                   return limit ? text_cell(data_word(limit->comparison)) : DataCell();
                 }),
      column<Of>("limit", DataType::number, "ค่าที่กำหนด (สัดส่วนเป็นร้อยละ)", "the limit, in per cent where a share is measured",
                 [](const Of& row) {
                   const auto limit = asked_by(row).limit;
                   return limit ? DataCell(limit->value) : DataCell();
                 }),
  };
}

auto found_columns() -> DataColumns<RequirementRow> {
  using Of = RequirementRow;
  return {
      column<Of>("holds", DataType::boolean, "เป็นไปตามข้อกำหนด", "whether the requirement holds",
                 [](const Of& row) { return DataCell(row.proof->holds); }),
      column<Of>("measured", DataType::number, "ค่าที่วัดได้ สัดส่วนเป็นร้อยละ ตัดทศนิยมที่สองตำแหน่ง ไม่ปัดขึ้น",
                 "what was measured; a share in per cent, cut to two places and never rounded up",
                 [](const Of& row) { return measured(row, MeasuredPart::value); }),
      column<Of>("measured_part", DataType::number, "ตัวตั้งของสัดส่วน", "of a share, the exact part",
                 [](const Of& row) { return measured(row, MeasuredPart::part); }),
      column<Of>("measured_whole", DataType::number, "ตัวหารของสัดส่วน", "of a share, the exact whole",
                 [](const Of& row) { return measured(row, MeasuredPart::whole); }),
      column<Of>("per_quarter", DataType::numbers, "จำนวนหลักฐานในไตรมาส 1 ถึง 4 เมื่อข้อกำหนดนับรายไตรมาส",
                 "entries of the register in quarters 1 to 4, where the requirement counts by quarter", per_quarter),
      column<Of>("by_award", DataType::boolean, "ผลเป็นไปตามคำตัดสินของคณะกรรมการ", "whether the committee's award decided it",
                 [](const Of& row) { return DataCell(row.proof->by_award); }),
      column<Of>("requirement_evidence", DataType::texts, "รหัสหลักฐานที่นับ หรือที่ขัดกับข้อกำหนดเมื่อไม่เป็นไปตามข้อกำหนด",
                 "ids of the evidence that counts for it or, where it does not hold, that stands against it",
                 [](const Of& row) { return evidence_ids(row.proof->evidence); }),
  };
}

auto is_claimed(const CriterionId& id, int level, const Claim* claim) -> bool {
  if (claim == nullptr || !claim->by_criterion) {
    return claim != nullptr && claim->level >= level;
  }
  return std::ranges::any_of(claim->met, [&id](const Located<CriterionId>& met) { return met.value == id; });
}

}  // namespace

auto criterion_columns() -> DataColumns<CriterionRow> {
  using Of = CriterionRow;
  DataColumns<Of> columns{
      column<Of>("criterion_id", DataType::text, "รหัสเกณฑ์", "id of the criterion", [](const Of& row) { return text_cell(row.id->str()); })};
  add_bilingual(columns, "criterion", {.th = "ข้อความของเกณฑ์", .en = "the criterion"}, [](const Of& row) { return row.title; });
  columns.push_back(column<Of>("supported", DataType::boolean, "ข้อกำหนดทุกข้อของเกณฑ์เป็นจริงตามหลักฐานและข้อมูล",
                               "whether all its requirements hold, by evidence and data", [](const Of& row) { return DataCell(row.supported); }));
  columns.push_back(column<Of>("claimed", DataType::boolean, "หน่วยงานเสนอว่าผ่านเกณฑ์ข้อนี้", "whether the unit claims it",
                               [](const Of& row) { return DataCell(row.claimed); }));
  add_bilingual(columns, "not_met", {.th = "เหตุผลของหน่วยงานที่ไม่เสนอ", .en = "the unit's own reason for not claiming it"},
                [](const Of& row) { return row.not_met; });
  columns.push_back(column<Of>("evidence", DataType::texts, "รหัสหลักฐานทั้งหมดที่อ้างเกณฑ์ข้อนี้", "ids of all evidence that names the criterion",
                               [](const Of& row) { return evidence_ids(row.evidence); }));
  return columns;
}

auto requirement_columns() -> DataColumns<RequirementRow> { return joined(asked_columns(), found_columns()); }

auto criterion_row(const CriterionResult& result, const LevelResult& level, const Claim* claim) -> CriterionRow {
  return {.id = &result.criterion->id,
          .title = &result.criterion->title,
          .supported = result.supported,
          .claimed = is_claimed(result.criterion->id, level.level->number, claim),
          .not_met = result.not_met,
          .evidence = result.evidence};
}

auto bonus_row(const UnitScore& score) -> CriterionRow {
  return {.id = &score.framework->bonus->id,
          .title = &score.framework->bonus->title,
          .supported = score.bonus->supported,
          .claimed = score.bonus->claimed,
          .not_met = nullptr,
          .evidence = {}};
}

auto requirement_rows(const std::vector<Proof>& proofs) -> std::vector<RequirementRow> {
  std::vector<RequirementRow> rows;
  rows.reserve(proofs.size());
  for (const auto& proof : proofs) {
    rows.push_back({.proof = &proof, .number = static_cast<int>(rows.size()) + 1});
  }
  return rows;
}

}  // namespace prongsai
