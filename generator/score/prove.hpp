#pragma once

#include <optional>
#include <vector>

#include "model/framework.hpp"
#include "model/unit.hpp"
#include "score/standings.hpp"

namespace prongsai {

// What deciding a requirement may look at.
struct ProofContext {
  const Unit* unit = nullptr;
  const UnitYear* year = nullptr;
  const Framework* framework = nullptr;
  const Assessment* assessment = nullptr;
  // Level that the committee awarded on the ladder being judged; empty without a review of it.
  std::optional<int> awarded;
  // Set once the dimensions are scored; further ladders ask for it.
  std::optional<Decimal> total_without_bonus;
};

// Entries of the register that name the criterion.
[[nodiscard]] auto evidence_for(const UnitYear& year, const CriterionId& criterion) -> std::vector<const Evidence*>;

// Decides one requirement of a criterion on level `level`. A damaged entry of the register, on which an error was reported, counts as good.
[[nodiscard]] auto prove(const Requirement& requirement, const CriterionId& criterion, int level, const ProofContext& context) -> Proof;

// Rows that a table requirement chooses and, of those, the ones that match its conditions.
struct Selected {
  std::vector<const Row*> rows;
  std::vector<const Row*> matching;
};
[[nodiscard]] auto select_rows(const TableRequirement& rule, const TableDefinition& definition, const Table& table) -> Selected;

}  // namespace prongsai
