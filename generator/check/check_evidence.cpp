#include <algorithm>
#include <set>

#include "check/check.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

auto criterion_names(const Framework& framework, UnitKind kind) -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto* criterion : framework.criteria_for(kind)) {
    names.push_back(criterion->id.str());
  }
  if (framework.bonus) {
    names.push_back(framework.bonus->id.str());
  }
  return names;
}

// True where the criterion is on the ladder of some other kind of unit.
auto is_for_other_kind(const Framework& framework, const std::string& criterion) -> bool {
  return std::ranges::any_of(framework.unit_kinds, [&](UnitKind kind) {
    const auto names = criterion_names(framework, kind);
    return std::ranges::find(names, criterion) != names.end();
  });
}

void check_supports(const Unit& unit, const Evidence& evidence, const Framework& framework, Diagnostics& out) {
  const auto known = criterion_names(framework, unit.kind);
  for (const auto& criterion : evidence.supports) {
    const auto& name = criterion.value.str();
    if (std::ranges::find(known, name) != known.end()) {
      continue;
    }
    if (is_for_other_kind(framework, name)) {
      const auto part = name.substr(0, name.find('.'));
      std::vector<std::string> own;
      std::ranges::copy_if(known, std::back_inserter(own), [&part](const std::string& one) { return one.starts_with(part + "."); });
      std::string list;
      for (const auto& one : own) {
        list += (list.empty() ? "`" : ", `") + one + "`";
      }
      out.report(Code::other_ladder, criterion.span, {name, Text{.th = list, .en = ": " + list}});
    } else {
      out.report(Code::unknown_criterion, criterion.span, {name, suggestion(name, known)});
    }
  }
}

void add_ids(std::set<EvidenceId>& all, const std::vector<Located<EvidenceId>>& ids) {
  for (const auto& id : ids) {
    all.insert(id.value);
  }
}

// Those that surveys, progress and networks name.
void add_programme(std::set<EvidenceId>& all, const UnitYear& year) {
  for (const auto& survey : year.surveys) {
    add_ids(all, survey.evidence);
  }
  for (const auto& project : year.progress) {
    add_ids(all, project.evidence);
    for (const auto& kpi : project.kpis) {
      add_ids(all, kpi.evidence);
    }
  }
  for (const auto& network : year.networks) {
    add_ids(all, network.evidence);
  }
}

// Every id that something else in the unit and year names.
auto referred(const UnitYear& year) -> std::set<EvidenceId> {
  std::set<EvidenceId> ids;
  for (const auto& write_up : year.write_ups) {
    for (const auto& id : write_up.evidence) {
      ids.insert(id.value);
    }
    for (const auto& kpi : write_up.kpis) {
      for (const auto& id : kpi.evidence) {
        ids.insert(id.value);
      }
    }
  }
  for (const auto& [framework, assessment] : year.assessments) {
    for (const auto& fact : assessment.facts) {
      if (const auto* list = std::get_if<std::vector<Located<EvidenceId>>>(&fact.value)) {
        for (const auto& id : *list) {
          ids.insert(id.value);
        }
      }
    }
    for (const auto& table : assessment.tables) {
      for (const auto& row : table.rows) {
        for (const auto& cell : row.cells) {
          if (const auto* text = std::get_if<std::string>(&cell)) {
            ids.insert(EvidenceId(*text));
          }
        }
      }
    }
    if (assessment.bonus) {
      ids.insert(assessment.bonus->evidence.value);
    }
  }
  add_programme(ids, year);
  return ids;
}

}  // namespace

void check_evidence(const Unit& unit, const UnitYear& year, const Corpus& corpus, Diagnostics& out) {
  const auto* framework = corpus.framework_for(year.year);
  const auto used = referred(year);
  for (const auto& evidence : year.evidence) {
    if (framework != nullptr) {
      check_supports(unit, evidence, *framework, out);
    }
    check_supported_items(year, evidence, corpus, out);
    if (evidence.redaction && evidence.facts && evidence.redaction->original_sha256 == evidence.facts->sha256) {
      out.report(Code::redaction_not_done, evidence.redaction->span, {evidence.name});
    }
    if (evidence.supports.empty() && evidence.supports_items.empty() && !used.contains(evidence.id)) {
      out.report(Code::evidence_unused, evidence.span, {evidence.id.str()});
    }
  }
}

}  // namespace prongsai
