#include <algorithm>
#include <map>

#include "chart/province_chart.hpp"
#include "render/builders.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

constexpr int no_unit = 0;
constexpr int not_assessed = 1;

// The best grade is the darkest; below the lowest band is the lightest of those with a result.
auto shade_of_grade(const Framework* framework, const std::string& grade) -> int {
  if (framework == nullptr || framework->grades.empty()) {
    return most_shade;
  }
  const auto& grades = framework->grades;
  const auto place = std::ranges::find(grades, grade, &Grade::name) - grades.begin();
  return most_shade - static_cast<int>(place * (most_shade - not_assessed - 1) / static_cast<std::ptrdiff_t>(grades.size()));
}

class MapBuilder {
 public:
  MapBuilder(const PageContext& page, const YearStandings& standings) : page_(page), voice_(page.voice()), standings_(standings) {
    for (const auto& score : standings.scores) {
      if (score.unit->province) {
        scores_[score.unit->province->code].push_back(&score);
      }
    }
  }

  auto chart(const ProvinceMap& map) -> ProvinceChart {
    ProvinceChart chart{
        .description = voice_.say("map.description"), .width = map.width, .height = map.height, .provinces = {}, .water = map.water};
    for (const auto& shape : map.provinces) {
      chart.provinces.push_back(province(shape));
    }
    return chart;
  }

  // What each shade means, of those that occur.
  auto shades() -> std::vector<ShadeView> {
    std::map<int, std::string, std::greater<>> meanings;
    const auto add = [&](int shade, const std::string& words) {
      auto& meaning = meanings[shade];
      meaning += (meaning.empty() ? "" : ", ") + words;
    };
    if (standings_.framework == nullptr || standings_.framework->grades.empty()) {
      add(most_shade, voice_.say("map.assessed"));
    } else {
      for (const auto& count : standings_.grades) {
        add(shade_of_grade(standings_.framework, count.grade), grade_words(count.grade, voice_));
      }
    }
    add(not_assessed, voice_.say("map.not_assessed"));
    if (any_without_unit_) {
      add(no_unit, voice_.say("map.no_unit"));
    }
    std::vector<ShadeView> views;
    for (const auto& [shade, meaning] : meanings) {
      views.push_back({.sample = shade_sample(shade), .meaning = meaning});
    }
    return views;
  }

 private:
  auto province(const ProvinceShape& shape) -> ChartProvince {
    ChartProvince drawn{.outline = shape.outline,
                        .column = shape.column,
                        .row = shape.row,
                        .short_name = voice_.plain(shape.short_name),
                        .short_value = {},
                        .description = {},
                        .url = {},
                        .shade = no_unit};
    const auto& all = page_.site().provinces;
    const auto of = std::ranges::find(all, shape.code, [](const ProvinceUnits& one) { return one.province->code; });
    auto words = voice_.say("map.no_unit");
    if (of == all.end()) {
      any_without_unit_ = true;
    } else {
      // A province with one office leads to it at once.
      drawn.url = (of->units.size() == 1 ? page_.url(UnitPage{of->units.front()}) : page_.url(ProvincePage{&*of})).text;
      drawn.shade = not_assessed;
      words = results_of(*of, drawn);
    }
    drawn.description = voice_.say("map.province", {voice_.plain(shape.name), words});
    return drawn;
  }

  // The results of a province's units in words: of each, or where there are many, how many have which grade, so that the page does not grow with the offices.
  // The best of them gives the shade.
  auto results_of(const ProvinceUnits& of, ChartProvince& drawn) -> std::string {
    constexpr std::size_t most_named = 6;
    std::string words;
    const auto add = [&words](const std::string& part) { words += (words.empty() ? "" : "; ") + part; };
    std::vector<std::pair<std::string, int>> grades;
    for (const auto* found : scores_in(of)) {
      const auto& score = *found;
      if (drawn.shade == not_assessed) {
        drawn.shade = shade_of_grade(standings_.framework, score.grade);
        drawn.short_value = score.grade.empty() ? grouped_number(score.total) : score.grade;
      }
      if (of.units.size() > most_named) {
        if (grades.empty() || grades.back().first != score.grade) {
          grades.emplace_back(score.grade, 0);
        }
        ++grades.back().second;
        continue;
      }
      auto result = voice_.say("map.result", {voice_.say("word.points.total", {grouped_number(score.total)}), grade_words(score.grade, voice_)});
      if (of.units.size() > 1) {
        result = voice_.say("map.province", {voice_.plain(score.unit->short_name), result});
      }
      add(result);
    }
    int counted = 0;
    for (const auto& [grade, count] : grades) {
      words += (words.empty() ? "" : ", ") + voice_.say("map.grade", {grade_words(grade, voice_), grouped_number(Decimal(count))});
      counted += count;
    }
    if (counted > 0) {
      words = voice_.say("map.province", {voice_.count("count.units", counted), words});
    }
    return words.empty() ? voice_.say("map.not_assessed") : words;
  }

  // In order of rank.
  auto scores_in(const ProvinceUnits& of) -> const std::vector<const UnitScore*>& { return scores_[of.province->code]; }

  const PageContext& page_;
  const Voice& voice_;
  const YearStandings& standings_;
  // By the code of the province.
  std::map<std::string, std::vector<const UnitScore*>> scores_;
  bool any_without_unit_ = false;
};

}  // namespace

auto map_view(const PageContext& page, const YearStandings& standings) -> std::optional<MapView> {
  const auto& map = page.corpus().map;
  if (!map || map->provinces.empty()) {
    return std::nullopt;
  }
  MapBuilder builder(page, standings);
  const auto chart = builder.chart(*map);
  MapView view{.map = province_map(chart), .tiles = province_tiles(chart), .shades = builder.shades(), .source = {}};
  view.source.text = page.voice().words(map->source);
  if (const auto url = outside_href(map->source_url)) {
    view.source.linked = true;
    view.source.url = *url;
  }
  return view;
}

}  // namespace prongsai
