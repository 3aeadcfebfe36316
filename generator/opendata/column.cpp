#include "opendata/column.hpp"

#include <type_traits>

#include "base/csv.hpp"

namespace prongsai {
namespace {

constexpr int be_offset = 543;

template <class... Fns>
struct Overloaded : Fns... {
  using Fns::operator()...;
};

template <class... Fns>
Overloaded(Fns...) -> Overloaded<Fns...>;

template <class Item, class Spell>
auto join(const std::vector<Item>& items, Spell spell) -> std::string {
  std::string text;
  for (const auto& item : items) {
    text += (text.empty() ? "" : ";") + spell(item);
  }
  return text;
}

class CsvTable final : public TableWriter {
 public:
  void cell(const DataCell& cell) override {
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
      csv_.cell(*text);
    } else {
      csv_.cell(cell_text(cell));
    }
  }
  void end_row() override { csv_.end_row(); }
  [[nodiscard]] auto take() -> std::string { return csv_.take(); }

 private:
  CsvWriter csv_;
};

}  // namespace

auto cell_text(const DataCell& cell) -> std::string {
  return std::visit(Overloaded{[](std::monostate) { return std::string(); }, [](std::string_view text) { return std::string(text); },
                               [](const std::string& text) { return text; }, [](Decimal number) { return plain_number(number); },
                               [](bool truth) { return std::string(truth ? "true" : "false"); },
                               [](const std::vector<std::string>& texts) { return join(texts, [](const std::string& text) { return text; }); },
                               [](const std::vector<Decimal>& numbers) { return join(numbers, plain_number); }},
                    cell);
}

auto csv_text(const FillTable& fill) -> std::string {
  CsvTable table;
  fill(table);
  return table.take();
}

void write_cell(JsonWriter& json, const DataCell& cell) {
  const auto list = [&json](const auto& items, auto write) {
    json.begin_array(JsonWriter::Layout::on_one_line);
    for (const auto& item : items) {
      write(item);
    }
    json.end_array();
  };
  std::visit(Overloaded{[&json](std::monostate) { json.null(); }, [&json](std::string_view text) { json.text(text); },
                        [&json](const std::string& text) { json.text(text); }, [&json](Decimal number) { json.number(number); },
                        [&json](bool truth) { json.boolean(truth); },
                        [&](const std::vector<std::string>& texts) { list(texts, [&json](const std::string& text) { json.text(text); }); },
                        [&](const std::vector<Decimal>& numbers) { list(numbers, [&json](Decimal number) { json.number(number); }); }},
             cell);
}

auto text_cell(std::string_view text) -> DataCell { return text.empty() ? DataCell() : DataCell(text); }
auto number_cell(std::int64_t number) -> DataCell { return DataCell(Decimal(number)); }
auto date_cell(const Date& date) -> DataCell { return DataCell(date.iso()); }
auto year_ce(FiscalYear year) -> Decimal { return Decimal(year.be - be_offset); }

auto joined(std::vector<DataField> fields, const std::vector<DataField>& more) -> std::vector<DataField> {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

auto inside(std::string_view prefix, std::vector<DataField> fields) -> std::vector<DataField> {
  for (auto& field : fields) {
    field.name.insert(0, prefix);
  }
  return fields;
}

}  // namespace prongsai
