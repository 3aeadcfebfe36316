#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/column.hpp"

// DataColumns that several tables share, and the words that they use for closed lists.
namespace prongsai {

[[nodiscard]] auto data_word(UnitKind kind) -> std::string_view;
[[nodiscard]] auto data_word(Stage stage) -> std::string_view;
[[nodiscard]] auto data_word(Visibility visibility) -> std::string_view;
[[nodiscard]] auto data_word(ProjectStatus status) -> std::string_view;
[[nodiscard]] auto data_word(KpiType type) -> std::string_view;

// Who published the document, when, and what others may do with it: the head of every JSON document.
[[nodiscard]] auto publication_columns() -> DataColumns<Portal>;
[[nodiscard]] auto channel_columns() -> DataColumns<Channel>;

[[nodiscard]] auto quarters_cell(const Period& period) -> DataCell;
[[nodiscard]] auto date_cell(const std::optional<Date>& date) -> DataCell;
template <class Item>
[[nodiscard]] auto ids_cell(const std::vector<Located<Item>>& ids) -> DataCell {
  std::vector<std::string> texts;
  for (const auto& id : ids) {
    if constexpr (std::is_same_v<Item, std::string>) {
      texts.push_back(id.value);
    } else {
      texts.push_back(id.value.str());
    }
  }
  return texts;
}

[[nodiscard]] auto unit_id_field() -> DataField;
[[nodiscard]] auto unit_name_meaning() -> Text;

// `unit_id`, `unit_th`, `unit_en`, of the unit that `get(row)` points to.
template <class Row, class Get>
auto unit_columns(Get get) -> DataColumns<Row> {
  DataColumns<Row> columns{{.field = unit_id_field(), .cell = [get](const Row& row) { return text_cell(get(row)->id.str()); }}};
  add_bilingual(columns, "unit", unit_name_meaning(), [get](const Row& row) { return &get(row)->name; });
  return columns;
}

// A column of plain make: name, type, meaning in Thai and English, and how to get the cell.
template <class Row, class Get>
auto column(const std::string& name, DataType type, const std::string& th, const std::string& en, Get get) -> DataColumn<Row> {
  return {.field = {.name = name, .type = type, .meaning = {.th = th, .en = en}, .unit = {}}, .cell = get};
}

template <class Row>
auto counted_in(const Text& unit, DataColumn<Row> plain) -> DataColumn<Row> {
  plain.field.unit = unit;
  return plain;
}

// A key that holds an object, or a list of objects.
[[nodiscard]] auto record_field(std::string name, DataType type, std::string th, std::string en) -> DataField;

// A column that holds nothing but the words of a closed list.
template <class Row, class Get>
auto closed(const std::string& name, std::vector<std::string> values, const std::string& th, const std::string& en, Get get) -> DataColumn<Row> {
  return {.field = {.name = name, .type = DataType::text, .meaning = {.th = th, .en = en}, .unit = {}, .values = std::move(values)}, .cell = get};
}

[[nodiscard]] auto in_points() -> Text;
[[nodiscard]] auto in_baht() -> Text;
[[nodiscard]] auto in_bytes() -> Text;

}  // namespace prongsai
