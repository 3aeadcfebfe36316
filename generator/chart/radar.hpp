#pragma once

#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "model/prose.hpp"

namespace prongsai {

// A share on an axis of its own, for each part of a whole: rings at 25, 50, 75 and 100 per cent, axes numbered from 1 at the top, clockwise. The
// numbers and names stand in a table beside it, so that long names need no room in the picture.
struct RadarChart {
  // What a reader who cannot see it is told.
  std::string description;
  // In per cent, from 0 to 100; at least three.
  std::vector<Decimal> axes;
};
// Fewer than three axes make no area: the picture is then empty.
[[nodiscard]] auto radar_chart(const RadarChart& radar) -> Html;

}  // namespace prongsai
