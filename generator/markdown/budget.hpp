#pragma once

#include <cstddef>
#include <string_view>

#include "diagnostic/diagnostic.hpp"
#include "source/span.hpp"

// The Markdown library (cmark-gfm 0.29.0.gfm.6) has known inputs on which its time or memory grows with the square of the text. These budgets are
// counted from the text alone before it is parsed, so that the same document gives the same verdict on every machine.
namespace prongsai {

struct MarkdownLimits {
  static constexpr std::size_t body_bytes = std::size_t{256} * 1024;
  static constexpr std::size_t line_bytes = std::size_t{16} * 1024;
  // Markers of quotes and lists on one line; and together with those that indentation stands for.
  static constexpr std::size_t markers = 32;
  static constexpr std::size_t nesting = 64;
  static constexpr std::size_t columns = 64;
  // Cells of one table, short rows filled up to the width of the head; and of all tables of a document.
  static constexpr std::size_t table_cells = 20'000;
  static constexpr std::size_t all_cells = 50'000;
  // Bytes that reference links copy from their definitions.
  static constexpr std::size_t reference_bytes = std::size_t{4} * 1024 * 1024;
  // Estimated steps beyond the linear ones, about a nanosecond each.
  static constexpr std::size_t steps = 200'000'000;
  // Rendered HTML: so many bytes for each byte of source, and this much more for short texts.
  static constexpr std::size_t output_ratio = 64;
  static constexpr std::size_t output_base = std::size_t{64} * 1024;
};

// True where the body, which begins at `offset` of the file, may be parsed. Otherwise reports every budget that it breaks, with its place.
[[nodiscard]] auto within_budget(FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out) -> bool;

// The budget of the body's size alone.
[[nodiscard]] auto within_size(FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out) -> bool;

// The budget for reference links alone.
[[nodiscard]] auto within_reference_budget(FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out) -> bool;

}  // namespace prongsai
