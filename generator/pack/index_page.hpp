#pragma once

#include <string>
#include <vector>

#include "pack/findings_json.hpp"
#include "pack/pack_content.hpp"
#include "pack/placement.hpp"

namespace prongsai {

// data/index.html: the pack as a page to read and print offline, in Thai and English, without scripts. Shows the score by dimension, each criterion
// with its proofs and evidence, every file with its hash, and what is elsewhere or withheld. Links stay inside the pack, apart from the addresses
// of evidence that is elsewhere. Without findings nothing is said of them.
[[nodiscard]] auto index_page(const PackContent& content, const Portal& portal, const PlannedPack& planned, const std::vector<PlacedEvidence>& placed,
                              const PackFindings* findings) -> std::string;

}  // namespace prongsai
