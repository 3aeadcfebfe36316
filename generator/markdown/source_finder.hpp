#pragma once

#include <cmark-gfm.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "markdown/line_shape.hpp"
#include "source/span.hpp"

namespace prongsai {

// Finds nodes of the tree in the text again. The library gives lines and byte columns, but columns of inlines are off where a paragraph goes on
// inside a quote or list, so that every place is held against the text, and searched for near by where it does not fit. Asked for in document
// order (the order in which nodes end).
class SourceFinder {
 public:
  // `offset` is where the body begins in the file.
  SourceFinder(FileId file, std::string_view body, std::uint32_t offset) : file_(file), body_(body), offset_(offset), lines_(lines_of(body)) {}

  // The destination of a link or image as it is written, or, where it is written elsewhere (reference links) or escaped, the whole link.
  [[nodiscard]] auto link(cmark_node* node) -> Span;
  // Raw HTML inside a paragraph.
  [[nodiscard]] auto inline_html(cmark_node* node) -> Span;
  // A block, from its first character to its last that is not blank.
  [[nodiscard]] auto block(cmark_node* node) const -> Span;
  // The line on which an inline stands.
  [[nodiscard]] auto line_of(cmark_node* node) const -> Span;

 private:
  // The number of the node's line (from 0), or of the nearest node around it that has one.
  [[nodiscard]] auto line_number(cmark_node* node) const -> std::size_t;
  [[nodiscard]] auto at_column(std::size_t line, int column) const -> std::size_t;
  [[nodiscard]] auto window_end(std::size_t line) const -> std::size_t;
  [[nodiscard]] auto find_destination(std::string_view destination, std::size_t begin, std::size_t end) -> std::size_t;
  [[nodiscard]] auto span(std::size_t begin, std::size_t end) const -> Span;

  FileId file_;
  std::string_view body_;
  std::uint32_t offset_;
  std::vector<TextLine> lines_;
  // Where the last destination, and the last raw HTML, ended.
  std::size_t after_link_ = 0;
  std::size_t after_html_ = 0;
};

}  // namespace prongsai
