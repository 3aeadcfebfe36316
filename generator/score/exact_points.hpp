#pragma once

#include <compare>
#include <cstdint>

#include "base/decimal.hpp"

namespace prongsai {

// Points of a checklist, exactly: a whole number of parts of 1 / divisor of a millionth of a point, where `divisor` is the checklist's. Invariant:
// both sides of every operation have the same divisor.
class ExactPoints {
 public:
  ExactPoints() = default;
  explicit ExactPoints(std::int64_t divisor) : divisor_(divisor) {}
  // `weight` times the share `part` of `whole`, both in millionths. Invariant: whole > 0 divides weight * part * divisor.
  [[nodiscard]] static auto of(Decimal weight, std::int64_t part, std::int64_t whole, std::int64_t divisor) -> ExactPoints;

  auto operator+=(const ExactPoints& more) -> ExactPoints&;
  // Cut, never rounded up, to two places.
  [[nodiscard]] auto points() const -> Decimal;
  [[nodiscard]] auto is_zero() const -> bool { return parts_ == 0; }
  [[nodiscard]] auto reaches(Decimal limit) const -> bool;
  // As a share of `whole` (not zero), in per cent: cut to two places, and compared exactly.
  [[nodiscard]] auto percent_of(const ExactPoints& whole) const -> Decimal;
  [[nodiscard]] auto reaches_percent_of(const ExactPoints& whole, Decimal limit) const -> bool;

 private:
  // The loader bounds weights and divisors so that no sum and no comparison leaves 128 bits.
  __extension__ using Wide = __int128;
  Wide parts_ = 0;
  std::int64_t divisor_ = 1;
};

}  // namespace prongsai
