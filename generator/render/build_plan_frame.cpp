#include <algorithm>
#include <utility>

#include "render/builders.hpp"
#include "render/list_builders.hpp"
#include "render/data_links.hpp"

namespace prongsai {
namespace {

auto titled(const PlanNode& node, const Voice& voice) -> Words {
  auto words = voice.words(node.title);
  words.text = voice.say("plan.numbered", {node.id, words.text});
  return words;
}

void add_missions(const std::vector<PlanNode>& missions, const PageContext& page, const PlanFrame& frame, std::vector<PlanNodeView>& views) {
  for (const auto& mission : missions) {
    // The frame's own document is named once, at the head of the page.
    const bool same = mission.source.document == frame.source.document && !mission.source.place.empty();
    auto source = same ? mission.source.place : page.citation(mission.source);
    const bool has_source = !source.empty();
    views.push_back({.id = mission.id, .title = titled(mission, page.voice()), .source = std::move(source), .has_source = has_source});
    add_missions(mission.missions, page, frame, views);
  }
}

auto choice_items(std::string label, const std::vector<Choice>& choices, const Voice& voice) -> DetailView {
  DetailView view{.label = std::move(label), .items = {}, .compact = true};
  for (const auto& choice : choices) {
    view.items.push_back({.text = voice.words(choice.title), .linked = false, .url = {}});
  }
  return view;
}

auto details_of(const PageContext& page, const PlanFrame& frame) -> std::vector<DetailView> {
  const auto& voice = page.voice();
  std::vector<DetailView> details;
  details.push_back(detail(voice.say("framework.years"), own_words(voice.say("plan.years", {year_ranges(frame.years)}))));
  DetailView kinds{.label = voice.say("framework.unit_kinds"), .items = {}};
  for (const auto kind : frame.unit_kinds) {
    kinds.items.push_back({.text = own_words(voice.unit_kind(kind)), .linked = false, .url = {}});
  }
  details.push_back(std::move(kinds));
  details.push_back(choice_items(voice.say("plan.frame.types"), frame.item_types, voice));
  details.push_back(choice_items(voice.say("plan.frame.levels"), frame.kpi_levels, voice));
  std::vector<Choice> risks;
  std::ranges::transform(frame.risk_levels, std::back_inserter(risks),
                         [](const RiskLevel& level) { return Choice{.id = level.id, .title = level.title}; });
  details.push_back(choice_items(voice.say("plan.frame.risks"), risks, voice));
  if (const auto source = page.citation(frame.source); !source.empty()) {
    details.push_back(detail(voice.say("framework.source"), own_words(source)));
  }
  std::erase_if(details, [](const DetailView& one) { return one.items.empty(); });
  return details;
}

}  // namespace

auto plan_frame_view(const PageContext& page, const PlanFramePage& subject) -> PlanFrameView {
  const auto& voice = page.voice();
  const auto& frame = *subject.frame;
  PlanFrameView view;
  view.data = data_of_framework(page, subject.frame->id);
  view.title = voice.words(frame.title);
  view.summary = voice.words(frame.summary);
  view.details = details_of(page, frame);
  for (const auto& dimension : frame.dimensions) {
    PlanFrameDimensionView of_dimension{.id = dimension.id, .title = titled(dimension, voice), .missions = {}};
    add_missions(dimension.missions, page, frame, of_dimension.missions);
    view.dimensions.push_back(std::move(of_dimension));
  }
  view.places = place_groups(page, subject, ListKind::plans);
  for (const auto& standing : page.site().standings->plans) {
    if (standing.frame == &frame && view.places.empty()) {
      auto words = page.short_name(*standing.unit);
      words.text = voice.say("plan.of_unit", {words.text, voice.plain(standing.plan->title)});
      view.plans.push_back(page.link(PlanPage{&standing}, std::move(words)));
    }
  }
  for (const auto& note : frame.notes) {
    view.notes.push_back({voice.words(note.text)});
  }
  for (const auto& source : frame.sources) {
    const auto url = outside_href(source.url);
    view.sources.push_back({.title = {.text = voice.words(source.title), .linked = url.has_value(), .url = url.value_or(Href())},
                            .publisher = voice.words(source.publisher),
                            .year = source.year ? std::to_string(source.year->be) : std::string()});
  }
  return view;
}

}  // namespace prongsai
