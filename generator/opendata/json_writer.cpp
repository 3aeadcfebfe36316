#include "opendata/json_writer.hpp"

#include <utility>

#include "base/assert.hpp"
#include "base/json_string.hpp"

namespace prongsai {

void JsonWriter::begin_value() {
  if (std::exchange(after_key_, false) || open_.empty()) {
    return;
  }
  auto& container = open_.back();
  text_ += container.is_empty ? "" : ",";
  text_ += container.layout == Layout::a_line_each ? "\n" : "";
  container.is_empty = false;
}

void JsonWriter::quote(std::string_view value) { append_json_string(text_, value, JsonEscapes::numbers); }

void JsonWriter::begin_object() {
  begin_value();
  text_ += '{';
  open_.push_back({});
}

void JsonWriter::end_object() {
  open_.pop_back();
  text_ += '}';
}

void JsonWriter::begin_array(Layout layout) {
  begin_value();
  text_ += '[';
  open_.push_back({.layout = layout, .is_empty = true});
}

void JsonWriter::end_array() {
  const auto closed = open_.back();
  open_.pop_back();
  text_ += closed.layout == Layout::a_line_each && !closed.is_empty ? "\n]" : "]";
}

void JsonWriter::key(std::string_view name) {
  begin_value();
  quote(name);
  text_ += ':';
  after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
  begin_value();
  quote(value);
}

void JsonWriter::number(Decimal value) {
  begin_value();
  text_ += plain_number(value);
}

void JsonWriter::boolean(bool value) {
  begin_value();
  text_ += value ? "true" : "false";
}

void JsonWriter::null() {
  begin_value();
  text_ += "null";
}

auto JsonWriter::take() -> std::string {
  require(open_.empty() && !after_key_, "a JSON document is not finished");
  return std::move(text_) + "\n";
}

}  // namespace prongsai
