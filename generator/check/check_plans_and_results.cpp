#include <algorithm>
#include <string>

#include "check/check.hpp"

namespace prongsai {
namespace {

auto find_write_up(const Corpus& corpus, const WriteUpReference& reference) -> const WriteUp* {
  const auto unit = corpus.units.find(reference.unit);
  if (unit == corpus.units.end()) {
    return nullptr;
  }
  const auto year = unit->second.years.find(reference.year);
  if (year == unit->second.years.end()) {
    return nullptr;
  }
  const auto& write_ups = year->second.write_ups;
  const auto found = std::ranges::find(write_ups, reference.id, &WriteUp::id);
  return found == write_ups.end() ? nullptr : &*found;
}

// True where one of the two names the other, or a name cannot be found, which is told elsewhere.
auto is_linked(const Unit& unit, const UnitYear& year, const WriteUp& write_up, WriteUpKind wanted, const Corpus& corpus) -> bool {
  for (const auto& reference : write_up.related) {
    const auto* other = find_write_up(corpus, reference);
    if (other == nullptr || other->kind == wanted) {
      return true;
    }
  }
  const auto names_this = [&](const WriteUpReference& reference) {
    return reference.unit == unit.id && reference.year == year.year && reference.id == write_up.id;
  };
  return std::ranges::any_of(unit.years, [&](const auto& one) {
    return std::ranges::any_of(one.second.write_ups, [&](const WriteUp& other) { return other.kind == wanted && std::ranges::any_of(other.related, names_this); });
  });
}

}  // namespace

void check_plans_and_results(const Unit& unit, const Corpus& corpus, Diagnostics& out) {
  for (const auto& [number, year] : unit.years) {
    const bool is_over = last_day(number) <= corpus.portal.published;
    const bool has_plans = std::ranges::find(year.write_ups, WriteUpKind::plan, &WriteUp::kind) != year.write_ups.end();
    for (const auto& write_up : year.write_ups) {
      const bool finished = write_up.kind == WriteUpKind::plan && write_up.status == ProjectStatus::done && is_over;
      if (finished && !is_linked(unit, year, write_up, WriteUpKind::result, corpus)) {
        out.report(Code::plan_without_result, write_up.span, {std::to_string(number.be)});
      }
      if (write_up.kind == WriteUpKind::result && has_plans && !is_linked(unit, year, write_up, WriteUpKind::plan, corpus)) {
        out.report(Code::result_without_plan, write_up.span, {std::to_string(number.be)});
      }
    }
  }
}

}  // namespace prongsai
