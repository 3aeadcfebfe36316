#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack_content.hpp"
#include "pack/placement.hpp"

namespace prongsai {

inline constexpr std::string_view crate_path = "data/ro-crate-metadata.json";
inline constexpr std::string_view crate_context = "https://w3id.org/ro/crate/1.2/context";
inline constexpr std::string_view crate_profile = "https://w3id.org/ro/crate/1.2";

// The RO-Crate 1.2 metadata of a pack's payload: the root dataset, each payload file in `content` with name, size, media type and SHA-256, and the
// evidence that is elsewhere by its address.
[[nodiscard]] auto crate_json(const PackContent& content, const Portal& portal, const std::vector<PlacedEvidence>& placed) -> std::string;

}  // namespace prongsai
