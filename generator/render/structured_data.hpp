#pragma once

#include <string>

#include "render/page_context.hpp"

namespace prongsai {

// What the head of a page tells programs: the feeds of the site and of the unit that it is about, and what it is about in the words of schema.org
// (JSON-LD). A block of data is no script, so that the strict policy of the pages lets it be.
[[nodiscard]] auto head_data(const PageContext& page, const std::string& title, const std::string& description) -> Html;

}  // namespace prongsai
