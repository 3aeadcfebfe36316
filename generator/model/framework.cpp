#include "model/framework.hpp"

#include <algorithm>
#include <compare>

#include "model/find_in.hpp"

namespace prongsai {
namespace {

template <class T>
auto find_by_id(const std::vector<T>& list, const auto& id) -> const T* {
  return find_in(list, id, &T::id);
}

auto holds(Limit::Comparison comparison, std::strong_ordering order) -> bool {
  switch (comparison) {
    case Limit::Comparison::above:
      return order > 0;
    case Limit::Comparison::at_least:
      return order >= 0;
    case Limit::Comparison::below:
      return order < 0;
    case Limit::Comparison::at_most:
      return order <= 0;
    case Limit::Comparison::equals:
      return order == 0;
  }
  return false;
}

void collect(const std::vector<Level>& levels, std::vector<const Criterion*>& out) {
  for (const auto& level : levels) {
    for (const auto& criterion : level.criteria) {
      out.push_back(&criterion);
    }
  }
}

}  // namespace

auto Dimension::levels_for(UnitKind kind) const -> const std::vector<Level>* {
  const auto fits = [kind](const Variant& variant) { return !variant.kind || *variant.kind == kind; };
  const auto found = std::ranges::find_if(variants, fits);
  return found == variants.end() ? nullptr : &found->levels;
}

auto Framework::evidence_kind(const std::string& wanted) const -> const EvidenceKind* { return find_by_id(evidence_kinds, wanted); }
auto Framework::fact(const std::string& wanted) const -> const FactDefinition* { return find_by_id(facts, wanted); }
auto Framework::table(const std::string& wanted) const -> const TableDefinition* { return find_by_id(tables, wanted); }
auto Framework::dimension(const LadderId& wanted) const -> const Dimension* { return find_by_id(dimensions, wanted); }
auto Framework::ladder(const LadderId& wanted) const -> const FurtherLadder* { return find_by_id(ladders, wanted); }
auto Framework::unit_class(const std::string& wanted) const -> const UnitClass* { return find_by_id(classes, wanted); }
auto Framework::area(const std::string& wanted) const -> const Choice* { return find_by_id(areas, wanted); }
auto Framework::document(const std::string& wanted) const -> const SourceDocument* { return find_by_id(sources, wanted); }

auto Framework::choice(const std::string& list, const std::string& wanted) const -> const Choice* {
  const auto found = choices.find(list);
  return found == choices.end() ? nullptr : find_by_id(found->second, wanted);
}

auto Framework::criteria_for(UnitKind kind) const -> std::vector<const Criterion*> {
  std::vector<const Criterion*> out;
  for (const auto& dimension : dimensions) {
    if (const auto* levels = dimension.levels_for(kind)) {
      collect(*levels, out);
    }
  }
  for (const auto& ladder : ladders) {
    collect(ladder.levels, out);
  }
  return out;
}

auto Framework::is_for(FiscalYear year) const -> bool { return std::ranges::find(years, year) != years.end(); }

auto Framework::can_score() const -> bool { return std::ranges::none_of(dimensions, &Dimension::partial); }

auto column_of(const TableDefinition& table, const std::string& id) -> const Column* { return find_by_id(table.columns, id); }

auto meets(const Limit& limit, Decimal value) -> bool { return holds(limit.comparison, value <=> limit.value); }
auto meets(const Limit& limit, const Share& share) -> bool { return holds(limit.comparison, share.compare(limit.value)); }

}  // namespace prongsai
