#include "opendata/changes.hpp"

#include <utility>

#include "opendata/common_columns.hpp"

namespace prongsai {
namespace {

struct Row {
  const ChangeSet* set = nullptr;
  const Change* change = nullptr;
  // Null of the portal's own, and of a unit that is gone.
  const Unit* unit = nullptr;
};

auto set_columns() -> DataColumns<ChangeSet> {
  using Of = ChangeSet;
  return {column<Of>("since", DataType::date, "วันที่ของการเผยแพร่ครั้งก่อน", "day of the earlier publication", [](const Of& of) { return date_cell(of.since); }),
          column<Of>("until", DataType::date, "วันที่ของการเผยแพร่ครั้งหลัง", "day of the later publication", [](const Of& of) { return date_cell(of.until); })};
}

auto place_columns() -> DataColumns<Row> {
  DataColumns<Row> columns{column<Row>("unit_id", DataType::text, "รหัสหน่วยงาน ว่างเมื่อเป็นเรื่องของพอร์ทัล", "id of the unit; empty of what concerns the portal",
                                       [](const Row& row) { return text_cell(row.change->unit.str()); })};
  add_bilingual(columns, "unit", unit_name_meaning(), [](const Row& row) { return row.unit == nullptr ? nullptr : &row.unit->name; });
  columns.push_back(column<Row>("year_be", DataType::number, "ปีงบประมาณ พ.ศ. ว่างเมื่อไม่ใช่เรื่องของปีใด", "fiscal year, Buddhist Era; empty where it is of no year",
                                [](const Row& row) { return row.change->year ? number_cell(row.change->year->be) : DataCell(); }));
  return columns;
}

auto change_columns() -> DataColumns<Row> {
  return {column<Row>("topic", DataType::text,
                      "เรื่องที่เปลี่ยน: rubric เกณฑ์ results การประกาศผล portal_waiver ข้อยกเว้นของพอร์ทัล unit หน่วยงาน plan แผน waiver ข้อยกเว้น year ปี "
                      "assessment แบบประเมิน framework เกณฑ์ที่ใช้ stage ขั้นตอน class ประเภท total คะแนนรวม grade ระดับผล bonus คะแนนเพิ่ม points คะแนนของมิติ level ระดับที่นับ "
                      "claimed ระดับที่ขอ supported ระดับที่หลักฐานรองรับ awarded ระดับที่คณะกรรมการให้ checklist และ checklist_grade รายการตรวจ evidence หลักฐาน "
                      "write_up ผลงาน report รายงาน honour รางวัล promotion การเลื่อนประเภท",
                      "what changed: rubric, results, portal_waiver, unit, plan, waiver, year, assessment, framework, stage, class, total, grade, bonus, points, level, claimed, "
                      "supported, awarded, checklist, checklist_grade, evidence, write_up, report, honour or promotion",
                      [](const Row& row) { return DataCell(word_of(row.change->topic)); }),
          column<Row>("turn", DataType::text, "ลักษณะการเปลี่ยน: added เพิ่ม removed นำออก changed เปลี่ยน renamed เปลี่ยนชื่อ", "how: added, removed, changed or renamed",
                      [](const Row& row) { return DataCell(word_of(row.change->turn)); }),
          column<Row>("taken_away", DataType::boolean, "สิ่งที่เคยเปิดดูได้และไม่มีแล้ว", "whether something that could be opened is no longer there",
                      [](const Row& row) { return DataCell(is_taken_away(*row.change)); }),
          column<Row>("subject", DataType::text, "รหัสของสิ่งที่เปลี่ยน เช่น มิติ หลักฐาน ผลงาน", "id of the dimension, evidence, write-up or other thing",
                      [](const Row& row) { return text_cell(row.change->subject); }),
          column<Row>("title", DataType::text, "ชื่อภาษาไทยตามที่เผยแพร่", "its title in Thai, as it was published",
                      [](const Row& row) { return text_cell(row.change->title); }),
          column<Row>("before", DataType::text, "ค่าเดิม ของไฟล์และข้อเขียนคือค่าแฮช SHA-256 ว่างเมื่อเดิมไม่มี",
                      "value before; of files and texts their SHA-256; empty where there was none", [](const Row& row) { return text_cell(row.change->before); }),
          column<Row>("after", DataType::text, "ค่าใหม่ ว่างเมื่อไม่มีแล้ว", "value after; empty where there is none now",
                      [](const Row& row) { return text_cell(row.change->after); })};
}

auto row_columns() -> DataColumns<Row> { return joined(place_columns(), change_columns()); }

auto csv_columns() -> DataColumns<Row> {
  return joined(columns_of_part<Row>(set_columns(), [](const Row& row) { return row.set; }), row_columns());
}

auto rows_of(const ChangeSet& set, const Corpus& corpus) -> std::vector<Row> {
  std::vector<Row> rows;
  for (const auto& change : set.changes) {
    const auto unit = corpus.units.find(change.unit);
    rows.push_back({.set = &set, .change = &change, .unit = unit == corpus.units.end() ? nullptr : &unit->second});
  }
  return rows;
}

}  // namespace

void changes_table(const Corpus& corpus, const std::vector<ChangeSet>& sets, TableWriter& out) {
  const auto columns = csv_columns();
  write_header(out, columns);
  for (const auto& set : sets) {
    for (const auto& row : rows_of(set, corpus)) {
      write_row(out, columns, row);
    }
  }
}

auto changes_csv_fields() -> std::vector<DataField> { return fields_of(csv_columns()); }

auto changes_json(const Corpus& corpus, const std::vector<ChangeSet>& sets) -> std::string {
  const auto of_set = set_columns();
  const auto of_row = row_columns();
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), corpus.portal);
  json.key("publications");
  json.begin_array(JsonWriter::Layout::a_line_each);
  for (const auto& set : sets) {
    json.begin_object();
    write_keys(json, of_set, set);
    json.key("changes");
    json.begin_array(JsonWriter::Layout::a_line_each);
    for (const auto& row : rows_of(set, corpus)) {
      json.begin_object();
      write_keys(json, of_row, row);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

auto changes_json_fields() -> std::vector<DataField> {
  auto fields = fields_of(publication_columns());
  fields.push_back(record_field("publications", DataType::records, "การเผยแพร่แต่ละครั้งเทียบกับครั้งก่อน ครั้งล่าสุดก่อน", "each publication beside the one before it, the latest first"));
  fields = joined(std::move(fields), inside("publications[].", fields_of(set_columns())));
  fields.push_back(record_field("publications[].changes", DataType::records, "สิ่งที่เปลี่ยน", "what changed"));
  return joined(std::move(fields), inside("publications[].changes[].", fields_of(row_columns())));
}

}  // namespace prongsai
