#pragma once

#include <optional>
#include <vector>

#include "base/date.hpp"
#include "source/span.hpp"

namespace prongsai {

// Dates that a piece of evidence, a write-up or a survey covers: quarters, or a range of days, or neither.
struct Period {
  std::vector<Quarter> quarters;
  std::optional<Date> from;
  std::optional<Date> to;
  Span span;
  [[nodiscard]] auto empty() const -> bool { return quarters.empty() && !from && !to; }
};

}  // namespace prongsai
