#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include "base/assert.hpp"
#include "render/builders.hpp"
#include "render/citizen_builders.hpp"
#include "render/data_links.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

constexpr std::size_t rows_on_home = 10;
// Of a year with more results than one page may list: the first of all, and of each class and region.
constexpr std::size_t first_rows = 100;
constexpr std::size_t first_rows_of_group = 10;

auto verdict_count(const YearStandings& standings) -> std::int64_t { return std::ranges::count_if(standings.scores, &UnitScore::reviewed); }

// `ประเมินแล้ว 4 จาก 84 หน่วยงาน คณะกรรมการพิจารณาแล้ว 3 …`
auto year_answer(const PageContext& page, const YearStandings& standings) -> std::string {
  const auto assessed = standings.scores.size();
  if (assessed == 0) {
    return page.voice().say("year.answer.none");
  }
  const auto all = assessed + standings.without_assessment.size();
  return page.voice().say("year.answer", {std::to_string(assessed), std::to_string(all), std::to_string(verdict_count(standings))});
}

auto glance_of(const PageContext& page, const YearStandings& standings) -> GlanceView {
  const auto& voice = page.voice();
  GlanceView glance{.figures = {},
                    .distribution = page.distribution(standings),
                    .top = {},
                    .some_self_assessed = verdict_count(standings) < static_cast<std::int64_t>(standings.scores.size()),
                    .all = page.link(YearPage{&standings}, own_words(voice.say("home.all_results")))};
  const auto assessed = std::to_string(standings.scores.size());
  const auto all = std::to_string(standings.scores.size() + standings.without_assessment.size());
  glance.figures.push_back({.label = voice.say("figure.assessed"), .value = voice.say("figure.of", {assessed, all})});
  glance.figures.push_back({.label = voice.say("figure.reviewed"), .value = std::to_string(verdict_count(standings))});
  if (standings.mean_total) {
    glance.figures.push_back({.label = voice.say("figure.mean"), .value = grouped_number(*standings.mean_total)});
  }
  for (const auto& score : standings.scores) {
    if (glance.top.size() < rows_on_home) {
      glance.top.push_back(page.result_row(score));
    }
  }
  return glance;
}

auto classes_of(const PageContext& page, const YearStandings& standings) -> std::vector<ItemView> {
  std::vector<ItemView> items;
  if (standings.framework == nullptr) {
    return items;
  }
  for (const auto& unit_class : standings.framework->classes) {
    const auto count = std::ranges::count_if(page.corpus().units, [&](const auto& one) {
      const auto found = one.second.classes.find(standings.year);
      return found != one.second.classes.end() && *found->second == unit_class.id;
    });
    auto title = page.voice().words(unit_class.title);
    title.text = page.voice().say("home.class", {title.text, page.voice().count("count.units", count)});
    items.push_back({.text = std::move(title), .linked = !standings.scores.empty(), .url = page.url(YearPage{&standings}, "class." + unit_class.id)});
  }
  return items;
}

auto units_of_region(const PageContext& page, const Region& region) -> std::vector<const Unit*> {
  std::vector<const Unit*> units;
  std::ranges::copy_if(page.site().units(page.language()), std::back_inserter(units),
                       [&region](const Unit* unit) { return unit->region && **unit->region == region.id; });
  return units;
}

// Results of those of `units` that have one, by rank.
auto group_of(const PageContext& page, const YearStandings& standings, const std::vector<const Unit*>& units) -> ResultGroupView {
  ResultGroupView group;
  for (const auto& score : standings.scores) {
    if (std::ranges::find(units, score.unit) != units.end()) {
      group.rows.push_back(page.result_row(score));
    }
  }
  group.answer = page.voice().say("group.answer", {std::to_string(group.rows.size()), std::to_string(units.size())});
  return group;
}

auto without_result(const PageContext& page, const YearStandings& standings, const std::vector<const Unit*>& units) -> std::vector<LinkView> {
  std::vector<LinkView> links;
  for (const auto* unit : units) {
    if (standings.of(unit->id) == nullptr && !unit->quarantine) {
      links.push_back(page.unit_link(*unit));
    }
  }
  return links;
}

auto class_groups(const PageContext& page, const YearStandings& standings) -> std::vector<ResultGroupView> {
  std::vector<ResultGroupView> groups;
  for (const auto& unit_class : standings.framework->classes) {
    std::vector<const Unit*> units;
    std::ranges::copy_if(page.site().units(page.language()), std::back_inserter(units), [&](const Unit* unit) {
      const auto found = unit->classes.find(standings.year);
      return found != unit->classes.end() && *found->second == unit_class.id;
    });
    auto group = group_of(page, standings, units);
    group.anchor = "class." + unit_class.id;
    group.title = page.voice().words(unit_class.title);
    groups.push_back(std::move(group));
  }
  return groups;
}

auto region_groups(const PageContext& page, const YearStandings& standings) -> std::vector<ResultGroupView> {
  std::vector<ResultGroupView> groups;
  for (const auto& region : page.corpus().portal.regions) {
    auto group = group_of(page, standings, units_of_region(page, region));
    if (!group.rows.empty()) {
      group.anchor = "region." + region.id.str();
      group.title = page.voice().words(region.title);
      groups.push_back(std::move(group));
    }
  }
  return groups;
}

auto results_of(const PageContext& page, const YearStandings& standings) -> YearResultsView {
  const auto& first = standings.scores.front();
  YearResultsView view{.heads = {},
                       .rows = {},
                       .distribution = page.distribution(standings),
                       .totals = totals_view(page, standings),
                       .classes = class_groups(page, standings),
                       .regions = region_groups(page, standings)};
  for (const auto& dimension : first.dimensions) {
    view.heads.push_back({.title = page.voice().words(dimension.short_title.empty() ? dimension.title : dimension.short_title),
                          .full = grouped_number(dimension.full_points)});
  }
  const bool is_long = standings.scores.size() > most_units_on_a_page;
  for (const auto& score : standings.scores) {
    if (!is_long || view.rows.size() < first_rows) {
      view.rows.push_back(page.result_row(score));
    }
  }
  if (is_long) {
    const auto shorten = [](ResultGroupView& group) { group.rows.resize(std::min(group.rows.size(), first_rows_of_group)); };
    std::ranges::for_each(view.classes, shorten);
    std::ranges::for_each(view.regions, shorten);
    view.left_out = NoteView{own_words(page.voice().say("results.left_out", {std::to_string(first_rows), std::to_string(standings.scores.size()),
                                                                            std::to_string(first_rows_of_group)}))};
    view.all = page.link(UnitIndexPage{}, own_words(page.voice().say("home.find_unit")));
  }
  return view;
}

// The current year's results of the units of one place.
auto place_view(const PageContext& page, const std::vector<const Unit*>& units) -> RegionView {
  RegionView view;
  view.year = capital(page.voice().fiscal_year(page.corpus().portal.current_year));
  const YearStandings nothing{};
  const auto* current = page.site().current();
  const auto& standings = current == nullptr ? nothing : *current;
  auto group = group_of(page, standings, units);
  view.answer = std::move(group.answer);
  view.rows = std::move(group.rows);
  view.without = without_result(page, standings, units);
  return view;
}

}  // namespace

auto home_view(const PageContext& page) -> HomeView {
  const auto& voice = page.voice();
  const auto& portal = page.corpus().portal;
  HomeView view;
  view.title = voice.say("home.title", {voice.fiscal_year(portal.current_year)});
  const auto* current = page.site().current();
  view.answer = current == nullptr ? voice.say("year.answer.none") : year_answer(page, *current);
  if (current != nullptr) {
    if (!current->scores.empty()) {
      view.glance = glance_of(page, *current);
    }
    view.classes = classes_of(page, *current);
    view.map = map_view(page, *current);
  }
  for (const auto& region : portal.regions) {
    view.regions.push_back({.link = page.link(RegionPage{&region}),
                            .provinces = voice.words(region.provinces),
                            .units = voice.count("count.units", static_cast<std::int64_t>(units_of_region(page, region).size()))});
  }
  view.units = page.link(UnitIndexPage{}, own_words(voice.say("home.find_unit")));
  view.practices = page.link(PracticeIndexPage{}, own_words(voice.say("home.all_practices")));
  view.announced = results_link(page, portal.current_year);
  view.practices_count = voice.count("count.practices", static_cast<std::int64_t>(page.site().practices_th.size()));
  return view;
}

auto year_view(const PageContext& page, const YearPage& subject) -> YearView {
  const auto& standings = *subject.standings;
  YearView view;
  view.data = data_of_year(page, standings.year);
  view.title = page.title_of(subject).text;
  view.answer = year_answer(page, standings);
  if (standings.framework != nullptr) {
    view.framework = page.link(FrameworkPage{standings.framework});
  }
  view.announced = results_link(page, standings.year);
  view.indicators = indicator_views(page, standings);
  for (const auto& [year, other] : page.site().standings->years) {
    view.years.push_back({.title = capital(page.voice().fiscal_year(year)), .url = page.url(YearPage{&other}), .current = year == standings.year});
  }
  std::ranges::reverse(view.years);
  for (const auto* checklist : page.corpus().checklists_for(standings.year)) {
    view.checklists.push_back(page.link(ChecklistPage{checklist}));
  }
  view.bare = standings.scores.empty() && view.checklists.empty();
  if (!standings.scores.empty()) {
    view.results = results_of(page, standings);
    view.dimensions = dimension_links(page, standings);
    view.compare = page.link(ComparePage{});
    if (standings.without_assessment.size() <= most_units_on_a_page) {
      view.without = without_result(page, standings, page.site().units(page.language()));
    }
    view.map = map_view(page, standings);
  }
  for (const auto* unit : standings.quarantined) {
    view.quarantined.push_back(page.unit_link(*unit));
  }
  for (const auto& practice : page.site().practices(page.language())) {
    if (practice.year->year == standings.year) {
      view.practices.push_back(page.practice_item(practice));
    }
  }
  view.packs = page.pack_views(page.site().packs_about(YearIndexPack{standings.year}));
  return view;
}

auto province_view(const PageContext& page, const ProvincePage& subject) -> RegionView {
  auto view = place_view(page, subject.of->units);
  view.title = page.voice().words(subject.of->province->name);
  return view;
}

auto region_view(const PageContext& page, const RegionPage& subject) -> RegionView {
  auto view = place_view(page, units_of_region(page, *subject.region));
  view.title = page.voice().words(subject.region->title);
  view.provinces = page.voice().words(subject.region->provinces);
  view.has_provinces = !view.provinces.empty();
  view.packs = page.pack_views(page.site().packs_about(RegionIndexPack{subject.region->id, page.corpus().portal.current_year}));
  for (auto& pack : view.packs) {
    // The page is about the region.
    pack.about.reset();
  }
  return view;
}

auto evidence_index_view(const PageContext& page) -> EvidenceIndexView {
  const auto& voice = page.voice();
  const auto year = page.corpus().portal.current_year;
  EvidenceIndexView view{.title = voice.say("evidence.title", {voice.fiscal_year(year)}), .answer = {}, .rows = {}};
  std::size_t entries = 0;
  for (const auto* unit : page.site().units(page.language())) {
    const auto found = unit->years.find(year);
    if (found == unit->years.end() || !has_register(found->second)) {
      continue;
    }
    const auto& evidence = found->second.evidence;
    const auto with = [&evidence](Visibility visibility) { return std::to_string(std::ranges::count(evidence, visibility, &Evidence::visibility)); };
    entries += evidence.size();
    view.rows.push_back({.unit = page.link(RegisterPage{unit, &found->second}, page.short_name(*unit)),
                         .entries = std::to_string(evidence.size()),
                         .open = with(Visibility::public_),
                         .auditor = with(Visibility::auditor),
                         .withheld = with(Visibility::withheld)});
  }
  view.answer = voice.say("evidence.answer", {std::to_string(entries), std::to_string(view.rows.size())});
  return view;
}

namespace {

auto pack_year_view(const PageContext& page, FiscalYear year) -> PackYearView {
  PackYearView view{.title = capital(page.voice().fiscal_year(year)),
                    .index = page.pack_views(page.site().packs_about(YearIndexPack{year})),
                    .regions = {},
                    .units = {}};
  for (const auto& region : page.corpus().portal.regions) {
    std::ranges::move(page.pack_views(page.site().packs_about(RegionIndexPack{region.id, year})), std::back_inserter(view.regions));
  }
  for (const auto* unit : page.site().units(page.language())) {
    const auto packs = page.site().packs_of(unit->id, year);
    if (!packs.empty()) {
      view.units.push_back({.unit = page.unit_link(*unit),
                            .packs = page.pack_views(packs),
                            .dimensions = page.pack_views(page.site().dimension_packs_of(unit->id, year))});
    }
  }
  return view;
}

void add_packs(const PageContext& page, DownloadsView& view) {
  std::set<FiscalYear, std::greater<>> years;
  for (const auto& pack : page.site().packs) {
    if (const auto* year = year_of(pack.subject)) {
      years.insert(*year);
    }
  }
  for (const auto year : years) {
    view.years.push_back(pack_year_view(page, year));
  }
  for (const auto* unit : page.site().units(page.language())) {
    PackUnitView of_unit{.unit = page.unit_link(*unit), .packs = {}, .dimensions = {}};
    for (const auto& [id, plan] : unit->plans) {
      std::ranges::move(page.pack_views(page.site().packs_about(PlanPack{unit->id, id})), std::back_inserter(of_unit.packs));
    }
    if (!of_unit.packs.empty()) {
      view.plans.push_back(std::move(of_unit));
    }
  }
}

auto data_group_views(const PageContext& page) -> std::vector<DataGroupView> {
  const auto& voice = page.voice();
  std::vector<DataGroupView> groups;
  const auto add = [&](std::string title, const std::function<bool(const DataListing&)>& wanted) {
    auto tables = data_table_views(page, wanted);
    if (!tables.empty()) {
      groups.push_back({.title = std::move(title), .tables = std::move(tables)});
    }
  };
  std::set<FiscalYear, std::greater<>> years;
  for (const auto& file : page.site().data) {
    if (file.about.year) {
      years.insert(*file.about.year);
    }
  }
  for (const auto year : years) {
    add(capital(voice.fiscal_year(year)), [year](const DataListing& file) { return file.about.year == year; });
  }
  add(voice.say("downloads.about_site"), [](const DataListing& file) { return file.about == DataSubject{}; });
  add(voice.say("downloads.about_framework"), [](const DataListing& file) { return file.about.framework.has_value(); });
  return groups;
}

}  // namespace

auto downloads_view(const PageContext& page) -> DownloadsView {
  const auto& voice = page.voice();
  DownloadsView view{.title = voice.say("title.downloads"), .data = data_group_views(page), .dictionary = page.link(DictionaryPage{}), .machine = {},
                     .years = {}, .plans = {}, .verify = page.verify_link(), .licence = page.licence_link()};
  for (const auto* name : {"datapackage.json", "catalog.jsonld"}) {
    view.machine.push_back({.title = own_words(name), .url = page.file_url({name})});
  }
  view.machine.push_back({.title = own_words(voice.say("downloads.feed")), .url = page.file_url(site_feed_path(page.language()))});
  add_packs(page, view);
  return view;
}

}  // namespace prongsai
