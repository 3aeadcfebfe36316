#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/language.hpp"
#include "opendata/json_writer.hpp"
#include "plan/listing.hpp"

// Tables as data: a column says what it means and where its cells come from. CSV, JSON and the data dictionary are all made from the same
// columns, so that none of them can say something else.
namespace prongsai {

// One value. A borrowed text belongs to the row. Nothing: an empty cell in CSV, null in JSON.
using DataCell = std::variant<std::monostate, std::string_view, std::string, Decimal, bool, std::vector<std::string>, std::vector<Decimal>>;

// Where the rows of a table go: a CSV file, a sheet. The first row is the head.
class TableWriter {
 public:
  TableWriter() = default;
  TableWriter(const TableWriter&) = delete;
  auto operator=(const TableWriter&) -> TableWriter& = delete;
  virtual ~TableWriter() = default;
  virtual void cell(const DataCell& cell) = 0;
  virtual void end_row() = 0;
};

using FillTable = std::function<void(TableWriter&)>;

// The table as CSV.
[[nodiscard]] auto csv_text(const FillTable& fill) -> std::string;
// As one text: lists are joined by `;`, nothing is empty.
[[nodiscard]] auto cell_text(const DataCell& cell) -> std::string;

template <class Row>
struct DataColumn {
  DataField field;
  std::function<DataCell(const Row&)> cell;
};

template <class Row>
using DataColumns = std::vector<DataColumn<Row>>;

void write_cell(JsonWriter& json, const DataCell& cell);

// Nothing for an empty text.
[[nodiscard]] auto text_cell(std::string_view text) -> DataCell;
[[nodiscard]] auto number_cell(std::int64_t number) -> DataCell;
[[nodiscard]] auto date_cell(const Date& date) -> DataCell;
[[nodiscard]] auto year_ce(FiscalYear year) -> Decimal;

[[nodiscard]] auto joined(std::vector<DataField> fields, const std::vector<DataField>& more) -> std::vector<DataField>;
// The fields as they are named inside `prefix`.
[[nodiscard]] auto inside(std::string_view prefix, std::vector<DataField> fields) -> std::vector<DataField>;

template <class Row>
auto fields_of(const DataColumns<Row>& columns) -> std::vector<DataField> {
  std::vector<DataField> fields;
  for (const auto& column : columns) {
    fields.push_back(column.field);
  }
  return fields;
}

template <class Row>
auto joined(DataColumns<Row> columns, DataColumns<Row> more) -> DataColumns<Row> {
  for (auto& column : more) {
    columns.push_back(std::move(column));
  }
  return columns;
}

// The same columns for rows that hold a row of the kind at hand: `part(row)` gives it, or null.
template <class Outer, class Inner, class Part>
auto columns_of_part(const DataColumns<Inner>& columns, Part part) -> DataColumns<Outer> {
  DataColumns<Outer> result;
  for (const auto& column : columns) {
    result.push_back({.field = column.field, .cell = [cell = column.cell, part](const Outer& row) {
                        const Inner* inner = part(row);
                        return inner == nullptr ? DataCell() : cell(*inner);
                      }});
  }
  return result;
}

// Two columns, `<name>_th` and `<name>_en`, for a text that `get(row)` points to, or null.
template <class Row, class Get>
void add_bilingual(DataColumns<Row>& columns, const std::string& name, const Text& meaning, Get get) {
  for (const auto language : languages) {
    const auto suffix = language == Language::th ? Text{.th = "ภาษาไทย", .en = "in Thai"} : Text{.th = "ภาษาอังกฤษ", .en = "in English"};
    columns.push_back({.field = {.name = name + "_" + std::string(code_of(language)),
                                 .type = DataType::text,
                                 .meaning = {.th = meaning.th + " (" + suffix.th + ")", .en = meaning.en + ", " + suffix.en},
                                 .unit = {}},
                       .cell = [get, language](const Row& row) {
                         const Text* text = get(row);
                         return text == nullptr ? DataCell() : text_cell(language == Language::th ? text->th : text->en);
                       }});
  }
}

// `fiscal year`, twice.
template <class Row, class Get>
void add_year(DataColumns<Row>& columns, Get get) {
  columns.push_back({.field = {.name = "year_be",
                               .type = DataType::number,
                               .meaning = {.th = "ปีงบประมาณ พ.ศ. (1 ตุลาคมของปีก่อน ถึง 30 กันยายน)",
                                           .en = "fiscal year, Buddhist Era (1 October of the year before to 30 September)"},
                               .unit = {}},
                     .cell = [get](const Row& row) { return number_cell(get(row).be); }});
  columns.push_back({.field = {.name = "year_ce",
                               .type = DataType::number,
                               .meaning = {.th = "ปี ค.ศ. ที่ปีงบประมาณสิ้นสุด", .en = "the same fiscal year, Common Era: the year in which it ends"},
                               .unit = {}},
                     .cell = [get](const Row& row) { return DataCell(year_ce(get(row))); }});
}

template <class Row>
void write_header(TableWriter& out, const DataColumns<Row>& columns) {
  for (const auto& column : columns) {
    out.cell(std::string_view(column.field.name));
  }
  out.end_row();
}

template <class Row>
void write_row(TableWriter& out, const DataColumns<Row>& columns, const Row& row) {
  for (const auto& column : columns) {
    out.cell(column.cell(row));
  }
  out.end_row();
}

// Keys and values of an object that the caller opens and closes.
template <class Row>
void write_keys(JsonWriter& json, const DataColumns<Row>& columns, const Row& row) {
  for (const auto& column : columns) {
    json.key(column.field.name);
    write_cell(json, column.cell(row));
  }
}

template <class Row, class Range>
void write_records(JsonWriter& json, std::string_view key, const DataColumns<Row>& columns, const Range& rows) {
  json.key(key);
  json.begin_array(JsonWriter::Layout::on_one_line);
  for (const Row& row : rows) {
    json.begin_object();
    write_keys(json, columns, row);
    json.end_object();
  }
  json.end_array();
}

}  // namespace prongsai
