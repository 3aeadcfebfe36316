#pragma once

#include <string>
#include <vector>

#include "pack/pack_content.hpp"
#include "pack/placement.hpp"

namespace prongsai {

// data/index.html: the pack as a page to read and print offline, in Thai and English, without scripts. Shows the score by dimension, each criterion
// with its proofs and evidence, every file with its hash, and what is elsewhere or withheld. Links stay inside the pack, apart from the addresses
// of evidence that is elsewhere.
[[nodiscard]] auto index_page(const PackContent& content, const Portal& portal, const PlannedPack& planned, const std::vector<PlacedEvidence>& placed)
    -> std::string;

}  // namespace prongsai
