#include "score/exact_points.hpp"

#include "base/assert.hpp"

namespace prongsai {
namespace {

constexpr std::int64_t hundredth = Decimal::scale / 100;

}  // namespace

auto ExactPoints::of(Decimal weight, std::int64_t part, std::int64_t whole, std::int64_t divisor) -> ExactPoints {
  ExactPoints result(divisor);
  const auto share = whole < 0 ? Wide{-part} : Wide{part};
  const auto of_whole = whole < 0 ? -whole : whole;
  require(of_whole > 0 && divisor % of_whole == 0, "the divisor of a checklist does not fit one of its answers");
  result.parts_ = Wide{weight.micro()} * share * (divisor / of_whole);
  return result;
}

auto ExactPoints::operator+=(const ExactPoints& more) -> ExactPoints& {
  require(more.is_zero() || more.divisor_ == divisor_, "points of two checklists were added");
  parts_ += more.parts_;
  return *this;
}

auto ExactPoints::points() const -> Decimal {
  return Decimal::from_micro(static_cast<std::int64_t>(parts_ / divisor_ / hundredth) * hundredth);
}

auto ExactPoints::reaches(Decimal limit) const -> bool { return parts_ >= Wide{limit.micro()} * divisor_; }

auto ExactPoints::percent_of(const ExactPoints& whole) const -> Decimal {
  require(!whole.is_zero(), "a share of nothing was asked for");
  return Decimal::from_micro(static_cast<std::int64_t>(parts_ * 10'000 / whole.parts_) * hundredth);
}

auto ExactPoints::reaches_percent_of(const ExactPoints& whole, Decimal limit) const -> bool {
  return parts_ * 100 * Decimal::scale >= Wide{limit.micro()} * whole.parts_;
}

}  // namespace prongsai
