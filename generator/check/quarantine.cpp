#include "check/quarantine.hpp"

#include <string>
#include <utility>

namespace prongsai {
namespace {

constexpr std::string_view units_folder = "units/";

auto years_of(const Unit& unit) -> std::vector<FiscalYear> {
  std::vector<FiscalYear> years;
  for (const auto& [number, year] : unit.years) {
    years.push_back(number);
  }
  return years;
}

}  // namespace

auto unit_of_path(std::string_view path) -> std::optional<UnitId> {
  const auto slash = path.find('/', units_folder.size());
  if (!path.starts_with(units_folder) || slash == std::string_view::npos) {
    return std::nullopt;
  }
  return UnitId(std::string(path.substr(units_folder.size(), slash - units_folder.size())));
}

auto places_of_errors(const std::vector<Diagnostic>& problems, const SourceMap& sources) -> ErrorPlaces {
  ErrorPlaces places;
  for (const auto& problem : problems) {
    if (problem.severity() != Severity::error) {
      continue;
    }
    if (const auto unit = unit_of_path(sources.path(problem.span.file))) {
      ++places.of_units[*unit];
    } else {
      ++places.elsewhere;
    }
  }
  return places;
}

void set_aside(const std::map<UnitId, int>& broken, Corpus& corpus) {
  for (const auto& [id, problems] : broken) {
    auto& unit = corpus.units[id];
    Unit kept;
    kept.id = id;
    kept.name = unit.name.empty() ? same_text(id.str()) : std::move(unit.name);
    kept.short_name = unit.short_name.empty() ? kept.name : std::move(unit.short_name);
    kept.kind = unit.kind;
    // A region that the portal does not know would be an error again.
    if (unit.region && corpus.portal.region(unit.region->value) != nullptr) {
      kept.region = std::move(unit.region);
    }
    kept.province = std::move(unit.province);
    kept.file = unit.file;
    kept.quarantine = unit.quarantine ? std::move(*unit.quarantine) : Quarantine{.problems = 0, .commit = {}, .since = {}, .years = years_of(unit)};
    kept.quarantine->problems += problems;
    unit = std::move(kept);
  }
}

}  // namespace prongsai
