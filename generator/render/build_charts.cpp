#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "chart/column_chart.hpp"
#include "chart/heat_map.hpp"
#include "chart/radar.hpp"
#include "chart/trend_chart.hpp"
#include "render/builders.hpp"
#include "score/history.hpp"

namespace prongsai {
namespace {

auto percent_of(Decimal part, Decimal whole) -> Decimal { return whole > Decimal() ? Share{.part = part, .whole = whole}.percent() : Decimal(); }

// Ranges of this width, of which there are at most twelve up to `most`.
auto bin_width(Decimal most) -> std::int64_t {
  constexpr std::array<std::int64_t, 9> widths{1, 2, 5, 10, 20, 50, 100, 200, 500};
  constexpr std::int64_t most_bins = 12;
  const auto fits = std::ranges::find_if(widths, [&](std::int64_t width) { return most.whole() / width < most_bins; });
  return fits == widths.end() ? most.whole() / most_bins + 1 : *fits;
}

}  // namespace

auto trend_view(const PageContext& page, const Unit& unit) -> std::optional<TrendView> {
  const auto& voice = page.voice();
  auto years = history_of(unit, *page.site().standings, page.corpus()).years;
  if (std::ranges::count_if(years, [](const HistoryYear& year) { return year.score != nullptr; }) < 2) {
    return std::nullopt;
  }
  std::ranges::reverse(years);
  TrendChart chart{.description = voice.say("trend.description"), .points = {}, .break_label = voice.say("trend.break")};
  TrendView view;
  const Framework* before = years.front().framework;
  for (const auto& year : years) {
    TrendChart::Point point{.label = std::to_string(year.year.be), .percent = {}, .value = {}, .compares = year.total_compares,
                            .new_framework = year.framework != before};
    before = year.framework;
    TrendRowView row{.year = page.link(UnitYearPage{&unit, &unit.years.at(year.year), year.score}), .framework = voice.words(year.framework->title),
                     .changed = point.new_framework, .total = voice.say("history.no_result"), .percent = {}};
    if (year.score != nullptr) {
      point.percent = percent_of(year.score->total_without_bonus, year.score->full_points);
      point.value = grouped_number(year.score->total_without_bonus);
      row.total = voice.say("score.of", {point.value, grouped_number(year.score->full_points)});
      row.percent = plain_number(*point.percent);
      view.has_odd = view.has_odd || !point.compares;
    }
    chart.description += " " + voice.say(point.new_framework ? "trend.part.changed" : "bars.part", {voice.fiscal_year(year.year), row.total});
    chart.points.push_back(std::move(point));
    view.rows.push_back(std::move(row));
  }
  view.chart = trend_chart(chart);
  return view;
}

auto totals_view(const PageContext& page, const YearStandings& standings) -> std::optional<TotalsView> {
  const auto& voice = page.voice();
  if (standings.scores.size() < 2) {
    return std::nullopt;
  }
  const auto highest = std::ranges::max_element(standings.scores, {}, &UnitScore::total)->total;
  const auto width = bin_width(highest);
  std::map<std::int64_t, int> counts;
  for (const auto& score : standings.scores) {
    ++counts[score.total.whole() / width];
  }
  const auto most = std::ranges::max_element(counts, {}, [](const auto& bin) { return bin.second; })->second;
  ColumnChart chart{.description = voice.say("totals.description"), .first_name = voice.say("totals.legend"), .second_name = {}, .pairs = {},
                    .most = Decimal(most), .most_words = voice.count("count.units", most)};
  TotalsView view;
  for (auto bin = counts.begin()->first; bin <= counts.rbegin()->first; ++bin) {
    const auto found = counts.find(bin);
    const int units = found == counts.end() ? 0 : found->second;
    const auto from = std::to_string(bin * width);
    TotalsRowView row{.range = voice.say("totals.range", {from, std::to_string((bin + 1) * width)}), .units = std::to_string(units)};
    chart.description += " " + voice.say("bars.part", {row.range, voice.count("count.units", units)});
    chart.pairs.push_back({.label = from, .first = Decimal(units), .has_second = false, .second = {}});
    view.rows.push_back(std::move(row));
  }
  view.chart = column_chart(chart);
  return view;
}

auto dimension_radar(const PageContext& page, const UnitScore& score) -> std::optional<RadarView> {
  constexpr std::size_t fewest = 3;
  constexpr std::size_t most = 12;
  if (score.dimensions.size() < fewest || score.dimensions.size() > most) {
    return std::nullopt;
  }
  const auto& voice = page.voice();
  RadarChart radar{.description = voice.say("radar.of_dimensions"), .axes = {}};
  RadarView view;
  for (const auto& dimension : score.dimensions) {
    const auto& title = dimension.short_title.empty() ? dimension.title : dimension.short_title;
    const auto percent = percent_of(dimension.points, dimension.full_points);
    radar.axes.push_back(percent);
    radar.description += " " + voice.say("bars.part", {voice.plain(title), plain_number(percent)});
    view.rows.push_back({.number = std::to_string(view.rows.size() + 1),
                         .title = voice.words(title),
                         .points = voice.say("score.of", {grouped_number(dimension.points), grouped_number(dimension.full_points)}),
                         .percent = plain_number(percent)});
  }
  view.chart = radar_chart(radar);
  return view;
}

auto risk_picture(const PageContext& page, const RiskCounts& counts) -> Html {
  const auto& voice = page.voice();
  HeatMap map{.description = voice.say("heat.description"),
              .likelihood_label = voice.say("heat.likelihood"),
              .impact_label = voice.say("heat.impact"),
              .counts = counts};
  for (int impact = heat_steps; impact >= 1; --impact) {
    for (int likelihood = heat_steps; likelihood >= 1; --likelihood) {
      const int count = counts.at(static_cast<std::size_t>(likelihood - 1)).at(static_cast<std::size_t>(impact - 1));
      if (count > 0) {
        map.description += " " + voice.say("heat.part", {std::to_string(likelihood), std::to_string(impact), voice.count("count.risks", count)});
      }
    }
  }
  return heat_map(map);
}

}  // namespace prongsai
