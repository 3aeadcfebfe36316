#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "render/builders.hpp"
#include "render/checklist_builders.hpp"
#include "render/list_builders.hpp"

namespace prongsai {
namespace {

auto grouped(std::size_t value) -> std::string { return grouped_number(Decimal(static_cast<std::int64_t>(value))); }

// `555 เรื่อง`: in words that say what is listed.
auto count_words(const PageContext& page, const ListPart& part) -> std::string {
  constexpr std::array<std::string_view, 7> keys{"count.practices", "count.practices", "count.registers", "count.pack_entries",
                                                 "count.answer_sets", "count.plans",    "count.waiver_files"};
  return page.voice().count(keys.at(static_cast<std::size_t>(part.kind)), static_cast<std::int64_t>(part.items_th.size()));
}

auto letter_words(const PageContext& page, const ListPlace& place) -> std::string { return place.letter == "#" ? page.voice().say("letter.other") : place.letter; }

auto answer_of(const PageContext& page, const ListPart& part) -> std::string {
  const auto count = count_words(page, part);
  if (part.place == nullptr) {
    return page.voice().say("part.answer.topic", {count});
  }
  const auto& of = *part.place;
  const auto place = of.letter.empty() ? page.title_of(PartPage{&part}).text : letter_words(page, of);
  return page.voice().say(!of.letter.empty() ? "part.answer.letter" : of.province != nullptr ? "part.answer.place" : "part.answer.rest", {count, place});
}

class PartBuilder {
 public:
  PartBuilder(const PageContext& page, const PartPage& subject)
      : page_(page), site_(page.site()), part_(*subject.of), items_(part_.of_page(page.language(), subject.page)) {
    view_.title = page.title_of(part_.list).text;
    view_.of = page.title_of(PartPage{&part_});
    view_.answer = answer_of(page, part_);
    view_.list = page.link(part_.list);
    const auto [begin, end] = part_.range_of(subject.page);
    view_.pager = pager_view(page, {.page = subject.page, .pages = part_.pages(), .begin = begin, .end = end, .all = part_.items_th.size()},
                             [this](std::size_t number) { return PageSubject(PartPage{&part_, number}); });
  }

  auto view() -> PartView {
    switch (part_.kind) {
      case ListKind::practices:
        cards();
        break;
      case ListKind::topics:
        std::ranges::transform(items_, std::back_inserter(view_.practices), [this](std::uint32_t item) { return page_.practice_item(practice(item)); });
        break;
      case ListKind::registers:
        registers();
        break;
      case ListKind::packs:
        packs();
        break;
      case ListKind::answers:
        answers();
        break;
      case ListKind::plans:
        plans();
        break;
      case ListKind::waivers:
        waivers();
        break;
    }
    return std::move(view_);
  }

 private:
  auto practice(std::uint32_t item) const -> const PracticePage& { return site_.practices(page_.language())[item]; }
  auto unit(std::uint32_t item) const -> const Unit& { return *site_.units(page_.language())[item]; }

  // Under the kinds of offices, as on the page that lists all.
  void cards() {
    const auto& voice = page_.voice();
    for (const auto item : items_) {
      const auto& one = practice(item);
      auto anchor = "office:" + std::to_string(static_cast<int>(one.unit->kind));
      if (view_.groups.empty() || view_.groups.back().anchor != anchor) {
        view_.groups.push_back({.anchor = std::move(anchor), .title = own_words(voice.unit_kind(one.unit->kind)), .count = {}, .items = {}});
      }
      view_.groups.back().items.push_back(page_.practice_item(one));
    }
  }

  void registers() {
    for (const auto item : items_) {
      if (auto row = register_row(page_, unit(item), page_.corpus().portal.current_year)) {
        view_.registers.push_back(std::move(*row));
      }
    }
  }

  void packs() {
    std::optional<FiscalYear> last;
    for (const auto item : items_) {
      const auto& entry = site_.pack_entries[item];
      auto of_unit = pack_unit_view(page_, entry);
      if (!of_unit) {
        continue;
      }
      if (!entry.year) {
        view_.plan_packs.push_back(std::move(*of_unit));
        continue;
      }
      if (last != entry.year) {
        last = entry.year;
        view_.years.push_back({.title = capital(page_.voice().fiscal_year(*entry.year)), .index = {}, .regions = {}, .units = {}});
      }
      view_.years.back().units.push_back(std::move(*of_unit));
    }
  }

  void answers() {
    for (const auto item : items_) {
      const auto& score = site_.standings->checklists[item];
      auto line = checklist_line(page_, score);
      line.link.title = page_.short_name(*score.unit);
      view_.checklists.push_back(std::move(line));
    }
  }

  void plans() {
    for (const auto item : items_) {
      const auto& standing = site_.standings->plans[item];
      auto words = page_.short_name(*standing.unit);
      words.text = page_.voice().say("plan.of_unit", {words.text, page_.voice().plain(standing.plan->title)});
      view_.plans.push_back(page_.link(PlanPage{&standing}, std::move(words)));
    }
  }

  void waivers() {
    for (const auto item : items_) {
      const auto& of = unit(item);
      const auto count = std::ranges::count(site_.waived, &of, &WaivedListing::unit);
      view_.waived.push_back({.unit = page_.unit_link(of), .count = std::to_string(count)});
    }
  }

  const PageContext& page_;
  const SiteModel& site_;
  const ListPart& part_;
  std::span<const std::uint32_t> items_;
  PartView view_;
};

auto line_of(const PageContext& page, const ListPart& part) -> UnitLineView {
  const auto& place = *part.place;
  const PartPage subject{&part};
  const auto words = place.province != nullptr ? page.title_of(subject)
                                               : own_words(place.letter.empty() ? page.voice().say("part.no_province") : letter_words(page, place));
  return {.link = page.link(subject, words), .note = own_words(grouped(part.items_th.size()))};
}

}  // namespace

auto part_view(const PageContext& page, const PartPage& subject) -> PartView { return PartBuilder(page, subject).view(); }

auto place_groups(const PageContext& page, const PageSubject& list, ListKind kind) -> std::vector<PlaceGroupView> {
  std::vector<PlaceGroupView> groups;
  const auto& voice = page.voice();
  const ListPlace* last = nullptr;
  for (const auto* part : page.site().parts_of(list, kind)) {
    const auto& place = *part->place;
    if (last == nullptr || last->region != place.region || last->letter.empty() != place.letter.empty()) {
      groups.push_back({.title = place.region != nullptr ? voice.words(place.region->title)
                                                         : own_words(voice.say(place.letter.empty() ? "part.provinces" : "part.letters")),
                        .lines = {}});
    }
    groups.back().lines.push_back(line_of(page, *part));
    last = &place;
  }
  return groups;
}

auto topic_ways(const PageContext& page) -> std::vector<PracticeWaysView> {
  constexpr std::array<std::string_view, 5> titles{"practices.by_kind", "practices.by_dimension", "practices.by_area", "practices.by_factor",
                                                   "practices.by_year"};
  std::vector<PracticeWaysView> ways;
  std::optional<PracticeTopic::Of> last;
  for (const auto* part : page.site().parts_of(PracticeIndexPage{}, ListKind::topics)) {
    if (last != part->topic.of) {
      last = part->topic.of;
      ways.push_back({.title = page.voice().say(titles.at(static_cast<std::size_t>(*last))), .lines = {}});
    }
    ways.back().lines.push_back({.anchor = anchor_of(part->topic), .link = page.link(PartPage{part}), .count = count_words(page, *part)});
  }
  return ways;
}

auto pager_view(const PageContext& page, const PagePlace& place, const std::function<PageSubject(std::size_t)>& subject_of) -> std::optional<PagerView> {
  if (place.pages < 2) {
    return std::nullopt;
  }
  const auto& voice = page.voice();
  PagerView view{.range = voice.say("pager.range", {grouped(place.begin + 1), grouped(place.end), grouped(place.all)}), .previous = {}, .next = {}, .pages = {}};
  if (place.page > 1) {
    view.previous = page.link(subject_of(place.page - 1), own_words(voice.say("pager.previous")));
  }
  if (place.page < place.pages) {
    view.next = page.link(subject_of(place.page + 1), own_words(voice.say("pager.next")));
  }
  std::set<std::size_t> shown{1, place.page, place.pages};
  for (const std::size_t step : {1U, 2U, 10U, 50U}) {
    if (place.page > step) {
      shown.insert(place.page - step);
    }
    if (place.page + step <= place.pages) {
      shown.insert(place.page + step);
    }
  }
  for (const auto one : shown) {
    view.pages.push_back({.title = std::to_string(one), .url = page.url(subject_of(one)), .current = one == place.page});
  }
  return view;
}

auto with_range(std::string title, const std::optional<PagerView>& pager) -> std::string { return pager ? title + " " + pager->range : std::move(title); }

}  // namespace prongsai
