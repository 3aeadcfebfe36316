#include "app/pages_ahead.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

#include "base/parallel.hpp"
#include "plan/pages_of_file.hpp"

namespace prongsai {
namespace {

// One save seldom changes more. Where very much changes at once, a whole new site comes as soon.
constexpr std::size_t most_files = 8;

auto pages_to_show(const SiteModel& site, const BuildSession& session) -> std::vector<const PlannedPage*> {
  std::vector<const PlannedPage*> pages;
  for (const auto& file : session.changed) {
    std::ranges::copy_if(pages_of_file(site, file), std::back_inserter(pages),
                         [&session](const PlannedPage* page) { return session.listings.has_value() || prose_of(*page) != nullptr; });
  }
  // Files of one page: progress.yaml and surveys.yaml.
  std::ranges::sort(pages);
  const auto rest = std::ranges::unique(pages);
  pages.erase(rest.begin(), rest.end());
  return pages;
}

}  // namespace

void publish_ahead(SiteModel& site, const PageMaker& maker, SiteWriter& writer, unsigned jobs, const BuildSession& session) {
  if (session.changed.size() > most_files) {
    return;
  }
  const auto pages = pages_to_show(site, session);
  if (session.listings) {
    site.packs = session.listings->packs;
    site.data = session.listings->data;
  }
  const auto placed = parallel_map(std::span<const PlannedPage* const>(pages), jobs,
                                   [&maker](const PlannedPage* page, unsigned /*worker*/) { return maker.make(*page).file; });
  site.packs = {};
  site.data.clear();
  if (auto files = writer.publish_ahead(placed); !files.empty()) {
    session.ahead(std::move(files));
  }
}

}  // namespace prongsai
