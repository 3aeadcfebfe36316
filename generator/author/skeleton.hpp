#pragma once

#include <string>

#include "base/date.hpp"
#include "base/id.hpp"
#include "model/corpus.hpp"

// Files to start from: valid, with Thai comments that say what to fill in, made from the framework's own dimensions, criteria, facts and tables. What an
// office must still write stands as `ระบุ…`, which `check` reports until it is replaced. Pure functions: nothing is written here.
namespace prongsai {

[[nodiscard]] auto unit_skeleton(const UnitId& id, const Corpus& corpus) -> std::string;
[[nodiscard]] auto assessment_skeleton(const Framework& framework, const Unit& unit, FiscalYear year) -> std::string;
// Without a framework, the names of dimensions are left to the author.
// Answers to a checklist: every item as a comment, with what it may be answered with.
[[nodiscard]] auto answers_skeleton(const Checklist& checklist, const Unit& unit, FiscalYear year) -> std::string;
[[nodiscard]] auto write_up_skeleton(WriteUpKind kind, const Framework* framework, FiscalYear year) -> std::string;
// One entry of a register, with the kinds and criteria to choose from as comments.
[[nodiscard]] auto evidence_skeleton(const EvidenceId& id, const Framework* framework, UnitKind kind, FiscalYear year) -> std::string;

}  // namespace prongsai
