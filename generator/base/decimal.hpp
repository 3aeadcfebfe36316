#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai {

// An exact decimal number with at most six places, between -9,000,000,000,000 and 9,000,000,000,000: points, budgets, counts. No binary
// fraction is involved anywhere, so that no point is won or lost by rounding.
class Decimal {
 public:
  constexpr Decimal() = default;
  explicit constexpr Decimal(std::int64_t whole) : micro_(whole * scale) {}

  // Reads `1200000`, `1,200,000.50`, `-3`, `๘๖`, `๑,๒๐๐`. Commas must stand between groups of three digits. Nothing else is a number.
  [[nodiscard]] static auto parse(std::string_view text) -> std::optional<Decimal>;

  [[nodiscard]] constexpr auto is_whole() const -> bool { return micro_ % scale == 0; }
  // The part before the decimal point.
  [[nodiscard]] constexpr auto whole() const -> std::int64_t { return micro_ / scale; }
  [[nodiscard]] constexpr auto micro() const -> std::int64_t { return micro_; }
  [[nodiscard]] static constexpr auto from_micro(std::int64_t micro) -> Decimal {
    Decimal result;
    result.micro_ = micro;
    return result;
  }
  auto operator<=>(const Decimal&) const = default;
  // Saturates at the ends of the range instead of wrapping round.
  [[nodiscard]] auto operator+(Decimal other) const -> Decimal;
  [[nodiscard]] auto operator-(Decimal other) const -> Decimal;

  static constexpr std::int64_t scale = 1'000'000;

 private:
  std::int64_t micro_ = 0;
};

// `86`, `12.5`: no grouping, no trailing zeros, ASCII digits. For data files.
[[nodiscard]] auto plain_number(Decimal value) -> std::string;
// `1,200,000.5`: grouped by three. For people.
[[nodiscard]] auto grouped_number(Decimal value) -> std::string;

// `part` of `whole` in per cent, as an exact fraction. Invariant: whole > 0, part >= 0.
struct Share {
  Decimal part;
  Decimal whole;
  // Compares the exact share with a limit in per cent.
  [[nodiscard]] auto compare(Decimal percent) const -> std::strong_ordering;
  // The share in per cent, cut (never rounded up) to two places, so that a printed share never reaches a limit that the exact one misses.
  [[nodiscard]] auto percent() const -> Decimal;
};

}  // namespace prongsai
