#pragma once

#include <optional>
#include <vector>

#include "opendata/column.hpp"
#include "score/standings.hpp"

// How one criterion came out, for the table of criteria and for the scores in JSON.
namespace prongsai {

struct CriterionRow {
  const CriterionId* id = nullptr;
  const Text* title = nullptr;
  bool supported = false;
  bool claimed = false;
  // The office's reason why it does not claim it, or null.
  const Text* not_met = nullptr;
  // Entries of the register that name it.
  std::vector<const Evidence*> evidence;
};

// `number` counts a criterion's requirements from 1.
struct RequirementRow {
  const Proof* proof = nullptr;
  int number = 0;
};

[[nodiscard]] auto criterion_columns() -> DataColumns<CriterionRow>;
[[nodiscard]] auto requirement_columns() -> DataColumns<RequirementRow>;

[[nodiscard]] auto criterion_row(const CriterionResult& result, const LevelResult& level, const Claim* claim) -> CriterionRow;
// The bonus, seen as a criterion; the score has one.
[[nodiscard]] auto bonus_row(const UnitScore& score) -> CriterionRow;
[[nodiscard]] auto requirement_rows(const std::vector<Proof>& proofs) -> std::vector<RequirementRow>;

}  // namespace prongsai
