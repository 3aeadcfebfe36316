#pragma once

#include <vector>

#include "model/corpus.hpp"
#include "render/render_pages.hpp"
#include "render/template_set.hpp"

namespace prongsai {

// The pattern library: every component of the templates, and every kind of page, with sample values in each state (filled, long Thai names, empty), in
// both languages; made from the templates themselves, so that it shows what pages will show. No search engine keeps it. Not part of the site.
[[nodiscard]] auto pattern_pages(const TemplateSet& templates, const Portal& portal) -> std::vector<OutputPage>;

}  // namespace prongsai
