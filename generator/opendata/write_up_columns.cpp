#include "opendata/write_up_columns.hpp"

#include <utility>

#include "model/words.hpp"
#include "opendata/common_columns.hpp"
#include "plan/site_model.hpp"

namespace prongsai {
namespace {

using Of = WriteUpEntry;

// A column for a text of the write-up.
void add_text(DataColumns<Of>& columns, const std::string& name, const Text& meaning, Text WriteUp::*text) {
  add_bilingual(columns, name, meaning, [text](const Of& of) { return &(of.write_up->*text); });
}

auto name_columns() -> DataColumns<Of> {
  DataColumns<Of> columns;
  add_year(columns, [](const Of& of) { return of.year->year; });
  columns = joined(std::move(columns), unit_columns<Of>([](const Of& of) { return of.unit; }));
  columns.push_back(column<Of>("write_up_id", DataType::text, "รหัสผลงาน ไม่ซ้ำในหน่วยงานและปีเดียวกัน", "id, unique in the unit and year",
                               [](const Of& of) { return text_cell(of.write_up->id.str()); }));
  columns.push_back(closed<Of>("kind", {"result", "plan", "activity_report", "lesson"}, "ชนิด: result ผลงาน plan แผน activity_report รายงานกิจกรรม lesson บทเรียน",
                               "kind: result, plan, activity_report or lesson", [](const Of& of) { return DataCell(word_of(of.write_up->kind)); }));
  add_text(columns, "title", {.th = "ชื่อผลงาน", .en = "title"}, &WriteUp::title);
  add_text(columns, "summary", {.th = "สรุป", .en = "summary"}, &WriteUp::summary);
  columns.push_back(column<Of>("dimensions", DataType::texts, "รหัสมิติ มิติหลักอยู่ก่อน", "ids of the dimensions, the main one first",
                               [](const Of& of) { return ids_cell(of.write_up->dimensions); }));
  columns.push_back(column<Of>("areas", DataType::texts, "รหัสด้าน", "ids of the areas", [](const Of& of) { return ids_cell(of.write_up->areas); }));
  columns.push_back(closed<Of>("status", {"planned", "in_progress", "done"}, "สถานะ: planned in_progress done", "status: planned, in_progress or done",
                               [](const Of& of) { return DataCell(data_word(of.write_up->status)); }));
  return columns;
}

auto time_and_place_columns() -> DataColumns<Of> {
  DataColumns<Of> columns{
      column<Of>("quarters", DataType::texts, "ไตรมาสที่ดำเนินการ", "quarters of the fiscal year",
                 [](const Of& of) { return quarters_cell(of.write_up->period); }),
      column<Of>("period_from", DataType::date, "วันเริ่มต้น", "first day", [](const Of& of) { return date_cell(of.write_up->period.from); }),
      column<Of>("period_to", DataType::date, "วันสิ้นสุด", "last day", [](const Of& of) { return date_cell(of.write_up->period.to); })};
  add_text(columns, "duration", {.th = "ระยะเวลา", .en = "duration"}, &WriteUp::duration);
  add_text(columns, "location", {.th = "สถานที่", .en = "place"}, &WriteUp::location);
  columns.push_back(
      column<Of>("partners", DataType::texts, "ภาคีที่ร่วมดำเนินการ", "partners", [](const Of& of) { return DataCell(of.write_up->partners); }));
  return columns;
}

auto budget_columns() -> DataColumns<Of> {
  DataColumns<Of> columns{
      column<Of>("budget_none", DataType::boolean, "ไม่ใช้งบประมาณ", "whether it is done without a budget; empty where nothing is said",
                 [](const Of& of) { return of.write_up->budget ? DataCell(of.write_up->budget->none) : DataCell(); }),
      counted_in(in_baht(), column<Of>("budget_amount", DataType::number, "งบประมาณ", "budget", [](const Of& of) {
                   const auto& budget = of.write_up->budget;
                   return budget && !budget->none ? DataCell(budget->amount) : DataCell();
                 }))};
  add_bilingual(columns, "budget_source", {.th = "แหล่งงบประมาณ", .en = "where the budget comes from"},
                [](const Of& of) { return of.write_up->budget ? &of.write_up->budget->source : nullptr; });
  columns.push_back(
      column<Of>("budget_year_be", DataType::number, "ปีงบประมาณ พ.ศ. ของงบ", "fiscal year of the budget, Buddhist Era", [](const Of& of) {
        const auto& budget = of.write_up->budget;
        return budget && budget->fiscal_year ? number_cell(budget->fiscal_year->be) : DataCell();
      }));
  return columns;
}

auto link_columns() -> DataColumns<Of> {
  DataColumns<Of> columns{column<Of>("evidence", DataType::texts, "รหัสหลักฐานของหน่วยงานและปีเดียวกัน", "ids of evidence of the same unit and year",
                                     [](const Of& of) { return ids_cell(of.write_up->evidence); }),
                          column<Of>("related", DataType::texts, "ผลงานที่เกี่ยวข้อง เป็น หน่วยงาน/ปี/รหัส", "related write-ups as unit/year/id",
                                     [](const Of& of) {
                                       std::vector<std::string> related;
                                       for (const auto& other : of.write_up->related) {
                                         related.push_back(other.unit.str() + "/" + std::to_string(other.year.be) + "/" + other.id.str());
                                       }
                                       return DataCell(related);
                                     }),
                          column<Of>("success_factors", DataType::texts, "ปัจจัยความสำเร็จ", "success factors",
                                     [](const Of& of) { return DataCell(of.write_up->success_factors); }),
                          column<Of>("tags", DataType::texts, "ป้ายกำกับ", "tags", [](const Of& of) { return DataCell(of.write_up->tags); }),
                          column<Of>("source_document", DataType::text, "เอกสารที่มาของข้อเท็จจริง", "document that the facts come from",
                                     [](const Of& of) { return of.write_up->source ? text_cell(of.write_up->source->document) : DataCell(); }),
                          column<Of>("source_place", DataType::text, "ตำแหน่งในเอกสารที่มา", "place in that document",
                                     [](const Of& of) { return of.write_up->source ? text_cell(of.write_up->source->place) : DataCell(); })};
  add_text(columns, "editor_note", {.th = "หมายเหตุบรรณาธิการ", .en = "editor's note"}, &WriteUp::editor_note);
  columns.push_back(column<Of>("page_url", DataType::text, "หน้าของผลงานบนเว็บไซต์นี้", "the write-up's page on this site", [](const Of& of) {
    return of.portal->base_url + "/" + path_of(PracticePage{.unit = of.unit, .year = of.year, .write_up = of.write_up}).text;
  }));
  return columns;
}

}  // namespace

auto write_up_columns() -> DataColumns<WriteUpEntry> {
  return joined(joined(name_columns(), time_and_place_columns()), joined(budget_columns(), link_columns()));
}

}  // namespace prongsai
