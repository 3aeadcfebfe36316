#pragma once

#include <string>
#include <vector>

#include "pack/placement.hpp"
#include "score/standings.hpp"

namespace prongsai {

// The score explanation of a pack, metadata/score.json: per dimension what was claimed, supported, awarded and counted; each criterion with its
// proofs and evidence, with the part that holds it where there are several; totals, grade and rank. Of one dimension's pack: that dimension only.
// Numbers that a binary fraction could not hold exactly (from 16 digits) are strings. Invariant: there is a score.
[[nodiscard]] auto score_json(const PlannedPack& planned, const std::vector<PlacedEvidence>& placed, int parts) -> std::string;

// metadata/withheld.json: id, size, hash and reason of each hidden entry, and nothing else.
[[nodiscard]] auto withheld_json(const std::vector<PlacedEvidence>& placed) -> std::string;

}  // namespace prongsai
