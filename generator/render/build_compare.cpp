#include <algorithm>
#include <cstddef>
#include <set>
#include <string>

#include "render/builders.hpp"
#include "render/citizen_builders.hpp"
#include "render/wording.hpp"
#include "score/year_runs.hpp"

namespace prongsai {
namespace {

// The unit and three others: more columns than four cannot be read together.
constexpr std::size_t most_compared = 4;

auto level_words(int number, const Voice& voice) -> std::string {
  return number == 0 ? voice.say("level.none") : voice.say("level.number", {std::to_string(number)});
}

// Not reviewed, not claimed and no level reached are three different things.
auto who_words(const LadderResult& dimension, const Voice& voice) -> std::string {
  if (dimension.awarded) {
    return voice.say("compare.awarded");
  }
  return voice.say(dimension.claimed ? "compare.self" : "compare.not_claimed");
}

auto run_row(const PageContext& page, const Unit& unit, const RunYear& of, std::size_t dimensions) -> RunRowView {
  const auto* score = of.score;
  RunRowView row{.year = page.link(UnitYearPage{&unit, of.year, score}), .columns = std::to_string(dimensions + 5)};
  const bool only_checklists = !page.site().standings->checklists_of(unit.id, of.year->year).empty();
  row.nothing = page.voice().say(only_checklists ? "unit.year.only_checklists" : "unit.year.no_assessment");
  if (score == nullptr) {
    return row;
  }
  row.assessed = true;
  row.unit_class = page.class_words(score->unit_class);
  for (const auto& dimension : score->dimensions) {
    const auto& title = dimension.short_title.empty() ? dimension.title : dimension.short_title;
    row.dimensions.push_back({.label = page.voice().plain(title),
                              .points = page.voice().say("run.level", {capital(level_words(dimension.counted, page.voice())), grouped_number(dimension.points)})});
  }
  row.total = grouped_number(score->total);
  row.grade = grade_words(score->grade, page.voice());
  row.rank = std::to_string(score->rank);
  row.basis = basis_words(*score, page.voice());
  return row;
}

auto years_words(const YearRun& run, const Voice& voice) -> std::string {
  const auto from = voice.fiscal_year(run.years.back().year->year);
  return run.years.size() == 1 ? from : voice.say("run.years", {from, voice.fiscal_year(run.years.front().year->year)});
}

// Says what changed between the run and the one above it.
auto change_words(const PageContext& page, const YearRun& run, const YearRun& later) -> std::string {
  const auto& voice = page.voice();
  const auto name = [&voice](const YearRun& of) { return of.framework == nullptr ? voice.say("run.no_framework") : voice.plain(of.framework->title); };
  return voice.say("run.change", {years_words(run, voice), name(run), years_words(later, voice), name(later)});
}

auto run_view(const PageContext& page, const Unit& unit, const YearRun& run) -> YearRunView {
  YearRunView view;
  view.caption = capital(page.voice().say("run.caption", {years_words(run, page.voice())}));
  if (run.framework != nullptr) {
    view.framework = page.link(FrameworkPage{run.framework});
  }
  const auto scored = std::ranges::find_if(run.years, [](const RunYear& year) { return year.score != nullptr; });
  if (scored != run.years.end()) {
    for (const auto& dimension : scored->score->dimensions) {
      view.heads.push_back({.title = page.voice().words(dimension.short_title.empty() ? dimension.title : dimension.short_title),
                            .full = grouped_number(dimension.full_points)});
    }
  }
  for (const auto& year : run.years) {
    view.rows.push_back(run_row(page, unit, year, view.heads.size()));
  }
  return view;
}

auto compared_with(const PageContext& page, const Unit& unit) -> std::vector<const UnitScore*> {
  const auto& similar = page.site().similar.at(unit.id);
  std::vector<const UnitScore*> scores{similar.own};
  for (const auto& other : similar.units) {
    if (scores.size() < most_compared) {
      scores.push_back(other.score);
    }
  }
  return scores;
}

// Years that have results, the latest first.
auto year_choices(const PageContext& page) -> std::vector<YearChoiceView> {
  std::vector<YearChoiceView> years;
  for (const auto& [number, year] : page.site().standings->years) {
    if (!year.scores.empty()) {
      years.insert(years.begin(), {.value = std::to_string(number.be), .title = capital(page.voice().fiscal_year(number))});
    }
  }
  return years;
}

}  // namespace

auto compared_lines(const UnitScore& score, const Voice& voice) -> std::vector<ComparedLine> {
  std::vector<ComparedLine> lines;
  for (const auto& dimension : score.dimensions) {
    const auto& title = dimension.short_title.empty() ? dimension.title : dimension.short_title;
    const auto points = voice.say("score.of_points", {grouped_number(dimension.points), grouped_number(dimension.full_points)});
    lines.push_back({.title = voice.plain(title), .text = capital(level_words(dimension.counted, voice)), .note = points + " · " + who_words(dimension, voice)});
  }
  std::string bonus;
  if (score.total != score.total_without_bonus) {
    bonus = voice.say("compare.with_bonus", {grouped_number(score.total - score.total_without_bonus)});
  }
  lines.push_back({.title = voice.say("score.total"), .text = voice.say("score.points", {grouped_number(score.total)}), .note = std::move(bonus)});
  lines.push_back({.title = voice.say("score.grade"), .text = grade_words(score.grade, voice), .note = {}});
  const auto& review = score.assessment->review;
  lines.push_back({.title = voice.say("score.basis"),
                   .text = basis_words(score, voice),
                   .note = score.reviewed && review && review->date ? voice.date(*review->date) : std::string()});
  lines.push_back({.title = voice.say("score.framework"), .text = voice.plain(score.framework->title), .note = {}});
  return lines;
}

auto similar_view(const PageContext& page, const Unit& unit) -> std::optional<SimilarView> {
  const auto found = page.site().similar.find(unit.id);
  if (found == page.site().similar.end() || found->second.units.empty()) {
    return std::nullopt;
  }
  SimilarView view;
  view.year = capital(page.voice().fiscal_year(found->second.year));
  for (const auto& other : found->second.units) {
    view.rows.push_back(page.result_row(*other.score));
  }
  if (page.site().is_compared(unit)) {
    view.compare = page.link(UnitComparePage{&unit});
  }
  return view;
}

auto year_run_views(const PageContext& page, const Unit& unit) -> std::vector<YearRunView> {
  const auto runs = year_runs(unit, *page.site().standings, page.corpus());
  std::vector<YearRunView> views;
  for (std::size_t at = 0; at < runs.size(); ++at) {
    auto view = run_view(page, unit, runs[at]);
    if (at > 0) {
      view.change = NoteView{own_words(change_words(page, runs[at], runs[at - 1]))};
    }
    views.push_back(std::move(view));
  }
  return views;
}

auto unit_compare_view(const PageContext& page, const UnitComparePage& subject) -> UnitCompareView {
  const auto& voice = page.voice();
  const auto scores = compared_with(page, *subject.unit);
  const auto year = scores.front()->year->year;
  UnitCompareView view;
  view.title = page.title_of(subject).text;
  view.unit = voice.words(subject.unit->name);
  view.year = capital(voice.fiscal_year(year));
  const auto better = std::ranges::count_if(scores, [&scores](const UnitScore* other) { return other->total < scores.front()->total; });
  view.answer = capital(voice.say("compare.answer", {voice.fiscal_year(year), total_words(*scores.front(), voice), std::to_string(better),
                                                     std::to_string(scores.size() - 1)}));
  std::vector<std::vector<ComparedLine>> columns;
  for (const auto* score : scores) {
    view.heads.push_back({.link = page.link(UnitYearPage{score->unit, score->year, score}, page.short_name(*score->unit)),
                          .note = page.region_words(*score->unit)});
    columns.push_back(compared_lines(*score, voice));
  }
  // One year has one framework, so that all columns have the same lines.
  for (std::size_t row = 0; row < columns.front().size(); ++row) {
    ComparedRowView line{.title = columns.front()[row].title, .cells = {}};
    for (std::size_t column = 0; column < columns.size(); ++column) {
      auto& cell = columns[column].at(row);
      line.cells.push_back({.label = page.short_name(*scores[column]->unit).text, .text = std::move(cell.text), .note = std::move(cell.note)});
    }
    view.rows.push_back(std::move(line));
  }
  view.framework = page.link(FrameworkPage{scores.front()->framework});
  view.choose = page.link(ComparePage{}, own_words(voice.say("compare.choose")));
  std::string query = "?u=";
  for (const auto* score : scores) {
    query += (score == scores.front() ? "" : ",") + score->unit->id.str();
  }
  view.choose.url.text += query + "&y=" + std::to_string(year.be);
  return view;
}

auto compare_view(const PageContext& page) -> CompareView {
  CompareView view;
  view.title = page.title_of(ComparePage{}).text;
  view.answer = page.voice().say("compare.about");
  view.script = page.asset_url("compare.js");
  view.data = page.file_url({"compare/"}).text;
  view.root = page.url(HomePage{}).text;
  view.years = year_choices(page);
  view.find = page.link(UnitIndexPage{}, own_words(page.voice().say("home.find_unit")));
  // Where the units are too many to list, their own pages lead to the comparison.
  if (page.site().letters.empty()) {
    for (const auto* unit : page.site().units(page.language())) {
      if (page.site().is_compared(*unit)) {
        view.units.push_back(page.link(UnitComparePage{unit}, page.short_name(*unit)));
      }
    }
  }
  return view;
}

}  // namespace prongsai
