#pragma once

#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "app/progress.hpp"
#include "app/remembered.hpp"

namespace prongsai {

// What one share of a build left in the cache folder.
struct ShareReport {
  std::uint64_t units = 0;
  std::uint64_t packs = 0;
  std::uint64_t pages = 0;
};

// Makes the packs and pages of the units of one share, units being dealt out by turns in the order of their ids, and keeps them as results. What it makes is
// named by what it was made from, so that a share of other content, or of a page that also shows what the share does not know, is never taken: the merging
// build makes that anew. The writer publishes nothing; packs are written in its staging folder. The analysis must have a site.
[[nodiscard]] auto make_share(Analysis& analysis, const Options& options, const Remembered& remembered, const SiteWriter& writer, ProgressLine& progress)
    -> ShareReport;

}  // namespace prongsai
