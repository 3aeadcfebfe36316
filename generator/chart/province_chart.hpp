#pragma once

#include <string>
#include <vector>

#include "model/prose.hpp"

namespace prongsai {

// Provinces with a shade each. Every province that leads somewhere is a link that says its numbers in words; the same numbers stand in tables of the
// page, so that neither picture nor colour is needed.
struct ChartProvince {
  // SVG path data, which is written as it is.
  std::string outline;
  // Place of its tile, from 1.
  int column = 1;
  int row = 1;
  // What a tile has room for: a short name, and below it a word such as a grade.
  std::string short_name;
  std::string short_value;
  // What a reader who cannot see it is told.
  std::string description;
  // Empty where it leads nowhere.
  std::string url;
  // From 0, nothing to show, to most_shade.
  int shade = 0;
};
inline constexpr int most_shade = 5;

struct ProvinceChart {
  std::string description;
  int width = 0;
  int height = 0;
  std::vector<ChartProvince> provinces;
  std::vector<std::string> water;
};

// The country as it is.
[[nodiscard]] auto province_map(const ProvinceChart& chart) -> Html;
// The same as equal squares, each large enough to be tapped on a narrow screen (WCAG 2.2, 2.5.8).
[[nodiscard]] auto province_tiles(const ProvinceChart& chart) -> Html;
// One square with a shade, for a legend.
[[nodiscard]] auto shade_sample(int shade) -> Html;

}  // namespace prongsai
