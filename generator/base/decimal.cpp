#include "base/decimal.hpp"

#include <limits>

#include "base/utf8.hpp"

namespace prongsai {
namespace {

constexpr std::int64_t largest = 9'000'000'000'000 * Decimal::scale;
// GCC and Clang both have it; products of two amounts do not fit 64 bits.
__extension__ using Wide = __int128;

auto saturate(Wide value) -> std::int64_t {
  if (value > largest) {
    return largest;
  }
  return value < -Wide{largest} ? -largest : static_cast<std::int64_t>(value);
}

// Digits before the point, with commas only between groups of three.
auto read_whole(std::string_view text) -> std::optional<Wide> {
  Wide value = 0;
  std::size_t since_comma = 0;
  bool grouped = false;
  for (const char c : text) {
    if (c == ',') {
      if (since_comma == 0 || since_comma > 3 || (grouped && since_comma != 3)) {
        return std::nullopt;
      }
      grouped = true;
      since_comma = 0;
    } else if (c >= '0' && c <= '9') {
      value = value * 10 + (c - '0');
      ++since_comma;
      if (value > 9'000'000'000'000) {
        return std::nullopt;
      }
    } else {
      return std::nullopt;
    }
  }
  if (since_comma == 0 || (grouped && since_comma != 3)) {
    return std::nullopt;
  }
  return value;
}

auto group_by_three(std::string digits) -> std::string {
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

auto format(Decimal value, bool grouped) -> std::string {
  const bool negative = value.micro() < 0;
  const auto size = static_cast<std::uint64_t>(negative ? -value.micro() : value.micro());
  constexpr auto unit = static_cast<std::uint64_t>(Decimal::scale);
  auto whole = std::to_string(size / unit);
  auto text = (negative ? "-" : "") + (grouped ? group_by_three(std::move(whole)) : whole);
  if (const auto rest = size % unit; rest != 0) {
    auto places = std::to_string(unit + rest).substr(1);
    places.erase(places.find_last_not_of('0') + 1);
    text += "." + places;
  }
  return text;
}

}  // namespace

auto Decimal::parse(std::string_view text) -> std::optional<Decimal> {
  const auto ascii = with_ascii_digits(text);
  std::string_view rest = ascii;
  const bool negative = rest.starts_with('-');
  if (negative) {
    rest.remove_prefix(1);
  }
  const auto point = rest.find('.');
  const auto whole = read_whole(rest.substr(0, point));
  if (!whole) {
    return std::nullopt;
  }
  Wide micro = *whole * scale;
  if (point != std::string_view::npos) {
    const auto places = rest.substr(point + 1);
    if (places.empty() || places.size() > 6 || places.find_first_not_of("0123456789") != std::string_view::npos) {
      return std::nullopt;
    }
    Wide unit = scale;
    for (const char c : places) {
      unit /= 10;
      micro += unit * (c - '0');
    }
  }
  return from_micro(saturate(negative ? -micro : micro));
}

auto Decimal::operator+(Decimal other) const -> Decimal { return from_micro(saturate(Wide{micro_} + other.micro_)); }
auto Decimal::operator-(Decimal other) const -> Decimal { return from_micro(saturate(Wide{micro_} - other.micro_)); }

auto plain_number(Decimal value) -> std::string { return format(value, false); }
auto grouped_number(Decimal value) -> std::string { return format(value, true); }

auto Share::compare(Decimal percent) const -> std::strong_ordering {
  const Wide left = Wide{part.micro()} * 100 * Decimal::scale;
  const Wide right = Wide{percent.micro()} * whole.micro();
  return left <=> right;
}

auto Share::percent() const -> Decimal {
  const Wide hundredths = Wide{part.micro()} * 10'000 / whole.micro();
  return Decimal::from_micro(saturate(hundredths * (Decimal::scale / 100)));
}

}  // namespace prongsai
