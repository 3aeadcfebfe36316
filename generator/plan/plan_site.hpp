#pragma once

#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "plan/listing.hpp"
#include "plan/site_model.hpp"
#include "score/standings.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// Decides every page, its address, its place among the others and where each link of its prose leads. Only content without an error can be planned.
// Reports links that lead nowhere and pages that take an address twice (E8xx); the model must not be rendered then. Corpus and standings must
// outlive the model, and so must `changes`: what changed between publications, the latest first.
[[nodiscard]] auto plan_site(const Corpus& corpus, const Standings& standings, const Cleared& cleared, const std::vector<PackListing>& packs,
                             const SourceMap& sources, Diagnostics& diagnostics, const std::vector<ChangeSet>* changes = nullptr) -> SiteModel;

}  // namespace prongsai
