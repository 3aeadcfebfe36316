#include <utility>

#include "chart/radar.hpp"
#include "render/builders.hpp"
#include "render/checklist_builders.hpp"
#include "render/checklist_words.hpp"

namespace prongsai {
namespace {

class AnswersBuilder {
 public:
  AnswersBuilder(const PageContext& page, const ChecklistScore& score) : page_(page), voice_(page.voice()), score_(score) {}

  auto view() const -> ChecklistAnswersView {
    ChecklistAnswersView view;
    view.title = voice_.words(score_.checklist->title);
    view.unit = voice_.words(score_.unit->name);
    view.year = capital(voice_.fiscal_year(score_.year->year));
    view.answer = capital(checklist_answer(score_, voice_));
    view.basis = checklist_basis(score_, voice_);
    view.reviewed = score_.reviewed;
    if (score_.answers->review && score_.answers->review->date) {
      view.review_date = voice_.date_view(*score_.answers->review->date);
    }
    if (score_.answers->date) {
      view.signed_date = voice_.date_view(*score_.answers->date);
    }
    view.figures = figures();
    view.framework = page_.link(ChecklistPage{score_.checklist});
    RadarChart radar{.description = voice_.say("radar.description"), .axes = {}};
    for (const auto& result : score_.groups) {
      view.rows.push_back(row(result, view.rows.size() + 1));
      view.groups.push_back(group(result));
      radar.axes.push_back(result.tally.percent().value_or(Decimal()));
      radar.description += " " + voice_.say("bars.part", {voice_.plain(result.group->title), percent_words(result.tally, voice_)});
    }
    if (score_.checklist->radar) {
      view.chart = radar_chart(radar);
    }
    return view;
  }

 private:
  auto figures() const -> std::vector<FigureView> {
    const auto& tally = score_.tally;
    std::vector<FigureView> figures{
        {.label = voice_.say("figure.present"),
         .value = voice_.say("score.of", {std::to_string(tally.present), std::to_string(tally.applying())})},
        {.label = voice_.say("figure.share"), .value = percent_words(tally, voice_)}};
    if (tally.scoring == Scoring::points) {
      figures.push_back({.label = voice_.say("unit.points"),
                         .value = voice_.say("score.of", {grouped_number(tally.points.points()), grouped_number(tally.full.points())})});
    }
    if (!score_.checklist->grades.empty()) {
      figures.push_back({.label = voice_.say("score.grade"), .value = checklist_grade(score_, voice_)});
    }
    const auto add = [&](ItemState state, int items) {
      if (items > 0) {
        figures.push_back({.label = capital(state_words(state, voice_)), .value = std::to_string(items)});
      }
    };
    add(ItemState::absent, tally.absent);
    add(ItemState::unproved, tally.unproved);
    add(ItemState::unanswered, tally.unanswered);
    add(ItemState::not_applicable, tally.not_applicable);
    return figures;
  }

  auto row(const GroupResult& result, std::size_t number) const -> GroupRowView {
    return {.number = std::to_string(number),
            .title = {.text = voice_.words(result.group->title), .linked = true, .url = {"#" + group_anchor(*result.group)}},
            .present = std::to_string(result.tally.present),
            .applying = std::to_string(result.tally.applying()),
            .percent = percent_words(result.tally, voice_)};
  }

  auto group(const GroupResult& result) const -> AnsweredGroupView {
    AnsweredGroupView view{
        .anchor = group_anchor(*result.group), .title = voice_.words(result.group->title), .result = capital(tally_words(result.tally, voice_)), .items = {}};
    std::size_t next = 0;
    add(result.group->items, 0, result, next, view.items);
    return view;
  }

  // Headings between the items that are answered; the results stand in the same order.
  void add(const std::vector<ChecklistItem>& items, int depth, const GroupResult& result, std::size_t& next, std::vector<AnsweredItemView>& views) const {
    for (const auto& item : items) {
      if (item.items.empty()) {
        views.push_back(this->item(result.items.at(next), depth));
        ++next;
        continue;
      }
      AnsweredItemView heading;
      heading.id = item.id.str();
      heading.depth = depth_class(depth);
      heading.title = voice_.words(item.title);
      heading.heading = true;
      views.push_back(std::move(heading));
      add(item.items, depth + 1, result, next, views);
    }
  }

  auto item(const ItemResult& result, int depth) const -> AnsweredItemView {
    const auto& item = *result.item;
    AnsweredItemView view;
    view.id = item.id.str();
    view.depth = depth_class(depth);
    view.title = voice_.words(item.title);
    view.state = capital(state_words(result.state, voice_));
    switch (result.state) {
      case ItemState::present:
        view.mark = "mark holds";
        view.state.insert(0, "✓ ");
        break;
      case ItemState::absent:
      case ItemState::unproved:
        view.mark = "mark fails";
        view.state.insert(0, "✗ ");
        break;
      case ItemState::not_applicable:
      case ItemState::unanswered:
        view.mark = "mark";
        view.state.insert(0, "– ");
        break;
    }
    view.answer = answer(result);
    view.is_old = result.freshness != Freshness::fresh;
    if (result.freshness == Freshness::expired) {
      view.old = voice_.say("item.expired", {voice_.date(*result.own->valid_until)});
    } else if (result.freshness == Freshness::stale) {
      view.old = voice_.say("item.stale", {voice_.date(*result.own->checked), std::to_string(*item.valid_months)});
    }
    view.details = details(result);
    return view;
  }

  // What is not said by the mark: the choices or the number, and the points that differ from all or nothing.
  auto answer(const ItemResult& result) const -> std::string {
    std::string words;
    if (result.counted != nullptr && result.item->answer != AnswerType::present && result.counted->claims()) {
      words = answer_words(*result.item, *result.counted, *score_.checklist, voice_);
    }
    if (score_.checklist->scoring != Scoring::none && result.state != ItemState::not_applicable) {
      const auto points = voice_.say("score.of_points", {grouped_number(result.points.points()), grouped_number(result.full.points())});
      words += (words.empty() ? "" : " · ") + points;
    }
    return words;
  }

  auto details(const ItemResult& result) const -> std::vector<DetailView> {
    std::vector<DetailView> details;
    const auto add = [&](std::string_view label, Words words) { details.push_back(detail(voice_.say(label), std::move(words))); };
    if (result.differs) {
      add("item.own", own_words(answer_words(*result.item, *result.own, *score_.checklist, voice_)));
      add("item.reviewed", own_words(answer_words(*result.item, *result.reviewed, *score_.checklist, voice_)));
    }
    if (result.remark != nullptr) {
      add("item.remark", voice_.words(*result.remark));
    }
    if (result.own != nullptr) {
      add_own(*result.own, details);
    }
    if (!result.evidence.empty()) {
      DetailView evidence{.label = voice_.say("criterion.evidence"), .items = {}};
      for (const auto* one : result.evidence) {
        evidence.items.push_back(page_.evidence_item(*score_.unit, *score_.year, *one));
      }
      details.push_back(std::move(evidence));
    }
    if (result.state == ItemState::present && !result.supported) {
      add("item.unproved_award", own_words(required_words(*result.item->required, *score_.checklist, voice_)));
    }
    return details;
  }

  void add_own(const Answer& own, std::vector<DetailView>& details) const {
    if (const auto url = outside_href(own.url)) {
      details.push_back({.label = voice_.say("item.url"), .items = {{.text = own_words(own.url), .linked = true, .url = *url}}});
    }
    const auto add_date = [&](std::string_view label, const std::optional<Date>& date) {
      if (date) {
        details.push_back(detail(voice_.say(label), own_words(voice_.date(*date))));
      }
    };
    add_date("item.updated", own.updated);
    add_date("item.checked", own.checked);
    add_date("item.valid_until", own.valid_until);
    if (!own.note.empty()) {
      details.push_back(detail(voice_.say("entry.note"), voice_.words(own.note)));
    }
  }

  const PageContext& page_;
  const Voice& voice_;
  const ChecklistScore& score_;
};

}  // namespace

auto checklist_answers_view(const PageContext& page, const ChecklistAnswersPage& subject) -> ChecklistAnswersView {
  return AnswersBuilder(page, *subject.score).view();
}

}  // namespace prongsai
