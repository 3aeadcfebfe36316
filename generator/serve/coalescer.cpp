#include "serve/coalescer.hpp"

#include <algorithm>

namespace prongsai {

auto Coalescer::left(Time now) const -> std::optional<Time> {
  if (!first_) {
    return std::nullopt;
  }
  return std::max(Time::zero(), std::min(last_ + quiet, *first_ + longest) - now);
}

}  // namespace prongsai
