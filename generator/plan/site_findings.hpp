#pragma once

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "score/standings.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// What planning the site would report, for content that is not planned because it has errors: links that lead nowhere and addresses that are taken.
// `so_far` is all that is reported already; nothing is told that may follow from it.
[[nodiscard]] auto site_findings(const Corpus& corpus, const Standings& standings, const SourceMap& sources, const Diagnostics& so_far) -> Diagnostics;

}  // namespace prongsai
