#pragma once

#include <string>

#include "app/pipeline.hpp"
#include "pack/pack_content.hpp"
#include "pack/pack_context.hpp"

namespace prongsai {

// What packs say beside the content: problems and waivers with their words, commits, addresses of the site. The analysis must have a site and must
// outlive the context. Notes in the analysis whether the history was too short to name commits.
[[nodiscard]] auto make_pack_context(Analysis& analysis, const std::string& content) -> PackContext;

// Where the site publishes the BagIt profile that its packs follow.
inline constexpr const char* bag_profile_path = "packs/profile-1.json";

// Completes the options of one pack. `score` is null where nothing is scored by levels.
void add_context(PackOptions& options, const Analysis& analysis, const PackContext& context, const UnitScore* score);

}  // namespace prongsai
