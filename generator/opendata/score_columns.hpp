#pragma once

#include "opendata/column.hpp"
#include "score/standings.hpp"

namespace prongsai {

// What a unit's score says beside its dimensions: who, and under which rules; then the sums.
[[nodiscard]] auto score_head_columns() -> DataColumns<UnitScore>;
[[nodiscard]] auto score_sum_columns() -> DataColumns<UnitScore>;
// `dimension` and its title; claimed, supported, awarded and counted level; points.
[[nodiscard]] auto ladder_name_columns() -> DataColumns<LadderResult>;
[[nodiscard]] auto ladder_level_columns() -> DataColumns<LadderResult>;
[[nodiscard]] auto ladder_points_column() -> DataColumns<LadderResult>;
// Full points and the committee's remark.
[[nodiscard]] auto ladder_detail_columns() -> DataColumns<LadderResult>;

}  // namespace prongsai
