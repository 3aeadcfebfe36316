#include "check/check.hpp"

#include <algorithm>

#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

auto region_names(const Portal& portal) -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto& region : portal.regions) {
    names.push_back(region.id.str());
  }
  return names;
}

void check_classes(const Unit& unit, const Corpus& corpus, Diagnostics& out) {
  for (const auto& [year, unit_class] : unit.classes) {
    // A year without a framework keeps its class as history.
    const auto* framework = corpus.framework_for(year);
    if (framework == nullptr || framework->unit_class(unit_class.value) != nullptr) {
      continue;
    }
    std::vector<std::string> known;
    for (const auto& one : framework->classes) {
      known.push_back(one.id);
    }
    out.report(Code::unknown_class, unit_class.span, {unit_class.value, std::to_string(year.be), suggestion(unit_class.value, known)});
  }
}

}  // namespace

void check_unit(const Unit& unit, const Corpus& corpus, Diagnostics& out) {
  const bool has_regions = corpus.portal.current_year.be != 0;
  if (has_regions && unit.region && corpus.portal.region(unit.region->value) == nullptr) {
    const auto known = region_names(corpus.portal);
    out.report(Code::unknown_region, unit.region->span, {unit.region->value.str(), suggestion(unit.region->value.str(), known)});
  }
  if (corpus.map && unit.province && corpus.map->find(unit.province->code) == nullptr) {
    out.report(Code::province_not_on_map, unit.province->code_span, {unit.province->code});
  }
  check_classes(unit, corpus, out);
  for (const auto& [number, year] : unit.years) {
    check_evidence(unit, year, corpus, out);
    check_evidence_dates(year, corpus, out);
    for (const auto& [id, assessment] : year.assessments) {
      check_assessment(unit, year, assessment, corpus.frameworks.at(id), out);
    }
    for (const auto& [id, answers] : year.checklists) {
      check_answers(unit, year, answers, corpus, out);
    }
    for (const auto& write_up : year.write_ups) {
      check_write_up(year, write_up, corpus, out);
      check_indicators(write_up, out);
    }
    check_programme(unit, year, corpus.portal, out);
  }
  check_plans_and_results(unit, corpus, out);
  for (const auto& [id, plan] : unit.plans) {
    check_plan(unit, plan, corpus, out);
  }
}

auto check(const Corpus& corpus, Diagnostics& out) -> CheckedCorpus {
  for (const auto& [id, unit] : corpus.units) {
    check_unit(unit, corpus, out);
  }
  for (const auto& [id, framework] : corpus.frameworks) {
    check_framework(framework, corpus, out);
  }
  for (const auto& [id, checklist] : corpus.checklists) {
    check_calendar({.framework = id, .title = &checklist.title, .unit_kinds = &checklist.unit_kinds, .dates = &checklist.calendar}, checklist.years, corpus,
                   out);
  }
  for (const auto& [year, results] : corpus.results) {
    check_results(results, corpus, out);
  }
  for (const auto& [id, crosswalk] : corpus.crosswalks) {
    check_crosswalk(crosswalk, corpus, out);
  }
  for (const auto& article : corpus.articles) {
    check_article(article, corpus, out);
  }
  check_look(corpus, out);
  const auto years = corpus.years();
  const bool has_portal = corpus.portal.current_year.be != 0;
  // A unit that could not be read may be the one that has the year.
  if (has_portal && !out.has_errors() && std::ranges::find(years, corpus.portal.current_year) == years.end()) {
    out.report(Code::current_year_empty, corpus.portal.span, {std::to_string(corpus.portal.current_year.be)});
  }
  return CheckedCorpus(corpus);
}

}  // namespace prongsai
