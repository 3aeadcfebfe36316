#pragma once

#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "model/prose.hpp"

// Pictures of numbers, as SVG made when the site is built. Each says in words what it shows (role="img" and a label), uses shape as well as colour,
// and stands on pages next to the same numbers in text or a table. Colours and fonts are the style sheet's; there are no ids, so that any number of
// pictures may stand on one page.
namespace prongsai {

// A ladder of levels: reached ones filled, the others outlined.
struct LadderChart {
  // What a reader who cannot see it is told.
  std::string description;
  int levels = 0;
  int reached = 0;
};
[[nodiscard]] auto ladder_chart(const LadderChart& ladder) -> Html;

// One bar: its label above it, its value in words at the end, `part` of `whole` filled.
struct Bar {
  std::string label;
  std::string value;
  Decimal part;
  Decimal whole;
};
struct BarChart {
  std::string description;
  std::vector<Bar> bars;
};
[[nodiscard]] auto bar_chart(const BarChart& chart) -> Html;

}  // namespace prongsai
