#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"

// The provinces, as a map and as tiles.
namespace prongsai {

struct ShadeView {
  static constexpr std::string_view view_name = "shade";
  Html sample;
  std::string meaning;
  static void fields(auto& field) {
    field("sample", &ShadeView::sample);
    field("meaning", &ShadeView::meaning);
  }
};

struct MapView {
  static constexpr std::string_view view_name = "map";
  Html map;
  Html tiles;
  std::vector<ShadeView> shades;
  // Who drew it; linked to the licence where its address is known.
  ItemView source;
  static void fields(auto& field) {
    field("map", &MapView::map);
    field("tiles", &MapView::tiles);
    field("shades", &MapView::shades);
    field("source", &MapView::source);
  }
};

}  // namespace prongsai
