#include "markdown/source_finder.hpp"

#include <algorithm>

#include "markdown/tree.hpp"

namespace prongsai {
namespace {

constexpr auto nowhere = std::string_view::npos;

// Text goes on over few lines; what is not found on these is not worth a search.
constexpr std::size_t lines_searched = 3;

auto is_block(cmark_node* node) -> bool { return (static_cast<unsigned>(cmark_node_get_type(node)) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK; }

}  // namespace

auto SourceFinder::span(std::size_t begin, std::size_t end) const -> Span {
  return {.file = file_, .begin = offset_ + static_cast<std::uint32_t>(begin), .end = offset_ + static_cast<std::uint32_t>(std::max(begin, end))};
}

auto SourceFinder::line_number(cmark_node* node) const -> std::size_t {
  auto* around = node;
  while (around != nullptr && cmark_node_get_start_line(around) <= 0) {
    around = cmark_node_parent(around);
  }
  const auto number = around == nullptr ? 1 : cmark_node_get_start_line(around);
  return std::min(static_cast<std::size_t>(number - 1), lines_.empty() ? 0 : lines_.size() - 1);
}

auto SourceFinder::at_column(std::size_t line, int column) const -> std::size_t {
  const auto wanted = lines_[line].begin + static_cast<std::size_t>(std::max(column, 1)) - 1;
  return std::min<std::size_t>(wanted, lines_[line].end);
}

auto SourceFinder::window_end(std::size_t line) const -> std::size_t { return lines_[std::min(line + lines_searched, lines_.size()) - 1].end; }

// A destination follows `(`, perhaps with blanks and `<`, or stands in `<…>` by itself.
auto SourceFinder::find_destination(std::string_view destination, std::size_t begin, std::size_t end) -> std::size_t {
  const auto text = body_.substr(0, end);
  for (auto at = text.find(destination, begin); at != nowhere; at = text.find(destination, at + 1)) {
    auto before = at;
    while (before > begin && (text[before - 1] == ' ' || text[before - 1] == '\t' || text[before - 1] == '\n')) {
      --before;
    }
    const char mark = before > begin ? text[before - 1] : '\0';
    if (mark == '(' || mark == '<') {
      after_link_ = at + destination.size();
      return at;
    }
  }
  return nowhere;
}

auto SourceFinder::link(cmark_node* node) -> Span {
  if (lines_.empty()) {
    return span(0, 0);
  }
  const auto line = line_number(node);
  const auto last = at_column(line, cmark_node_get_end_column(node));
  const char closing = last < body_.size() ? body_[last] : '\0';
  auto destination = text_or_empty(cmark_node_get_url(node));
  if (closing != ']' && !destination.empty()) {
    const auto begin = std::max<std::size_t>(lines_[line].begin, after_link_);
    const auto end = closing == ')' ? last : window_end(line);
    auto at = find_destination(destination, begin, end);
    if (at == nowhere && destination.starts_with("mailto:")) {
      destination.remove_prefix(7);
      at = find_destination(destination, begin, end);
    }
    if (at != nowhere) {
      return span(at, at + destination.size());
    }
  }
  const auto first = at_column(line, cmark_node_get_start_column(node));
  const bool opens = first < last && (body_[first] == '[' || body_[first] == '!' || body_[first] == '<');
  return opens && (closing == ']' || closing == ')') ? span(first, last + 1) : line_of(node);
}

auto SourceFinder::inline_html(cmark_node* node) -> Span {
  if (lines_.empty()) {
    return span(0, 0);
  }
  const auto literal = text_or_empty(cmark_node_get_literal(node));
  const auto line = line_number(node);
  const auto start = std::max<std::size_t>(lines_[line].begin, after_html_);
  const auto first_line = literal.substr(0, literal.find_first_of("\r\n"));
  const auto at = body_.substr(0, window_end(line)).find(first_line, start);
  if (at == nowhere) {
    return line_of(node);
  }
  const bool whole = body_.substr(at, literal.size()) == literal;
  after_html_ = at + (whole ? literal.size() : first_line.size());
  return span(at, after_html_);
}

auto SourceFinder::block(cmark_node* node) const -> Span {
  if (lines_.empty()) {
    return span(0, 0);
  }
  const auto first = line_number(node);
  const auto last = std::clamp(static_cast<std::size_t>(std::max(cmark_node_get_end_line(node), 1)) - 1, first, lines_.size() - 1);
  const auto begin = is_block(node) ? at_column(first, cmark_node_get_start_column(node)) : lines_[first].begin;
  const auto end = body_.substr(0, lines_[last].end).find_last_not_of(" \t\r\n");
  return span(begin, end == nowhere ? begin : end + 1);
}

auto SourceFinder::line_of(cmark_node* node) const -> Span {
  if (lines_.empty()) {
    return span(0, 0);
  }
  const auto line = lines_[line_number(node)];
  const auto text = body_.substr(line.begin, line.end - line.begin);
  const auto blanks = std::min(text.find_first_not_of(" \t"), text.size());
  const auto last = text.find_last_not_of(" \t");
  return span(line.begin + blanks, last == nowhere ? line.begin + blanks : line.begin + last + 1);
}

}  // namespace prongsai
