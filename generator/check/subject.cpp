#include "check/subject.hpp"

#include <algorithm>
#include <charconv>

namespace prongsai {
namespace {

// The number after the slash; larger ones than any plan has give -1.
auto number_of(const std::string& about, std::size_t slash) -> int {
  int number = -1;
  const auto* const end = about.data() + about.size();
  const auto [rest, error] = std::from_chars(about.data() + slash + 1, end, number);
  return error == std::errc() && rest == end ? number : -1;
}

auto find_record(const Unit& unit, const std::string& about, std::size_t slash) -> ProgrammeSubject {
  const auto plan = unit.plans.find(PlanId(about.substr(0, slash)));
  if (plan == unit.plans.end()) {
    return {.write_up = nullptr, .record = nullptr, .found = !unit.plans_complete};
  }
  const auto* record = plan->second.record(number_of(about, slash));
  return {.write_up = nullptr, .record = record, .found = record != nullptr || !plan->second.complete};
}

}  // namespace

auto find_subject(const Unit& unit, const UnitYear& year, const std::optional<Located<std::string>>& about) -> ProgrammeSubject {
  if (!about) {
    return {};
  }
  if (const auto slash = about->value.find('/'); slash != std::string::npos) {
    return find_record(unit, about->value, slash);
  }
  const auto found = std::ranges::find(year.write_ups, WriteUpId(about->value), &WriteUp::id);
  if (found == year.write_ups.end()) {
    return {.write_up = nullptr, .record = nullptr, .found = !year.write_ups_complete};
  }
  return {.write_up = &*found, .record = nullptr, .found = true};
}

auto indicators_of(const ProgrammeSubject& subject) -> std::vector<SubjectIndicator> {
  std::vector<SubjectIndicator> indicators;
  if (subject.write_up != nullptr) {
    for (const auto& kpi : subject.write_up->kpis) {
      indicators.push_back({.id = kpi.id, .text = &kpi.text, .unit = &kpi.unit, .target = kpi.target, .op = kpi.op, .reported = kpi.actual.has_value()});
    }
  }
  if (subject.record != nullptr) {
    for (const auto& kpi : subject.record->kpis) {
      indicators.push_back({.id = kpi.id, .text = &kpi.text, .unit = &kpi.unit, .target = kpi.target, .op = kpi.op, .reported = false});
    }
  }
  return indicators;
}

auto find_indicator(const ProgrammeSubject& subject, const IndicatorResult& result) -> std::optional<SubjectIndicator> {
  const auto indicators = indicators_of(subject);
  const auto found = result.kpi ? std::ranges::find(indicators, result.kpi->value, &SubjectIndicator::id) : indicators.end();
  return found == indicators.end() ? std::nullopt : std::optional(*found);
}

auto subject_names(const Unit& unit, const UnitYear& year) -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto& write_up : year.write_ups) {
    names.push_back(write_up.id.str());
  }
  for (const auto& [id, plan] : unit.plans) {
    for (const auto& record : plan.records) {
      names.push_back(id.str() + "/" + std::to_string(record.number));
    }
  }
  return names;
}

}  // namespace prongsai
