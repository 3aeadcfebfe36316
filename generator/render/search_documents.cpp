#include "render/search_documents.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "base/assert.hpp"
#include "base/collation.hpp"
#include "model/node_names.hpp"
#include "render/page_context.hpp"
#include "render/search_lines.hpp"

namespace prongsai {
namespace {

constexpr std::array<std::string_view, search_kinds> kind_words{"unit", "knowledge", "framework", "plan", "result", "write-up", "evidence"};

class SubjectList {
 public:
  explicit SubjectList(const SiteModel& site) : site_(site), corpus_(*site.corpus) {}

  auto take() -> std::vector<SearchSubject> {
    for (const auto* unit : site_.units_th) {
      add(SearchKind::unit, UnitPage{unit});
    }
    add_knowledge();
    add_frameworks();
    for (const auto* unit : site_.units_th) {
      add_plans(*unit);
    }
    add_results();
    for (const auto& practice : site_.practices_th) {
      add(SearchKind::write_up, practice);
    }
    for_each_year([this](const Unit& unit, const UnitYear& year) { add_evidence(unit, year); });
    return std::move(subjects_);
  }

 private:
  void add(SearchKind kind, PageSubject page) {
    subjects_.push_back({.kind = kind, .page = std::move(page), .evidence = nullptr, .node = {}, .node_title = nullptr});
  }

  void add_knowledge() {
    for (const auto& article : corpus_.articles) {
      add(SearchKind::knowledge, ArticlePage{&article});
    }
    for (const auto& page : corpus_.pages) {
      add(SearchKind::knowledge, ProsePage{&page});
    }
  }

  void add_framework(const PageSubject& page, const FrameworkId& id) {
    add(SearchKind::framework, page);
    for (const auto& node : known_ids_of(id, {}, corpus_).value_or(std::vector<NodeName>())) {
      subjects_.push_back({.kind = SearchKind::framework, .page = page, .evidence = nullptr, .node = node.id, .node_title = node.title});
    }
  }

  void add_frameworks() {
    for (const auto& [id, framework] : corpus_.frameworks) {
      add_framework(FrameworkPage{&framework}, id);
    }
    for (const auto& [id, checklist] : corpus_.checklists) {
      add_framework(ChecklistPage{&checklist}, id);
    }
    for (const auto& [id, frame] : corpus_.plan_frames) {
      add_framework(PlanFramePage{&frame}, id);
    }
    for (const auto& [id, crosswalk] : corpus_.crosswalks) {
      add(SearchKind::framework, CrosswalkPage{&crosswalk});
    }
  }

  void add_plans(const Unit& unit) {
    for (const auto* standing : site_.standings->plans_of(unit.id)) {
      add(SearchKind::plan, PlanPage{standing});
      for (const auto& record : standing->records) {
        add(SearchKind::plan, PlanRecordPage{standing, &record});
      }
    }
  }

  void add_results() {
    for (auto year = site_.standings->years.rbegin(); year != site_.standings->years.rend(); ++year) {
      add(SearchKind::result, YearPage{&year->second});
      if (const auto found = site_.standings->results.find(year->first); found != site_.standings->results.end()) {
        add(SearchKind::result, ResultsPage{&found->second});
      }
    }
    for (const auto& region : corpus_.portal.regions) {
      add(SearchKind::result, RegionPage{&region});
    }
    for (const auto& province : site_.provinces) {
      add(SearchKind::result, ProvincePage{&province});
    }
    for_each_year([this](const Unit& unit, const UnitYear& year) {
      add(SearchKind::result, UnitYearPage{&unit, &year, site_.standings->of(unit.id, year.year)});
      for (const auto* score : site_.standings->checklists_of(unit.id, year.year)) {
        add(SearchKind::result, ChecklistAnswersPage{score});
      }
      if (const auto* programme = site_.standings->programme_of(unit.id, year.year)) {
        add(SearchKind::result, ProgrammePage{programme});
      }
    });
  }

  void add_evidence(const Unit& unit, const UnitYear& year) {
    for (const auto& evidence : year.evidence) {
      if (evidence.visibility == Visibility::public_) {
        subjects_.push_back({.kind = SearchKind::evidence,
                             .page = RegisterPage{&unit, &year},
                             .evidence = &evidence,
                             .node = evidence.id.str(),
                             .node_title = &evidence.title});
      }
    }
  }

  // The latest year first, then units in their order.
  template <class Fn>
  void for_each_year(Fn fn) {
    auto years = corpus_.years();
    std::ranges::reverse(years);
    for (const auto year : years) {
      for (const auto* unit : site_.units_th) {
        if (const auto found = unit->years.find(year); found != unit->years.end()) {
          fn(*unit, found->second);
        }
      }
    }
  }

  const SiteModel& site_;
  const Corpus& corpus_;
  std::vector<SearchSubject> subjects_;
};

auto text_of(const Province& province) -> Text { return province.name.empty() ? same_text(province.code) : province.name; }

// Every province once, in dictionary order.
auto provinces_of(const SiteModel& site) -> std::vector<Text> {
  const ThaiCollator collator;
  std::map<std::string, Text> sorted;
  for (const auto* unit : site.units_th) {
    if (unit->province) {
      const auto name = text_of(*unit->province);
      sorted.emplace(collator.key(name.th), name);
    }
  }
  std::vector<Text> names;
  for (auto& [key, name] : sorted) {
    names.push_back(std::move(name));
  }
  return names;
}

// From 1; 0 where it is not in the list.
auto place_in(const std::vector<Text>& names, const std::string& thai) -> std::uint16_t {
  const auto found = std::ranges::find(names, thai, &Text::th);
  return found == names.end() ? std::uint16_t{0} : static_cast<std::uint16_t>(found - names.begin() + 1);
}

auto title_in(const SiteModel& site, const SearchSubject& subject, const TemplateSet& templates, Language language) -> std::string {
  if (subject.node_title != nullptr) {
    return subject.node_title->in(language);
  }
  const PlannedPage page{.subject = subject.page, .language = language, .path = {}, .parents = {}, .links = {}};
  return PageContext(site, page, templates).title_of(subject.page).text;
}

// A portal in one language has no words in the other.
void drop_english(SearchDocument& document) {
  document.title.en.clear();
  document.context.en.clear();
  document.both.insert(document.both.end(), document.thai.begin(), document.thai.end());
  document.thai.clear();
  document.english.clear();
}

auto whose(const SearchSubject& subject, const Unit* unit, const Corpus& corpus) -> Text {
  if (unit != nullptr && subject.kind != SearchKind::unit) {
    return unit->name;
  }
  if (unit != nullptr && unit->region) {
    const auto* region = corpus.portal.region(**unit->region);
    return region == nullptr ? Text() : region->title;
  }
  const bool is_node = subject.kind == SearchKind::framework && subject.node_title != nullptr;
  const auto* framework = is_node ? title_of_framework(framework_of(subject.page), corpus) : nullptr;
  return framework == nullptr ? Text() : *framework;
}

}  // namespace

auto word_of(SearchKind kind) -> std::string_view { return kind_words.at(static_cast<std::size_t>(kind)); }

auto search_subjects(const SiteModel& site) -> std::vector<SearchSubject> { return SubjectList(site).take(); }

auto search_path(const SearchSubject& subject) -> std::string { return path_of(subject.page).text + (subject.node.empty() ? "" : "#" + subject.node); }

auto search_extras(const SiteModel& site, const TemplateSet& templates) -> IndexExtras {
  IndexExtras extras;
  for (const auto& region : site.corpus->portal.regions) {
    extras.facets.regions.push_back(region.title);
  }
  extras.facets.provinces = provinces_of(site);
  for (const auto* unit : site.units_th) {
    extras.offices.push_back({.name = unit->name, .path = path_of(UnitPage{unit}).text});
  }
  extras.synonyms = templates.synonyms();
  return extras;
}

auto search_document(const SiteModel& site, const SearchSubject& subject, const TemplateSet& templates, const SearchFacets& facets)
    -> SearchDocument {
  const auto& corpus = *site.corpus;
  const auto* unit = unit_of(subject.page);
  const auto year = year_of(subject.page);
  const Voice thai(templates.strings(), Language::th);
  const Voice english(templates.strings(), Language::en);
  SearchDocument document;
  document.path = search_path(subject);
  document.kind = subject.kind;
  document.year = year.be;
  document.title = {.th = title_in(site, subject, templates, Language::th), .en = title_in(site, subject, templates, Language::en)};
  document.context = whose(subject, unit, corpus);
  if (document.context.en.empty()) {
    document.context.en = document.context.th;
  }
  if (year.be != 0) {
    const auto with_year = [&](std::string& text, const Voice& voice) { text += (text.empty() ? "" : " ") + voice.fiscal_year(year); };
    with_year(document.context.th, thai);
    with_year(document.context.en, english);
  }
  if (unit != nullptr) {
    const auto* region = unit->region ? corpus.portal.region(**unit->region) : nullptr;
    document.region = region == nullptr ? std::uint16_t{0} : place_in(facets.regions, region->title.th);
    document.province = unit->province ? place_in(facets.provinces, text_of(*unit->province).th) : std::uint16_t{0};
  }
  add_lines(site, subject, document);
  if (corpus.portal.languages.size() < 2) {
    drop_english(document);
  }
  return document;
}

}  // namespace prongsai
