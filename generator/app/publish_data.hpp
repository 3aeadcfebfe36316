#pragma once

#include <vector>

#include "app/pipeline.hpp"
#include "app/progress.hpp"
#include "output/site_writer.hpp"

namespace prongsai {

// Open data, each file placed as soon as it is made. Before the pages: those list the files with their sizes, which the site gets here.
[[nodiscard]] auto make_data(Analysis& analysis, const Options& options, const Remembered& remembered, const SiteWriter& writer, ProgressLine& progress) -> std::vector<PlacedFile>;

// The site map, and where robots find it.
[[nodiscard]] auto make_sitemap(const SiteModel& site, const SiteWriter& writer) -> std::vector<PlacedFile>;

}  // namespace prongsai
