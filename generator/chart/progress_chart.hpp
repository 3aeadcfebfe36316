#pragma once

#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "model/prose.hpp"

namespace prongsai {

// Work in per cent over time: the plan as a dashed line with squares, what was done as a solid line with dots, so that no colour is needed to tell them
// apart. The same numbers stand in a table beside it.
struct ProgressChart {
  struct Point {
    // Days since the first day.
    int day = 0;
    // From 0 to 100.
    Decimal percent;
  };
  // What a reader who cannot see it is told.
  std::string description;
  std::string planned_label;
  std::string actual_label;
  // The first and the last day in words.
  std::string first;
  std::string last;
  // From the first to the last day.
  int days = 0;
  std::vector<Point> planned;
  std::vector<Point> actual;
};
// Empty without points.
[[nodiscard]] auto progress_chart(const ProgressChart& chart) -> Html;

}  // namespace prongsai
