#include "model/corpus.hpp"

#include <algorithm>
#include <set>

#include "model/find_in.hpp"

namespace prongsai {

auto Portal::region(const RegionId& id) const -> const Region* { return find_in(regions, id, &Region::id); }

auto YearResults::honour(const std::string& id) const -> const AnnouncedHonour* { return find_in(honours, id, &AnnouncedHonour::id); }

auto is_in_group(const Unit& unit, const GroupKey& group, HonourGroup within) -> bool {
  if (const auto* region = std::get_if<RegionId>(&group)) {
    return unit.region && **unit.region == *region;
  }
  if (const auto* kind = std::get_if<UnitKind>(&group)) {
    return unit.kind == *kind && (within != HonourGroup::region || !unit.region);
  }
  return true;
}

auto Assessment::claim(const LadderId& ladder) const -> const Claim* { return find_in(claims, ladder, &Claim::ladder); }
auto Assessment::fact(const std::string& id) const -> const Fact* { return find_in(facts, id, &Fact::id); }
auto Assessment::table(const std::string& id) const -> const Table* { return find_in(tables, id, &Table::id); }

auto UnitYear::find_evidence(const EvidenceId& id) const -> const Evidence* { return find_in(evidence, id, &Evidence::id); }

auto Corpus::framework_for(FiscalYear year) const -> const Framework* {
  for (const auto& [id, framework] : frameworks) {
    if (framework.is_for(year)) {
      return &framework;
    }
  }
  return nullptr;
}

auto Corpus::checklists_for(FiscalYear year) const -> std::vector<const Checklist*> {
  std::vector<const Checklist*> found;
  for (const auto& [id, checklist] : checklists) {
    if (checklist.is_for(year)) {
      found.push_back(&checklist);
    }
  }
  return found;
}

auto Corpus::evidence_kinds_for(FiscalYear year) const -> std::vector<EvidenceKind> {
  std::vector<EvidenceKind> kinds;
  const auto add = [&kinds](const std::vector<EvidenceKind>& more) {
    for (const auto& kind : more) {
      if (find_in(kinds, kind.id, &EvidenceKind::id) == nullptr) {
        kinds.push_back(kind);
      }
    }
  };
  if (const auto* framework = framework_for(year)) {
    add(framework->evidence_kinds);
  }
  for (const auto* checklist : checklists_for(year)) {
    add(checklist->evidence_kinds);
  }
  return kinds;
}

auto Corpus::years() const -> std::vector<FiscalYear> {
  std::set<FiscalYear> years;
  for (const auto& [id, unit] : units) {
    for (const auto& [year, content] : unit.years) {
      years.insert(year);
    }
  }
  return {years.begin(), years.end()};
}

}  // namespace prongsai
