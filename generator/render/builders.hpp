#pragma once

#include "render/page_context.hpp"

// One builder per kind of page: facts of the site model become the words, numbers and addresses of a view.
namespace prongsai {

[[nodiscard]] auto home_view(const PageContext& page) -> HomeView;
[[nodiscard]] auto year_view(const PageContext& page, const YearPage& subject) -> YearView;
[[nodiscard]] auto region_view(const PageContext& page, const RegionPage& subject) -> RegionView;
[[nodiscard]] auto unit_index_view(const PageContext& page) -> UnitIndexView;
[[nodiscard]] auto evidence_index_view(const PageContext& page) -> EvidenceIndexView;
[[nodiscard]] auto downloads_view(const PageContext& page) -> DownloadsView;
[[nodiscard]] auto unit_view(const PageContext& page, const UnitPage& subject) -> UnitView;
[[nodiscard]] auto unit_year_view(const PageContext& page, const UnitYearPage& subject) -> UnitYearView;
[[nodiscard]] auto programme_view(const PageContext& page, const ProgrammePage& subject) -> ProgrammeView;
[[nodiscard]] auto register_view(const PageContext& page, const RegisterPage& subject) -> RegisterView;
[[nodiscard]] auto practice_index_view(const PageContext& page) -> PracticeIndexView;
[[nodiscard]] auto practice_view(const PageContext& page, const PracticePage& subject) -> PracticeView;
[[nodiscard]] auto framework_view(const PageContext& page, const FrameworkPage& subject) -> FrameworkView;
[[nodiscard]] auto framework_index_view(const PageContext& page) -> FrameworkIndexView;
[[nodiscard]] auto checklist_view(const PageContext& page, const ChecklistPage& subject) -> ChecklistView;
[[nodiscard]] auto checklist_answers_view(const PageContext& page, const ChecklistAnswersPage& subject) -> ChecklistAnswersView;
[[nodiscard]] auto waivers_view(const PageContext& page) -> WaiversView;
[[nodiscard]] auto diagnostics_view(const PageContext& page) -> DiagnosticsView;
[[nodiscard]] auto prose_view(const PageContext& page, const ProsePage& subject) -> ProseView;
[[nodiscard]] auto not_found_view(const PageContext& page) -> NotFoundView;

// What waivers cover of one unit, or, for null, of the portal itself.
[[nodiscard]] auto waived_rows(const PageContext& page, const Unit* unit) -> std::vector<WaivedView>;

}  // namespace prongsai
