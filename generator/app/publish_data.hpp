#pragma once

#include <string>
#include <vector>

#include "app/pipeline.hpp"
#include "app/progress.hpp"
#include "output/site_writer.hpp"

namespace prongsai {

// Open data, each file placed as soon as it is made. Before the pages: those list the files with their sizes, which the site gets here.
[[nodiscard]] auto make_data(Analysis& analysis, const Options& options, const SiteWriter& writer, ProgressLine& progress) -> std::vector<PlacedFile>;

// Where they are, unmade.
[[nodiscard]] auto data_paths(const Analysis& analysis) -> std::vector<std::string>;

// The site map, and where robots find it.
[[nodiscard]] auto make_sitemap(const SiteModel& site, const SiteWriter& writer) -> std::vector<PlacedFile>;

}  // namespace prongsai
