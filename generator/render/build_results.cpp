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
#include "render/list_builders.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

constexpr std::size_t rows_on_home = 10;
// Of a year with more results than one page may list: the first of all, and of each class.
constexpr std::size_t first_rows = 50;
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

// Results of those of `units` that have one, by rank; no more than `most` of them.
auto group_of(const PageContext& page, const YearStandings& standings, const std::vector<const Unit*>& units, std::size_t most) -> ResultGroupView {
  ResultGroupView group;
  const auto results = place_results(&standings, units);
  for (const auto* score : results.scores) {
    if (group.rows.size() < most) {
      group.rows.push_back(page.result_row(*score));
    }
  }
  group.answer = page.voice().say("group.answer", {std::to_string(results.scores.size()), std::to_string(units.size())});
  return group;
}

auto unit_links(const PageContext& page, const std::vector<const Unit*>& units) -> std::vector<LinkView> {
  std::vector<LinkView> links;
  std::ranges::transform(units, std::back_inserter(links), [&page](const Unit* unit) { return page.unit_link(*unit); });
  return links;
}

// Whether the year's results stand on several pages.
auto is_long(const PageContext& page, const YearStandings& standings) -> bool { return !page.site().parts_of(standings.year).empty(); }

auto class_groups(const PageContext& page, const YearStandings& standings) -> std::vector<ResultGroupView> {
  std::vector<ResultGroupView> groups;
  for (const auto& unit_class : standings.framework->classes) {
    std::vector<const Unit*> units;
    std::ranges::copy_if(page.site().units(page.language()), std::back_inserter(units), [&](const Unit* unit) {
      const auto found = unit->classes.find(standings.year);
      return found != unit->classes.end() && *found->second == unit_class.id;
    });
    auto group = group_of(page, standings, units, is_long(page, standings) ? first_rows_of_group : units.size());
    group.anchor = "class." + unit_class.id;
    group.title = page.voice().words(unit_class.title);
    groups.push_back(std::move(group));
  }
  return groups;
}

auto region_groups(const PageContext& page, const YearStandings& standings) -> std::vector<ResultGroupView> {
  std::vector<ResultGroupView> groups;
  for (const auto& region : page.corpus().portal.regions) {
    const auto units = units_of_region(page, region);
    auto group = group_of(page, standings, units, units.size());
    if (!group.rows.empty()) {
      group.anchor = "region." + region.id.str();
      group.title = page.voice().words(region.title);
      groups.push_back(std::move(group));
    }
  }
  return groups;
}

auto results_of(const PageContext& page, const YearStandings& standings) -> YearResultsView {
  const bool all = !is_long(page, standings);
  YearResultsView view{.heads = result_heads(page, standings),
                       .rows = {},
                       .distribution = page.distribution(standings),
                       .totals = totals_view(page, standings),
                       .classes = class_groups(page, standings),
                       .regions = all ? region_groups(page, standings) : std::vector<ResultGroupView>()};
  for (const auto& score : standings.scores) {
    if (all || view.rows.size() < first_rows) {
      view.rows.push_back(page.result_row(score));
    }
  }
  if (!all) {
    view.left_out = NoteView{own_words(page.voice().say("results.left_out", {std::to_string(view.rows.size()), std::to_string(standings.scores.size()),
                                                                            std::to_string(first_rows_of_group)}))};
    view.all = page.link(UnitIndexPage{}, own_words(page.voice().say("home.find_unit")));
  }
  return view;
}

// The current year's results of the units of one place, as far as they stand on the page.
auto place_view(const PageContext& page, const std::vector<const Unit*>& units, std::size_t number, const std::function<PageSubject(std::size_t)>& subject_of)
    -> RegionView {
  RegionView view;
  view.year = capital(page.voice().fiscal_year(page.corpus().portal.current_year));
  const auto results = place_results(page.site().current(), units);
  const auto entries = results.scores.size();
  const auto lines = results.without.size();
  view.answer = page.voice().say("group.answer", {std::to_string(entries), std::to_string(units.size())});
  const auto cut = cut_of(entries, lines, number);
  for (auto at = cut.entries_begin; at < cut.entries_end; ++at) {
    view.rows.push_back(page.result_row(*results.scores[at]));
  }
  for (auto at = cut.lines_begin; at < cut.lines_end; ++at) {
    view.without.push_back(page.unit_link(*results.without[at]));
  }
  view.none_assessed = entries == 0;
  view.all_assessed = lines == 0;
  view.pager = pager_view(page,
                          {.page = number, .pages = pages_of(entries, lines), .begin = cut.entries_begin + cut.lines_begin,
                           .end = cut.entries_end + cut.lines_end, .all = entries + lines},
                          subject_of);
  return view;
}

// Write-ups of the year: all of them, or the way to them.
void add_practices(const PageContext& page, FiscalYear year, YearView& view) {
  std::vector<const PracticePage*> practices;
  for (const auto& practice : page.site().practices(page.language())) {
    if (practice.year->year == year) {
      practices.push_back(&practice);
    }
  }
  const auto* part = page.site().topic_part({PracticeTopic::Of::year, std::to_string(year.be)});
  if (part != nullptr && practices.size() > most_entries_on_a_page) {
    const auto count = page.voice().count("count.practices", static_cast<std::int64_t>(practices.size()));
    view.many_practices = page.link(PartPage{part}, own_words(page.voice().say("year.practices.all", {count})));
    return;
  }
  std::ranges::transform(practices, std::back_inserter(view.practices), [&page](const PracticePage* practice) { return page.practice_item(*practice); });
}

// Units without a result, and units set aside, or how many.
void add_others(const PageContext& page, const YearStandings& standings, YearView& view) {
  const auto many = [&page](std::size_t count) {
    return NoteView{own_words(page.voice().count("year.listed_by_place", static_cast<std::int64_t>(count)))};
  };
  if (standings.without_assessment.size() > most_units_on_a_page && !standings.scores.empty()) {
    view.many_without = many(standings.without_assessment.size());
  } else if (!standings.scores.empty()) {
    view.without = unit_links(page, place_results(&standings, page.site().units(page.language())).without);
  }
  if (standings.quarantined.size() > most_units_on_a_page) {
    view.many_quarantined = many(standings.quarantined.size());
  } else {
    view.quarantined = unit_links(page, standings.quarantined);
  }
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
    view.map = map_view(page, standings);
  }
  view.places = result_lines(page, standings);
  add_others(page, standings, view);
  add_practices(page, standings.year, view);
  view.packs = page.pack_views(page.site().packs_about(YearIndexPack{standings.year}));
  return view;
}

auto province_view(const PageContext& page, const ProvincePage& subject) -> RegionView {
  auto view = place_view(page, subject.of->units, subject.page, [&subject](std::size_t number) { return PageSubject(ProvincePage{subject.of, number}); });
  view.title = page.voice().words(subject.of->province->name);
  return view;
}

auto region_view(const PageContext& page, const RegionPage& subject) -> RegionView {
  auto view = place_view(page, units_of_region(page, *subject.region), subject.page,
                         [&subject](std::size_t number) { return PageSubject(RegionPage{subject.region, number}); });
  view.title = page.voice().words(subject.region->title);
  view.provinces = page.voice().words(subject.region->provinces);
  view.has_provinces = !view.provinces.empty();
  if (subject.page == 1) {
    view.packs = page.pack_views(page.site().packs_about(RegionIndexPack{subject.region->id, page.corpus().portal.current_year}));
  }
  for (auto& pack : view.packs) {
    // The page is about the region.
    pack.about.reset();
  }
  return view;
}

}  // namespace prongsai
