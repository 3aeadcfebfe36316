#include "plan/site_model.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace prongsai {
namespace {

auto of_unit(const Unit& unit) -> std::string { return "units/" + unit.id.str() + "/"; }
auto of_unit_year(const Unit& unit, const UnitYear& year) -> std::string { return of_unit(unit) + std::to_string(year.year.be) + "/"; }
auto of_plan(const PlanStandings& plan) -> std::string { return of_unit(*plan.unit) + "plans/" + plan.plan->id.str() + "/"; }

struct PathOf {
  auto operator()(const HomePage&) const -> std::string { return ""; }
  auto operator()(const YearPage& page) const -> std::string { return "years/" + std::to_string(page.standings->year.be) + "/"; }
  auto operator()(const RegionPage& page) const -> std::string { return "regions/" + page.region->id.str() + "/"; }
  auto operator()(const ProvincePage& page) const -> std::string { return "provinces/" + page.of->province->code + "/"; }
  auto operator()(const UnitIndexPage&) const -> std::string { return "units/"; }
  auto operator()(const LetterPage& page) const -> std::string {
    return "letters/" + page.of->slug + "/" + (page.part == 1 ? std::string() : std::to_string(page.part) + "/");
  }
  auto operator()(const UnitComparePage& page) const -> std::string { return of_unit(*page.unit) + "compare/"; }
  auto operator()(const ComparePage&) const -> std::string { return "compare/"; }
  auto operator()(const DimensionPage& page) const -> std::string {
    return "years/" + std::to_string(page.standings->year.be) + "/dimensions/" + page.dimension->id.str() + "/" +
           (page.part == nullptr ? std::string() : page.part->path);
  }
  auto operator()(const UnitPage& page) const -> std::string { return of_unit(*page.unit); }
  auto operator()(const UnitYearPage& page) const -> std::string { return of_unit_year(*page.unit, *page.year); }
  auto operator()(const FormPage& page) const -> std::string {
    constexpr std::array names{"score-sheet/", "checklist/", "summary/"};
    return of_unit_year(*page.score->unit, *page.score->year) + names.at(static_cast<std::size_t>(page.form));
  }
  auto operator()(const BlankFormPage& page) const -> std::string { return "frameworks/" + page.framework->id.str() + "/score-sheet/"; }
  auto operator()(const RegisterPage& page) const -> std::string { return of_unit_year(*page.unit, *page.year) + "evidence/"; }
  auto operator()(const PracticeIndexPage&) const -> std::string { return "practices/"; }
  auto operator()(const PracticePage& page) const -> std::string {
    return of_unit_year(*page.unit, *page.year) + "practices/" + page.write_up->id.str() + "/";
  }
  auto operator()(const FrameworkPage& page) const -> std::string { return "frameworks/" + page.framework->id.str() + "/"; }
  auto operator()(const FrameworkIndexPage&) const -> std::string { return "frameworks/"; }
  auto operator()(const ChecklistPage& page) const -> std::string { return "frameworks/" + page.checklist->id.str() + "/"; }
  auto operator()(const ChecklistAnswersPage& page) const -> std::string {
    return of_unit_year(*page.score->unit, *page.score->year) + "checklists/" + page.score->checklist->id.str() + "/";
  }
  auto operator()(const PlanFramePage& page) const -> std::string { return "frameworks/" + page.frame->id.str() + "/"; }
  auto operator()(const PlanPage& page) const -> std::string { return of_plan(*page.standing); }
  auto operator()(const PlanRecordPage& page) const -> std::string {
    return of_plan(*page.standing) + std::to_string(page.record->record->number) + "/";
  }
  auto operator()(const ProgrammePage& page) const -> std::string { return of_unit_year(*page.result->unit, *page.result->year) + "programme/"; }
  auto operator()(const EvidenceIndexPage&) const -> std::string { return "evidence/"; }
  auto operator()(const DownloadsPage&) const -> std::string { return "downloads/"; }
  auto operator()(const DictionaryPage&) const -> std::string { return "downloads/dictionary/"; }
  auto operator()(const VerifyPage&) const -> std::string { return "verify/"; }
  auto operator()(const WaiversPage&) const -> std::string { return "waivers/"; }
  auto operator()(const DiagnosticsPage&) const -> std::string { return "diagnostics/"; }
  auto operator()(const ProsePage& page) const -> std::string { return page.page->id.str() + "/"; }
  auto operator()(const ResultsPage& page) const -> std::string { return "years/" + std::to_string(page.findings->results->year.be) + "/results/"; }
  auto operator()(const CalendarPage&) const -> std::string { return "calendar/"; }
  auto operator()(const CrosswalkPage& page) const -> std::string { return "crosswalks/" + page.crosswalk->id.str() + "/"; }
  auto operator()(const KnowledgePage&) const -> std::string { return "knowledge/"; }
  auto operator()(const ArticlePage& page) const -> std::string { return "knowledge/" + page.article->id.str() + "/"; }
  auto operator()(const ChangesPage& page) const -> std::string {
    return "changes/" + (page.latest ? "" : page.set->until.iso() + "/") + (page.region == nullptr ? "" : "regions/" + page.region->id.str() + "/");
  }
  auto operator()(const SearchPage&) const -> std::string { return "search/"; }
  auto operator()(const NotFoundPage&) const -> std::string { return "404.html"; }
};

auto prose_of(const Page& page, Language language) -> const Prose* { return language == Language::en && page.english ? &*page.english : &page.prose; }

}  // namespace

auto path_of(const PageSubject& subject) -> SitePath { return {std::visit(PathOf(), subject)}; }

auto prose_of(const PlannedPage& page) -> const Prose* {
  if (const auto* verify = std::get_if<VerifyPage>(&page.subject)) {
    return verify->page == nullptr ? nullptr : prose_of(*verify->page, page.language);
  }
  if (const auto* practice = std::get_if<PracticePage>(&page.subject)) {
    return &practice->write_up->prose;
  }
  if (const auto* prose = std::get_if<ProsePage>(&page.subject)) {
    return prose_of(*prose->page, page.language);
  }
  if (const auto* article = std::get_if<ArticlePage>(&page.subject)) {
    return page.language == Language::en && article->article->english ? &*article->article->english : &article->article->prose;
  }
  return nullptr;
}

auto is_split(const ChangeSet& set, const Portal& portal) -> bool { return !portal.regions.empty() && things(set.changes) > most_changes_on_a_page; }

auto changed_units_in(const ChangeSet& set, const Region& region, const Corpus& corpus) -> std::vector<const Unit*> {
  std::vector<const Unit*> units;
  for (const auto& id : set.units()) {
    const auto unit = corpus.units.find(id);
    if (unit != corpus.units.end() && unit->second.region && unit->second.region->value == region.id) {
      units.push_back(&unit->second);
    }
  }
  return units;
}

auto SiteModel::practices_of(const UnitYear& year, Language language) const -> std::span<const PracticePage> {
  const auto& begins = language == Language::th ? practices_begin_th : practices_begin_en;
  const auto begin = begins.find(&year);
  return begin == begins.end() ? std::span<const PracticePage>() : std::span(practices(language)).subspan(begin->second, year.write_ups.size());
}

auto SiteModel::current() const -> const YearStandings* {
  const auto found = standings->years.find(corpus->portal.current_year);
  return found == standings->years.end() ? nullptr : &found->second;
}

auto SiteModel::has_results() const -> bool {
  return std::ranges::any_of(standings->years, [](const auto& year) { return !year.second.scores.empty(); });
}

auto SiteModel::is_compared(const Unit& unit) const -> bool {
  const auto found = similar.find(unit.id);
  return found != similar.end() && found->second.own != nullptr && !found->second.units.empty();
}

auto SiteModel::parts_of(FiscalYear year) const -> std::span<const ResultPart> {
  const auto found = parts.find(year);
  return found == parts.end() ? std::span<const ResultPart>() : std::span<const ResultPart>(found->second);
}

auto SiteModel::url(const PlannedPage& from, const PageSubject& to) const -> std::string {
  return file_url(from, in_language(path_of(to), from.language));
}

auto SiteModel::file_url(const PlannedPage& from, const SitePath& to) const -> std::string {
  // A server sends the page for addresses of any depth, from where no relative address is right.
  if (std::holds_alternative<NotFoundPage>(from.subject)) {
    return path_of_base_url(corpus->portal.base_url) + to.text;
  }
  return relative_url(from.path, to);
}

auto SiteModel::absolute_url(const SitePath& path) const -> std::string { return corpus->portal.base_url + "/" + path.text; }

auto SiteModel::packs_of(const UnitId& unit, FiscalYear year) const -> std::vector<const PackListing*> {
  auto found = packs.of_unit(unit);
  std::erase_if(found, [year](const PackListing* pack) {
    const auto* whole = std::get_if<UnitYearPack>(&pack->subject);
    return whole == nullptr || whole->year != year;
  });
  return found;
}

auto SiteModel::dimension_packs_of(const UnitId& unit, FiscalYear year) const -> std::vector<const PackListing*> {
  auto found = packs.of_unit(unit);
  std::erase_if(found, [year](const PackListing* pack) {
    const auto* dimension = std::get_if<DimensionPack>(&pack->subject);
    return dimension == nullptr || dimension->year != year;
  });
  return found;
}

auto SiteModel::packs_about(const PackSubject& subject) const -> std::vector<const PackListing*> {
  return packs.about(subject);
}

auto verify_prose(const Corpus& corpus) -> const Page* {
  const auto found = std::ranges::find(corpus.pages, PageId("verify"), &Page::id);
  return found == corpus.pages.end() ? nullptr : &*found;
}

auto has_register(const UnitYear& year) -> bool { return !year.evidence.empty(); }

}  // namespace prongsai
