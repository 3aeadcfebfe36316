#include <utility>

#include "render/builders.hpp"
#include "score/history.hpp"

// How the programme and its units stand from year to year.
namespace prongsai {
namespace {

auto indicator_of(const PageContext& page, const ProgrammeIndicator& indicator) -> IndicatorView {
  const auto& voice = page.voice();
  const bool growth = indicator.measure == ProgrammeIndicator::Measure::growth_of_class;
  IndicatorView view;
  view.title = voice.words(indicator.title);
  view.target = voice.say(growth ? "indicator.target.growth" : "indicator.target.share", {grouped_number(indicator.at_least)});
  view.source = page.citation(indicator.source);
  view.has_source = !view.source.empty();
  return view;
}

auto value_words(const PageContext& page, const IndicatorResult& result, FiscalYear year) -> std::string {
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

auto gap_words(const PageContext& page, const HistoryGap& gap) -> Words {
  const auto& voice = page.voice();
  const auto title = voice.plain(gap.dimension->short_title);
  const auto earlier = voice.plain(gap.earlier->title);
  switch (gap.why) {
    case HistoryGap::Why::said:
      return own_words(voice.say("history.gap.said", {title, earlier, voice.plain(*gap.words)}));
    case HistoryGap::Why::in_part:
      return own_words(gap.words == nullptr || gap.words->empty() ? voice.say("history.gap.in_part", {title, earlier})
                                                                  : voice.say("history.gap.in_part_note", {title, earlier, voice.plain(*gap.words)}));
    case HistoryGap::Why::points_differ:
      return own_words(voice.say("history.gap.points", {title, earlier}));
    case HistoryGap::Why::nothing_said:
      break;
  }
  return own_words(voice.say("history.gap.nothing", {title, earlier}));
}

}  // namespace

auto indicator_rules(const PageContext& page, const Framework& framework) -> std::vector<IndicatorView> {
  std::vector<IndicatorView> views;
  for (const auto& indicator : framework.programme) {
    views.push_back(indicator_of(page, indicator));
  }
  return views;
}

auto indicator_views(const PageContext& page, const YearStandings& standings) -> std::vector<IndicatorView> {
  std::vector<IndicatorView> views;
  for (const auto& result : standings.programme) {
    auto view = indicator_of(page, *result.indicator);
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
  HistoryRowView total{.title = own_words(voice.say("score.total")), .cells = {}};
  for (const auto& year : history.years) {
    const auto label = capital(voice.fiscal_year(year.year));
    view.years.push_back(page.link(FrameworkPage{year.framework}, own_words(label)));
    const auto words = year.score == nullptr   ? voice.say("history.no_result")
                       : !year.total_compares ? voice.say("history.not_comparable")
                                              : voice.say("score.of", {grouped_number(year.score->total), grouped_number(year.score->full_points)});
    total.cells.push_back({.label = label, .value = words});
  }
  view.rows.push_back(std::move(total));
  for (const auto& row : history.rows) {
    HistoryRowView cells{.title = voice.words(row.dimension->short_title), .cells = {}};
    for (std::size_t at = 0; at < row.results.size(); ++at) {
      const auto* result = row.results[at];
      const auto& year = history.years[at];
      const auto words = result != nullptr        ? voice.say("score.of", {grouped_number(result->points), grouped_number(result->full_points)})
                         : year.score == nullptr ? voice.say("history.no_result")
                                                 : voice.say("history.not_comparable");
      cells.cells.push_back({.label = capital(voice.fiscal_year(year.year)), .value = words});
    }
    view.rows.push_back(std::move(cells));
  }
  for (const auto& gap : history.gaps) {
    view.gaps.push_back({gap_words(page, gap)});
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
