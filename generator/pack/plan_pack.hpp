#pragma once

#include "pack/pack_content.hpp"

namespace prongsai {

// One plan: as its office wrote it, its frame, every record, indicator, sum and finding as tables and JSON. Nothing in the register supports a plan,
// so that it holds no evidence.
[[nodiscard]] auto plan_plan_pack(const Corpus& corpus, const PlannedPack& planned, const SourceMap& sources, const PackOptions& options) -> PackContent;

}  // namespace prongsai
