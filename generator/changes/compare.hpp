#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "changes/public_state.hpp"

// What differs between two publications, one thing at a time.
namespace prongsai {

// In the order in which they are shown.
enum class ChangeTopic : std::uint8_t {
  // Of the portal.
  rubric,
  results,
  portal_waiver,
  // Of a unit.
  unit,
  plan,
  waiver,
  // Of a unit and year.
  year,
  assessment,
  framework,
  stage,
  unit_class,
  total,
  grade,
  bonus,
  // Of a dimension or further ladder.
  points,
  level,
  claimed,
  supported,
  awarded,
  checklist,
  checklist_grade,
  evidence,
  write_up,
  report,
  honour,
  promotion,
};

// `renamed`: the same bytes under another title.
enum class ChangeTurn : std::uint8_t { added, removed, changed, renamed };

struct Change {
  ChangeTopic topic = ChangeTopic::rubric;
  ChangeTurn turn = ChangeTurn::changed;
  // Empty for the portal's own.
  UnitId unit;
  std::optional<FiscalYear> year;
  // Id of the dimension, the evidence, the write-up …; empty where the topic says it all.
  std::string subject;
  // In Thai, as it was last published: also of what is gone.
  std::string title;
  // The values as data; of texts and files their hashes. Empty where there was none, or is none now.
  std::string before;
  std::string after;
  auto operator==(const Change&) const -> bool = default;
};

// All that differs between the publications of two days, by unit, year and topic.
struct ChangeSet {
  Date since;
  Date until;
  std::vector<Change> changes;
  // Of the portal itself.
  [[nodiscard]] auto of_portal() const -> std::span<const Change>;
  [[nodiscard]] auto of_unit(const UnitId& unit) const -> std::span<const Change>;
  [[nodiscard]] auto of_year(const UnitId& unit, FiscalYear year) const -> std::span<const Change>;
  // Units with any change, by id.
  [[nodiscard]] auto units() const -> std::vector<UnitId>;
};

// Points, level, claim, proof and award of one dimension are one thing that changed.
[[nodiscard]] auto is_of_ladder(ChangeTopic topic) -> bool;
// True where the change only adds to what the one before it says: the same dimension of the same unit and year.
[[nodiscard]] auto continues(const Change& before, const Change& change) -> bool;
// How many things changed, as people count them.
[[nodiscard]] auto things(std::span<const Change> changes) -> std::size_t;
// Something that readers could open is no longer there. A number that is no longer given, or a waiver that ended, is not meant.
[[nodiscard]] auto is_taken_away(const Change& change) -> bool;
[[nodiscard]] auto things_taken_away(std::span<const Change> changes) -> std::size_t;

[[nodiscard]] auto compare(const PublicState& before, const PublicState& after) -> ChangeSet;

// The changes of this publication since the last one before its day, and those between earlier ones: the latest first. `now` may be recorded
// already under its own day; a later state of the content is then what counts.
[[nodiscard]] auto change_history(const std::vector<PublicState>& recorded, const PublicState& now) -> std::vector<ChangeSet>;

// `points`, `write_up`, `removed`: for programs.
[[nodiscard]] auto word_of(ChangeTopic topic) -> std::string_view;
[[nodiscard]] auto word_of(ChangeTurn turn) -> std::string_view;

}  // namespace prongsai
