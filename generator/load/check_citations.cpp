#include "load/framework_parts.hpp"
#include "load/load_framework.hpp"

namespace prongsai {

void check_citations(const Framework& framework, Diagnostics& out) {
  const auto check = [&](const Citation& citation) { check_citation(citation, framework.sources, out); };
  const auto check_levels = [&](const std::vector<Level>& levels) {
    for (const auto& level : levels) {
      check(level.source);
      for (const auto& criterion : level.criteria) {
        check(criterion.source);
      }
    }
  };
  check(framework.source);
  check(framework.grades_source);
  for (const auto& fact : framework.facts) {
    check(fact.source);
  }
  for (const auto& table : framework.tables) {
    check(table.source);
  }
  for (const auto& dimension : framework.dimensions) {
    check(dimension.source);
    for (const auto& part : dimension.known_parts) {
      check(part.source);
    }
    for (const auto& variant : dimension.variants) {
      check_levels(variant.levels);
    }
  }
  for (const auto& ladder : framework.ladders) {
    check(ladder.source);
    check_levels(ladder.levels);
  }
  for (const auto& unit_class : framework.classes) {
    check(unit_class.source);
  }
  for (const auto& note : framework.notes) {
    check(note.source);
  }
  for (const auto& indicator : framework.programme) {
    check(indicator.source);
  }
  for (const auto& due : framework.calendar) {
    check(due.source);
  }
}

}  // namespace prongsai
