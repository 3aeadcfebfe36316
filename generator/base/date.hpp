#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai {

// A fiscal year of the Thai government, in the Buddhist Era (BE): 2564 runs from 1 October 2020 CE to 30 September 2021 CE.
struct FiscalYear {
  int be = 0;
  auto operator<=>(const FiscalYear&) const = default;
  // `2564` or `๒๕๖๔`, from 2400 to 2999.
  [[nodiscard]] static auto parse(std::string_view text) -> std::optional<FiscalYear>;
};

// A day of the Gregorian calendar, CE.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  auto operator<=>(const Date&) const = default;
  // `2021-01-15`, or BE `2564-01-15` (a year from 2400 up is BE), with ASCII or Thai digits; only days that exist.
  [[nodiscard]] static auto parse(std::string_view text) -> std::optional<Date>;
  // `2021-01-15`.
  [[nodiscard]] auto iso() const -> std::string;
  [[nodiscard]] auto fiscal_year() const -> FiscalYear;
};

[[nodiscard]] auto day_after(const Date& date) -> Date;
// From one day to another; negative where `to` is before `from`.
[[nodiscard]] auto days_between(const Date& from, const Date& to) -> int;
// `2564-01-15`: the day as content in the Buddhist Era writes it.
[[nodiscard]] auto iso_be(const Date& date) -> std::string;

[[nodiscard]] auto first_day(FiscalYear year) -> Date;
[[nodiscard]] auto last_day(FiscalYear year) -> Date;

// A quarter of a fiscal year, 1 to 4: Q1 is October to December.
struct Quarter {
  int number = 0;
  auto operator<=>(const Quarter&) const = default;
  [[nodiscard]] static auto parse(std::string_view text) -> std::optional<Quarter>;
};
[[nodiscard]] auto first_day(FiscalYear year, Quarter quarter) -> Date;
[[nodiscard]] auto last_day(FiscalYear year, Quarter quarter) -> Date;

}  // namespace prongsai
