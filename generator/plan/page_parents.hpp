#pragma once

#include <vector>

#include "plan/site_model.hpp"

namespace prongsai {

// The pages above a page on the way from the start page, which is left out itself, from the highest. Of the site it looks at the corpus, the standings and the
// changes, never at its pages.
[[nodiscard]] auto parents_of(const SiteModel& site, const PageSubject& subject) -> std::vector<PageSubject>;

}  // namespace prongsai
