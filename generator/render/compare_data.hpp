#pragma once

#include <vector>

#include "plan/site_model.hpp"
#include "render/render_pages.hpp"
#include "render/template_set.hpp"

// What the page of chosen units reads: small files, so that comparing four units in a nation of thousands fetches four units. Their words are those
// of the pages, in both languages.
namespace prongsai {

// Units that have a result in any year, in order of their ids.
[[nodiscard]] auto compared_units(const SiteModel& site) -> std::vector<const Unit*>;

// `compare/units/lampang.json`: {"id", "name", "path", "years": {"2564": {"framework", "rows": [[title, text, note]]}}}; texts are [Thai, English].
[[nodiscard]] auto compare_file(const SiteModel& site, const Unit& unit, const TemplateSet& templates) -> OutputPage;

// `compare/names/u0e01.json`: [id, Thai name, English name] of each such unit whose name stands under the letter. Where names are the same, the
// province is added, and where that does not tell them apart, the id.
[[nodiscard]] auto compare_names(const SiteModel& site) -> std::vector<OutputPage>;

}  // namespace prongsai
