#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/source_map.hpp"

namespace prongsai {

// One line of a content file as an auditor reads it.
struct SourceLine {
  std::string_view text;
  // Offset of its first byte in the file.
  std::uint32_t begin = 0;
  // Part of a YAML file or of front matter; otherwise of Markdown.
  bool is_yaml = false;
  // The keys round the line, the outermost first: `kpis.text`. Empty in Markdown.
  std::string keys;
  // Words about a document, or a machine's: what they quote is not what the office says.
  bool is_remark = false;
  [[nodiscard]] auto span(FileId file, std::size_t from, std::size_t to) const -> Span {
    return {.file = file, .begin = begin + static_cast<std::uint32_t>(from), .end = begin + static_cast<std::uint32_t>(to)};
  }
};

// Every line of a file in order; YAML comments are left out.
[[nodiscard]] auto source_lines(const SourceFile& file) -> std::vector<SourceLine>;

// True where the byte at `at` stands between “ and ”, or in Markdown between backticks: the words of somebody else.
[[nodiscard]] auto is_quoted(const SourceLine& line, std::size_t at) -> bool;

}  // namespace prongsai
