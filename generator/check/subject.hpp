#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/unit.hpp"

namespace prongsai {

// What the `about` of a survey or project leads to: at most one of the two.
struct ProgrammeSubject {
  const WriteUp* write_up = nullptr;
  const PlanRecord* record = nullptr;
  // False where nothing of this name is there, and everything that could have it was read.
  bool found = true;
};

// `about` is the id of a write-up of this unit and year, or `plan/number`, a record of one of the unit's plans.
[[nodiscard]] auto find_subject(const Unit& unit, const UnitYear& year, const std::optional<Located<std::string>>& about) -> ProgrammeSubject;

// An indicator of a write-up or of a plan's record, as far as results are held against it. Pointers lead into the Corpus.
struct SubjectIndicator {
  std::string id;
  const Text* text = nullptr;
  const Text* unit = nullptr;
  std::optional<Decimal> target;
  // Empty where the plan does not say how to compare.
  std::string op;
  // The write-up itself says what it came to.
  bool reported = false;
};
[[nodiscard]] auto indicators_of(const ProgrammeSubject& subject) -> std::vector<SubjectIndicator>;
// The one that a result names, or nothing.
[[nodiscard]] auto find_indicator(const ProgrammeSubject& subject, const IndicatorResult& result) -> std::optional<SubjectIndicator>;

// What `about` may name, for suggestions.
[[nodiscard]] auto subject_names(const Unit& unit, const UnitYear& year) -> std::vector<std::string>;

}  // namespace prongsai
