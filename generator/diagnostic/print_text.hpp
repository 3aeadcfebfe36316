#pragma once

#include <span>
#include <string>

#include "diagnostic/diagnostic.hpp"
#include "source/source_map.hpp"

namespace prongsai {

struct TextStyle {
  Language language = Language::th;
  // Written before each path: the content folder as the user named it, with a slash at the end.
  std::string prefix;
  // ANSI colours, for terminals only.
  bool colour = false;
};

// One problem as people read it: `path:line:column: error E101: words`, the line, a caret under the narrowest wrong text (aligned by display width,
// so that Thai marks above and below take no column), help, and second places.
[[nodiscard]] auto print_text(const Diagnostic& diagnostic, const SourceMap& sources, const TextStyle& style) -> std::string;

// All of them, in the order given, and a last line with their number. Empty where there are none.
[[nodiscard]] auto print_text(std::span<const Diagnostic> diagnostics, const SourceMap& sources, const TextStyle& style) -> std::string;

}  // namespace prongsai
