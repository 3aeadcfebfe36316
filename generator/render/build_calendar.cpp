#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "model/node_names.hpp"
#include "render/builders.hpp"

namespace prongsai {
namespace {

struct PlacedDue {
  FrameworkCalendar calendar;
  const DueDate* due = nullptr;
};

// By the day it is due, then by framework and id.
auto all_dues(const Corpus& corpus) -> std::vector<PlacedDue> {
  std::vector<PlacedDue> dues;
  for (const auto& calendar : calendars_of(corpus)) {
    for (const auto& due : *calendar.dates) {
      dues.push_back({.calendar = calendar, .due = &due});
    }
  }
  std::ranges::stable_sort(dues, {}, [](const PlacedDue& one) { return std::tuple(one.due->due(), one.calendar.framework, one.due->id); });
  return dues;
}

auto kinds_of(const PlacedDue& placed) -> const std::vector<UnitKind>& {
  return placed.due->unit_kinds.empty() ? *placed.calendar.unit_kinds : placed.due->unit_kinds;
}

// The framework's own document is named at the head of its page; the place in it is enough.
auto source_of(const PageContext& page, const PlacedDue& placed) -> std::string {
  const auto& source = placed.due->source;
  const auto framework = page.corpus().frameworks.find(placed.calendar.framework);
  const auto* own = framework == page.corpus().frameworks.end() ? nullptr : &framework->second;
  const bool same = own != nullptr && own->source.document == source.document && !source.place.empty();
  return same ? source.place : page.citation(source, own);
}

auto due_view(const PageContext& page, const PlacedDue& placed) -> DueView {
  const auto& voice = page.voice();
  const auto& due = *placed.due;
  const auto url = page.framework_url(placed.calendar.framework);
  DueView view{.anchor = "due." + placed.calendar.framework.str() + "." + due.id,
               .title = voice.words(due.title),
               .when = due.to ? voice.say("period.range", {voice.date(due.date), voice.date(*due.to)}) : voice.date(due.date),
               .iso = due.due().iso(),
               .framework = {.text = page.framework_words(placed.calendar.framework), .linked = url.has_value(), .url = url.value_or(Href())},
               .kinds = {},
               .criteria = {},
               .source = source_of(page, placed),
               .has_source = !due.source.document.empty()};
  for (const auto kind : kinds_of(placed)) {
    view.kinds += (view.kinds.empty() ? "" : ", ") + voice.unit_kind(kind);
  }
  const auto names = known_ids_of(placed.calendar.framework, {}, page.corpus());
  for (const auto& id : due.criteria) {
    const auto there = page.framework_url(placed.calendar.framework, *id);
    const auto name = std::ranges::find(*names, *id, &NodeName::id);
    auto words = name == names->end() ? own_words(*id) : voice.words(*name->title);
    view.criteria.push_back({.text = std::move(words), .linked = there.has_value(), .url = there.value_or(Href())});
  }
  return view;
}

}  // namespace

auto due_views(const PageContext& page, FiscalYear year, std::optional<UnitKind> kind) -> std::vector<DueView> {
  std::vector<DueView> views;
  for (const auto& placed : all_dues(page.corpus())) {
    const auto& kinds = kinds_of(placed);
    const bool concerns = !kind || std::ranges::find(kinds, *kind) != kinds.end();
    if (concerns && placed.due->due().fiscal_year() == year) {
      views.push_back(due_view(page, placed));
    }
  }
  return views;
}

auto due_views(const PageContext& page, const FrameworkId& framework) -> std::vector<DueView> {
  std::vector<DueView> views;
  for (const auto& placed : all_dues(page.corpus())) {
    if (placed.calendar.framework == framework) {
      views.push_back(due_view(page, placed));
    }
  }
  return views;
}

auto calendar_view(const PageContext& page) -> CalendarView {
  const auto& voice = page.voice();
  CalendarView view{.title = voice.say("title.calendar"), .answer = {}, .file = page.file_url({"data/calendar.ics"}), .years = {}};
  const auto dues = all_dues(page.corpus());
  // Years from the latest; the months of a year as they pass.
  std::map<FiscalYear, std::vector<std::pair<std::string, std::vector<DueView>>>, std::greater<>> years;
  for (const auto& placed : dues) {
    const auto day = placed.due->due();
    auto& months = years[day.fiscal_year()];
    const auto title = voice.month(day);
    if (months.empty() || months.back().first != title) {
      months.emplace_back(title, std::vector<DueView>());
    }
    months.back().second.push_back(due_view(page, placed));
  }
  for (auto& [year, months] : years) {
    DueYearView of_year{.title = capital(voice.fiscal_year(year)), .months = {}};
    for (auto& [title, of_month] : months) {
      of_year.months.push_back({.title = title, .dues = std::move(of_month)});
    }
    view.years.push_back(std::move(of_year));
  }
  view.answer = voice.count("calendar.answer", static_cast<std::int64_t>(dues.size()));
  return view;
}

}  // namespace prongsai
