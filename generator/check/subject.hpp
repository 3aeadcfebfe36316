#pragma once

#include <string>

#include "model/unit.hpp"

namespace prongsai {

// What the `about` of a survey or project leads to.
struct ProgrammeSubject {
  // Null where it is a record of a plan, or is not there.
  const WriteUp* write_up = nullptr;
  // False where nothing of this name is there, and everything that could have it was read.
  bool found = true;
  // True for `plan/number`.
  bool is_record = false;
};

// `about` is the id of a write-up of this unit and year, or `plan/number`, a record of one of the unit's plans.
[[nodiscard]] auto find_subject(const UnitYear& year, const std::string& about) -> ProgrammeSubject;

// The indicator of the write-up that a result names, or null.
[[nodiscard]] auto find_indicator(const UnitYear& year, const ProjectProgress& project, const IndicatorResult& result) -> const Kpi*;

}  // namespace prongsai
