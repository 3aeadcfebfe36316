#pragma once

#include <string>
#include <string_view>

#include "search/document.hpp"

namespace prongsai {

// The document as a JSON array: path, place of its kind, year, then pairs of Thai and English: title, context, paragraphs. In each pair the English is empty
// where it is the Thai; paragraphs have a third, of what stands on both pages. Texts are tidied, paragraphs joined by line feeds.
[[nodiscard]] auto fragment_of(const SearchDocument& document) -> std::string;

// As a JSON string, with its quotes.
[[nodiscard]] auto json_text(std::string_view text) -> std::string;

}  // namespace prongsai
