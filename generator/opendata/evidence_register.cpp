#include "opendata/evidence_register.hpp"

#include <algorithm>
#include <utility>

#include "opendata/common_columns.hpp"
#include "plan/site_path.hpp"

namespace prongsai {
namespace {

using Entry = EvidenceEntry;

// Where anybody can fetch it: on this site, or where the register says.
auto address_of(const Entry& entry) -> DataCell {
  if (entry.evidence->path.empty()) {
    return text_cell(entry.evidence->url);
  }
  return entry.portal->base_url + "/" + evidence_file_path(entry.unit->id, entry.year, *entry.evidence).text;
}

auto number_of_document(const Entry& entry) -> DataCell { return text_cell(entry.evidence->document.number); }

// What is told of every entry, whatever its visibility.
auto supports_of(const Entry& entry) -> DataCell {
  std::vector<std::string> ids;
  for (const auto& criterion : entry.evidence->supports) {
    ids.push_back(criterion.value.str());
  }
  for (const auto& item : entry.evidence->supports_items) {
    ids.push_back(item.framework.str() + "/" + item.item.str());
  }
  return ids;
}

// Known of public evidence only, as is all that describes a document.
auto kind_of_public(const Entry& entry) -> DataCell {
  return entry.evidence->visibility == Visibility::public_ ? text_cell(entry.evidence->kind) : DataCell();
}

auto open_columns() -> DataColumns<Entry> {
  DataColumns<Entry> columns{
      column<Entry>("evidence_id", DataType::text, "รหัสหลักฐาน ไม่ซ้ำในหน่วยงานและปีเดียวกัน", "id, unique in the unit and year",
                    [](const Entry& entry) { return text_cell(entry.evidence->id.str()); }),
      column<Entry>("kind", DataType::text, "ชนิดหลักฐานตามกรอบการประเมิน", "kind of evidence, of the framework", kind_of_public),
      closed<Entry>("visibility", {"public", "auditor", "withheld"}, "การเปิดเผย: public เปิดเผย auditor ให้ผู้ตรวจสอบเท่านั้น withheld ไม่เปิดเผย",
                    "visibility: public, auditor or withheld", [](const Entry& entry) { return DataCell(data_word(entry.evidence->visibility)); })};
  add_bilingual(columns, "reason", {.th = "เหตุผลที่ไม่เปิดเผยต่อสาธารณะ", .en = "why it is not public"},
                [](const Entry& entry) { return &entry.evidence->reason; });
  columns.push_back(column<Entry>("sha256", DataType::text, "ค่าแฮช SHA-256 ของไฟล์ เลขฐานสิบหกตัวเล็ก", "SHA-256 of the file, lower-case hex digits",
                                  [](const Entry& entry) { return entry.evidence->facts ? text_cell(entry.evidence->facts->sha256) : DataCell(); }));
  columns.push_back(counted_in(in_bytes(), column<Entry>("size", DataType::number, "ขนาดไฟล์", "size of the file", [](const Entry& entry) {
                                 return entry.evidence->facts ? number_cell(static_cast<std::int64_t>(entry.evidence->facts->size)) : DataCell();
                               })));
  return columns;
}

auto document_columns() -> DataColumns<Entry> {
  DataColumns<Entry> columns;
  add_bilingual(columns, "title", {.th = "ชื่อหลักฐาน", .en = "title"}, [](const Entry& entry) { return &entry.evidence->title; });
  columns.push_back(column<Entry>("document_number", DataType::text, "เลขที่หนังสือหรือคำสั่ง", "number of the document", number_of_document));
  columns.push_back(column<Entry>("document_date", DataType::date, "วันที่ของเอกสาร", "date of the document",
                                  [](const Entry& entry) { return date_cell(entry.evidence->document.date); }));
  columns.push_back(column<Entry>("quarters", DataType::texts, "ไตรมาสที่หลักฐานครอบคลุม", "quarters of the fiscal year that it covers",
                                  [](const Entry& entry) { return quarters_cell(entry.evidence->period); }));
  columns.push_back(column<Entry>("period_from", DataType::date, "วันแรกที่ครอบคลุม", "first day that it covers",
                                  [](const Entry& entry) { return date_cell(entry.evidence->period.from); }));
  columns.push_back(column<Entry>("period_to", DataType::date, "วันสุดท้ายที่ครอบคลุม", "last day that it covers",
                                  [](const Entry& entry) { return date_cell(entry.evidence->period.to); }));
  return columns;
}

auto file_columns() -> DataColumns<Entry> {
  DataColumns<Entry> columns{
      column<Entry>("file_name", DataType::text, "ชื่อไฟล์", "name of the file", [](const Entry& entry) { return text_cell(entry.evidence->name); }),
      column<Entry>("url", DataType::text, "ที่อยู่ของไฟล์", "address of the file", address_of),
      column<Entry>("media_type", DataType::text, "ชนิดสื่อตามโครงสร้างของไฟล์", "internet media type, by the structure of the file",
                    [](const Entry& entry) { return entry.evidence->facts ? text_cell(entry.evidence->facts->media_type) : DataCell(); }),
      column<Entry>("supports", DataType::texts, "รหัสเกณฑ์ที่หลักฐานสนับสนุน รายการตรวจเขียนเป็น กรอบ/รายการ",
                    "ids of the criteria that it supports; items of checklists as framework/item", supports_of)};
  add_bilingual(columns, "note", {.th = "หมายเหตุ", .en = "note"}, [](const Entry& entry) { return &entry.evidence->note; });
  return columns;
}

// Nothing is told unless the entry is public: a column that is added here later is covered, too.
auto only_of_public(DataColumns<Entry> columns) -> DataColumns<Entry> {
  for (auto& column : columns) {
    column.cell = [cell = std::move(column.cell)](const Entry& entry) {
      return entry.evidence->visibility == Visibility::public_ ? cell(entry) : DataCell();
    };
  }
  return columns;
}

}  // namespace

auto evidence_columns() -> DataColumns<Entry> {
  DataColumns<Entry> columns;
  add_year(columns, [](const Entry& entry) { return entry.year; });
  columns = joined(std::move(columns), unit_columns<Entry>([](const Entry& entry) { return entry.unit; }));
  columns = joined(std::move(columns), open_columns());
  return joined(std::move(columns), only_of_public(joined(document_columns(), file_columns())));
}

namespace {

template <class Fn>
void for_each_entry(const Corpus& corpus, FiscalYear year, Fn fn) {
  for (const auto& [id, unit] : corpus.units) {
    if (const auto content = unit.years.find(year); content != unit.years.end()) {
      for (const auto& evidence : content->second.evidence) {
        fn(Entry{.portal = &corpus.portal, .unit = &unit, .year = year, .evidence = &evidence});
      }
    }
  }
}

}  // namespace

auto has_evidence(const Corpus& corpus, FiscalYear year) -> bool {
  return std::ranges::any_of(corpus.units, [year](const auto& entry) {
    const auto content = entry.second.years.find(year);
    return content != entry.second.years.end() && !content->second.evidence.empty();
  });
}

void evidence_table(const Corpus& corpus, FiscalYear year, TableWriter& out) {
  const auto columns = evidence_columns();
  write_header(out, columns);
  for_each_entry(corpus, year, [&](const Entry& entry) { write_row(out, columns, entry); });
}

auto evidence_csv_fields() -> std::vector<DataField> { return fields_of(evidence_columns()); }

auto evidence_json(const Corpus& corpus, FiscalYear year) -> std::string {
  const auto columns = evidence_columns();
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), corpus.portal);
  json.key("evidence");
  json.begin_array(JsonWriter::Layout::a_line_each);
  for_each_entry(corpus, year, [&](const Entry& entry) {
    json.begin_object();
    write_keys(json, columns, entry);
    json.end_object();
  });
  json.end_array();
  json.end_object();
  return json.take();
}

auto evidence_json_fields() -> std::vector<DataField> {
  auto fields = fields_of(publication_columns());
  fields.push_back(record_field("evidence", DataType::records, "หลักฐานตามหน่วยงานและลำดับในทะเบียน", "evidence by unit and place in the register"));
  return joined(std::move(fields), inside("evidence[].", evidence_csv_fields()));
}

}  // namespace prongsai
