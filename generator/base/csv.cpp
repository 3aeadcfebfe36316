#include "base/csv.hpp"

#include <algorithm>

namespace prongsai {
namespace {

constexpr std::string_view digits = "0123456789";

// `86`, `-12.5`.
auto is_plain_number(std::string_view text) -> bool {
  text.remove_prefix(text.starts_with('-') ? 1 : 0);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  if (whole.empty() || whole.find_first_not_of(digits) != std::string_view::npos) {
    return false;
  }
  const auto places = point == std::string_view::npos ? digits : text.substr(point + 1);
  return !places.empty() && places.find_first_not_of(digits) == std::string_view::npos;
}

auto needs_quotes(char c) -> bool { return c == ',' || c == '"' || c == '\r' || c == '\n'; }

auto needs_apostrophe(std::string_view text) -> bool {
  const auto first = text.find_first_not_of('\'');
  return first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos && !is_plain_number(text);
}

}  // namespace

void CsvWriter::cell(std::string_view text) {
  if (!row_begins_) {
    text_ += ',';
  }
  row_begins_ = false;
  const std::string_view guard = needs_apostrophe(text) ? "'" : "";
  if (std::ranges::none_of(text, needs_quotes)) {
    text_ += guard;
    text_ += text;
    return;
  }
  text_ += '"';
  text_ += guard;
  for (std::size_t begin = 0; begin < text.size();) {
    // With the quote, which then stands twice.
    const auto end = std::min(text.find('"', begin), text.size() - 1) + 1;
    text_ += text.substr(begin, end - begin);
    if (text[end - 1] == '"') {
      text_ += '"';
    }
    begin = end;
  }
  text_ += '"';
}

void CsvWriter::end_row() {
  text_ += "\r\n";
  row_begins_ = true;
}

}  // namespace prongsai
