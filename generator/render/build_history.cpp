#include <algorithm>
#include <utility>

#include "render/builders.hpp"
#include "score/history.hpp"

// How the programme and its units stand from year to year.
namespace prongsai {
namespace {

auto indicator_of(const PageContext& page, const ProgrammeIndicator& indicator, const Framework* framework) -> IndicatorView {
  const auto& voice = page.voice();
  const bool growth = indicator.measure == ProgrammeIndicator::Measure::growth_of_class;
  IndicatorView view;
  view.title = voice.words(indicator.title);
  view.target = voice.say(growth ? "indicator.target.growth" : "indicator.target.share", {grouped_number(indicator.at_least)});
  view.source = page.citation(indicator.source, framework);
  view.has_source = !view.source.empty();
  return view;
}

auto value_words(const PageContext& page, const ProgrammeIndicatorResult& result, FiscalYear year) -> std::string {
  const auto& voice = page.voice();
  const auto part = std::to_string(result.part);
  const auto whole = std::to_string(result.whole);
  const auto before = std::to_string(year.be - 1);
  if (result.indicator->measure == ProgrammeIndicator::Measure::share_of_units_assessed) {
    return result.share ? voice.say("indicator.share", {grouped_number(result.share->percent()), part, whole}) : voice.say("indicator.share.none");
  }
  if (result.unknown > 0) {
    return voice.say("indicator.growth.unknown", {part, before, std::to_string(year.be - 1 - 543), std::to_string(result.unknown)});
  }
  if (!result.share) {
    return voice.say("indicator.growth.none", {part, before, std::to_string(year.be - 1 - 543)});
  }
  return voice.say(result.fell ? "indicator.fall" : "indicator.growth", {grouped_number(result.share->percent()), whole, part});
}

// One sentence for each reason; dimensions that share one stand together.
auto gap_notes(const PageContext& page, const std::vector<HistoryGap>& gaps) -> std::vector<NoteView> {
  const auto& voice = page.voice();
  std::vector<NoteView> notes;
  for (std::size_t at = 0; at < gaps.size(); ++at) {
    const auto& gap = gaps[at];
    auto title = voice.plain(gap.dimension->short_title);
    const auto earlier = voice.plain(gap.earlier->title);
    const bool has_words = gap.words != nullptr && !gap.words->empty();
    switch (gap.why) {
      case HistoryGap::Why::said:
        notes.push_back({own_words(voice.say("history.gap.said", {title, earlier, voice.plain(*gap.words)}))});
        break;
      case HistoryGap::Why::in_part:
        notes.push_back({own_words(has_words ? voice.say("history.gap.in_part_note", {title, earlier, voice.plain(*gap.words)})
                                             : voice.say("history.gap.in_part", {title, earlier}))});
        break;
      case HistoryGap::Why::points_differ:
        notes.push_back({own_words(voice.say("history.gap.points", {title, earlier}))});
        break;
      case HistoryGap::Why::nothing_said:
        for (; at + 1 < gaps.size() && gaps[at + 1].why == gap.why && gaps[at + 1].earlier == gap.earlier; ++at) {
          title += ", " + voice.plain(gaps[at + 1].dimension->short_title);
        }
        notes.push_back({own_words(voice.say("history.gap.nothing", {title, earlier}))});
        break;
    }
  }
  return notes;
}

}  // namespace

auto indicator_rules(const PageContext& page, const Framework& framework) -> std::vector<IndicatorView> {
  std::vector<IndicatorView> views;
  for (const auto& indicator : framework.programme) {
    views.push_back(indicator_of(page, indicator, &framework));
  }
  return views;
}

auto indicator_views(const PageContext& page, const YearStandings& standings) -> std::vector<IndicatorView> {
  std::vector<IndicatorView> views;
  for (const auto& result : standings.programme) {
    auto view = indicator_of(page, *result.indicator, standings.framework);
    view.value = value_words(page, result, standings.year);
    view.holds = result.holds == std::optional(true);
    view.fails = result.holds == std::optional(false);
    views.push_back(std::move(view));
  }
  return views;
}

auto history_view(const PageContext& page, const Unit& unit) -> std::optional<HistoryView> {
  const auto& voice = page.voice();
  const auto history = history_of(unit, *page.site().standings, page.corpus());
  if (history.years.empty()) {
    return std::nullopt;
  }
  HistoryView view;
  const auto scored = std::ranges::count_if(history.years, [](const HistoryYear& year) { return year.score != nullptr; });
  view.answer = voice.say(scored < 2 ? "history.answer.few" : "history.answer", {std::to_string(scored), std::to_string(history.years.size())});
  view.gaps = gap_notes(page, history.gaps);
  if (scored < 2) {
    return view;
  }
  HistoryRowView total{.title = own_words(voice.say("score.total_without_bonus")), .cells = {}};
  const auto points = [&voice](Decimal part, Decimal whole) { return voice.say("score.of", {grouped_number(part), grouped_number(whole)}); };
  for (const auto& year : history.years) {
    const auto label = capital(voice.fiscal_year(year.year));
    view.years.push_back(page.link(FrameworkPage{year.framework}, own_words(label)));
    const auto words = year.score == nullptr ? voice.say("history.no_result")
                       : year.total_compares ? points(year.score->total_without_bonus, year.score->full_points)
                                             : voice.say("history.not_comparable");
    total.cells.push_back({.label = label, .value = words});
  }
  view.rows.push_back(std::move(total));
  for (const auto& row : history.rows) {
    HistoryRowView cells{.title = voice.words(row.dimension->short_title), .cells = {}};
    for (std::size_t at = 0; at < row.results.size(); ++at) {
      const auto* result = row.results[at];
      const bool has_score = history.years[at].score != nullptr;
      const auto words =
          result != nullptr ? points(result->points, result->full_points) : voice.say(has_score ? "history.not_comparable" : "history.no_result");
      cells.cells.push_back({.label = capital(voice.fiscal_year(history.years[at].year)), .value = words});
    }
    view.rows.push_back(std::move(cells));
  }
  return view;
}

auto version_notes(const PageContext& page, const Framework& framework) -> std::vector<NoteView> {
  const auto& voice = page.voice();
  std::vector<NoteView> notes;
  if (!framework.follows->empty()) {
    auto words = page.framework_words(*framework.follows);
    words.text = voice.say("framework.follows", {words.text});
    notes.push_back({std::move(words)});
  }
  if (!framework.can_score()) {
    notes.push_back({own_words(voice.say("framework.in_part"))});
  }
  for (const auto& dimension : framework.dimensions) {
    const auto title = voice.plain(dimension.short_title);
    if (const auto& before = dimension.comparable_with) {
      auto words = own_words(voice.say("framework.comparable", {title, page.framework_words(*before->framework).text, voice.plain(before->note)}));
      notes.push_back({std::move(words)});
    } else if (!dimension.not_comparable.empty()) {
      notes.push_back({own_words(voice.say("framework.not_comparable", {title, voice.plain(dimension.not_comparable)}))});
    }
  }
  return notes;
}

}  // namespace prongsai
