#include <algorithm>
#include <array>
#include <span>

#include "check/check.hpp"
#include "check/required_sections.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

auto words_of(WriteUpKind kind) -> Text {
  switch (kind) {
    case WriteUpKind::result:
      return {.th = "ผลการดำเนินงาน (result)", .en = "result"};
    case WriteUpKind::plan:
      return {.th = "แผน (plan)", .en = "plan"};
    case WriteUpKind::activity_report:
      return {.th = "รายงานกิจกรรม (activity_report)", .en = "activity_report"};
    case WriteUpKind::lesson:
      return {.th = "บทเรียน (lesson)", .en = "lesson"};
  }
  return {};
}

// The end of the front matter: where the author would write a missing section.
auto place_for_sections(const WriteUp& write_up) -> Span {
  const auto headings = write_up.prose.headings.get();
  return headings.empty() ? write_up.span : headings.back().span;
}

void check_sections(const WriteUp& write_up, Diagnostics& out) {
  if (!write_up.prose.complete) {
    return;
  }
  const auto& sections = write_up.prose.sections;
  for (const auto& wanted : required_sections(write_up.kind)) {
    const auto found = std::ranges::find(sections, wanted.name, &Section::name);
    if (found == sections.end()) {
      out.report(Code::section_missing, place_for_sections(write_up), {wanted.heading, words_of(write_up.kind)});
    } else if (found->is_blank) {
      const auto heading = write_up.prose.headings.get().at(static_cast<std::size_t>(found->heading));
      out.report(Code::section_empty, heading.span, {heading.text});
    }
  }
}

void check_fields(const WriteUp& write_up, const Framework* framework, Diagnostics& out) {
  const auto need = [&](bool present, std::string_view key) {
    if (!present) {
      out.report(Code::field_missing, write_up.span, {key, words_of(write_up.kind)});
    }
  };
  const bool report = write_up.kind == WriteUpKind::activity_report;
  need(!report || !write_up.period.empty() || !write_up.duration.empty(), "period");
  need(!report || !write_up.targets.empty(), "targets");
  need(!report || write_up.budget.has_value(), "budget");
  const bool has_areas = framework != nullptr && !framework->areas.empty() && !write_up.dimensions.empty() && framework->dimension(write_up.dimensions.front().value) != nullptr;
  const bool main_has_areas = has_areas && std::ranges::any_of(framework->dimension(write_up.dimensions.front().value)->variants, [](const Variant& variant) {
    return std::ranges::any_of(variant.levels, [](const Level& level) {
      return std::ranges::any_of(level.criteria, [](const Criterion& criterion) { return !criterion.area.empty(); });
    });
  });
  const bool needs_areas = main_has_areas && (write_up.kind == WriteUpKind::plan || write_up.kind == WriteUpKind::result);
  need(!needs_areas || !write_up.areas.empty(), "areas");
  if (write_up.kind == WriteUpKind::plan && write_up.kpis.empty()) {
    out.report(Code::plan_without_kpis, write_up.span);
  }
  if (write_up.kind == WriteUpKind::result && write_up.evidence.empty()) {
    out.report(Code::result_without_evidence, write_up.span);
  }
}

void check_framework_names(const WriteUp& write_up, const Framework& framework, Diagnostics& out) {
  std::vector<std::string> dimensions;
  for (const auto& dimension : framework.dimensions) {
    dimensions.push_back(dimension.id.str());
  }
  for (const auto& id : write_up.dimensions) {
    if (framework.dimension(id.value) == nullptr) {
      out.report(Code::unknown_dimension, id.span, {id.value.str(), suggestion(id.value.str(), dimensions)});
    }
  }
  std::vector<std::string> areas;
  for (const auto& area : framework.areas) {
    areas.push_back(area.id);
  }
  for (const auto& area : write_up.areas) {
    if (framework.area(area.value) == nullptr) {
      out.report(Code::unknown_area, area.span, {area.value, suggestion(area.value, areas)});
    }
  }
}

void check_evidence_names(const UnitYear& year, const WriteUp& write_up, Diagnostics& out) {
  std::vector<std::string> known;
  for (const auto& evidence : year.evidence) {
    known.push_back(evidence.id.str());
  }
  const auto check = [&](const std::vector<Located<EvidenceId>>& ids) {
    for (const auto& id : ids) {
      if (year.register_complete && year.find_evidence(id.value) == nullptr) {
        out.report(Code::unknown_evidence, id.span, {id.value.str(), suggestion(id.value.str(), known)});
      }
    }
  };
  check(write_up.evidence);
  for (const auto& kpi : write_up.kpis) {
    check(kpi.evidence);
  }
}

// True also where it may be one that could not be read: that error stands alone.
auto find_write_up(const Corpus& corpus, const WriteUpReference& reference) -> bool {
  const auto unit = corpus.units.find(reference.unit);
  if (unit == corpus.units.end()) {
    return corpus.unreadable_units.contains(reference.unit);
  }
  // What a unit that is set aside has written cannot be seen now; a name of it is not wrong.
  if (unit->second.quarantine) {
    return true;
  }
  const auto year = unit->second.years.find(reference.year);
  return year != unit->second.years.end() &&
         (!year->second.write_ups_complete || std::ranges::find(year->second.write_ups, reference.id, &WriteUp::id) != year->second.write_ups.end());
}

}  // namespace

void check_related(const std::vector<WriteUpReference>& related, const Corpus& corpus, Diagnostics& out) {
  for (const auto& reference : related) {
    if (find_write_up(corpus, reference)) {
      continue;
    }
    std::vector<std::string> known;
    for (const auto& [id, unit] : corpus.units) {
      for (const auto& [number, year] : unit.years) {
        for (const auto& one : year.write_ups) {
          known.push_back(id.str() + "/" + std::to_string(number.be) + "/" + one.id.str());
        }
      }
    }
    const auto written = reference.unit.str() + "/" + std::to_string(reference.year.be) + "/" + reference.id.str();
    out.report(Code::unknown_write_up, reference.span, {written, suggestion(written, known)});
  }
}

void check_write_up(const UnitYear& year, const WriteUp& write_up, const Corpus& corpus, Diagnostics& out) {
  // A year without a framework of its own is read with the portal's current one: the dimensions' names stay.
  const auto* own = corpus.framework_for(year.year);
  const auto* framework = own != nullptr ? own : corpus.framework_for(corpus.portal.current_year);
  check_sections(write_up, out);
  check_fields(write_up, own, out);
  if (framework != nullptr) {
    check_framework_names(write_up, *framework, out);
  }
  check_evidence_names(year, write_up, out);
  check_related(write_up.related, corpus, out);
}

}  // namespace prongsai
