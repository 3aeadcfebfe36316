#pragma once

#include <string_view>
#include <vector>

#include "plan/site_model.hpp"

namespace prongsai {

// The pages that show what a file of the content says, in site order: where an author looks after saving it. Only those made of that file above all, not
// the lists, sums and indexes that it is part of; none for a file that no page is made from.
[[nodiscard]] auto pages_of_file(const SiteModel& site, std::string_view content_path) -> std::vector<const PlannedPage*>;

}  // namespace prongsai
