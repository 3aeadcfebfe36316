#include "plan/site_model.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace prongsai {
namespace {

auto of_unit(const Unit& unit) -> std::string { return "units/" + unit.id.str() + "/"; }
auto of_unit_year(const Unit& unit, const UnitYear& year) -> std::string { return of_unit(unit) + std::to_string(year.year.be) + "/"; }
auto numbered(std::size_t page) -> std::string { return page == 1 ? std::string() : std::to_string(page) + "/"; }
auto of_plan(const PlanStandings& plan) -> std::string { return of_unit(*plan.unit) + "plans/" + plan.plan->id.str() + "/"; }

struct PathOf {
  auto operator()(const HomePage&) const -> std::string { return ""; }
  auto operator()(const YearPage& page) const -> std::string { return "years/" + std::to_string(page.standings->year.be) + "/"; }
  auto operator()(const YearPartPage& page) const -> std::string {
    return "years/" + std::to_string(page.standings->year.be) + "/" + page.part->path + numbered(page.page);
  }
  auto operator()(const RegionPage& page) const -> std::string { return "regions/" + page.region->id.str() + "/" + numbered(page.page); }
  auto operator()(const ProvincePage& page) const -> std::string { return "provinces/" + page.of->province->code + "/" + numbered(page.page); }
  auto operator()(const UnitIndexPage&) const -> std::string { return "units/"; }
  auto operator()(const LetterPage& page) const -> std::string {
    return "letters/" + page.of->slug + "/" + numbered(page.part);
  }
  auto operator()(const UnitComparePage& page) const -> std::string { return of_unit(*page.unit) + "compare/"; }
  auto operator()(const ComparePage&) const -> std::string { return "compare/"; }
  auto operator()(const DimensionPage& page) const -> std::string {
    return "years/" + std::to_string(page.standings->year.be) + "/dimensions/" + page.dimension->id.str() + "/" +
           (page.part == nullptr ? std::string() : page.part->path) + numbered(page.page);
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
  auto operator()(const ResultsPage& page) const -> std::string { return "years/" + std::to_string(page.findings->results->year.be) + "/results/" + numbered(page.page); }
  auto operator()(const CalendarPage&) const -> std::string { return "calendar/"; }
  auto operator()(const CrosswalkPage& page) const -> std::string { return "crosswalks/" + page.crosswalk->id.str() + "/"; }
  auto operator()(const KnowledgePage&) const -> std::string { return "knowledge/"; }
  auto operator()(const ArticlePage& page) const -> std::string { return "knowledge/" + page.article->id.str() + "/"; }
  auto operator()(const ChangesPage& page) const -> std::string {
    return "changes/" + (page.latest ? "" : page.set->until.iso() + "/") + (page.region == nullptr ? "" : "regions/" + page.region->id.str() + "/") +
           numbered(page.page);
  }
  auto operator()(const SearchPage&) const -> std::string { return "search/"; }
  auto operator()(const NotFoundPage&) const -> std::string { return "404.html"; }
  auto operator()(const PartPage& page) const -> std::string { return path_of(page.of->list).text + page.of->path + numbered(page.page); }
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

auto listed_units(const ChangeSet& set, const Region* region, const Corpus& corpus) -> std::vector<UnitId> {
  std::vector<UnitId> units;
  if (region != nullptr) {
    std::ranges::transform(changed_units_in(set, *region, corpus), std::back_inserter(units), &Unit::id);
    return units;
  }
  const bool split = is_split(set, corpus.portal);
  for (const auto& id : set.units()) {
    const auto unit = corpus.units.find(id);
    const bool has_region = unit != corpus.units.end() && unit->second.region && corpus.portal.region(**unit->second.region) != nullptr;
    if (!split || !has_region) {
      units.push_back(id);
    }
  }
  return units;
}

auto lists_lines_only(const ChangeSet& set, const std::vector<UnitId>& units) -> bool {
  std::size_t count = 0;
  for (const auto& id : units) {
    count += things(set.of_unit(id));
  }
  return count > 2 * most_changes_on_a_page;
}

auto changes_pages(const ChangeSet& set, const Region* region, const Corpus& corpus) -> std::size_t {
  const auto units = listed_units(set, region, corpus);
  return lists_lines_only(set, units) ? pages_of(0, units.size()) : 1;
}

auto announced_rows(const ResultsFindings& findings) -> std::size_t {
  auto rows = findings.promotions.size();
  for (const auto& honour : findings.honours) {
    for (const auto& group : honour.groups) {
      const bool missing = group.awards.empty() && honour.honour->best && findings.results->complete;
      rows += missing ? 1 : group.awards.size();
    }
  }
  return rows;
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

auto SiteModel::dimension_parts_of(FiscalYear year) const -> std::vector<const ResultPart*> {
  std::vector<const ResultPart*> with_results;
  if (standings->years.at(year).scores.size() > most_entries_on_a_page) {
    for (const auto& part : parts_of(year)) {
      if (!part.scores.empty()) {
        with_results.push_back(&part);
      }
    }
  }
  return with_results;
}

auto SiteModel::parts_of(const PageSubject& list, ListKind kind) const -> std::vector<const ListPart*> {
  std::vector<const ListPart*> found;
  const auto path = path_of(list);
  for (const auto& part : lists) {
    if (part.kind == kind && path_of(part.list) == path) {
      found.push_back(&part);
    }
  }
  return found;
}

auto SiteModel::topic_part(const PracticeTopic& topic) const -> const ListPart* {
  const auto found = std::ranges::find_if(lists, [&](const ListPart& part) { return part.kind == ListKind::topics && part.topic == topic; });
  return found == lists.end() ? nullptr : &*found;
}

auto anchor_of(const PracticeTopic& topic) -> std::string {
  constexpr std::array names{"kind:", "dimension:", "area:", "factor:", "year:"};
  return names.at(static_cast<std::size_t>(topic.of)) + topic.id;
}

namespace {

// Cards and packs are entries; the rest are lines.
auto items_on_a_page(ListKind kind) -> std::size_t {
  return kind == ListKind::practices || kind == ListKind::packs ? most_entries_on_a_page : most_units_on_a_page;
}

}  // namespace

auto ListPart::pages() const -> std::size_t {
  const auto most = items_on_a_page(kind);
  return std::max<std::size_t>(1, (items_th.size() + most - 1) / most);
}

auto ListPart::range_of(std::size_t page) const -> std::pair<std::size_t, std::size_t> {
  const auto most = items_on_a_page(kind);
  return {std::min(items_th.size(), (page - 1) * most), std::min(items_th.size(), page * most)};
}

auto ListPart::of_page(Language language, std::size_t page) const -> std::span<const std::uint32_t> {
  const auto [begin, end] = range_of(page);
  return std::span(items(language)).subspan(begin, end - begin);
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
