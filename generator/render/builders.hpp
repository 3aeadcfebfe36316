#pragma once

#include <array>
#include <optional>

#include "render/page_context.hpp"

// One builder per kind of page: facts of the site model become the words, numbers and addresses of a view.
namespace prongsai {

[[nodiscard]] auto home_view(const PageContext& page) -> HomeView;
[[nodiscard]] auto year_view(const PageContext& page, const YearPage& subject) -> YearView;
[[nodiscard]] auto region_view(const PageContext& page, const RegionPage& subject) -> RegionView;
[[nodiscard]] auto province_view(const PageContext& page, const ProvincePage& subject) -> RegionView;
[[nodiscard]] auto unit_index_view(const PageContext& page) -> UnitIndexView;
[[nodiscard]] auto evidence_index_view(const PageContext& page) -> EvidenceIndexView;
[[nodiscard]] auto downloads_view(const PageContext& page) -> DownloadsView;
[[nodiscard]] auto dictionary_view(const PageContext& page) -> DictionaryView;
[[nodiscard]] auto verify_view(const PageContext& page, const VerifyPage& subject) -> VerifyView;
[[nodiscard]] auto unit_view(const PageContext& page, const UnitPage& subject) -> UnitView;
[[nodiscard]] auto unit_year_view(const PageContext& page, const UnitYearPage& subject) -> UnitYearView;
[[nodiscard]] auto form_view(const PageContext& page, const FormPage& subject) -> FormView;
[[nodiscard]] auto blank_form_view(const PageContext& page, const BlankFormPage& subject) -> FormView;
[[nodiscard]] auto year_summary_view(const PageContext& page, const UnitScore& score) -> YearSummaryView;
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
[[nodiscard]] auto plan_frame_view(const PageContext& page, const PlanFramePage& subject) -> PlanFrameView;
[[nodiscard]] auto plan_view(const PageContext& page, const PlanPage& subject) -> PlanView;
[[nodiscard]] auto plan_record_view(const PageContext& page, const PlanRecordPage& subject) -> PlanRecordView;
[[nodiscard]] auto prose_view(const PageContext& page, const ProsePage& subject) -> ProseView;
[[nodiscard]] auto results_view(const PageContext& page, const ResultsPage& subject) -> ResultsView;
[[nodiscard]] auto calendar_view(const PageContext& page) -> CalendarView;
[[nodiscard]] auto crosswalk_view(const PageContext& page, const CrosswalkPage& subject) -> CrosswalkView;
[[nodiscard]] auto knowledge_view(const PageContext& page) -> KnowledgeView;
[[nodiscard]] auto article_view(const PageContext& page, const ArticlePage& subject) -> ArticleView;
[[nodiscard]] auto changes_view(const PageContext& page, const ChangesPage& subject) -> ChangesView;
[[nodiscard]] auto search_view(const PageContext& page) -> SearchView;
[[nodiscard]] auto not_found_view(const PageContext& page) -> NotFoundView;

// Pictures with their tables. Nothing with fewer than two results; nothing without three to twelve dimensions.
[[nodiscard]] auto trend_view(const PageContext& page, const Unit& unit) -> std::optional<TrendView>;
[[nodiscard]] auto totals_view(const PageContext& page, const YearStandings& standings) -> std::optional<TotalsView>;
[[nodiscard]] auto dimension_radar(const PageContext& page, const UnitScore& score) -> std::optional<RadarView>;
// counts[likelihood - 1][impact - 1]
using RiskCounts = std::array<std::array<int, most_risk_score>, most_risk_score>;
[[nodiscard]] auto risk_picture(const PageContext& page, const RiskCounts& counts) -> Html;

// Parts of other pages that show what is announced.
// Due dates of a year for a kind of unit, soonest first; of every kind where none is given.
[[nodiscard]] auto due_views(const PageContext& page, FiscalYear year, std::optional<UnitKind> kind) -> std::vector<DueView>;
// Of one framework, all years.
[[nodiscard]] auto due_views(const PageContext& page, const FrameworkId& framework) -> std::vector<DueView>;
// What a criterion answers in other frameworks, by the crosswalks.
[[nodiscard]] auto answered_items(const PageContext& page, const FrameworkId& framework, const std::string& id) -> std::vector<ItemView>;
[[nodiscard]] auto crosswalk_links(const PageContext& page, const FrameworkId& framework) -> std::vector<LinkView>;
[[nodiscard]] auto indicator_views(const PageContext& page, const YearStandings& standings) -> std::vector<IndicatorView>;
[[nodiscard]] auto indicator_rules(const PageContext& page, const Framework& framework) -> std::vector<IndicatorView>;
// Nothing where the portal has no map.
[[nodiscard]] auto map_view(const PageContext& page, const YearStandings& standings) -> std::optional<MapView>;
// What a unit was announced as winning, year by year.
[[nodiscard]] auto announced_items(const PageContext& page, const Unit& unit) -> std::vector<ItemView>;
[[nodiscard]] auto results_link(const PageContext& page, FiscalYear year) -> std::optional<LinkView>;
[[nodiscard]] auto history_view(const PageContext& page, const Unit& unit) -> std::optional<HistoryView>;
// Where a framework came from, and what of it compares with the version before.
[[nodiscard]] auto version_notes(const PageContext& page, const Framework& framework) -> std::vector<NoteView>;
// What changed of a unit and year since the last publication; nothing where none is recorded.
[[nodiscard]] auto year_changes(const PageContext& page, const Unit& unit, const UnitYear& year) -> std::optional<YearChangesView>;
// What waivers cover of one unit, or, for null, of the portal itself.
[[nodiscard]] auto waived_rows(const PageContext& page, const Unit* unit) -> std::vector<WaivedView>;

}  // namespace prongsai
