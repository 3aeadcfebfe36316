#pragma once

#include <vector>

#include "pack/pack_content.hpp"

namespace prongsai {

// Of a unit and year, or of one dimension of it; in parts where its evidence is larger than the limit.
[[nodiscard]] auto plan_unit_pack(const Corpus& corpus, const PlannedPack& planned, const SourceMap& sources, const PackOptions& options)
    -> std::vector<PackContent>;

}  // namespace prongsai
