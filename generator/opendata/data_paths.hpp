#pragma once

#include <string>
#include <vector>

#include "changes/compare.hpp"
#include "model/corpus.hpp"
#include "plan/listing.hpp"
#include "score/standings.hpp"

namespace prongsai {

// Where every file of the open data is, feeds and catalogues too, without the files of `data/` for all units being made. As of open_data_sources().
[[nodiscard]] auto data_paths(const Corpus& corpus, const Standings& standings, const std::vector<PackListing>* packs = nullptr,
                              const std::vector<ChangeSet>* changes = nullptr) -> std::vector<std::string>;

}  // namespace prongsai
