#include "base/date.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace prongsai {
namespace {

constexpr int be_offset = 543;
constexpr int first_be_year = 2400;

auto is_leap(int year) -> bool { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

auto days_in(int year, int month) -> int {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// Exactly `digits` ASCII digits.
auto read_number(std::string_view text, std::size_t digits) -> std::optional<int> {
  if (text.size() != digits || text.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  int value = 0;
  for (const char c : text) {
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

auto FiscalYear::parse(std::string_view text) -> std::optional<FiscalYear> {
  const auto year = read_number(with_ascii_digits(text), 4);
  return year && *year >= first_be_year && *year <= 2999 ? std::optional(FiscalYear{*year}) : std::nullopt;
}

auto Date::parse(std::string_view text) -> std::optional<Date> {
  const auto ascii = with_ascii_digits(text);
  const std::string_view view = ascii;
  if (view.size() != 10 || view[4] != '-' || view[7] != '-') {
    return std::nullopt;
  }
  const auto year = read_number(view.substr(0, 4), 4);
  const auto month = read_number(view.substr(5, 2), 2);
  const auto day = read_number(view.substr(8, 2), 2);
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1) {
    return std::nullopt;
  }
  const int ce = *year >= first_be_year ? *year - be_offset : *year;
  if (ce < 1800 || ce > 2400 || *day > days_in(ce, *month)) {
    return std::nullopt;
  }
  return Date{.year = ce, .month = *month, .day = *day};
}

auto Date::iso() const -> std::string { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

auto Date::fiscal_year() const -> FiscalYear { return FiscalYear{year + be_offset + (month >= 10 ? 1 : 0)}; }

auto day_after(const Date& date) -> Date {
  if (date.day < days_in(date.year, date.month)) {
    return Date{.year = date.year, .month = date.month, .day = date.day + 1};
  }
  return date.month < 12 ? Date{.year = date.year, .month = date.month + 1, .day = 1} : Date{.year = date.year + 1, .month = 1, .day = 1};
}

auto days_between(const Date& from, const Date& to) -> int {
  // Days before a date since 1 January of year 1, by counting leap days.
  const auto day_number = [](const Date& date) {
    const int years = date.year - 1;
    int days = years * 365 + years / 4 - years / 100 + years / 400;
    for (int month = 1; month < date.month; ++month) {
      days += days_in(date.year, month);
    }
    return days + date.day;
  };
  return day_number(to) - day_number(from);
}

auto iso_be(const Date& date) -> std::string { return Date{.year = date.year + be_offset, .month = date.month, .day = date.day}.iso(); }

auto first_day(FiscalYear year) -> Date { return Date{.year = year.be - be_offset - 1, .month = 10, .day = 1}; }
auto last_day(FiscalYear year) -> Date { return Date{.year = year.be - be_offset, .month = 9, .day = 30}; }

auto Quarter::parse(std::string_view text) -> std::optional<Quarter> {
  const auto ascii = with_ascii_digits(text);
  if (ascii.size() != 2 || ascii[0] != 'Q' || ascii[1] < '1' || ascii[1] > '4') {
    return std::nullopt;
  }
  return Quarter{ascii[1] - '0'};
}

auto first_day(FiscalYear year, Quarter quarter) -> Date {
  const auto start = first_day(year);
  return quarter.number == 1 ? start : Date{.year = start.year + 1, .month = (quarter.number - 2) * 3 + 1, .day = 1};
}

auto last_day(FiscalYear year, Quarter quarter) -> Date {
  const auto start = first_day(year, quarter);
  return Date{.year = start.year, .month = start.month + 2, .day = days_in(start.year, start.month + 2)};
}

}  // namespace prongsai
