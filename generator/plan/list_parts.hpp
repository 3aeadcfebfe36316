#pragma once

#include <vector>

#include "plan/site_model.hpp"

namespace prongsai {

// What a pack may be listed under: by unit and year; then each unit that has plans.
[[nodiscard]] auto pack_entries_of(const Corpus& corpus, const Standings& standings) -> std::vector<PackEntry>;

// Divides every list of the site that is too long for one page: by place, and write-ups by topic as well. Needs the site's units, write-ups, places and
// pack entries. The lists that are short enough have no parts.
[[nodiscard]] auto list_parts(const SiteModel& site) -> std::vector<ListPart>;

}  // namespace prongsai
