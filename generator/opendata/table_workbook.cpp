#include "opendata/table_workbook.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/key.hpp"
#include "opendata/common_columns.hpp"
#include "opendata/dictionary.hpp"
#include "opendata/workbook.hpp"

namespace prongsai {
namespace {

constexpr std::string_view rows_sheet = "ข้อมูล data";
constexpr std::string_view columns_sheet = "คำอธิบาย explanation";
constexpr std::string_view source_sheet = "แหล่งที่มา source";

struct WriteCell {
  Workbook& book;
  void operator()(std::monostate /*nothing*/) const { book.empty(); }
  void operator()(std::string_view text) const { book.text(text); }
  void operator()(const std::string& text) const { book.text(text); }
  void operator()(Decimal number) const { book.number(number); }
  void operator()(bool truth) const { book.boolean(truth); }
  void operator()(const std::vector<std::string>& texts) const { book.text(cell_text(texts)); }
  void operator()(const std::vector<Decimal>& numbers) const { book.text(cell_text(numbers)); }
};

auto widths_of(const std::vector<DataField>& fields) -> std::vector<double> {
  std::vector<double> widths;
  for (const auto& field : fields) {
    const bool is_text = field.type == DataType::text && field.values.empty();
    widths.push_back(std::max(static_cast<double>(field.name.size()) + 3, is_text ? 24.0 : 10.0));
  }
  return widths;
}

// Goes on in a further sheet where one is full.
class RowsOfBook final : public TableWriter {
 public:
  RowsOfBook(Workbook& book, const std::vector<DataField>& fields) : book_(book), fields_(fields) { begin(); }
  void cell(const DataCell& cell) override { std::visit(WriteCell{book_}, cell); }
  void end_row() override {
    book_.end_row();
    if (++rows_ == Workbook::most_rows) {
      book_.filter();
      begin();
      for (const auto& field : fields_) {
        book_.text(field.name);
      }
      book_.end_row();
      rows_ = 1;
    }
  }

 private:
  void begin() {
    ++sheets_;
    rows_ = 0;
    book_.begin_sheet(std::string(rows_sheet) + (sheets_ == 1 ? "" : " " + std::to_string(sheets_)), widths_of(fields_));
  }

  Workbook& book_;
  const std::vector<DataField>& fields_;
  std::size_t rows_ = 0;
  std::size_t sheets_ = 0;
};

// Every cell into a key, with its kind.
class RowsOfKey final : public TableWriter {
 public:
  explicit RowsOfKey(KeyMaker& key) : key_(key) {}
  void cell(const DataCell& cell) override {
    text_ += static_cast<char>('0' + cell.index());
    std::visit(*this, cell);
  }
  void end_row() override {
    text_ += '\n';
    if (text_.size() > most_at_once) {
      finish();
    }
  }
  void finish() {
    key_.add(text_);
    text_.clear();
  }

  void operator()(std::monostate /*nothing*/) {}
  void operator()(std::string_view text) {
    text_ += std::to_string(text.size());
    text_ += ':';
    text_ += text;
  }
  void operator()(const std::string& text) { (*this)(std::string_view(text)); }
  void operator()(Decimal number) { (*this)(std::string_view(std::to_string(number.micro()))); }
  void operator()(bool truth) { text_ += truth ? '+' : '-'; }
  template <class T>
  void operator()(const std::vector<T>& values) {
    (*this)(std::string_view(std::to_string(values.size())));
    for (const auto& value : values) {
      (*this)(value);
    }
  }

 private:
  static constexpr std::size_t most_at_once = 1'000'000;
  KeyMaker& key_;
  std::string text_;
};

void add_row(Workbook& book, const std::vector<std::string>& cells) {
  for (const auto& cell : cells) {
    book.text(cell);
  }
  book.end_row();
}

void add_explanation(Workbook& book, const std::vector<DataField>& fields) {
  book.begin_sheet(std::string(columns_sheet), {24, 60, 60, 14, 12, 12, 30});
  add_row(book, {"คอลัมน์ column", "ความหมาย", "meaning", "ชนิด type", "หน่วยนับ", "unit", "ค่าที่เป็นได้ allowed values"});
  for (const auto& field : fields) {
    add_row(book, {field.name, field.meaning.th, field.meaning.en, std::string(data_word(field.type)), field.unit.th, field.unit.en, cell_text(field.values)});
  }
  book.filter();
}

void add_source(Workbook& book, const WorkbookInfo& info) {
  const auto& portal = *info.portal;
  book.begin_sheet(std::string(source_sheet), {32, 70, 70});
  add_row(book, {"เรื่อง about", "ภาษาไทย", "English"});
  const auto add = [&book](const std::string& label, const Text& text) { add_row(book, {label, text.th, text.in(Language::en)}); };
  const auto same = [](const std::string& text) { return Text{.th = text, .en = text}; };
  add("ชุดข้อมูล data set", info.title);
  add("เว็บไซต์ site", portal.title);
  add("ผู้เผยแพร่ publisher", portal.publisher);
  add("วันที่เผยแพร่ published", same(portal.published.iso()));
  add("สัญญาอนุญาต licence", portal.licence.name);
  add("ที่อยู่ของสัญญาอนุญาต licence address", same(portal.licence.url));
  const auto address = portal.base_url + "/" + info.path;
  add("ไฟล์นี้ this file", same(address));
  add("ตารางเดียวกันเป็น CSV the same as CSV", same(address.substr(0, address.size() - 4) + "csv"));
  add("พจนานุกรมข้อมูล data dictionary", same(portal.base_url + "/downloads/dictionary/"));
  for (const auto& rule : workbook_rules()) {
    add("ข้อตกลง rule", rule);
  }
}

}  // namespace

auto workbook_key(const WorkbookInfo& info, const FillTable& fill) -> std::string {
  KeyMaker key("workbook");
  const auto& [portal, title, path, fields] = info;
  const auto add_text = [&key](const Text& text) { key.add(text.th).add(text.en); };
  // What add_source says of the portal.
  add_text(portal->title);
  add_text(portal->publisher);
  add_text(portal->licence.name);
  key.add(portal->licence.url).add(portal->base_url).add(portal->published.iso());
  add_text(title);
  key.add(path).add(fields.size());
  for (const auto& [name, type, meaning, unit, values] : fields) {
    key.add(name).add(static_cast<std::uint64_t>(type)).add(values.size());
    add_text(meaning);
    add_text(unit);
    for (const auto& value : values) {
      key.add(value);
    }
  }
  RowsOfKey rows(key);
  fill(rows);
  rows.finish();
  return key.hex();
}

auto table_workbook(const WorkbookInfo& info, const FillTable& fill) -> std::string {
  Workbook book(info.portal->published);
  RowsOfBook rows(book, info.fields);
  fill(rows);
  book.filter();
  add_explanation(book, info.fields);
  add_source(book, info);
  return book.take();
}

}  // namespace prongsai
