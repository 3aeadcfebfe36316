#include "score/prove.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace prongsai {
namespace {

auto is_of_kind(const Evidence& evidence, const std::vector<std::string>& kinds) -> bool {
  return kinds.empty() || evidence.damaged || std::ranges::find(kinds, evidence.kind) != kinds.end();
}

// A damaged entry's period may be what is broken: it then covers every quarter.
auto covers(const Evidence& evidence, FiscalYear year, Quarter quarter) -> bool {
  if (evidence.damaged) {
    return true;
  }
  const auto& period = evidence.period;
  if (std::ranges::find(period.quarters, quarter) != period.quarters.end()) {
    return true;
  }
  // A range covers the quarters that it holds in full: a report over the whole year covers all four.
  return period.from && period.to && *period.from <= first_day(year, quarter) && *period.to >= last_day(year, quarter);
}

void prove_rule(const EvidenceRequirement& rule, const CriterionId& criterion, int /*level*/, const ProofContext& context, Proof& proof) {
  for (const auto* evidence : evidence_for(*context.year, criterion)) {
    if (is_of_kind(*evidence, rule.kinds)) {
      proof.evidence.push_back(evidence);
    }
  }
  const auto enough = [&rule](std::ptrdiff_t count) { return count >= rule.min; };
  proof.measured = Decimal(static_cast<std::int64_t>(proof.evidence.size()));
  if (!rule.per_quarter) {
    proof.holds = enough(static_cast<std::ptrdiff_t>(proof.evidence.size()));
    return;
  }
  for (int number = 1; number <= 4; ++number) {
    const auto count = std::ranges::count_if(
        proof.evidence, [&](const Evidence* evidence) { return covers(*evidence, context.year->year, Quarter{number}); });
    proof.per_quarter.push_back(static_cast<int>(count));
  }
  proof.holds = std::ranges::all_of(proof.per_quarter, enough);
}

// The number that a fact declares, or the unit's staff total where the fact stands for it.
auto number_of(const std::string& name, const ProofContext& context) -> std::optional<Decimal> {
  const auto* definition = context.framework->fact(name);
  if (definition != nullptr && definition->from_staff_total) {
    const auto staff = context.unit->staff_total.find(context.year->year);
    return staff == context.unit->staff_total.end() ? std::nullopt : std::optional(staff->second);
  }
  const auto* fact = context.assessment->fact(name);
  const auto* number = fact == nullptr ? nullptr : std::get_if<Decimal>(&fact->value);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

void prove_rule(const FactRequirement& rule, const CriterionId& /*criterion*/, int /*level*/, const ProofContext& context, Proof& proof) {
  const auto value = number_of(rule.name, context);
  if (!value) {
    return;
  }
  if (rule.of.empty()) {
    proof.measured = *value;
    proof.holds = meets(rule.limit, *value);
    return;
  }
  const auto whole = number_of(rule.of, context);
  if (whole && *whole > Decimal(0) && *value >= Decimal(0)) {
    const Share share{.part = *value, .whole = *whole};
    proof.measured = share;
    // A part larger than its whole proves nothing.
    proof.holds = *value <= *whole && meets(rule.limit, share);
  }
}

auto cell_of(const Row& row, const TableDefinition& definition, const std::string& column) -> const CellValue& {
  static const CellValue none;
  const auto found = std::ranges::find(definition.columns, column, &Column::id);
  const auto index = static_cast<std::size_t>(found - definition.columns.begin());
  return found == definition.columns.end() || index >= row.cells.size() ? none : row.cells[index];
}

auto matches(const Row& row, const TableDefinition& definition, const std::vector<TableRequirement::Condition>& where) -> bool {
  return std::ranges::all_of(where, [&](const TableRequirement::Condition& condition) {
    const auto& cell = cell_of(row, definition, condition.column);
    return std::ranges::find(condition.values, cell) != condition.values.end();
  });
}

auto amount(const CellValue& cell) -> Decimal {
  const auto* number = std::get_if<Decimal>(&cell);
  return number == nullptr ? Decimal() : *number;
}

auto count_of(const std::vector<const Row*>& rows) -> Decimal { return Decimal(static_cast<std::int64_t>(rows.size())); }

void prove_share(const TableRequirement& rule, const Selected& selected, bool table_is_empty, Proof& proof) {
  if (selected.rows.empty()) {
    // Nothing is left to cover: that holds for "the others" of a table that has rows, and for nothing else.
    proof.holds = rule.selection == TableRequirement::Selection::except_top && !table_is_empty;
    return;
  }
  const Share share{.part = count_of(selected.matching), .whole = count_of(selected.rows)};
  proof.measured = share;
  proof.holds = meets(rule.limit, share);
}

void prove_rule(const TableRequirement& rule, const CriterionId& /*criterion*/, int /*level*/, const ProofContext& context, Proof& proof) {
  const auto* definition = context.framework->table(rule.table);
  const auto* table = context.assessment->table(rule.table);
  if (definition == nullptr || table == nullptr) {
    return;
  }
  const auto selected = select_rows(rule, *definition, *table);
  Decimal measured;
  switch (rule.measure) {
    case TableRequirement::Measure::share:
      prove_share(rule, selected, table->rows.empty(), proof);
      return;
    case TableRequirement::Measure::count:
      measured = count_of(selected.matching);
      break;
    case TableRequirement::Measure::sum:
      for (const auto* row : selected.matching) {
        measured = measured + amount(cell_of(*row, *definition, rule.column));
      }
      break;
    case TableRequirement::Measure::distinct: {
      std::set<CellValue> values;
      for (const auto* row : selected.matching) {
        values.insert(cell_of(*row, *definition, rule.column));
      }
      values.erase(CellValue());
      measured = Decimal(static_cast<std::int64_t>(values.size()));
      break;
    }
  }
  proof.measured = measured;
  proof.holds = meets(rule.limit, measured);
}

// The same entry, or two entries with the same bytes.
auto same_evidence(const Evidence& a, const Evidence& b) -> bool {
  return a.id == b.id || (a.facts && b.facts && !a.facts->sha256.empty() && a.facts->sha256 == b.facts->sha256);
}

auto supports_any(const Evidence& evidence, const std::set<CriterionId>& criteria) -> bool {
  return std::ranges::any_of(evidence.supports, [&criteria](const Located<CriterionId>& id) { return criteria.contains(id.value); });
}

void prove_rule(const NotSharedRequirement& rule, const CriterionId& criterion, int /*level*/, const ProofContext& context, Proof& proof) {
  std::set<CriterionId> others;
  for (const auto& id : rule.dimensions) {
    const auto* dimension = context.framework->dimension(id);
    const auto* levels = dimension == nullptr ? nullptr : dimension->levels_for(context.unit->kind);
    if (levels == nullptr) {
      continue;
    }
    for (const auto& level : *levels) {
      for (const auto& one : level.criteria) {
        others.insert(one.id);
      }
    }
  }
  for (const auto* own : evidence_for(*context.year, criterion)) {
    const bool shared = std::ranges::any_of(context.year->evidence, [&](const Evidence& other) { return same_evidence(*own, other) && supports_any(other, others); });
    if (shared) {
      proof.evidence.push_back(own);
    }
  }
  proof.holds = proof.evidence.empty();
}

// Evidence of a fact of type evidence, or of a column `table.column`. Ids that the register does not have are reported elsewhere.
auto evidence_of_role(const std::string& role, const ProofContext& context) -> std::vector<const Evidence*> {
  std::vector<const Evidence*> out;
  const auto add = [&](const std::string& id) {
    if (const auto* evidence = context.year->find_evidence(EvidenceId(id))) {
      out.push_back(evidence);
    }
  };
  const auto dot = role.find('.');
  if (dot == std::string::npos) {
    const auto* fact = context.assessment->fact(role);
    const auto* ids = fact == nullptr ? nullptr : std::get_if<std::vector<Located<EvidenceId>>>(&fact->value);
    for (std::size_t i = 0; ids != nullptr && i < ids->size(); ++i) {
      add((*ids)[i].value.str());
    }
    return out;
  }
  const auto* definition = context.framework->table(role.substr(0, dot));
  const auto* table = context.assessment->table(role.substr(0, dot));
  for (std::size_t i = 0; definition != nullptr && table != nullptr && i < table->rows.size(); ++i) {
    if (const auto* text = std::get_if<std::string>(&cell_of(table->rows[i], *definition, role.substr(dot + 1)))) {
      add(*text);
    }
  }
  return out;
}

void prove_rule(const DisjointRequirement& rule, const CriterionId& /*criterion*/, int /*level*/, const ProofContext& context, Proof& proof) {
  const auto first = evidence_of_role(rule.first, context);
  const auto second = evidence_of_role(rule.second, context);
  for (const auto* a : first) {
    const bool shared = std::ranges::any_of(second, [a](const Evidence* b) {
      const bool same_number = !a->document.number.empty() && a->document.number == b->document.number && a->document.date == b->document.date;
      return same_evidence(*a, *b) || same_number;
    });
    if (shared) {
      proof.evidence.push_back(a);
    }
  }
  proof.holds = !first.empty() && !second.empty() && proof.evidence.empty();
}

void prove_rule(const DeclaredRequirement& /*rule*/, const CriterionId& criterion, int level, const ProofContext& context, Proof& proof) {
  for (const auto* evidence : evidence_for(*context.year, criterion)) {
    const auto* kind = context.framework->evidence_kind(evidence->kind);
    if (evidence->damaged || (kind != nullptr && kind->is_statement)) {
      proof.evidence.push_back(evidence);
    }
  }
  proof.by_award = proof.evidence.empty() && context.awarded && *context.awarded >= level;
  proof.holds = proof.by_award || !proof.evidence.empty();
}

void prove_rule(const TotalRequirement& rule, const CriterionId& /*criterion*/, int /*level*/, const ProofContext& context, Proof& proof) {
  if (context.total_without_bonus) {
    proof.measured = *context.total_without_bonus;
    proof.holds = meets(rule.limit, *context.total_without_bonus);
  }
}

}  // namespace

auto evidence_for(const UnitYear& year, const CriterionId& criterion) -> std::vector<const Evidence*> {
  std::vector<const Evidence*> out;
  for (const auto& evidence : year.evidence) {
    if (supports_any(evidence, {criterion})) {
      out.push_back(&evidence);
    }
  }
  return out;
}

auto select_rows(const TableRequirement& rule, const TableDefinition& definition, const Table& table) -> Selected {
  Selected selected;
  const auto value = [&](const Row& row) { return amount(cell_of(row, definition, rule.by)); };
  std::optional<Decimal> smallest_of_top;
  if (rule.selection != TableRequirement::Selection::all && !table.rows.empty()) {
    std::vector<Decimal> values;
    std::ranges::transform(table.rows, std::back_inserter(values), value);
    std::ranges::sort(values, std::greater<>());
    smallest_of_top = values[std::min(static_cast<std::size_t>(rule.n), values.size()) - 1];
  }
  for (const auto& row : table.rows) {
    const bool in_top = smallest_of_top && value(row) >= *smallest_of_top;
    const bool chosen = rule.selection == TableRequirement::Selection::all || in_top == (rule.selection == TableRequirement::Selection::top);
    if (chosen) {
      selected.rows.push_back(&row);
      if (matches(row, definition, rule.where)) {
        selected.matching.push_back(&row);
      }
    }
  }
  return selected;
}

auto prove(const Requirement& requirement, const CriterionId& criterion, int level, const ProofContext& context) -> Proof {
  Proof proof;
  proof.requirement = &requirement;
  std::visit([&](const auto& rule) { prove_rule(rule, criterion, level, context, proof); }, requirement.rule);
  return proof;
}

}  // namespace prongsai
