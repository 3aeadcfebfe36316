#pragma once

#include <string>
#include <vector>

#include "render/page_context.hpp"

// Parts that the page of a unit and year about its programme is made from, and what other pages say of it.
namespace prongsai {

// A sentence for each part that there is, linked to its place on the page.
[[nodiscard]] auto programme_lines(const PageContext& page, const Unit& unit, const UnitYear& year) -> std::vector<ProgrammeLineView>;
// Projects and surveys of the year that are about a write-up (its id) or a plan's record (`plan/number`), linked to their places.
[[nodiscard]] auto follow_up_items(const PageContext& page, const Unit& unit, const UnitYear& year, const std::string& about) -> std::vector<ItemView>;

// `project:e-tracking`; no id has a colon.
[[nodiscard]] auto project_anchor(const ProjectProgress& project) -> std::string;
[[nodiscard]] auto survey_anchor(const Survey& survey) -> std::string;

// What all projects of the year came to.
[[nodiscard]] auto progress_answer(const ProgrammeResult& result, const Voice& voice) -> std::string;
[[nodiscard]] auto survey_answer(const SurveyResult& result, const Voice& voice) -> std::string;
[[nodiscard]] auto networks_answer(const ProgrammeResult& result, const Voice& voice) -> std::string;
[[nodiscard]] auto complaints_answer(const ComplaintResult& result, const Voice& voice) -> std::string;

[[nodiscard]] auto project_view(const PageContext& page, const ProgrammeResult& programme, const ProjectResult& result) -> ProjectView;
[[nodiscard]] auto survey_view(const PageContext& page, const ProgrammeResult& programme, const SurveyResult& result) -> SurveyView;
[[nodiscard]] auto networks_view(const PageContext& page, const ProgrammeResult& programme) -> NetworksView;
[[nodiscard]] auto complaints_view(const PageContext& page, const ComplaintResult& result) -> ComplaintsView;

// Cells in the order of `heads`; each carries its column's title.
[[nodiscard]] auto grid_row(Words head, const std::vector<GridHeadView>& heads, const std::vector<std::string>& cells) -> GridRowView;
[[nodiscard]] auto grid_heads(const Voice& voice, const std::vector<std::string_view>& keys) -> std::vector<GridHeadView>;
// A row of details for entries of the register; without items where there are none.
[[nodiscard]] auto evidence_detail(const PageContext& page, const ProgrammeResult& programme, const std::vector<Located<EvidenceId>>& ids) -> DetailView;
// The write-up or record that something is about.
[[nodiscard]] auto about_detail(const PageContext& page, const ProgrammeResult& programme, const std::optional<Located<std::string>>& about) -> DetailView;
[[nodiscard]] auto number_or_dash(const std::optional<Decimal>& number, const Voice& voice) -> std::string;
[[nodiscard]] auto percent_words(const Share& share, const Voice& voice) -> std::string;

}  // namespace prongsai
