#include <algorithm>

#include "check/check.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

auto evidence_names(const UnitYear& year) -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto& evidence : year.evidence) {
    names.push_back(evidence.id.str());
  }
  return names;
}

// Ids of evidence in facts, tables and the bonus must be in the register.
class EvidenceNames {
 public:
  EvidenceNames(const UnitYear& year, Diagnostics& out) : year_(&year), out_(&out) {}
  void check(const std::string& id, Span span) const {
    if (year_->register_complete && year_->find_evidence(EvidenceId(id)) == nullptr) {
      out_->report(Code::unknown_evidence, span, {id, suggestion(id, evidence_names(*year_))});
    }
  }

 private:
  const UnitYear* year_;
  Diagnostics* out_;
};

void check_tables(const Assessment& assessment, const Framework& framework, const EvidenceNames& names) {
  for (const auto& table : assessment.tables) {
    const auto* definition = framework.table(table.id);
    for (const auto& row : table.rows) {
      for (std::size_t i = 0; i < definition->columns.size(); ++i) {
        const auto* text = std::get_if<std::string>(&row.cells[i]);
        if (definition->columns[i].type == ValueType::evidence && text != nullptr) {
          names.check(*text, row.cell_spans[i]);
        }
      }
    }
  }
}

void check_claims(const Unit& unit, const UnitYear& year, const Assessment& assessment, const Framework& framework, Diagnostics& out) {
  const auto unit_class = unit.classes.find(year.year);
  for (const auto& claim : assessment.claims) {
    const auto* ladder = framework.ladder(claim.ladder);
    if (ladder != nullptr && (unit_class == unit.classes.end() || unit_class->second.value != ladder->for_class)) {
      out.report(Code::ladder_of_other_class, claim.span, {claim.ladder.str()});
    }
  }
}

}  // namespace

void check_assessment(const Unit& unit, const UnitYear& year, const Assessment& assessment, const Framework& framework, Diagnostics& out) {
  if (std::ranges::find(framework.unit_kinds, unit.kind) == framework.unit_kinds.end()) {
    out.report(Code::unit_kind_not_assessed, assessment.span, {framework.id.str()});
    return;
  }
  if (!framework.can_score()) {
    out.report(Code::assessed_in_part, assessment.span, {framework.id.str()});
    return;
  }
  const EvidenceNames names(year, out);
  for (const auto& fact : assessment.facts) {
    if (const auto* list = std::get_if<std::vector<Located<EvidenceId>>>(&fact.value)) {
      for (const auto& id : *list) {
        names.check(id.value.str(), id.span);
      }
    }
  }
  check_tables(assessment, framework, names);
  if (assessment.bonus) {
    names.check(assessment.bonus->evidence.value.str(), assessment.bonus->evidence.span);
  }
  check_claims(unit, year, assessment, framework, out);
}

}  // namespace prongsai
