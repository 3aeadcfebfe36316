#pragma once

#include <string>

#include "render/voice.hpp"
#include "score/plan_standings.hpp"

// What is computed of a plan, in words.
namespace prongsai {

// `แผน 5 ปี (2566–2570) มี 37 รายการ …`: the one sentence of a plan.
[[nodiscard]] auto plan_answer(const PlanStandings& standing, const Voice& voice) -> std::string;

// What the document prints in the cell.
[[nodiscard]] auto printed_words(const PlanRecord& record, FiscalYear year, const Voice& voice) -> std::string;
// What the cell counts as.
[[nodiscard]] auto counted_words(const CountedCell& cell, const Voice& voice) -> std::string;

// That both are the same, or which is more and by how much.
[[nodiscard]] auto difference_words(Decimal printed, Decimal computed, const Voice& voice) -> std::string;

[[nodiscard]] auto kpi_kind_words(PlanKpiKind kind, const Voice& voice) -> std::string;
// What a reader should know of indicators of the kind.
[[nodiscard]] auto kpi_kind_about(PlanKpiKind kind, const Voice& voice) -> std::string;
// `ไม่น้อยกว่า 3 ช่องทาง`; of a trend its direction and baseline.
[[nodiscard]] auto plan_target_words(const PlanKpi& kpi, const Voice& voice) -> std::string;

}  // namespace prongsai
