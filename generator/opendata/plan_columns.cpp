#include "opendata/plan_columns.hpp"

#include <array>
#include <type_traits>

#include "opendata/common_columns.hpp"
#include "plan/site_model.hpp"

namespace prongsai {
namespace {

auto data_word(PlanKpiKind kind) -> std::string_view {
  static constexpr std::array<std::string_view, plan_kpi_kinds> words{"exists", "count", "percent", "index", "zero", "trend", "monitor", "narrative"};
  return words.at(static_cast<std::size_t>(kind));
}

auto data_word(CountedCell::Origin origin) -> std::string_view {
  static constexpr std::array<std::string_view, 7> words{"printed", "none", "blank", "unreadable", "implied", "stated", "not_printed"};
  return words.at(static_cast<std::size_t>(origin));
}

auto decimal_cell(const std::optional<Decimal>& number) -> DataCell { return number ? DataCell(*number) : DataCell(); }
auto plan_of(const PlanRecordEntry& entry) -> const Plan& { return *entry.plan.standing->plan; }
auto record_of(const PlanRecordEntry& entry) -> const PlanRecord& { return *entry.record->record; }

// What stands in the table's cell, as text.
auto printed_cell(const PlanBudgetEntry& entry) -> DataCell {
  const auto& budget = record_of(entry.record).budget;
  const auto found = budget.find(entry.year);
  if (found == budget.end()) {
    return {};
  }
  const auto text = [](const auto& cell) -> DataCell {
    using Cell = std::decay_t<decltype(cell)>;
    if constexpr (std::is_same_v<Cell, AmountCell>) {
      return plain_number(cell.amount);
    } else if constexpr (std::is_same_v<Cell, NoBudgetCell>) {
      return DataCell(std::string_view("none"));
    } else if constexpr (std::is_same_v<Cell, BlankCell>) {
      return DataCell(std::string_view("blank"));
    } else {
      return DataCell(cell.printed);
    }
  };
  return std::visit(text, found->second.value);
}

auto node_id(const PlanNode* node) -> DataCell { return node == nullptr ? DataCell() : text_cell(node->id); }

}  // namespace

auto plan_columns() -> DataColumns<PlanEntry> {
  auto columns = unit_columns<PlanEntry>([](const PlanEntry& entry) { return entry.standing->unit; });
  columns.push_back(column<PlanEntry>("plan_id", DataType::text, "รหัสแผน", "id of the plan",
                                      [](const PlanEntry& entry) { return text_cell(entry.standing->plan->id.str()); }));
  columns.push_back(column<PlanEntry>("framework", DataType::text, "รหัสกรอบแผน", "id of the frame",
                                      [](const PlanEntry& entry) { return text_cell(entry.standing->frame->id.str()); }));
  add_bilingual(columns, "plan", {.th = "ชื่อแผน", .en = "title of the plan"}, [](const PlanEntry& entry) { return &entry.standing->plan->title; });
  columns.push_back(column<PlanEntry>("page_url", DataType::text, "หน้าของแผนบนเว็บไซต์นี้", "the plan's page on this site", [](const PlanEntry& entry) {
    return DataCell(entry.portal->base_url + "/" + path_of(PlanPage{entry.standing}).text);
  }));
  return columns;
}

auto record_key_columns() -> DataColumns<PlanRecordEntry> {
  auto columns = unit_columns<PlanRecordEntry>([](const PlanRecordEntry& entry) { return entry.plan.standing->unit; });
  columns.push_back(column<PlanRecordEntry>("plan_id", DataType::text, "รหัสแผน", "id of the plan",
                                            [](const PlanRecordEntry& entry) { return text_cell(plan_of(entry).id.str()); }));
  columns.push_back(column<PlanRecordEntry>("number", DataType::number, "ลำดับที่ของรายการในแผน", "number of the record in the plan",
                                            [](const PlanRecordEntry& entry) { return number_cell(record_of(entry).number); }));
  add_bilingual(columns, "name", {.th = "ชื่อโครงการ กิจกรรม หรือมาตรการ", .en = "name of the project, activity or measure"},
                [](const PlanRecordEntry& entry) { return &record_of(entry).name; });
  return columns;
}

auto record_columns() -> DataColumns<PlanRecordEntry> {
  using Of = PlanRecordEntry;
  DataColumns<Of> columns{
      column<Of>("type", DataType::text, "ชนิดของรายการตามกรอบแผน", "type of the record, of the frame",
                 [](const Of& of) { return text_cell(record_of(of).type.value); }),
      column<Of>("dimension", DataType::text, "รหัสมิติ ว่างเมื่อเอกสารไม่ได้ระบุ", "id of the dimension; empty where the document states none",
                 [](const Of& of) { return node_id(of.record->dimension); }),
      column<Of>("mission", DataType::text, "รหัสภารกิจ ว่างเมื่อเอกสารไม่ได้ระบุ", "id of the mission; empty where the document states none",
                 [](const Of& of) { return node_id(of.record->mission); })};
  add_bilingual(columns, "division", {.th = "สำนัก กอง หรือโรงเรียนที่รับผิดชอบ", .en = "responsible division"},
                [](const Of& of) { return record_of(of).owner ? &record_of(of).owner->division : nullptr; });
  add_bilingual(columns, "section", {.th = "ฝ่ายที่รับผิดชอบ", .en = "responsible section"},
                [](const Of& of) { return record_of(of).owner ? &record_of(of).owner->section : nullptr; });
  columns.push_back(column<Of>("target_count", DataType::number, "จำนวนกลุ่มเป้าหมาย", "size of the target group", [](const Of& of) {
    const auto& target = record_of(of).target;
    return target && target->count ? number_cell(*target->count) : DataCell();
  }));
  columns.push_back(column<Of>("publishes", DataType::boolean, "มีขั้นตอนเผยแพร่ต่อสาธารณะ", "has a step that publishes",
                               [](const Of& of) { return DataCell(of.record->publishes); }));
  columns.push_back(column<Of>("reports", DataType::boolean, "มีขั้นตอนรายงานผล", "has a step that reports",
                               [](const Of& of) { return DataCell(of.record->reports); }));
  columns.push_back(counted_in(in_baht(), column<Of>("budget_total", DataType::number, "งบประมาณที่นับรวมทุกปี", "what is counted over all years",
                                                     [](const Of& of) { return DataCell(of.record->total); })));
  columns.push_back(column<Of>("source_document", DataType::text, "เอกสารที่มา", "document that it comes from",
                               [](const Of& of) { return text_cell(record_of(of).source.document); }));
  columns.push_back(column<Of>("source_place", DataType::text, "ตำแหน่งในเอกสารที่มา", "place in that document",
                               [](const Of& of) { return text_cell(record_of(of).source.place); }));
  columns.push_back(column<Of>("record_url", DataType::text, "หน้าของรายการบนเว็บไซต์นี้", "the record's page on this site", [](const Of& of) {
    return DataCell(of.plan.portal->base_url + "/" + path_of(PlanRecordPage{of.plan.standing, of.record}).text);
  }));
  return columns;
}

auto budget_columns() -> DataColumns<PlanBudgetEntry> {
  DataColumns<PlanBudgetEntry> columns;
  add_year(columns, [](const PlanBudgetEntry& entry) { return entry.year; });
  columns.push_back(column<PlanBudgetEntry>(
      "printed", DataType::text, "ข้อความในช่องของตาราง: จำนวนเงิน none (ไม่ใช้งบประมาณ) blank (เว้นว่าง) หรือข้อความที่อ่านไม่ได้ ว่างเมื่อไม่มีช่อง",
      "what stands in the table's cell: an amount, none (no budget), blank, or the text that is no amount; empty where there is no cell",
      printed_cell));
  columns.push_back(
      closed<PlanBudgetEntry>("counted_as", {"printed", "none", "blank", "unreadable", "implied", "stated", "not_printed"}, "วิธีนับ: printed none blank unreadable implied (อนุมาน) stated (ตามรายละเอียด) not_printed",
                              "how it is counted: printed, none, blank, unreadable, implied, stated (from the details) or not_printed",
                              [](const PlanBudgetEntry& entry) { return DataCell(data_word(entry.record.record->budget.at(entry.year).origin)); }));
  columns.push_back(counted_in(
      in_baht(), column<PlanBudgetEntry>("amount", DataType::number, "จำนวนที่นับในผลรวม", "amount that sums count", [](const PlanBudgetEntry& entry) {
        return decimal_cell(entry.record.record->budget.at(entry.year).amount);
      })));
  return columns;
}

auto plan_kpi_columns() -> DataColumns<PlanKpiEntry> {
  using Of = PlanKpiEntry;
  DataColumns<Of> columns{column<Of>("kpi_id", DataType::text, "รหัสตัวชี้วัดในรายการ", "id of the indicator in the record",
                                     [](const Of& of) { return text_cell(of.kpi->id); }),
                          column<Of>("level", DataType::text, "ระดับของตัวชี้วัดตามกรอบแผน", "level of the indicator, of the frame",
                                     [](const Of& of) { return text_cell(of.kpi->level.value); }),
                          closed<Of>("kind", {"exists", "count", "percent", "index", "zero", "trend", "monitor", "narrative"}, "ชนิด: exists count percent index zero trend monitor narrative",
                                     "kind: exists, count, percent, index, zero, trend, monitor or narrative",
                                     [](const Of& of) { return DataCell(data_word(of.kpi->kind)); })};
  add_bilingual(columns, "text", {.th = "ตัวชี้วัด", .en = "the indicator"}, [](const Of& of) { return &of.kpi->text; });
  columns.push_back(column<Of>("op", DataType::text, "การเปรียบเทียบกับเป้าหมาย", "how the value compares with the target",
                               [](const Of& of) { return text_cell(of.kpi->op); }));
  columns.push_back(column<Of>("target", DataType::number, "เป้าหมาย", "target", [](const Of& of) { return decimal_cell(of.kpi->target); }));
  add_bilingual(columns, "unit_of", {.th = "หน่วยนับ", .en = "what is counted"}, [](const Of& of) { return &of.kpi->unit; });
  add_bilingual(columns, "tool", {.th = "เครื่องมือวัด", .en = "what it is measured with"}, [](const Of& of) { return &of.kpi->tool; });
  columns.push_back(column<Of>("baseline_year_be", DataType::number, "ปีของค่าตั้งต้น พ.ศ.", "year of the baseline, Buddhist Era",
                               [](const Of& of) { return of.kpi->baseline ? number_cell(of.kpi->baseline->year.be) : DataCell(); }));
  columns.push_back(column<Of>("baseline", DataType::number, "ค่าตั้งต้น", "baseline",
                               [](const Of& of) { return of.kpi->baseline ? DataCell(of.kpi->baseline->value) : DataCell(); }));
  columns.push_back(closed<Of>("change", {"down", "up"}, "ทิศทางที่ต้องการ: down (ลดลง) หรือ up (เพิ่มขึ้น)", "direction of a trend: down or up",
      [](const Of& of) { return of.kpi->change ? text_cell(of.kpi->change->direction == KpiChange::Direction::down ? "down" : "up") : DataCell(); }));
  columns.push_back(column<Of>("change_percent", DataType::number, "ขนาดของการเปลี่ยนแปลง ร้อยละ", "size of the change in per cent",
                               [](const Of& of) { return of.kpi->change ? decimal_cell(of.kpi->change->percent) : DataCell(); }));
  return columns;
}

auto finding_columns() -> DataColumns<PlanFindingEntry> {
  using Of = PlanFindingEntry;
  DataColumns<Of> columns{
      column<Of>("code", DataType::text, "รหัสข้อสังเกต", "code of the finding", [](const Of& of) { return text_cell(of.finding->code); }),
      column<Of>("record_number", DataType::number, "ลำดับที่ของรายการ ว่างเมื่อเป็นเรื่องของทั้งแผน", "number of the record; empty where it is about the plan",
                 [](const Of& of) { return of.finding->record == nullptr ? DataCell() : number_cell(of.finding->record->number); })};
  add_bilingual(columns, "finding", {.th = "ข้อสังเกต", .en = "the finding"}, [](const Of& of) { return &of.finding->text; });
  return columns;
}

auto plan_year_columns() -> DataColumns<PlanYearEntry> {
  DataColumns<PlanYearEntry> columns;
  add_year(columns, [](const PlanYearEntry& entry) { return entry.year; });
  columns.push_back(
      counted_in(in_baht(), column<PlanYearEntry>("computed", DataType::number, "ยอดที่รวมจากรายการ", "sum of the records",
                                                  [](const PlanYearEntry& entry) { return DataCell(entry.standing->all.budget.at(entry.year)); })));
  columns.push_back(counted_in(
      in_baht(), column<PlanYearEntry>("printed", DataType::number, "ยอดที่เอกสารพิมพ์", "sum that the document prints", [](const PlanYearEntry& entry) {
        const auto* printed = entry.standing->all.printed;
        const auto there = printed != nullptr && printed->budget.contains(entry.year);
        return there ? DataCell(printed->budget.at(entry.year).value) : DataCell();
      })));
  return columns;
}

}  // namespace prongsai
