#include "markdown/line_shape.hpp"

#include <algorithm>

namespace prongsai {
namespace {

auto is_blank_char(char c) -> bool { return c == ' ' || c == '\t'; }
auto is_digit(char c) -> bool { return c >= '0' && c <= '9'; }

auto trimmed(std::string_view text) -> std::string_view {
  const auto first = text.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

auto is_rule(std::string_view rest) -> bool {
  const char mark = rest.empty() ? '\0' : rest.front();
  if (mark != '-' && mark != '*' && mark != '_') {
    return false;
  }
  std::size_t count = 0;
  for (const char c : rest) {
    if (c != mark && !is_blank_char(c)) {
      return false;
    }
    count += c == mark ? 1U : 0U;
  }
  return count >= 3;
}

// Length of a list marker at the start of `rest`, or 0. `number_is_one` tells of an ordered marker.
auto list_marker(std::string_view rest, bool& ordered, bool& number_is_one) -> std::size_t {
  std::size_t length = 0;
  ordered = false;
  if (rest.front() == '-' || rest.front() == '*' || rest.front() == '+') {
    length = 1;
  } else {
    while (length < rest.size() && length < 9 && is_digit(rest[length])) {
      ++length;
    }
    if (length == 0 || length == rest.size() || (rest[length] != '.' && rest[length] != ')')) {
      return 0;
    }
    ordered = true;
    const auto number = rest.substr(0, length);
    number_is_one = number.back() == '1' && number.find_first_not_of('0') == length - 1;
    ++length;
  }
  return length == rest.size() || is_blank_char(rest[length]) ? length : 0;
}

}  // namespace

auto lines_of(std::string_view text) -> std::vector<TextLine> {
  std::vector<TextLine> lines;
  std::size_t begin = 0;
  // Each is looked for again only once it is passed.
  auto feed = std::min(text.find('\n'), text.size());
  auto carriage = std::min(text.find('\r'), text.size());
  while (begin < text.size()) {
    const auto end = std::min(feed, carriage);
    lines.push_back({.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)});
    begin = end + (end == carriage && feed == end + 1 ? 2 : 1);
    feed = feed < begin ? std::min(text.find('\n', begin), text.size()) : feed;
    carriage = carriage < begin ? std::min(text.find('\r', begin), text.size()) : carriage;
  }
  return lines;
}

auto shape_of(std::string_view line) -> LineShape {
  LineShape shape;
  std::size_t at = 0;
  for (; at < line.size() && is_blank_char(line[at]); ++at) {
    shape.indent += line[at] == '\t' ? 4 - shape.indent % 4 : 1;
  }
  shape.content = at;
  shape.blank = at == line.size();
  while (at < line.size() && shape.markers < marker_count_end) {
    const auto rest = line.substr(at);
    bool ordered = false;
    bool number_is_one = false;
    // Telling a rule takes the whole line; past the 64th marker the line is refused whatever it is.
    if (shape.markers < 64 && is_rule(rest)) {
      shape.rule = shape.markers == 0;
      break;
    }
    const auto length = rest.front() == '>' ? 1 : list_marker(rest, ordered, number_is_one);
    if (length == 0) {
      break;
    }
    if (shape.markers == 0 && rest.front() != '>' && !trimmed(rest.substr(length)).empty()) {
      shape.bullet_item = !ordered;
      shape.numbered_item = ordered;
      shape.first_number = number_is_one;
    }
    ++shape.markers;
    at += length;
    while (at < line.size() && is_blank_char(line[at])) {
      ++at;
    }
    shape.content = at;
  }
  return shape;
}

auto looks_like_table_rule(std::string_view content) -> bool {
  return content.find_first_not_of("-:| \t\v\f") == std::string_view::npos && content.find('-') != std::string_view::npos;
}

auto is_table_rule(std::string_view content) -> bool {
  auto rest = trimmed(content);
  // Without `|` or `:` it is the underline of a heading; `- ` starts a list item.
  if (rest.find_first_of("|:") == std::string_view::npos || (rest.size() > 1 && rest[0] == '-' && is_blank_char(rest[1]))) {
    return false;
  }
  if (rest.starts_with('|')) {
    rest.remove_prefix(1);
  }
  if (rest.ends_with('|')) {
    rest.remove_suffix(1);
  }
  while (true) {
    const auto bar = rest.find('|');
    auto cell = trimmed(rest.substr(0, bar));
    if (cell.starts_with(':')) {
      cell.remove_prefix(1);
    }
    if (cell.ends_with(':')) {
      cell.remove_suffix(1);
    }
    if (cell.empty() || cell.find_first_not_of('-') != std::string_view::npos) {
      return false;
    }
    if (bar == std::string_view::npos) {
      return true;
    }
    rest.remove_prefix(bar + 1);
  }
}

auto table_columns(std::string_view content) -> std::size_t {
  const auto row = trimmed(content);
  if (row.empty()) {
    return 0;
  }
  std::size_t bars = 0;
  for (std::size_t at = row.front() == '|' ? 1 : 0; at < row.size(); ++at) {
    const bool divides = row[at] == '|' && (at == 0 || row[at - 1] != '\\');
    bars += divides && at + 1 < row.size() ? 1U : 0U;
  }
  return row == "|" ? 0 : bars + 1;
}

}  // namespace prongsai
