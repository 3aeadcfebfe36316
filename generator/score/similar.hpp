#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "model/corpus.hpp"
#include "score/standings.hpp"

// Offices that a reader may fairly hold beside one.
namespace prongsai {

inline constexpr std::size_t most_similar = 5;

struct SimilarUnit {
  const UnitScore* score = nullptr;
  bool same_class = false;
  bool same_region = false;
};

struct SimilarUnits {
  // The latest year for which the unit has a result, otherwise the portal's current year.
  FiscalYear year;
  // The unit's own result of that year, or null.
  const UnitScore* own = nullptr;
  std::vector<SimilarUnit> units;
};

// For every unit: those of the same kind that have a result in the same year. Those of the same class come first, then those of the same region,
// then those whose number of staff in the year is nearest. At most five; none where no other office of the kind has a result. The time that this
// takes grows with the number of units, not with its square.
[[nodiscard]] auto similar_units(const Corpus& corpus, const Standings& standings) -> std::map<UnitId, SimilarUnits>;

}  // namespace prongsai
