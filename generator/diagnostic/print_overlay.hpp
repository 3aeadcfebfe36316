#pragma once

#include <span>
#include <string>
#include <string_view>

#include "diagnostic/diagnostic.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// For the page that `serve` shows over a page: one line of JSON with the words to show, errors first, and only so many problems as people read. What
// comes from the content is text; the page that shows it must not take it for markup. `published`: units with errors were set aside.
[[nodiscard]] auto print_overlay(std::span<const Diagnostic> diagnostics, const SourceMap& sources, Language language, const std::string& prefix,
                                 bool published) -> std::string;

// The same where it is not the content that is wrong: words with what happened.
[[nodiscard]] auto print_overlay(std::string_view words, Language language) -> std::string;

}  // namespace prongsai
