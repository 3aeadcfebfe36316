#include "check/subject.hpp"

#include <algorithm>

namespace prongsai {

auto find_subject(const UnitYear& year, const std::string& about) -> ProgrammeSubject {
  if (about.find('/') != std::string::npos) {
    return {.write_up = nullptr, .found = true, .is_record = true};
  }
  const auto found = std::ranges::find(year.write_ups, WriteUpId(about), &WriteUp::id);
  if (found == year.write_ups.end()) {
    return {.write_up = nullptr, .found = !year.write_ups_complete, .is_record = false};
  }
  return {.write_up = &*found, .found = true, .is_record = false};
}

auto find_indicator(const UnitYear& year, const ProjectProgress& project, const IndicatorResult& result) -> const Kpi* {
  const auto* write_up = project.about ? find_subject(year, **project.about).write_up : nullptr;
  if (write_up == nullptr || !result.kpi) {
    return nullptr;
  }
  const auto found = std::ranges::find(write_up->kpis, **result.kpi, &Kpi::id);
  return found == write_up->kpis.end() ? nullptr : &*found;
}

}  // namespace prongsai
