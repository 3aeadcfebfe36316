#include "pack/indented_json.hpp"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/assert.hpp"
#include "base/json_string.hpp"

namespace prongsai {
namespace {

// Numbers with at most 15 digits are the same in decimal and in the nearest binary fraction.
constexpr std::int64_t exact_digits = 1'000'000'000'000'000;

}  // namespace

auto IndentedJson::values_at(std::size_t depth) -> IndentedJson {
  IndentedJson json;
  json.outside_ = depth - 1;
  json.empty_ = {true};
  return json;
}

void IndentedJson::new_line() {
  text_ += '\n';
  text_.append(2 * (outside_ + empty_.size()), ' ');
}

void IndentedJson::begin_value() {
  if (std::exchange(after_key_, false) || empty_.empty()) {
    return;
  }
  if (!empty_.back()) {
    text_ += ',';
  }
  empty_.back() = false;
  new_line();
}

void IndentedJson::begin(char bracket) {
  begin_value();
  text_ += bracket;
  empty_.push_back(true);
}

void IndentedJson::end(char bracket) {
  const bool was_empty = empty_.back();
  empty_.pop_back();
  if (!was_empty) {
    new_line();
  }
  text_ += bracket;
}

auto IndentedJson::key(std::string_view name) -> IndentedJson& {
  begin_value();
  append_json_string(text_, name, JsonEscapes::short_forms);
  text_ += ": ";
  after_key_ = true;
  return *this;
}

void IndentedJson::text(std::string_view value) {
  begin_value();
  append_json_string(text_, value, JsonEscapes::short_forms);
}

void IndentedJson::raw(std::string_view value) {
  begin_value();
  text_ += value;
}

void IndentedJson::number(Decimal value) {
  if (value.is_whole()) {
    number(value.whole());
  } else if (std::abs(value.micro()) >= exact_digits) {
    text(plain_number(value));
  } else {
    // Not always the shortest text that leads back to the number; `verify` accepts no other.
    raw(nlohmann::json(static_cast<double>(value.micro()) / static_cast<double>(Decimal::scale)).dump());
  }
}

void IndentedJson::both(const Text& value) {
  begin_object();
  key("th").text(value.th);
  if (!value.en.empty()) {
    key("en").text(value.en);
  }
  end_object();
}

void IndentedJson::append_values(const IndentedJson& values) {
  require(values.empty_.size() == 1 && values.outside_ + 1 == outside_ + empty_.size(), "values of JSON at another depth");
  if (values.empty_.back()) {
    return;
  }
  if (!empty_.back()) {
    text_ += ',';
  }
  empty_.back() = false;
  text_ += values.text_;
}

auto IndentedJson::take() -> std::string {
  require(empty_.empty() && !after_key_, "a JSON document is not finished");
  text_ += '\n';
  return std::move(text_);
}

}  // namespace prongsai
