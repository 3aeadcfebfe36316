#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace prongsai {

// One line of a text, without its line end. Line ends are those of CommonMark: LF, CR LF, or CR alone.
struct TextLine {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
[[nodiscard]] auto lines_of(std::string_view text) -> std::vector<TextLine>;

// What the start of a line says about the block structure, looked at without its neighbours.
struct LineShape {
  bool blank = false;
  // Only `-`, `*` or `_` (three or more of one kind) and blanks: a rule, whatever list markers it looks like.
  bool rule = false;
  // Columns of white space before the first character; a tab reaches to the next multiple of four.
  std::size_t indent = 0;
  // Markers of quotes and list items one after the other. Counting stops at `marker_count_end`.
  std::size_t markers = 0;
  // Offset of what follows the markers.
  std::size_t content = 0;
  // The first marker is `-`, `*` or `+`, and something follows it.
  bool bullet_item = false;
  // The first marker is a number, and something follows it; `first_number` tells whether the number is 1.
  bool numbered_item = false;
  bool first_number = false;
};
inline constexpr std::size_t marker_count_end = 1000;
[[nodiscard]] auto shape_of(std::string_view line) -> LineShape;

// True for a line like `|---|:--|`, which may make the text above it the head of a table: only `-`, `:`, `|` and blanks, and at least one `-`.
[[nodiscard]] auto looks_like_table_rule(std::string_view content) -> bool;
// True only for a line that the library surely reads as the rule below a table's head and not as a heading, list item or thematic break.
[[nodiscard]] auto is_table_rule(std::string_view content) -> bool;
// Cells of a table row as the library splits them: a `|` after a backslash is text.
[[nodiscard]] auto table_columns(std::string_view content) -> std::size_t;

}  // namespace prongsai
