#include "plan/plan_site.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "base/assert.hpp"
#include "base/collation.hpp"
#include "model/node_names.hpp"
#include "plan/links.hpp"
#include "plan/list_parts.hpp"
#include "plan/page_parents.hpp"
#include "plan/taken_addresses.hpp"

namespace prongsai {
namespace {

auto provinces_of(const std::vector<const Unit*>& units) -> std::vector<ProvinceUnits> {
  std::map<std::string, ProvinceUnits> by_code;
  for (const auto* unit : units) {
    if (unit->province) {
      auto& of = by_code.try_emplace(unit->province->code, ProvinceUnits{.province = &*unit->province, .units = {}}).first->second;
      of.units.push_back(unit);
    }
  }
  std::vector<ProvinceUnits> provinces;
  for (auto& [code, of] : by_code) {
    provinces.push_back(std::move(of));
  }
  return provinces;
}

// In Thai the office is looked up by its short name (the province), in English by the same in English.
auto name_for_order(const Unit& unit, Language language) -> const std::string& {
  return (unit.short_name.empty() ? unit.name : unit.short_name).in(language);
}

auto units_in_order(const Corpus& corpus, const ThaiCollator& collator, Language language) -> std::vector<const Unit*> {
  std::vector<std::pair<std::string, const Unit*>> keyed;
  for (const auto& [id, unit] : corpus.units) {
    keyed.emplace_back(collator.key(name_for_order(unit, language)) + id.str(), &unit);
  }
  std::ranges::sort(keyed, {}, &std::pair<std::string, const Unit*>::first);
  std::vector<const Unit*> units;
  std::ranges::transform(keyed, std::back_inserter(units), &std::pair<std::string, const Unit*>::second);
  return units;
}

auto practices_in_order(const std::vector<const Unit*>& units, const ThaiCollator& collator, Language language) -> std::vector<PracticePage> {
  // Year from the latest, place of the unit, title.
  std::vector<std::pair<std::tuple<int, std::size_t, std::string>, PracticePage>> keyed;
  for (std::size_t place = 0; place < units.size(); ++place) {
    for (const auto& [number, year] : units[place]->years) {
      for (const auto& write_up : year.write_ups) {
        keyed.emplace_back(std::tuple(-number.be, place, collator.key(write_up.title.in(language)) + write_up.id.str()),
                           PracticePage{units[place], &year, &write_up});
      }
    }
  }
  std::ranges::sort(
      keyed, {}, [](const auto& one) -> const auto& { return one.first; });
  std::vector<PracticePage> practices;
  std::ranges::transform(keyed, std::back_inserter(practices), [](const auto& one) { return one.second; });
  return practices;
}

auto has_waivers(const Corpus& corpus) -> bool {
  return !corpus.waivers.empty() || std::ranges::any_of(corpus.units, [](const auto& one) { return !one.second.waivers.empty(); });
}

// Write-ups of one unit and year stand together.
auto begins_of(const std::vector<PracticePage>& practices) -> std::map<const UnitYear*, std::size_t> {
  std::map<const UnitYear*, std::size_t> begins;
  for (std::size_t at = 0; at < practices.size(); ++at) {
    begins.try_emplace(practices[at].year, at);
  }
  return begins;
}

class SitePlanner {
 public:
  SitePlanner(const Corpus& corpus, const Standings& standings, const std::vector<ChangeSet>* changes) : corpus_(corpus) {
    site_.changes = changes;
    site_.corpus = &corpus;
    site_.standings = &standings;
  }

  auto plan(const std::vector<PackListing>& packs, const SourceMap& sources, Diagnostics& diagnostics) -> SiteModel {
    site_.packs = PackList(packs);
    plan_orders();
    plan_lists();
    plan_pages();
    check_addresses(diagnostics);
    const LinkTargets targets(corpus_, *site_.standings, sources);
    for (auto& page : site_.pages) {
      if (prose_of(page) != nullptr) {
        page.links = targets.resolve(page, diagnostics);
      }
    }
    return std::move(site_);
  }

 private:
  void plan_orders() {
    const ThaiCollator collator;
    site_.units_th = units_in_order(corpus_, collator, Language::th);
    site_.units_en = units_in_order(corpus_, collator, Language::en);
    site_.provinces = provinces_of(site_.units_th);
    if (site_.units_th.size() > most_units_on_a_page) {
      site_.letters = letters_of(site_.units_th, site_.units_en);
    }
    for (const auto& [year, standings] : site_.standings->years) {
      site_.parts.emplace(year, result_parts(standings, corpus_.portal));
    }
    site_.similar = similar_units(corpus_, *site_.standings);
    site_.practices_th = practices_in_order(site_.units_th, collator, Language::th);
    site_.practices_en = practices_in_order(site_.units_en, collator, Language::en);
    site_.practices_begin_th = begins_of(site_.practices_th);
    site_.practices_begin_en = begins_of(site_.practices_en);
    site_.places = ListPlaces(site_.units_th, corpus_.portal);
    site_.pack_entries = pack_entries_of(corpus_, *site_.standings);
    site_.lists = list_parts(site_);
  }

  void plan_lists() {
    if (const auto* current = site_.current()) {
      site_.navigation.emplace_back(YearPage{current});
    }
    site_.navigation.emplace_back(UnitIndexPage{});
    site_.navigation.emplace_back(PracticeIndexPage{});
    if (const auto* framework = corpus_.framework_for(corpus_.portal.current_year)) {
      site_.navigation.emplace_back(FrameworkPage{framework});
    }
    if (!corpus_.articles.empty()) {
      site_.navigation.emplace_back(KnowledgePage{});
    }
    site_.navigation.emplace_back(EvidenceIndexPage{});
    site_.navigation.emplace_back(DownloadsPage{});
    if (!calendars_of(corpus_).empty()) {
      site_.footer.emplace_back(CalendarPage{});
    }
    for (const auto& page : corpus_.pages) {
      site_.footer.push_back(&page == verify_prose(corpus_) ? PageSubject(VerifyPage{&page}) : PageSubject(ProsePage{&page}));
    }
    if (verify_prose(corpus_) == nullptr) {
      site_.footer.emplace_back(VerifyPage{});
    }
    site_.footer.emplace_back(FrameworkIndexPage{});
    if (has_waivers(corpus_)) {
      site_.footer.emplace_back(WaiversPage{});
    }
    if (const auto* latest = site_.latest_changes()) {
      site_.footer.emplace_back(ChangesPage{.set = latest, .region = nullptr, .latest = true});
    }
    if (corpus_.portal.diagnostics_page) {
      site_.footer.emplace_back(DiagnosticsPage{});
    }
  }

  void plan_pages() {
    add(HomePage{});
    for (const auto& [year, standings] : site_.standings->years) {
      add(YearPage{&standings});
      for (const auto& part : site_.parts_of(year)) {
        for (std::size_t page = 1; page <= part.pages(); ++page) {
          add(YearPartPage{&standings, &part, page});
        }
      }
      plan_dimensions(standings);
    }
    for (const auto& [year, findings] : site_.standings->results) {
      for (std::size_t page = 1; page <= pages_of(announced_rows(findings), findings.below_class.size()); ++page) {
        add(ResultsPage{&findings, page});
      }
    }
    for (const auto& region : corpus_.portal.regions) {
      for (std::size_t page = 1; page <= place_pages(units_of(region)); ++page) {
        add(RegionPage{&region, page});
      }
    }
    for (const auto& province : site_.provinces) {
      for (std::size_t page = 1; page <= place_pages(province.units); ++page) {
        add(ProvincePage{&province, page});
      }
    }
    add(UnitIndexPage{});
    for (const auto& letter : site_.letters) {
      for (std::size_t part = 1; part <= letter.parts(); ++part) {
        add(LetterPage{&letter, part});
      }
    }
    if (site_.has_results()) {
      add(ComparePage{});
    }
    for (const auto& [id, unit] : corpus_.units) {
      plan_unit(unit);
    }
    add(PracticeIndexPage{});
    for (const auto& [id, framework] : corpus_.frameworks) {
      add(FrameworkPage{&framework});
      if (framework.can_score()) {
        add(BlankFormPage{&framework});
      }
    }
    add(FrameworkIndexPage{});
    for (const auto& [id, checklist] : corpus_.checklists) {
      add(ChecklistPage{&checklist});
    }
    for (const auto& [id, frame] : corpus_.plan_frames) {
      add(PlanFramePage{&frame});
    }
    for (const auto& [id, crosswalk] : corpus_.crosswalks) {
      add(CrosswalkPage{&crosswalk});
    }
    plan_knowledge();
    if (!calendars_of(corpus_).empty()) {
      add(CalendarPage{});
    }
    add(EvidenceIndexPage{});
    add(DownloadsPage{});
    add(DictionaryPage{});
    add(VerifyPage{verify_prose(corpus_)});
    if (has_waivers(corpus_)) {
      add(WaiversPage{});
    }
    plan_changes();
    if (corpus_.portal.diagnostics_page) {
      add(DiagnosticsPage{});
    }
    for (const auto& page : corpus_.pages) {
      if (&page != verify_prose(corpus_)) {
        add(ProsePage{&page});
      }
    }
    add(SearchPage{});
    add(NotFoundPage{});
    for (const auto& part : site_.lists) {
      for (std::size_t page = 1; page <= part.pages(); ++page) {
        add(PartPage{&part, page});
      }
    }
  }

  [[nodiscard]] auto units_of(const Region& region) const -> std::vector<const Unit*> {
    std::vector<const Unit*> units;
    std::ranges::copy_if(site_.units_th, std::back_inserter(units), [&region](const Unit* unit) { return unit->region && **unit->region == region.id; });
    return units;
  }

  [[nodiscard]] auto place_pages(const std::vector<const Unit*>& units) const -> std::size_t {
    const auto results = place_results(site_.current(), units);
    return pages_of(results.scores.size(), results.without.size());
  }

  void plan_changes() {
    if (site_.changes == nullptr) {
      return;
    }
    for (const auto& set : *site_.changes) {
      const bool latest = &set == site_.latest_changes();
      add_changes({.set = &set, .region = nullptr, .latest = latest});
      for (const auto& region : corpus_.portal.regions) {
        if (is_split(set, corpus_.portal) && !changed_units_in(set, region, corpus_).empty()) {
          add_changes({.set = &set, .region = &region, .latest = latest});
        }
      }
    }
  }

  void add_changes(ChangesPage subject) {
    const auto pages = changes_pages(*subject.set, subject.region, corpus_);
    for (; subject.page <= pages; ++subject.page) {
      add(subject);
    }
  }

  void plan_knowledge() {
    if (!corpus_.articles.empty()) {
      add(KnowledgePage{});
    }
    for (const auto& article : corpus_.articles) {
      add(ArticlePage{&article});
    }
  }

  void plan_dimensions(const YearStandings& standings) {
    if (standings.framework == nullptr || standings.scores.empty()) {
      return;
    }
    for (const auto& dimension : standings.framework->dimensions) {
      add(DimensionPage{&standings, &dimension});
      for (const auto* part : site_.dimension_parts_of(standings.year)) {
        for (std::size_t page = 1; page <= part->dimension_pages(); ++page) {
          add(DimensionPage{&standings, &dimension, part, page});
        }
      }
    }
  }

  void plan_unit(const Unit& unit) {
    add(UnitPage{&unit});
    if (site_.is_compared(unit)) {
      add(UnitComparePage{&unit});
    }
    plan_plans(unit);
    for (const auto& [number, year] : unit.years) {
      const auto* own = site_.standings->of(unit.id, number);
      add(UnitYearPage{&unit, &year, own});
      if (own != nullptr) {
        for (const auto form : {FormPage::Form::score_sheet, FormPage::Form::checklist, FormPage::Form::summary}) {
          add(FormPage{own, form});
        }
      }
      if (has_register(year)) {
        add(RegisterPage{&unit, &year});
      }
      for (const auto* score : site_.standings->checklists_of(unit.id, number)) {
        add(ChecklistAnswersPage{score});
      }
      if (const auto* programme = site_.standings->programme_of(unit.id, number)) {
        add(ProgrammePage{programme});
      }
      for (const auto& write_up : year.write_ups) {
        add(PracticePage{&unit, &year, &write_up});
      }
      for (const auto& evidence : year.evidence) {
        if (evidence.visibility == Visibility::public_ && !evidence.path.empty()) {
          site_.evidence_files.push_back(
              {.content_path = evidence.path, .site_path = evidence_file_path(unit.id, number, evidence), .evidence = &evidence});
        }
      }
    }
  }

  void plan_plans(const Unit& unit) {
    for (const auto* standing : site_.standings->plans_of(unit.id)) {
      add(PlanPage{standing});
      for (const auto& record : standing->records) {
        add(PlanRecordPage{standing, &record});
      }
    }
  }

  void add(const PageSubject& subject) {
    const auto path = path_of(subject);
    for (const auto language : corpus_.portal.languages) {
      site_.pages.push_back(
          {.subject = subject, .language = language, .path = in_language(path, language), .parents = parents_of(site_, subject), .links = {}});
    }
  }

  // Ids are unique in their folders, so that only a page of prose, which stands at the root, can meet another part of the site.
  void check_addresses(Diagnostics& diagnostics) const {
    report_taken_addresses(corpus_, diagnostics);
    std::map<std::string, int> times;
    for (const auto& page : site_.pages) {
      const bool first = times[page.path.file()]++ == 0;
      const auto* prose = std::get_if<ProsePage>(&page.subject);
      const bool taken = prose != nullptr && is_taken(prose->page->id);
      require(first || taken, "two pages have the same address");
    }
  }

  const Corpus& corpus_;
  SiteModel site_;
};

}  // namespace

auto plan_site(const Corpus& corpus, const Standings& standings, const Cleared& /*cleared*/, const std::vector<PackListing>& packs,
               const SourceMap& sources, Diagnostics& diagnostics, const std::vector<ChangeSet>* changes) -> SiteModel {
  return SitePlanner(corpus, standings, changes).plan(packs, sources, diagnostics);
}

}  // namespace prongsai
