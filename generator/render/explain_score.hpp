#pragma once

#include <string>

#include "base/language.hpp"
#include "render/strings.hpp"
#include "score/standings.hpp"

namespace prongsai {

// How each point of a unit came about, as plain text for a terminal: totals, then every ladder with what was claimed, supported, awarded and counted,
// and every criterion with its requirements, their proof and the evidence named. Ends with a newline.
[[nodiscard]] auto explain_score(const UnitScore& score, Language language, const Strings& strings) -> std::string;

// The same of a checklist: the answer in one sentence, the groups, and every item with its state, answer, evidence and remark.
[[nodiscard]] auto explain_checklist(const ChecklistScore& score, Language language, const Strings& strings) -> std::string;

}  // namespace prongsai
