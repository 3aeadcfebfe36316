#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "plan/site_model.hpp"
#include "render/template_set.hpp"

namespace prongsai {

// A file of the site: its path below the root and what is in it.
struct OutputPage {
  std::string path;
  std::string bytes;
};

// Every page of the site, in site order, made on up to `jobs` threads; the bytes do not depend on their number.
[[nodiscard]] auto render_pages(const SiteModel& site, const TemplateSet& templates, unsigned jobs) -> std::vector<OutputPage>;

// One page.
[[nodiscard]] auto render_page(const SiteModel& site, const PlannedPage& page, const TemplateSet& templates) -> std::string;

// Whether a page of this key was made before and is still there. The key follows from all that the page is made from, its templates aside (template_key).
using PageKnown = std::function<bool(const std::string& key)>;
// The page, or nothing where it is known.
[[nodiscard]] auto render_unknown_page(const SiteModel& site, const PlannedPage& page, const TemplateSet& templates, const PageKnown& is_known)
    -> std::optional<std::string>;
// Of the templates and words that pages are made with.
[[nodiscard]] auto template_key(const TemplateSet& templates) -> std::string;

// Style sheet and icon, under the names that pages use.
[[nodiscard]] auto render_assets(const TemplateSet& templates) -> std::vector<OutputPage>;

}  // namespace prongsai
