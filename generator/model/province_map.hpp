#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"

namespace prongsai {

// A province on the map of map.yaml.
struct ProvinceShape {
  // The Ministry of Interior's two digits, as in unit.yaml.
  std::string code;
  Text name;
  // Two or three letters, for a tile.
  Text short_name;
  // Place of its tile, from 1.
  int column = 1;
  int row = 1;
  // SVG path data, in the units of the map.
  std::string outline;
};

// The provinces of the site's map. Invariant: codes and tiles are unique; outlines hold path data and nothing else.
struct ProvinceMap {
  // Who drew it, and under what licence.
  Text source;
  std::string source_url;
  int width = 0;
  int height = 0;
  std::vector<ProvinceShape> provinces;
  // Lakes, as path data.
  std::vector<std::string> water;
  [[nodiscard]] auto find(const std::string& code) const -> const ProvinceShape*;
};

}  // namespace prongsai
