#include <algorithm>
#include <utility>

#include "render/builders.hpp"
#include "render/list_builders.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

class ResultsBuilder {
 public:
  ResultsBuilder(const PageContext& page, const ResultsPage& subject)
      : page_(page), voice_(page.voice()), findings_(*subject.findings), number_(subject.page) {}

  auto view() const -> ResultsView {
    const auto& results = *findings_.results;
    ResultsView view;
    view.title = page_.title_of(ResultsPage{&findings_}).text;
    view.answer = voice_.say("announced.answer", {voice_.date(results.announced), std::to_string(results.awards.size())});
    if (!results.complete) {
      view.incomplete = NoteView{own_words(voice_.say("announced.incomplete"))};
    }
    view.details = details();
    for (const auto& honour : findings_.honours) {
      view.honours.push_back(this->honour(honour));
    }
    for (const auto& promotion : findings_.promotions) {
      view.promotions.push_back(this->promotion(promotion));
    }
    for (const auto* score : findings_.below_class) {
      auto words = page_.short_name(*score->unit);
      words.text = voice_.say("announced.below_class", {words.text, voice_.plain(score->unit_class->title),
                                                        grouped_number(score->total_without_bonus), grouped_number(*score->unit_class->threshold)});
      view.below_class.push_back({std::move(words)});
    }
    if (!results.note.empty()) {
      view.note = NoteView{voice_.words(results.note)};
    }
    keep_of_page(view);
    return view;
  }

 private:
  // Awards, then promotions, then units below their class; what is not of a list stands on the first page.
  void keep_of_page(ResultsView& view) const {
    const auto rows = announced_rows(findings_);
    const auto lines = view.below_class.size();
    const auto pages = pages_of(rows, lines);
    if (pages == 1) {
      return;
    }
    const auto cut = cut_of(rows, lines, number_);
    std::size_t at = 0;
    const auto outside = [&](const auto& /*row*/) {
      const auto place = at++;
      return place < cut.entries_begin || place >= cut.entries_end;
    };
    std::erase_if(view.honours, [&](HonourView& honour) {
      const bool had_none = honour.rows.empty();
      std::erase_if(honour.rows, outside);
      return honour.rows.empty() && (number_ > 1 || !had_none);
    });
    std::erase_if(view.promotions, outside);
    view.below_class = {view.below_class.begin() + static_cast<std::ptrdiff_t>(cut.lines_begin),
                        view.below_class.begin() + static_cast<std::ptrdiff_t>(cut.lines_end)};
    if (number_ > 1) {
      view.incomplete.reset();
      view.details.clear();
      view.note.reset();
    }
    view.pager = pager_view(page_,
                            {.page = number_, .pages = pages, .begin = cut.entries_begin + cut.lines_begin, .end = cut.entries_end + cut.lines_end,
                             .all = rows + lines},
                            [this](std::size_t number) { return PageSubject(ResultsPage{&findings_, number}); });
  }

  auto details() const -> std::vector<DetailView> {
    const auto& results = *findings_.results;
    std::vector<DetailView> details;
    details.push_back(detail(voice_.say("announced.date"), own_words(voice_.date(results.announced))));
    if (!results.order.number.empty()) {
      auto words = results.order.number;
      if (results.order.date) {
        words = voice_.say("announced.order_of", {results.order.number, voice_.date(*results.order.date)});
      }
      details.push_back(detail(voice_.say("announced.order"), own_words(std::move(words))));
    }
    if (findings_.framework != nullptr) {
      details.push_back(
          {.label = voice_.say("announced.framework"),
           .items = {{.text = voice_.words(findings_.framework->title), .linked = true, .url = page_.url(FrameworkPage{findings_.framework})}}});
    }
    if (const auto source = page_.citation(results.source, findings_.framework); !source.empty()) {
      details.push_back(detail(voice_.say("announced.source"), own_words(source)));
    }
    return details;
  }

  auto group_item(const GroupKey& group) const -> ItemView {
    if (const auto* id = std::get_if<RegionId>(&group)) {
      const auto* region = page_.corpus().portal.region(*id);
      return {.text = voice_.words(region->title), .linked = true, .url = page_.url(RegionPage{region})};
    }
    const auto* kind = std::get_if<UnitKind>(&group);
    return {.text = own_words(kind != nullptr ? voice_.unit_kind(*kind) : voice_.say("announced.all_units")), .linked = false, .url = {}};
  }

  auto unit_item(const UnitId& id, const UnitScore* score) const -> ItemView {
    const auto& unit = page_.corpus().units.at(id);
    const auto url = score != nullptr ? page_.url(UnitYearPage{&unit, score->year, score}) : page_.url(UnitPage{&unit});
    return {.text = page_.short_name(unit), .linked = true, .url = url};
  }

  auto differs(std::string words) const -> HonourFindingView { return {.text = own_words(std::move(words)), .agrees = false, .differs = true}; }

  auto award_findings(const HonourFinding& honour, const AwardFinding& finding) const -> std::vector<HonourFindingView> {
    std::vector<HonourFindingView> views;
    if (finding.wrong_class) {
      const auto* unit_class = findings_.framework == nullptr ? nullptr : findings_.framework->unit_class(honour.honour->for_class);
      views.push_back(
          differs(voice_.say("announced.wrong_class", {unit_class == nullptr ? honour.honour->for_class : voice_.plain(unit_class->title)})));
    }
    if (finding.below_threshold) {
      views.push_back(differs(
          voice_.say("announced.below_threshold", {grouped_number(finding.score->total_without_bonus), grouped_number(*honour.honour->threshold)})));
    }
    if (finding.better != nullptr) {
      const auto& better = *finding.better;
      const auto name = page_.short_name(*better.unit).text;
      const auto total = grouped_number(better.total);
      const bool tie = better.total == finding.score->total;
      views.push_back(differs(tie ? voice_.say("announced.not_best_tie", {name, total})
                                  : voice_.say("announced.not_best", {name, total, grouped_number(better.total - finding.score->total)})));
    }
    if (finding.score == nullptr) {
      views.push_back({.text = own_words(voice_.say("announced.no_score")), .agrees = false, .differs = false});
    } else if (views.empty()) {
      views.push_back(
          {.text = own_words(voice_.say(honour.honour->best ? "announced.agrees_best" : "announced.agrees")), .agrees = true, .differs = false});
    }
    return views;
  }

  auto rows(const HonourFinding& honour) const -> std::vector<AwardRowView> {
    std::vector<AwardRowView> rows;
    const auto none = voice_.say("word.none_given");
    for (const auto& group : honour.groups) {
      for (const auto& award : group.awards) {
        AwardRowView row{.group = group_item(group.group),
                         .unit = unit_item(award.award->unit, award.score),
                         .points = award.score == nullptr ? none : grouped_number(award.score->total),
                         .findings = award_findings(honour, award),
                         .note = {}};
        if (!award.award->note.empty()) {
          row.note = NoteView{voice_.words(award.award->note)};
        }
        rows.push_back(std::move(row));
      }
      if (group.awards.empty() && honour.honour->best && findings_.results->complete) {
        HonourFindingView finding = group.candidates > 0
                                  ? differs(voice_.say("announced.group_missing", {std::to_string(group.candidates)}))
                                  : HonourFindingView{.text = own_words(voice_.say("announced.group_unknown")), .agrees = false, .differs = false};
        rows.push_back({.group = group_item(group.group),
                        .unit = {.text = own_words(voice_.say("announced.nobody")), .linked = false, .url = {}},
                        .points = none,
                        .findings = {std::move(finding)},
                        .note = {}});
      }
    }
    return rows;
  }

  auto rules(const AnnouncedHonour& honour) const -> std::vector<NoteView> {
    std::vector<NoteView> rules;
    constexpr std::string_view groups[]{"announced.group.region", "announced.group.kind", "announced.group.none"};
    rules.push_back({own_words(voice_.say(groups[static_cast<std::size_t>(honour.group)]))});
    if (honour.best) {
      rules.push_back({own_words(voice_.say("announced.rule.best"))});
    }
    if (honour.threshold) {
      rules.push_back({own_words(voice_.say("announced.rule.threshold", {grouped_number(*honour.threshold)}))});
    }
    if (const auto* unit_class = findings_.framework == nullptr ? nullptr : findings_.framework->unit_class(honour.for_class)) {
      rules.push_back({own_words(voice_.say("announced.rule.class", {voice_.plain(unit_class->title)}))});
    }
    return rules;
  }

  // What documents print, and what the file has.
  auto counts(const HonourFinding& finding) const -> std::vector<NoteView> {
    std::vector<NoteView> counts;
    const auto& results = *findings_.results;
    for (const auto& expected : results.expected) {
      if (expected.honour == finding.honour->id) {
        const auto source = page_.citation(expected.source, findings_.framework);
        counts.push_back({own_words(source.empty() ? voice_.say("announced.expected", {std::to_string(expected.count)})
                                                   : voice_.say("announced.expected_in", {std::to_string(expected.count), source}))});
      }
    }
    const auto groups = std::to_string(finding.groups.size());
    const auto awards = std::to_string(std::ranges::count(results.awards, finding.honour->id, &AnnouncedAward::honour));
    counts.push_back({own_words(voice_.say("announced.count", {groups, awards}))});
    return counts;
  }

  auto honour(const HonourFinding& finding) const -> HonourView {
    const auto& honour = *finding.honour;
    return {.id = "honour." + honour.id,
            .title = voice_.words(honour.title),
            .label = voice_.plain(honour.title),
            .rules = rules(honour),
            .rows = rows(finding),
            .counts = counts(finding)};
  }

  auto class_title(const std::string& id) const -> Words {
    const auto* unit_class = findings_.framework == nullptr ? nullptr : findings_.framework->unit_class(id);
    return unit_class == nullptr ? own_words(id) : voice_.words(unit_class->title);
  }

  auto promotion(const PromotionFinding& finding) const -> PromotionRowView {
    const auto* score = finding.score;
    PromotionRowView row{.unit = unit_item(finding.promotion->unit, score),
                         .from = class_title(finding.promotion->from),
                         .to = class_title(finding.promotion->to),
                         .points = score == nullptr ? voice_.say("word.none_given") : grouped_number(score->total_without_bonus),
                         .findings = {}};
    if (score == nullptr) {
      row.findings.push_back({.text = own_words(voice_.say("announced.no_score")), .agrees = false, .differs = false});
    } else if (finding.below_threshold) {
      row.findings.push_back(differs(voice_.say("announced.below_threshold", {row.points, grouped_number(*finding.threshold)})));
    } else {
      row.findings.push_back({.text = own_words(voice_.say("announced.agrees")), .agrees = true, .differs = false});
    }
    return row;
  }

  const PageContext& page_;
  const Voice& voice_;
  const ResultsFindings& findings_;
  std::size_t number_;
};

}  // namespace

auto results_view(const PageContext& page, const ResultsPage& subject) -> ResultsView { return ResultsBuilder(page, subject).view(); }

auto results_link(const PageContext& page, FiscalYear year) -> std::optional<LinkView> {
  const auto found = page.site().standings->results.find(year);
  return found == page.site().standings->results.end() ? std::nullopt : std::optional(page.link(ResultsPage{&found->second}));
}

auto announced_items(const PageContext& page, const Unit& unit) -> std::vector<ItemView> {
  const auto& voice = page.voice();
  std::vector<ItemView> items;
  const auto add = [&](FiscalYear year, const ResultsFindings& findings, Words words) {
    words.text = voice.say("unit.class_of_year", {voice.fiscal_year(year), words.text});
    items.push_back({.text = std::move(words), .linked = true, .url = page.url(ResultsPage{&findings})});
  };
  const auto& all = page.site().standings->results;
  for (auto entry = all.rbegin(); entry != all.rend(); ++entry) {
    const auto& results = *entry->second.results;
    for (const auto& award : results.awards) {
      if (award.unit == unit.id) {
        add(entry->first, entry->second, voice.words(results.honour(award.honour)->title));
      }
    }
    for (const auto& promotion : results.promotions) {
      if (promotion.unit == unit.id) {
        const auto* to = entry->second.framework == nullptr ? nullptr : entry->second.framework->unit_class(promotion.to);
        add(entry->first, entry->second, own_words(voice.say("announced.promoted", {to == nullptr ? promotion.to : voice.plain(to->title)})));
      }
    }
  }
  return items;
}

}  // namespace prongsai
