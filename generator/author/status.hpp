#pragma once

#include <optional>
#include <vector>

#include "base/date.hpp"
#include "model/corpus.hpp"
#include "score/checklist_score.hpp"
#include "score/standings.hpp"

// What a unit still has to do for a year: computed from the standings, with no clock of its own. Pointers lead into the corpus and the standings.
namespace prongsai {

// A criterion that is not supported, on a level that the unit claims or that would be its next.
struct OpenCriterion {
  const Criterion* criterion = nullptr;
  int level = 0;
  // It stops a level that the unit claims: an error until it is mended.
  bool claimed = false;
  // Why the first requirement that fails does not hold.
  Text why;
  // Quarters that have ended without the evidence that each asks for.
  std::vector<Quarter> overdue_quarters;
};

struct OpenLadder {
  const LadderResult* result = nullptr;
  std::vector<OpenCriterion> criteria;
};

// A day by which something is due.
struct DueDay {
  Text title;
  Date date;
  // Negative once it has passed.
  int days_left = 0;
  // The criteria that it serves are all supported. Without criteria nobody can tell.
  std::optional<bool> done;
  [[nodiscard]] auto overdue() const -> bool { return days_left < 0 && done == std::optional(false); }
};

// What is open of a checklist.
struct OpenChecklist {
  const ChecklistScore* score = nullptr;
  std::vector<const ItemResult*> unanswered;
  // Claimed without the evidence that the item asks for.
  std::vector<const ItemResult*> unproved;
  // Answers that are expired or stale today.
  std::vector<const ItemResult*> old;
};

struct UnitStatus {
  const Unit* unit = nullptr;
  FiscalYear year;
  // Null where there is no assessment.
  const UnitScore* score = nullptr;
  bool signed_by_office = false;
  std::vector<OpenLadder> ladders;
  // Every checklist that the unit answered in the year.
  std::vector<OpenChecklist> checklists;
  // By date.
  std::vector<DueDay> due;
  [[nodiscard]] auto open_count() const -> int;
  // Criteria of claimed levels, quarters that have ended, answers without evidence or too old, and due days that have passed.
  [[nodiscard]] auto overdue_count() const -> int;
};

[[nodiscard]] auto status_of(const Unit& unit, FiscalYear year, const Corpus& corpus, const Standings& standings, const Date& today) -> UnitStatus;

}  // namespace prongsai
