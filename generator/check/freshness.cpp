#include "check/freshness.hpp"

#include <algorithm>

namespace prongsai {
namespace {

// The day `months` later; a day that the month does not have counts as its last one, because dates compare by year, month, day.
auto months_after(const Date& date, int months) -> Date {
  const int month = date.month - 1 + months;
  return {.year = date.year + month / 12, .month = month % 12 + 1, .day = date.day};
}

}  // namespace

auto day_to_judge(FiscalYear year, FiscalYear current_year, const Date& published) -> Date {
  return year < current_year ? std::min(published, last_day(year)) : published;
}

auto freshness_of(const ChecklistItem& item, const Answer& answer, const Date& day) -> Freshness {
  if (!answer.claims() || answer.damaged) {
    return Freshness::fresh;
  }
  if (answer.valid_until && *answer.valid_until < day) {
    return Freshness::expired;
  }
  if (item.valid_months && answer.checked && months_after(*answer.checked, *item.valid_months) < day) {
    return Freshness::stale;
  }
  return Freshness::fresh;
}

}  // namespace prongsai
