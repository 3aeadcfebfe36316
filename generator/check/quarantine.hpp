#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// The unit in whose folder the file lies.
[[nodiscard]] auto unit_of_path(std::string_view path) -> std::optional<UnitId>;

// Errors by the unit in whose folder they lie, and the others.
struct ErrorPlaces {
  std::map<UnitId, int> of_units;
  int elsewhere = 0;
};
[[nodiscard]] auto places_of_errors(const std::vector<Diagnostic>& problems, const SourceMap& sources) -> ErrorPlaces;

// Sets units aside: each keeps its name, kind, region and province and loses everything that could be wrong. A unit whose unit.yaml could not be read
// is named by its id. Nothing may point into these units' years any more. Counts of a unit that was set aside before are added up.
void set_aside(const std::map<UnitId, int>& broken, Corpus& corpus);

}  // namespace prongsai
