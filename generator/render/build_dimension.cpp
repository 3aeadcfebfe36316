#include <algorithm>
#include <map>
#include <string>

#include "base/assert.hpp"
#include "chart/chart.hpp"
#include "render/builders.hpp"
#include "render/citizen_builders.hpp"
#include "render/list_builders.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

auto level_words(int number, const Voice& voice) -> std::string {
  return number == 0 ? voice.say("level.none") : voice.say("level.number", {std::to_string(number)});
}

struct LevelCount {
  int units = 0;
  int reviewed = 0;
};

class DimensionBuilder {
 public:
  DimensionBuilder(const PageContext& page, const DimensionPage& subject)
      : page_(page), voice_(page.voice()), subject_(subject), dimension_(*subject.dimension) {
    if (subject.part != nullptr) {
      scores_ = subject.part->scores;
    } else {
      std::ranges::transform(subject.standings->scores, std::back_inserter(scores_), [](const UnitScore& score) { return &score; });
    }
    for (const auto& variant : dimension_.variants) {
      for (const auto& level : variant.levels) {
        counts_[level.number];
      }
    }
    counts_[0];
    for (const auto* score : scores_) {
      const auto& result = this->result(*score);
      auto& count = counts_[result.counted];
      ++count.units;
      count.reviewed += result.awarded ? 1 : 0;
    }
  }

  auto view() const -> DimensionView {
    DimensionView view;
    view.title = voice_.words(dimension_.title);
    view.sub = capital(voice_.fiscal_year(subject_.standings->year));
    if (subject_.part != nullptr) {
      view.sub = place_words(*subject_.part).text + " · " + view.sub;
    }
    view.answer = answer();
    view.notes = notes();
    view.framework = page_.link(FrameworkPage{subject_.standings->framework});
    view.framework.url = page_.url(FrameworkPage{subject_.standings->framework}, dimension_.id.str());
    for (const auto& other : subject_.standings->framework->dimensions) {
      view.dimensions.push_back({.title = voice_.plain(other.short_title.empty() ? other.title : other.short_title),
                                 .url = page_.url(DimensionPage{subject_.standings, &other, subject_.part}),
                                 .current = &other == &dimension_});
    }
    add_counts(view);
    view.meanings = meanings();
    const auto parts = page_.site().dimension_parts_of(subject_.standings->year);
    if (subject_.part == nullptr && !parts.empty()) {
      view.places = places(parts);
    } else {
      view.units = units();
    }
    if (subject_.part != nullptr) {
      const auto cut = cut_of(0, scores_.size(), subject_.page);
      view.pager = pager_view(page_,
                              {.page = subject_.page, .pages = subject_.part->dimension_pages(), .begin = cut.lines_begin, .end = cut.lines_end,
                               .all = scores_.size()},
                              [this](std::size_t number) { return PageSubject(DimensionPage{subject_.standings, &dimension_, subject_.part, number}); });
    }
    return view;
  }

 private:
  auto result(const UnitScore& score) const -> const LadderResult& {
    const auto* found = score.dimension(dimension_.id);
    require(found != nullptr, "a score lacks a dimension of its framework");
    return *found;
  }

  auto place_words(const ResultPart& part) const -> Words { return page_.title_of(DimensionPage{subject_.standings, &dimension_, &part}); }

  auto number_where(auto condition) const -> std::int64_t {
    return std::ranges::count_if(scores_, [&](const UnitScore* score) { return condition(result(*score)); });
  }

  auto answer() const -> std::string {
    const auto& top = *counts_.rbegin();
    return voice_.say("dimension.answer", {std::to_string(scores_.size()), std::to_string(top.second.units), level_words(top.first, voice_)});
  }

  auto notes() const -> std::vector<NoteView> {
    std::vector<NoteView> notes;
    const auto add = [&](std::string_view key, std::int64_t number) {
      if (number > 0) {
        notes.push_back({own_words(voice_.count(key, number))});
      }
    };
    add("dimension.not_reviewed", number_where([](const LadderResult& one) { return !one.awarded; }));
    add("dimension.over_claimed", number_where([](const LadderResult& one) { return one.over_claimed(); }));
    add("dimension.over_awarded", number_where([](const LadderResult& one) { return one.over_awarded(); }));
    if (subject_.part == nullptr) {
      add("dimension.without", static_cast<std::int64_t>(subject_.standings->without_assessment.size()));
    }
    return notes;
  }

  void add_counts(DimensionView& view) const {
    const auto most = std::ranges::max_element(counts_, {}, [](const auto& one) { return one.second.units; })->second.units;
    BarChart chart{.description = voice_.say("dimension.chart"), .bars = {}};
    for (auto one = counts_.rbegin(); one != counts_.rend(); ++one) {
      const auto& [number, count] = *one;
      const auto level = capital(level_words(number, voice_));
      const auto units = voice_.count("count.units", count.units);
      chart.description += " " + voice_.say("distribution.part", {level, units});
      chart.bars.push_back({.label = level, .value = units, .part = Decimal(count.units), .whole = Decimal(std::max(most, 1))});
      view.counts.push_back({.level = level,
                             .units = std::to_string(count.units),
                             .reviewed = std::to_string(count.reviewed),
                             .self = std::to_string(count.units - count.reviewed)});
    }
    view.chart = bar_chart(chart);
  }

  auto meanings() const -> std::vector<LevelMeaningView> {
    std::vector<LevelMeaningView> meanings;
    for (const auto& variant : dimension_.variants) {
      LevelMeaningView meaning{.title = {}, .has_title = variant.kind.has_value(), .details = {}};
      if (variant.kind) {
        meaning.title = voice_.say("framework.for_kind", {voice_.unit_kind(*variant.kind)});
      }
      for (const auto& level : variant.levels) {
        const auto points = voice_.say("score.points", {grouped_number(level.points)});
        DetailView of_level{.label = voice_.say("dimension.level", {capital(level_words(level.number, voice_)), points}), .items = {}};
        for (const auto& criterion : level.criteria) {
          of_level.items.push_back({.text = voice_.words(criterion.title), .linked = false, .url = {}});
        }
        meaning.details.push_back(std::move(of_level));
      }
      meanings.push_back(std::move(meaning));
    }
    return meanings;
  }

  auto places(const std::vector<const ResultPart*>& parts) const -> std::vector<UnitLineView> {
    std::vector<UnitLineView> lines;
    for (const auto* part : parts) {
      lines.push_back({.link = page_.link(DimensionPage{subject_.standings, &dimension_, part}, place_words(*part)),
                       .note = own_words(voice_.count("count.units", static_cast<std::int64_t>(part->scores.size())))});
    }
    return lines;
  }

  // The most points first; equal ones in the order of the year's results.
  auto units() const -> std::vector<DimensionUnitView> {
    auto sorted = scores_;
    std::ranges::stable_sort(sorted, std::greater<>(), [this](const UnitScore* score) { return result(*score).points; });
    if (subject_.part != nullptr) {
      const auto cut = cut_of(0, sorted.size(), subject_.page);
      sorted = {sorted.begin() + static_cast<std::ptrdiff_t>(cut.lines_begin), sorted.begin() + static_cast<std::ptrdiff_t>(cut.lines_end)};
    }
    std::vector<DimensionUnitView> rows;
    for (const auto* score : sorted) {
      const auto& one = result(*score);
      DimensionUnitView row{.unit = {.title = page_.short_name(*score->unit), .url = page_.url(UnitYearPage{score->unit, score->year, score}, one.id.str())},
                            .region = page_.region_words(*score->unit),
                            .level = capital(level_words(one.counted, voice_)),
                            .points = grouped_number(one.points),
                            .basis = voice_.say(one.awarded ? "basis.reviewed.short" : "basis.self.short"),
                            .remark = {}};
      if (one.over_awarded()) {
        row.remark = voice_.say("dimension.remark.over_awarded", {level_words(one.supported, voice_)});
      } else if (one.over_claimed()) {
        row.remark = voice_.say("dimension.remark.over_claimed", {level_words(*one.claimed, voice_), level_words(one.supported, voice_)});
      } else if (!one.claimed && !one.awarded) {
        row.remark = voice_.say("compare.not_claimed");
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  const PageContext& page_;
  const Voice& voice_;
  const DimensionPage& subject_;
  const Dimension& dimension_;
  std::vector<const UnitScore*> scores_;
  std::map<int, LevelCount> counts_;
};

}  // namespace

auto dimension_view(const PageContext& page, const DimensionPage& subject) -> DimensionView { return DimensionBuilder(page, subject).view(); }

auto dimension_links(const PageContext& page, const YearStandings& standings) -> std::vector<LinkView> {
  std::vector<LinkView> links;
  if (standings.framework != nullptr && !standings.scores.empty()) {
    for (const auto& dimension : standings.framework->dimensions) {
      links.push_back(page.link(DimensionPage{&standings, &dimension}));
    }
  }
  return links;
}

}  // namespace prongsai
