#pragma once

#include <cstddef>
#include <vector>

#include "model/corpus.hpp"
#include "plan/pack_subject.hpp"
#include "score/standings.hpp"

namespace prongsai {

// A pack to be made, with what it is made from. Pointers lead into the Corpus and the Standings.
struct PlannedPack {
  PackSubject subject;
  const Unit* unit = nullptr;
  // Of a unit-year and a dimension.
  const UnitYear* year = nullptr;
  // Null where the unit answered checklists only.
  const UnitScore* score = nullptr;
  // Of a dimension.
  const LadderResult* dimension = nullptr;
  // Of a unit-year: every checklist that was answered.
  std::vector<const ChecklistScore*> checklists{};
  // Of a plan.
  const PlanStandings* plan = nullptr;
  // Every year that its index belongs to: a plan's are several.
  [[nodiscard]] auto years() const -> std::vector<FiscalYear>;
};

// An index to be made, and which packs it lists: places in the list of planned packs.
struct PlannedIndex {
  PackSubject subject;
  std::vector<std::size_t> packs;
};

// Every pack of the content but the indexes: by unit and year, the whole first and its dimensions after it; then the unit's plans.
[[nodiscard]] auto plan_packs(const Corpus& corpus, const Standings& standings) -> std::vector<PlannedPack>;
// By year, the year's own index before those of its regions. A year or region without packs has none.
[[nodiscard]] auto plan_indexes(const Corpus& corpus, const std::vector<PlannedPack>& packs) -> std::vector<PlannedIndex>;

}  // namespace prongsai
