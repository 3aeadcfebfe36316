#include "plan/page_parents.hpp"

#include <variant>

namespace prongsai {
namespace {

struct Parents {
  const SiteModel& site;
  using List = std::vector<PageSubject>;
  auto operator()(const YearPartPage& page) const -> List {
    return page.page == 1 ? List{YearPage{page.standings}} : List{YearPage{page.standings}, YearPartPage{page.standings, page.part}};
  }
  auto operator()(const RegionPage& page) const -> List { return page.page == 1 ? List{UnitIndexPage{}} : List{UnitIndexPage{}, RegionPage{page.region}}; }
  auto operator()(const ProvincePage& page) const -> List { return page.page == 1 ? List{UnitIndexPage{}} : List{UnitIndexPage{}, ProvincePage{page.of}}; }
  auto operator()(const LetterPage&) const -> List { return {UnitIndexPage{}}; }
  auto operator()(const UnitComparePage& page) const -> List { return {UnitIndexPage{}, UnitPage{page.unit}}; }
  auto operator()(const ComparePage&) const -> List { return {UnitIndexPage{}}; }
  auto operator()(const DimensionPage& page) const -> List {
    List above{YearPage{page.standings}};
    if (page.part != nullptr) {
      above.emplace_back(DimensionPage{page.standings, page.dimension});
    }
    if (page.page > 1) {
      above.emplace_back(DimensionPage{page.standings, page.dimension, page.part});
    }
    return above;
  }
  auto operator()(const UnitPage&) const -> List { return {UnitIndexPage{}}; }
  auto operator()(const UnitYearPage& page) const -> List { return {UnitIndexPage{}, UnitPage{page.unit}}; }
  auto operator()(const FormPage& page) const -> List {
    const auto& score = *page.score;
    return {UnitIndexPage{}, UnitPage{score.unit}, UnitYearPage{score.unit, score.year, &score}};
  }
  auto operator()(const BlankFormPage& page) const -> List { return {FrameworkIndexPage{}, FrameworkPage{page.framework}}; }
  auto operator()(const RegisterPage& page) const -> List {
    return {UnitIndexPage{}, UnitPage{page.unit}, UnitYearPage{page.unit, page.year, site.standings->of(page.unit->id, page.year->year)}};
  }
  auto operator()(const PracticePage& page) const -> List {
    return {UnitIndexPage{}, UnitPage{page.unit}, UnitYearPage{page.unit, page.year, site.standings->of(page.unit->id, page.year->year)}};
  }
  auto operator()(const HomePage&) const -> List { return {}; }
  auto operator()(const YearPage&) const -> List { return {}; }
  auto operator()(const UnitIndexPage&) const -> List { return {}; }
  auto operator()(const PracticeIndexPage&) const -> List { return {}; }
  auto operator()(const FrameworkPage&) const -> List { return {FrameworkIndexPage{}}; }
  auto operator()(const FrameworkIndexPage&) const -> List { return {}; }
  auto operator()(const ChecklistPage&) const -> List { return {FrameworkIndexPage{}}; }
  auto operator()(const ChecklistAnswersPage& page) const -> List {
    const auto& score = *page.score;
    return {UnitIndexPage{}, UnitPage{score.unit}, UnitYearPage{score.unit, score.year, site.standings->of(score.unit->id, score.year->year)}};
  }
  auto operator()(const PlanFramePage&) const -> List { return {FrameworkIndexPage{}}; }
  auto operator()(const PlanPage& page) const -> List { return {UnitIndexPage{}, UnitPage{page.standing->unit}}; }
  auto operator()(const PlanRecordPage& page) const -> List {
    return {UnitIndexPage{}, UnitPage{page.standing->unit}, PlanPage{page.standing}};
  }
  auto operator()(const ProgrammePage& page) const -> List {
    const auto& of = *page.result;
    return {UnitIndexPage{}, UnitPage{of.unit}, UnitYearPage{of.unit, of.year, site.standings->of(of.unit->id, of.year->year)}};
  }
  auto operator()(const EvidenceIndexPage&) const -> List { return {}; }
  auto operator()(const DownloadsPage&) const -> List { return {}; }
  auto operator()(const DictionaryPage&) const -> List { return {DownloadsPage{}}; }
  auto operator()(const VerifyPage&) const -> List { return {DownloadsPage{}}; }
  auto operator()(const WaiversPage&) const -> List { return {}; }
  auto operator()(const DiagnosticsPage&) const -> List { return {}; }
  auto operator()(const ProsePage&) const -> List { return {}; }
  auto operator()(const ResultsPage& page) const -> List {
    const auto year = site.standings->years.find(page.findings->results->year);
    auto above = year == site.standings->years.end() ? List() : List{YearPage{&year->second}};
    if (page.page > 1) {
      above.emplace_back(ResultsPage{page.findings});
    }
    return above;
  }
  auto operator()(const CalendarPage&) const -> List { return {}; }
  auto operator()(const CrosswalkPage& page) const -> List {
    const auto framework = site.corpus->frameworks.find(*page.crosswalk->from);
    return framework == site.corpus->frameworks.end() ? List{FrameworkIndexPage{}} : List{FrameworkIndexPage{}, FrameworkPage{&framework->second}};
  }
  auto operator()(const KnowledgePage&) const -> List { return {}; }
  auto operator()(const ArticlePage&) const -> List { return {KnowledgePage{}}; }
  auto operator()(const ChangesPage& page) const -> List {
    List above;
    if (!page.latest) {
      above.emplace_back(ChangesPage{.set = site.latest_changes(), .region = nullptr, .latest = true});
    }
    if (page.region != nullptr || (page.page > 1 && page.latest)) {
      above.emplace_back(ChangesPage{.set = page.set, .region = nullptr, .latest = page.latest});
    }
    if (page.page > 1 && (page.region != nullptr || !page.latest)) {
      above.emplace_back(ChangesPage{.set = page.set, .region = page.region, .latest = page.latest});
    }
    return above;
  }
  auto operator()(const SearchPage&) const -> List { return {}; }
  auto operator()(const NotFoundPage&) const -> List { return {}; }
  auto operator()(const PartPage& page) const -> List {
    auto above = parents_of(site, page.of->list);
    above.push_back(page.of->list);
    if (page.page > 1) {
      above.emplace_back(PartPage{page.of});
    }
    return above;
  }
};

}  // namespace

auto parents_of(const SiteModel& site, const PageSubject& subject) -> std::vector<PageSubject> { return std::visit(Parents{site}, subject); }

}  // namespace prongsai
