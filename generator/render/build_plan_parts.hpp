#pragma once

#include <string>
#include <vector>

#include "render/page_context.hpp"

// Parts of a plan's page, and what it shares with the pages of its records.
namespace prongsai {

void add_plan_kpis(const PageContext& page, const PlanStandings& standing, PlanView& view);
void add_plan_steps(const PageContext& page, const PlanStandings& standing, PlanView& view);
void add_plan_risks(const PageContext& page, const PlanStandings& standing, PlanView& view);
void add_plan_owners(const PageContext& page, const PlanStandings& standing, PlanView& view);

// `12`, linked to the record's page.
[[nodiscard]] auto number_item(const PageContext& page, const PlanStandings& standing, const PlanRecord& record) -> ItemView;
[[nodiscard]] auto finding_view(const PageContext& page, const PlanStandings& standing, const PlanFinding& finding) -> FindingView;
[[nodiscard]] auto plan_kpi_view(const PageContext& page, const PlanFrame& frame, const PlanKpi& kpi) -> PlanKpiView;
[[nodiscard]] auto text_items(std::string label, const std::vector<Text>& texts, const Voice& voice) -> DetailView;
// `ฝ่ายนิติการ สำนักปลัด…`.
[[nodiscard]] auto owner_words(const RecordOwner& owner, const Voice& voice) -> Words;

}  // namespace prongsai
