#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "app/remembered.hpp"
#include "output/site_writer.hpp"
#include "plan/site_model.hpp"
#include "render/template_set.hpp"

namespace prongsai {

// The index of the site's search, below search/data/. `progress(done, total)` counts batches of documents, from any thread, one call at a time.
[[nodiscard]] auto make_search(const SiteModel& site, const TemplateSet& templates, unsigned jobs, const Remembered& remembered, const SiteWriter& writer,
                               std::function<void(std::size_t, std::size_t)> progress) -> std::vector<PlacedFile>;

}  // namespace prongsai
