#pragma once

#include <cstdint>

#include "base/date.hpp"
#include "model/checklist.hpp"

namespace prongsai {

// Whether an answer still holds: its `valid_until` has passed, or it was checked too long ago.
enum class Freshness : std::uint8_t { fresh, expired, stale };

// The day on which answers of a year are looked at: the day of publication, or the last day of a year that is over.
[[nodiscard]] auto day_to_judge(FiscalYear year, FiscalYear current_year, const Date& published) -> Date;

// Answers that are not there cannot grow old: only what is claimed is judged.
[[nodiscard]] auto freshness_of(const ChecklistItem& item, const Answer& answer, const Date& day) -> Freshness;

}  // namespace prongsai
