#pragma once

#include <array>
#include <string>

#include "model/prose.hpp"

namespace prongsai {

// Risks by likelihood and impact, 1 to 3 each: likelihood to the right, impact upwards. A cell says how many risks it holds and the product of the
// two; a darker shade stands for a greater product, so that no colour is needed. The risks themselves stand in a table beside it.
inline constexpr int heat_steps = 3;
struct HeatMap {
  // What a reader who cannot see it is told, with every number.
  std::string description;
  std::string likelihood_label;
  std::string impact_label;
  // counts[likelihood - 1][impact - 1]
  std::array<std::array<int, heat_steps>, heat_steps> counts{};
};
[[nodiscard]] auto heat_map(const HeatMap& map) -> Html;

}  // namespace prongsai
