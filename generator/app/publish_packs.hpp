#pragma once

#include <vector>

#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "app/progress.hpp"
#include "output/site_writer.hpp"

namespace prongsai {

// Packs everything that the site offers, notes each pack in the site, and places what stands beside it.
[[nodiscard]] auto make_packs(Analysis& analysis, const Options& options, const SiteWriter& writer, ProgressLine& progress) -> std::vector<PlacedFile>;

}  // namespace prongsai
