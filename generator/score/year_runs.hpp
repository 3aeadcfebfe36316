#pragma once

#include <vector>

#include "model/corpus.hpp"
#include "score/standings.hpp"

// A unit's years in runs under one framework each, so that points are never put in one column across a change of it.
namespace prongsai {

struct RunYear {
  const UnitYear* year = nullptr;
  // Null where the unit has no assessment in the year.
  const UnitScore* score = nullptr;
};

struct YearRun {
  // Null where no framework of levels is for these years.
  const Framework* framework = nullptr;
  // The latest first, never empty.
  std::vector<RunYear> years;
};

// The latest run first. Between two runs the framework, or its version, changes.
[[nodiscard]] auto year_runs(const Unit& unit, const Standings& standings, const Corpus& corpus) -> std::vector<YearRun>;

}  // namespace prongsai
