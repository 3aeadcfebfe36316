#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "model/prose.hpp"

namespace prongsai {

// A share year by year: a line through dots, each with its own words above it. Where the framework changed there is a dashed upright line with a sign
// of its own, and no line joins two years that do not compare; a year that does not compare with the latest is an empty square. The same numbers stand
// in a table beside it.
struct TrendChart {
  struct Point {
    // Under the picture: `2564`.
    std::string label;
    // In per cent, from 0 to 100; nothing where the year has no result.
    std::optional<Decimal> percent;
    // Above the mark.
    std::string value;
    // With the latest year.
    bool compares = true;
    // The framework is another one than that of the point before.
    bool new_framework = false;
  };
  // What a reader who cannot see it is told, with every number.
  std::string description;
  // From the earliest year on.
  std::vector<Point> points;
  // What the dashed upright line says; used where there is one.
  std::string break_label;
};
// Empty with fewer than two results: those are no trend.
[[nodiscard]] auto trend_chart(const TrendChart& chart) -> Html;

}  // namespace prongsai
