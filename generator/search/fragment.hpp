#pragma once

#include <string>
#include <string_view>

#include "search/document.hpp"

namespace prongsai {

// The document, whose texts are tidied, as a JSON array: path, number of its kind, year, title, English title, context, English context, paragraphs of both languages, Thai
// ones, English ones. An English title or context that is the Thai is empty. Paragraphs are joined by line feeds.
[[nodiscard]] auto fragment_of(const SearchDocument& document) -> std::string;

// As a JSON string, with its quotes.
[[nodiscard]] auto json_text(std::string_view text) -> std::string;

}  // namespace prongsai
