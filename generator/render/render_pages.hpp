#pragma once

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

// Style sheet and icon, under the names that pages use.
[[nodiscard]] auto render_assets(const TemplateSet& templates) -> std::vector<OutputPage>;

}  // namespace prongsai
