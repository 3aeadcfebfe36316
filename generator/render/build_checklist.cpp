#include <algorithm>
#include <utility>

#include "render/data_links.hpp"
#include "render/builders.hpp"
#include "render/checklist_builders.hpp"
#include "render/list_builders.hpp"
#include "render/checklist_words.hpp"

namespace prongsai {
namespace {

auto years_words(const std::vector<FiscalYear>& years, const Voice& voice) -> std::string {
  std::string words;
  for (const auto year : years) {
    words += (words.empty() ? "" : ", ") + voice.say("year.short", {std::to_string(year.be), std::to_string(year.be - 543)});
  }
  return words;
}

class ChecklistBuilder {
 public:
  ChecklistBuilder(const PageContext& page, const Checklist& checklist) : page_(page), voice_(page.voice()), checklist_(checklist) {}

  auto view() const -> ChecklistView {
    ChecklistView view;
    view.title = voice_.words(checklist_.title);
    view.summary = voice_.words(checklist_.summary);
    const auto leaves = leaves_of(checklist_);
    const auto memory = std::ranges::count(leaves, true, &ChecklistItem::from_memory);
    view.answer = voice_.say("checklist.items_in_groups", {std::to_string(leaves.size()), std::to_string(checklist_.groups.size())});
    view.has_memory = memory > 0;
    view.memory = voice_.say("checklist.memory", {std::to_string(memory), std::to_string(leaves.size())});
    view.details = details();
    for (const auto& group : checklist_.groups) {
      view.groups.push_back(this->group(group));
    }
    for (const auto& grade : checklist_.grades) {
      view.grades.push_back({.grade = grade.name,
                             .title = voice_.words(grade.title),
                             .from = grouped_number(grade.from),
                             .each = grade.each ? grouped_number(*grade.each) : voice_.say("word.none_given")});
    }
    view.grades_source = cited(checklist_.grades_source);
    view.has_grades_source = !view.grades_source.empty();
    for (const auto& note : checklist_.notes) {
      auto source = cited(note.source);
      const bool has_source = !source.empty();
      view.notes.push_back({.text = voice_.words(note.text), .source = std::move(source), .has_source = has_source});
    }
    view.answered = answered();
    for (const auto& source : checklist_.sources) {
      const auto url = outside_href(source.url);
      view.sources.push_back({.title = {.text = voice_.words(source.title), .linked = url.has_value(), .url = url.value_or(Href())},
                              .publisher = voice_.words(source.publisher),
                              .year = source.year ? std::to_string(source.year->be) : std::string()});
    }
    return view;
  }

 private:
  // The checklist's own document is named once, at the head of the page; below it the place in it is enough.
  auto place_of(const Citation& source) const -> std::string {
    return source.document == checklist_.source.document && !source.place.empty() ? source.place : cited(source);
  }
  auto cited(const Citation& source) const -> std::string { return checklist_citation(checklist_, source, voice_); }

  auto details() const -> std::vector<DetailView> {
    DetailView years{.label = voice_.say("framework.years"), .items = {}};
    for (const auto year : checklist_.years) {
      years.items.push_back({.text = own_words(capital(voice_.fiscal_year(year))), .linked = false, .url = {}});
    }
    DetailView kinds{.label = voice_.say("framework.unit_kinds"), .items = {}};
    for (const auto kind : checklist_.unit_kinds) {
      kinds.items.push_back({.text = own_words(voice_.unit_kind(kind)), .linked = false, .url = {}});
    }
    constexpr std::string_view scoring[]{"checklist.score.none", "checklist.score.points", "checklist.score.percent"};
    std::vector<DetailView> details{std::move(years), std::move(kinds)};
    details.push_back(detail(voice_.say("checklist.score"), own_words(voice_.say(scoring[static_cast<std::size_t>(checklist_.scoring)]))));
    if (const auto source = cited(checklist_.source); !source.empty()) {
      details.push_back(detail(voice_.say("framework.source"), own_words(source)));
    }
    return details;
  }

  auto group(const ChecklistGroup& group) const -> ChecklistGroupView {
    ChecklistGroupView view;
    view.anchor = group_anchor(group);
    view.title = voice_.words(group.title);
    const auto items = static_cast<int>(leaves_of(group).size());
    view.count = voice_.count("count.items", items);
    // A source counts its own numbered entries, not the parts of one.
    const auto printed = static_cast<int>(group.items.size());
    if (group.items_stated && *group.items_stated != printed) {
      view.has_stated = true;
      view.stated = voice_.say("checklist.stated", {std::to_string(*group.items_stated), std::to_string(printed)});
    }
    if (!group.note.empty()) {
      view.note = NoteView{voice_.words(group.note)};
    }
    view.source = place_of(group.source);
    view.has_source = !view.source.empty();
    add(group.items, 0, view.items);
    return view;
  }

  void add(const std::vector<ChecklistItem>& items, int depth, std::vector<ChecklistItemView>& views) const {
    for (const auto& item : items) {
      ChecklistItemView view;
      view.id = item.id.str();
      view.depth = depth_class(depth);
      view.title = voice_.words(item.title);
      view.heading = !item.items.empty();
      view.hint = voice_.words(item.hint);
      view.has_hint = !item.hint.empty();
      view.asks = view.heading ? std::string() : capital(asks(item));
      view.has_asks = !view.asks.empty();
      view.from_memory = item.from_memory;
      view.source = place_of(item.source);
      view.has_source = !view.source.empty();
      views.push_back(std::move(view));
      add(item.items, depth + 1, views);
    }
  }

  // What is asked besides the plain question whether something is there.
  auto asks(const ChecklistItem& item) const -> std::string {
    std::string words;
    const auto add = [&words](const std::string& more) { words += (words.empty() ? "" : " · ") + more; };
    if (item.answer != AnswerType::present) {
      add(answer_type_words(item, checklist_, voice_));
    }
    if (checklist_.scoring != Scoring::none && item.weight != Decimal(1)) {
      add(voice_.say("asks.weight", {grouped_number(item.weight)}));
    }
    if (item.required) {
      add(voice_.say("asks.required", {required_words(*item.required, checklist_, voice_)}));
    }
    if (item.valid_months) {
      add(voice_.say("asks.valid_months", {std::to_string(*item.valid_months)}));
    }
    return words;
  }

  // Empty where they are too many for one page.
  auto answered() const -> std::vector<ChecklistLineView> {
    std::vector<ChecklistLineView> lines;
    if (!page_.site().parts_of(ChecklistPage{&checklist_}, ListKind::answers).empty()) {
      return lines;
    }
    for (const auto* unit : page_.site().units(page_.language())) {
      for (const auto& [number, year] : unit->years) {
        for (const auto* score : page_.site().standings->checklists_of(unit->id, number)) {
          if (score->checklist == &checklist_) {
            auto line = checklist_line(page_, *score);
            line.link.title = page_.short_name(*unit);
            lines.push_back(std::move(line));
          }
        }
      }
    }
    return lines;
  }

  const PageContext& page_;
  const Voice& voice_;
  const Checklist& checklist_;
};

}  // namespace

auto depth_class(int depth) -> std::string { return "depth-" + std::to_string(std::min(depth, 3)); }

// No id of an item has a tilde. A colon would make the library take what stands before it for a scheme.
auto group_anchor(const ChecklistGroup& group) -> std::string { return "group~" + group.id.str(); }

auto checklist_citation(const Checklist& checklist, const Citation& citation, const Voice& voice) -> std::string {
  const auto* source = checklist.document(citation.document);
  const auto document = source == nullptr ? citation.document : voice.plain(source->title);
  return citation.place.empty() || document.empty() ? document + citation.place : voice.say("citation", {document, citation.place});
}

auto checklist_line(const PageContext& page, const ChecklistScore& score) -> ChecklistLineView {
  const auto& voice = page.voice();
  return {.link = page.link(ChecklistAnswersPage{&score}),
          .year = capital(voice.fiscal_year(score.year->year)),
          .answer = checklist_answer(score, voice),
          .basis = checklist_basis(score, voice)};
}

auto checklist_lines(const PageContext& page, const Unit& unit, const UnitYear& year) -> std::vector<ChecklistLineView> {
  std::vector<ChecklistLineView> lines;
  for (const auto* score : page.site().standings->checklists_of(unit.id, year.year)) {
    lines.push_back(checklist_line(page, *score));
  }
  return lines;
}

auto checklist_view(const PageContext& page, const ChecklistPage& subject) -> ChecklistView {
  auto view = ChecklistBuilder(page, *subject.checklist).view();
  view.places = place_groups(page, subject, ListKind::answers);
  view.data = data_of_framework(page, subject.checklist->id);
  return view;
}

auto framework_index_view(const PageContext& page) -> FrameworkIndexView {
  const auto& voice = page.voice();
  FrameworkIndexView view;
  view.title = voice.say("title.frameworks");
  const auto add = [&](const PageSubject& subject, std::string_view kind, const std::vector<FiscalYear>& years, const Text& summary) {
    view.entries.push_back({.link = page.link(subject), .kind = voice.say(kind), .years = years_words(years, voice), .summary = voice.words(summary)});
  };
  for (const auto& [id, framework] : page.corpus().frameworks) {
    add(FrameworkPage{&framework}, "framework.kind.levels", framework.years, framework.summary);
  }
  for (const auto& [id, checklist] : page.corpus().checklists) {
    add(ChecklistPage{&checklist}, "framework.kind.checklist", checklist.years, checklist.summary);
  }
  for (const auto& [id, frame] : page.corpus().plan_frames) {
    add(PlanFramePage{&frame}, "framework.kind.plan", frame.years, frame.summary);
  }
  view.answer = voice.count("frameworks.answer", static_cast<std::int64_t>(view.entries.size()));
  return view;
}

}  // namespace prongsai
