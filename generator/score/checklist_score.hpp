#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "check/freshness.hpp"
#include "model/corpus.hpp"
#include "score/exact_points.hpp"

// How a unit's answers to a checklist came out: computed once, here. All pointers point into the Corpus, which outlives the scores.
namespace prongsai {

// What counts of an item. `unproved`: the office says that it is there, the evidence asked for is missing, and no committee has decided.
enum class ItemState : std::uint8_t { present, absent, not_applicable, unanswered, unproved };

struct ItemResult {
  const ChecklistItem* item = nullptr;
  ItemState state = ItemState::unanswered;
  // The office's answer, the committee's, and the one that counts; null where there is none.
  const Answer* own = nullptr;
  const Answer* reviewed = nullptr;
  const Answer* counted = nullptr;
  // The committee's answer is another than the office's.
  bool differs = false;
  // The evidence that the item asks for is there, or it asks for none.
  bool supported = true;
  // Entries of the register that name the item.
  std::vector<const Evidence*> evidence;
  Freshness freshness = Freshness::fresh;
  const Text* remark = nullptr;
  ExactPoints points;
  ExactPoints full;
};

// Numbers of a group or of the whole checklist.
struct Tally {
  int items = 0;
  int present = 0;
  int absent = 0;
  int not_applicable = 0;
  int unanswered = 0;
  int unproved = 0;
  ExactPoints points;
  // Of every item, and of those that apply.
  ExactPoints full;
  ExactPoints applicable;
  Scoring scoring = Scoring::none;

  [[nodiscard]] auto applying() const -> int { return items - not_applicable; }
  // Points as a share of those that apply or, without a score, items that are present as a share of items that apply. In per cent, cut to two
  // places; empty where nothing applies.
  [[nodiscard]] auto percent() const -> std::optional<Decimal>;
  // Compares the exact share; where nothing applies, nothing is missed.
  [[nodiscard]] auto reaches_percent(Decimal limit) const -> bool;
};

struct GroupResult {
  const ChecklistGroup* group = nullptr;
  // The items that are answered, in the order of the checklist.
  std::vector<ItemResult> items;
  Tally tally;
};

struct ChecklistScore {
  const Unit* unit = nullptr;
  const UnitYear* year = nullptr;
  const Checklist* checklist = nullptr;
  const ChecklistAnswers* answers = nullptr;
  std::vector<GroupResult> groups;
  Tally tally;
  // Null where the checklist has no grades, or the score is below the lowest.
  const ChecklistGrade* grade = nullptr;
  // A committee answered at least one item.
  bool reviewed = false;
};

}  // namespace prongsai
