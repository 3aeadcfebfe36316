#include <algorithm>
#include <utility>

#include "render/builders.hpp"
#include "render/change_words.hpp"
#include "render/list_builders.hpp"

namespace prongsai {
namespace {

// Things that are gone are said first, and in full up to here.
constexpr std::size_t most_removed_lines = 100;

auto plain_item(Words text) -> ItemView { return {.text = std::move(text), .linked = false, .url = {}}; }

auto item_of(LinkView link) -> ItemView { return {.text = std::move(link.title), .linked = true, .url = std::move(link.url)}; }

struct Place {
  const Unit* unit = nullptr;
  const UnitYear* year = nullptr;
};

auto place_of(const PageContext& page, const Change& change) -> Place {
  const auto unit = page.corpus().units.find(change.unit);
  if (unit == page.corpus().units.end() || unit->second.quarantine) {
    return {};
  }
  const auto year = change.year ? unit->second.years.find(*change.year) : unit->second.years.end();
  return {.unit = &unit->second, .year = year == unit->second.years.end() ? nullptr : &year->second};
}

auto year_page(const PageContext& page, const Place& place) -> UnitYearPage {
  return {place.unit, place.year, page.site().standings->of(place.unit->id, place.year->year)};
}

// Where the thing itself can be read, as far as it is there.
auto url_of(const PageContext& page, const Change& change) -> std::optional<Href> {
  const auto place = place_of(page, change);
  if (change.turn == ChangeTurn::removed || place.unit == nullptr) {
    return std::nullopt;
  }
  if (change.topic == ChangeTopic::plan) {
    for (const auto* plan : page.site().standings->plans_of(place.unit->id)) {
      if (plan->plan->id.str() == change.subject) {
        return page.url(PlanPage{plan});
      }
    }
  }
  if (place.year == nullptr) {
    return std::nullopt;
  }
  const auto* evidence = change.topic == ChangeTopic::evidence ? place.year->find_evidence(EvidenceId(change.subject)) : nullptr;
  if (evidence != nullptr && evidence->visibility == Visibility::public_) {
    return page.url(RegisterPage{place.unit, place.year}, change.subject);
  }
  if (change.topic == ChangeTopic::write_up) {
    const auto found = std::ranges::find(place.year->write_ups, WriteUpId(change.subject), &WriteUp::id);
    return found == place.year->write_ups.end() ? std::nullopt : std::optional(page.url(PracticePage{place.unit, place.year, &*found}));
  }
  return std::nullopt;
}

auto line_view(const PageContext& page, const ChangeLine& line) -> ChangeLineView {
  ChangeLineView view{.unit = {}, .mark = line.mark, .taken_away = line.taken_away, .kind = line.kind, .item = plain_item(page.voice().words(line.title)), .detail = line.detail};
  if (const auto url = url_of(page, *line.change)) {
    view.item.linked = !view.item.text.empty();
    view.item.url = *url;
  }
  return view;
}

auto line_views(const PageContext& page, std::span<const Change> changes) -> std::vector<ChangeLineView> {
  std::vector<ChangeLineView> views;
  for (const auto& line : change_lines(changes, page.corpus(), page.voice())) {
    views.push_back(line_view(page, line));
  }
  return views;
}

// The unit's own page; its id where it is gone.
auto unit_item(const PageContext& page, const UnitId& id) -> ItemView {
  const auto unit = page.corpus().units.find(id);
  return unit == page.corpus().units.end() ? plain_item(own_words(id.str())) : item_of(page.unit_link(unit->second));
}

auto year_words(const PageContext& page, const Change& change) -> std::string { return change.year ? page.voice().fiscal_year(*change.year) : std::string(); }

// One group for each year of the unit, and one for the unit as such.
void add_groups(const PageContext& page, std::span<const Change> of_unit, std::vector<ChangeGroupView>& groups) {
  for (std::size_t at = 0; at < of_unit.size();) {
    auto end = at;
    while (end < of_unit.size() && of_unit[end].year == of_unit[at].year) {
      ++end;
    }
    const auto place = place_of(page, of_unit[at]);
    ChangeGroupView group{.title = unit_item(page, of_unit[at].unit), .year = year_words(page, of_unit[at]), .lines = line_views(page, of_unit.subspan(at, end - at))};
    if (place.year != nullptr) {
      group.title.url = page.url(year_page(page, place));
    }
    groups.push_back(std::move(group));
    at = end;
  }
}

auto count_view(ItemView of, std::span<const Change> changes, std::size_t units) -> ChangeCountView {
  return {.of = std::move(of), .units = std::to_string(units), .changes = std::to_string(things(changes)), .removed = std::to_string(things_taken_away(changes))};
}

class ChangesBuilder {
 public:
  ChangesBuilder(const PageContext& page, const ChangesPage& subject) : page_(page), subject_(subject), set_(*subject.set) {}

  auto view() -> ChangesView {
    view_.title = page_.title_of(ChangesPage{.set = subject_.set, .region = nullptr, .latest = subject_.latest}).text;
    view_.answer = changes_answer(set_, page_.voice(), subject_.latest);
    if (subject_.region != nullptr) {
      view_.region = page_.voice().words(subject_.region->title);
      view_.has_region = true;
      of_region();
      return std::move(view_);
    }
    if (subject_.page > 1) {
      // The rest of a list that the first page begins.
      add_units(is_split(set_, page_.corpus().portal) ? listed_units(set_, nullptr, page_.corpus()) : shown_units());
      return std::move(view_);
    }
    add_removed();
    if (!set_.of_portal().empty()) {
      view_.portal = ChangeListView{line_views(page_, set_.of_portal())};
    }
    if (is_split(set_, page_.corpus().portal)) {
      add_regions();
    } else {
      add_units(shown_units());
    }
    add_others();
    return std::move(view_);
  }

 private:
  // In the order in which units are listed; those that are gone first.
  [[nodiscard]] auto shown_units() const -> std::vector<UnitId> {
    std::vector<UnitId> ids;
    const auto changed = set_.units();
    std::ranges::copy_if(changed, std::back_inserter(ids), [this](const UnitId& id) { return !page_.corpus().units.contains(id); });
    for (const auto* unit : page_.site().units(page_.language())) {
      if (std::ranges::binary_search(changed, unit->id)) {
        ids.push_back(unit->id);
      }
    }
    return ids;
  }

  void of_region() {
    const auto inside = changed_units_in(set_, *subject_.region, page_.corpus());
    std::vector<UnitId> ids;
    std::size_t count = 0;
    std::size_t removed = 0;
    for (const auto& id : shown_units()) {
      if (std::ranges::find(inside, id, &Unit::id) != inside.end()) {
        ids.push_back(id);
        count += things(set_.of_unit(id));
        removed += things_taken_away(set_.of_unit(id));
      }
    }
    const auto& voice = page_.voice();
    view_.answer = voice.say("changes.region.answer", {voice.date(set_.since), voice.count("count.changes", static_cast<std::int64_t>(count)),
                                                       voice.count("count.units", static_cast<std::int64_t>(ids.size())), std::to_string(removed)});
    add_units(ids);
  }

  // In full, or, where that would be too much for a page, a short line for each unit.
  void add_units(const std::vector<UnitId>& ids) {
    if (!lists_lines_only(set_, ids)) {
      for (const auto& id : ids) {
        add_groups(page_, set_.of_unit(id), view_.groups);
      }
      return;
    }
    const auto cut = cut_of(0, ids.size(), subject_.page);
    for (auto at = cut.lines_begin; at < cut.lines_end; ++at) {
      view_.units.push_back(count_view(unit_item(page_, ids[at]), set_.of_unit(ids[at]), 1));
    }
    view_.pager = pager_view(page_, {.page = subject_.page, .pages = pages_of(0, ids.size()), .begin = cut.lines_begin, .end = cut.lines_end, .all = ids.size()},
                             [this](std::size_t number) {
                               return PageSubject(ChangesPage{.set = subject_.set, .region = subject_.region, .latest = subject_.latest, .page = number});
                             });
  }

  void add_regions() {
    std::vector<UnitId> elsewhere = set_.units();
    for (const auto& region : page_.corpus().portal.regions) {
      const auto inside = changed_units_in(set_, region, page_.corpus());
      if (inside.empty()) {
        continue;
      }
      std::vector<Change> all;
      for (const auto* unit : inside) {
        std::ranges::copy(set_.of_unit(unit->id), std::back_inserter(all));
        std::erase(elsewhere, unit->id);
      }
      const ChangesPage of{.set = subject_.set, .region = &region, .latest = subject_.latest};
      view_.regions.push_back(count_view(item_of(page_.link(of, page_.voice().words(region.title))), all, inside.size()));
    }
    add_units(elsewhere);
  }

  void add_removed() {
    std::vector<Change> gone;
    std::ranges::copy_if(set_.changes, std::back_inserter(gone), is_taken_away);
    if (gone.empty()) {
      return;
    }
    const auto shown = std::min(gone.size(), most_removed_lines);
    const auto lines = change_lines(std::span(gone).first(shown), page_.corpus(), page_.voice());
    ChangeListView list;
    for (const auto& line : lines) {
      auto view = line_view(page_, line);
      view.unit = of_whom(*line.change);
      list.lines.push_back(std::move(view));
    }
    view_.removed = std::move(list);
    view_.has_more_removed = shown < gone.size();
    view_.more_removed = view_.has_more_removed ? page_.voice().count("changes.more_removed", static_cast<std::int64_t>(gone.size() - shown)) : std::string();
  }

  // The unit and year, where the unit is still there.
  [[nodiscard]] auto of_whom(const Change& change) const -> std::optional<LinkView> {
    const auto place = place_of(page_, change);
    if (place.unit == nullptr) {
      return std::nullopt;
    }
    auto words = page_.short_name(*place.unit);
    words.text += change.year ? " " + year_words(page_, change) : "";
    return place.year == nullptr ? page_.link(UnitPage{place.unit}, std::move(words)) : page_.link(year_page(page_, place), std::move(words));
  }

  void add_others() {
    for (const auto& set : *page_.site().changes) {
      if (&set != subject_.set) {
        view_.others.push_back(page_.link(ChangesPage{.set = &set, .region = nullptr, .latest = &set == page_.site().latest_changes()}));
      }
    }
  }

  const PageContext& page_;
  const ChangesPage& subject_;
  const ChangeSet& set_;
  ChangesView view_;
};

}  // namespace

auto changes_view(const PageContext& page, const ChangesPage& subject) -> ChangesView { return ChangesBuilder(page, subject).view(); }

auto year_changes(const PageContext& page, const Unit& unit, const UnitYear& year) -> std::optional<YearChangesView> {
  const auto* set = page.site().latest_changes();
  if (set == nullptr) {
    return std::nullopt;
  }
  const auto& voice = page.voice();
  const auto all = set->of_unit(unit.id);
  const bool is_new = !all.empty() && all.front().topic == ChangeTopic::unit && all.front().turn == ChangeTurn::added;
  const auto own = is_new ? all : set->of_year(unit.id, year.year);
  YearChangesView view{.answer = {}, .lines = line_views(page, own), .all = page.link(ChangesPage{.set = set, .region = nullptr, .latest = true})};
  const auto since = voice.date(set->since);
  view.answer = own.empty() ? voice.say("changes.year.nothing", {since})
                            : voice.say("changes.year", {since, voice.count("count.changes", static_cast<std::int64_t>(things(own)))});
  return view;
}

}  // namespace prongsai
