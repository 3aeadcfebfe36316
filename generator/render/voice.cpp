#include "render/voice.hpp"

#include <fmt/core.h>

#include <array>
#include <cstddef>

namespace prongsai {
namespace {

constexpr std::array<std::string_view, 12> months{"month.01", "month.02", "month.03", "month.04", "month.05", "month.06",
                                                  "month.07", "month.08", "month.09", "month.10", "month.11", "month.12"};
constexpr int be_minus_ce = 543;

}  // namespace

auto capital(std::string text) -> std::string {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

auto Voice::count(std::string_view key, std::int64_t number) const -> std::string {
  const auto one = std::string(key) + ".one";
  const bool singular = number == 1 && strings_.find(one) != nullptr;
  return say(singular ? std::string_view(one) : key, {grouped_number(Decimal(number))});
}

auto Voice::words(const Text& text) const -> Words {
  return {.text = text.in(language_), .marked_thai = language_ == Language::en && text.language_for(language_) == Language::th};
}

auto Voice::date(const Date& date) const -> std::string {
  const int year = language_ == Language::th ? date.year + be_minus_ce : date.year;
  return fmt::format("{} {} {}", date.day, say(months.at(static_cast<std::size_t>(date.month - 1))), year);
}

auto Voice::month(const Date& date) const -> std::string {
  const int year = language_ == Language::th ? date.year + be_minus_ce : date.year;
  return fmt::format("{} {}", say(months.at(static_cast<std::size_t>(date.month - 1))), year);
}

auto Voice::fiscal_year(FiscalYear year) const -> std::string {
  return say("year.fiscal", {std::to_string(year.be), std::to_string(year.be - be_minus_ce)});
}

auto Voice::period(const Period& period) const -> std::string {
  std::string out;
  for (const auto quarter : period.quarters) {
    out += (out.empty() ? "" : ", ") + say("period.quarter", {std::to_string(quarter.number)});
  }
  if (period.from && period.to) {
    return say("period.range", {date(*period.from), date(*period.to)});
  }
  return out;
}

auto Voice::size(std::uint64_t bytes) const -> std::string {
  constexpr std::uint64_t kilo = 1000;
  if (bytes < kilo) {
    return say("size.bytes", {std::to_string(bytes)});
  }
  if (bytes < kilo * kilo) {
    return say("size.kilobytes", {std::to_string((bytes + kilo / 2) / kilo)});
  }
  const auto tenths = (bytes + kilo * kilo / 20) / (kilo * kilo / 10);
  return say("size.megabytes", {fmt::format("{}.{}", tenths / 10, tenths % 10)});
}

auto Voice::unit_kind(UnitKind kind) const -> const std::string& {
  switch (kind) {
    case UnitKind::regional:
      return say("unit.kind.regional");
    case UnitKind::central:
      return say("unit.kind.central");
    case UnitKind::local:
      return say("unit.kind.local");
  }
  return say("unit.kind.regional");
}

}  // namespace prongsai
