#pragma once

#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "model/prose.hpp"

namespace prongsai {

// Columns that stand in pairs, one pair for each label: the first filled, the second outlined, each with its own word in the legend. A pair may lack
// its second column.
struct ColumnPair {
  std::string label;
  Decimal first;
  bool has_second = false;
  Decimal second;
};
struct ColumnChart {
  // What a reader who cannot see it is told, with every number.
  std::string description;
  std::string first_name;
  // Empty where no pair has a second column.
  std::string second_name;
  std::vector<ColumnPair> pairs;
  // The height of the drawing stands for `most`, written so.
  Decimal most;
  std::string most_words;
};
[[nodiscard]] auto column_chart(const ColumnChart& chart) -> Html;

}  // namespace prongsai
