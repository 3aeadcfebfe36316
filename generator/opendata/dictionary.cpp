#include "opendata/dictionary.hpp"

#include <algorithm>
#include <utility>

#include "opendata/common_columns.hpp"

namespace prongsai {

auto same_columns(const std::vector<DataField>& one, const std::vector<DataField>& other) -> bool {
  return std::ranges::equal(one, other, [](const DataField& a, const DataField& b) { return a.name == b.name && a.meaning == b.meaning; });
}

auto described_files(const std::vector<DataSource>& sources) -> std::vector<DescribedFile> {
  std::vector<DescribedFile> files;
  for (const auto& source : sources) {
    const auto found = std::ranges::find_if(files, [&source](const DescribedFile& file) { return same_columns(file.fields, source.fields); });
    if (found != files.end()) {
      found->also.push_back(source.path);
    } else {
      files.push_back({.path = source.path, .also = {}, .title = source.title, .media_type = source.media_type, .fields = source.fields});
    }
  }
  return files;
}

auto data_word(DataType type) -> std::string_view {
  switch (type) {
    case DataType::text:
      return "text";
    case DataType::number:
      return "number";
    case DataType::boolean:
      return "boolean";
    case DataType::date:
      return "date";
    case DataType::texts:
      return "list of texts";
    case DataType::numbers:
      return "list of numbers";
    case DataType::record:
      return "record";
    case DataType::records:
      return "list of records";
  }
  return {};
}

namespace {

auto file_columns() -> DataColumns<DescribedFile> {
  DataColumns<DescribedFile> columns{
      column<DescribedFile>("path", DataType::text, "ตำแหน่งของไฟล์ใต้ที่อยู่หลักของเว็บไซต์", "where the file is, below the site's root",
                            [](const DescribedFile& file) { return text_cell(file.path); }),
      column<DescribedFile>("also", DataType::texts, "ไฟล์อื่นที่มีคอลัมน์เดียวกัน", "other files with the same columns", [](const DescribedFile& file) { return DataCell(file.also); })};
  add_bilingual(columns, "title", {.th = "ชื่อไฟล์ข้อมูล", .en = "title of the file"}, [](const DescribedFile& file) { return &file.title; });
  columns.push_back(column<DescribedFile>("media_type", DataType::text, "ชนิดสื่อ", "internet media type",
                                       [](const DescribedFile& file) { return text_cell(file.media_type); }));
  return columns;
}

auto field_columns() -> DataColumns<DataField> {
  DataColumns<DataField> columns{column<DataField>("name", DataType::text, "ชื่อคอลัมน์ หรือตำแหน่งของคีย์ใน JSON โดย [] หมายถึงสมาชิกทุกตัวของรายการ",
                                                   "name of the column, or place of the key in JSON, where [] stands for every member of a list",
                                                   [](const DataField& field) { return text_cell(field.name); }),
                                 column<DataField>("type", DataType::text, "ชนิดของค่า", "type of the values",
                                                   [](const DataField& field) { return DataCell(data_word(field.type)); })};
  add_bilingual(columns, "meaning", {.th = "ความหมาย", .en = "meaning"}, [](const DataField& field) { return &field.meaning; });
  add_bilingual(columns, "unit", {.th = "หน่วยนับ", .en = "what a number counts"}, [](const DataField& field) { return &field.unit; });
  columns.push_back(column<DataField>("values", DataType::texts, "คำทั้งหมดที่เป็นได้ เมื่อเป็นรายการปิด", "all words that it may be, where the list is closed",
                                      [](const DataField& field) { return DataCell(field.values); }));
  return columns;
}

}  // namespace

auto data_rules() -> std::vector<Text> {
  return {
      {.th = "ไฟล์ CSV เป็น UTF-8 มีเครื่องหมายลำดับไบต์ (BOM) คั่นด้วยจุลภาค ขึ้นบรรทัดใหม่ด้วย CRLF ตาม RFC 4180",
       .en = "CSV files are UTF-8 with a byte order mark, separated by commas, with CRLF at line ends, as RFC 4180 says"},
      {.th = "เซลล์ที่ขึ้นต้นด้วย = + - @ TAB หรือ CR และไม่ใช่ตัวเลข มี ' นำหน้าหนึ่งตัว เพื่อไม่ให้โปรแกรมตารางคำนวณถือเป็นสูตร "
             "ถ้าเซลล์ขึ้นต้นด้วย ' หนึ่งตัวขึ้นไปตามด้วยอักขระเหล่านี้ ให้ตัด ' ตัวแรกออก",
       .en = "a cell that begins with =, +, -, @, TAB or CR and is no number has a ' before it, so that no spreadsheet takes it for a formula; where "
             "one or "
             "more ' and then one of these characters begin a cell, drop the first '"},
      {.th = "เซลล์ว่างใน CSV และ null ใน JSON หมายถึงไม่มีค่า", .en = "an empty cell in CSV, and null in JSON, is no value"},
      {.th = "รายการใน CSV คั่นด้วย ; ใน JSON เป็นอาร์เรย์", .en = "lists are joined by ; in CSV and are arrays in JSON"},
      {.th = "วันที่เป็น ปี ค.ศ.-เดือน-วัน ตาม ISO 8601 ตัวเลขใช้จุดทศนิยม ไม่มีจุลภาคคั่นหลัก และไม่ปัดเศษ เว้นแต่คอลัมน์บอกว่าตัดทศนิยม",
       .en =
           "dates are ISO 8601, Common Era; numbers have a decimal point and no separators, and are exact unless the column says that they are cut"},
      {.th = "หลักฐานที่ไม่เปิดเผยต่อสาธารณะบอกเฉพาะรหัส การเปิดเผย เหตุผล ค่าแฮช และขนาด",
       .en = "of evidence that is not public only the id, visibility, reason, hash and size are told"},
      {.th = "ไฟล์ XLSX มีแถวเดียวกับไฟล์ CSV ชื่อเดียวกัน รหัส วันที่ และรายการเป็นข้อความ ตัวเลขเป็นตัวเลข ไม่มีสูตร แผ่นที่สองอธิบายทุกคอลัมน์ แผ่นที่สามบอกแหล่งที่มา",
       .en = "an XLSX file has the rows of the CSV file of its name; ids, dates and lists are text, numbers are numbers, nothing is a formula; its second "
             "sheet explains each column, its third says where the data come from"},
  };
}

auto workbook_rules() -> std::vector<Text> {
  return {
      {.th = "เซลล์ว่างหมายถึงไม่มีค่า", .en = "an empty cell is no value"},
      {.th = "รายการคั่นด้วย ; วันที่เป็น ปี ค.ศ.-เดือน-วัน และเก็บเป็นข้อความ", .en = "lists are joined by ;; dates are ISO 8601, Common Era, as text"},
      {.th = "ข้อความที่ยาวเกิน 32,767 อักขระถูกตัดและลงท้ายด้วย … ไฟล์ CSV มีข้อความครบ",
       .en = "a text of more than 32,767 characters is cut and ends with …; the CSV file has it whole"},
      {.th = "ตัวเลขในโปรแกรมตารางคำนวณละเอียดราว 15 หลัก ไฟล์ CSV และ JSON มีค่าตรงทุกหลัก",
       .en = "numbers in spreadsheets are good to about 15 digits; the CSV and JSON files have them exactly"},
  };
}

namespace {

struct DictionaryRow {
  const DescribedFile* file = nullptr;
  const DataField* field = nullptr;
};

auto row_columns() -> DataColumns<DictionaryRow> {
  auto columns = columns_of_part<DictionaryRow>(file_columns(), [](const DictionaryRow& row) { return row.file; });
  return joined(std::move(columns), columns_of_part<DictionaryRow>(field_columns(), [](const DictionaryRow& row) { return row.field; }));
}

auto rule_columns() -> DataColumns<Text> {
  DataColumns<Text> columns;
  add_bilingual(columns, "rule", {.th = "ข้อตกลง", .en = "rule"}, [](const Text& text) { return &text; });
  return columns;
}

}  // namespace

void dictionary_table(const std::vector<DescribedFile>& described, TableWriter& out) {
  const auto all = row_columns();
  write_header(out, all);
  for (const auto& file : described) {
    for (const auto& field : file.fields) {
      write_row(out, all, DictionaryRow{.file = &file, .field = &field});
    }
  }
}

auto dictionary_csv_fields() -> std::vector<DataField> { return fields_of(row_columns()); }

auto dictionary_json(const Portal& portal, const std::vector<DescribedFile>& described) -> std::string {
  const auto files = file_columns();
  const auto fields = field_columns();
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), portal);
  write_records(json, "rules", rule_columns(), data_rules());
  json.key("files");
  json.begin_array(JsonWriter::Layout::a_line_each);
  for (const auto& file : described) {
    json.begin_object();
    write_keys(json, files, file);
    write_records(json, "fields", fields, file.fields);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

auto dictionary_fields() -> std::vector<DataField> {
  auto fields = fields_of(publication_columns());
  fields.push_back(record_field("rules", DataType::records, "ข้อตกลงที่ใช้กับทุกไฟล์", "rules that hold for all files"));
  fields = joined(std::move(fields), inside("rules[].", fields_of(rule_columns())));
  fields.push_back(record_field("files", DataType::records, "ไฟล์ข้อมูลทั้งหมด", "all data files"));
  fields = joined(std::move(fields), inside("files[].", fields_of(file_columns())));
  fields.push_back(record_field("files[].fields", DataType::records, "คอลัมน์หรือคีย์ของไฟล์", "columns or keys of the file"));
  return joined(std::move(fields), inside("files[].fields[].", fields_of(field_columns())));
}

}  // namespace prongsai
