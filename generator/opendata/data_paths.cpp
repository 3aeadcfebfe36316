#include "opendata/data_paths.hpp"

#include <algorithm>
#include <iterator>

#include "opendata/catalogue.hpp"
#include "opendata/open_data.hpp"
#include "opendata/unit_data.hpp"
#include "plan/site_path.hpp"

namespace prongsai {

auto data_paths(const Corpus& corpus, const Standings& standings, const std::vector<PackListing>* packs, const std::vector<ChangeSet>* changes)
    -> std::vector<std::string> {
  std::vector<std::string> paths{data_package_path, data_catalogue_path};
  for (const auto& source : open_data_sources(corpus, standings, packs, changes)) {
    paths.push_back(source.path);
  }
  const UnitData data(corpus.portal, standings);
  for (const auto& [id, unit] : corpus.units) {
    std::ranges::move(data.paths(unit), std::back_inserter(paths));
    paths.push_back(unit_feed_path(id).text);
  }
  for (const auto language : corpus.portal.languages) {
    paths.push_back(site_feed_path(language).text);
  }
  return paths;
}

}  // namespace prongsai
