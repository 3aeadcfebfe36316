#pragma once

#include <string>
#include <vector>

#include "pack/placement.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// The register as a pack shows it. Where nothing is hidden or left out: the office's file, byte for byte. Otherwise the register written anew
// (docs/formats.md, evidence.yaml), with the entries that the pack is about, in which a hidden entry has id, size, hash, visibility and reason only: its title, kind, number and name stay out of the pack.
// Empty where the unit and year have no evidence.
[[nodiscard]] auto register_text(const PlannedPack& planned, const std::vector<PlacedEvidence>& placed, const SourceMap& sources) -> std::string;

}  // namespace prongsai
