#include "plan/list_parts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "plan/site_parts.hpp"

namespace prongsai {
namespace {

using Items = std::vector<std::uint32_t>;

auto numbers_to(std::size_t count) -> Items {
  Items items(count);
  std::iota(items.begin(), items.end(), std::uint32_t{0});
  return items;
}

// `activity-report`: as a reader would look for it in an address.
constexpr std::array<std::string_view, 4> kind_slugs{"result", "plan", "activity-report", "lesson"};
constexpr std::array<std::string_view, 5> topic_folders{"kinds", "dimensions", "areas", "factors", "years"};

// In the order of the library's headings.
constexpr std::array<std::string_view, 5> success_factors{"management_support", "clear_mission", "schedule", "personnel", "acceptance"};

auto path_of_topic(const PracticeTopic& topic) -> std::string {
  const auto folder = std::string(topic_folders.at(static_cast<std::size_t>(topic.of)));
  return folder + "/" + (topic.of == PracticeTopic::Of::kind ? std::string(kind_slugs.at(std::stoul(topic.id))) : topic.id) + "/";
}

class Divider {
 public:
  explicit Divider(const SiteModel& site) : site_(site), corpus_(*site.corpus) {}

  auto parts() -> std::vector<ListPart> {
    practices();
    registers();
    packs();
    answers();
    plans();
    waivers();
    return std::move(parts_);
  }

 private:
  // `unit_of(item, language)`: whose place the item is listed under.
  template <class UnitOf>
  void by_place(ListKind kind, const PageSubject& list, const Items& items_th, const Items& items_en, const UnitOf& unit_of) {
    std::vector<ListPart> of_places;
    for (const auto& place : site_.places.all()) {
      of_places.push_back({.kind = kind, .list = list, .place = &place, .topic = {}, .path = place.path});
    }
    for (const auto item : items_th) {
      of_places[site_.places.of(*unit_of(item, Language::th))].items_th.push_back(item);
    }
    for (const auto item : items_en) {
      of_places[site_.places.of(*unit_of(item, Language::en))].items_en.push_back(item);
    }
    std::ranges::copy_if(of_places, std::back_inserter(parts_), [](const ListPart& part) { return !part.items_th.empty(); });
  }

  // Of each kind of office, as the undivided page groups them; in the order of the site.
  auto practices_by_kind(Language language) const -> Items {
    auto items = numbers_to(site_.practices(language).size());
    std::ranges::stable_sort(items, {}, [&](std::uint32_t item) { return site_.practices(language)[item].unit->kind; });
    return items;
  }

  void practices() {
    if (site_.practices_th.size() <= most_entries_on_a_page) {
      return;
    }
    by_place(ListKind::practices, PracticeIndexPage{}, practices_by_kind(Language::th), practices_by_kind(Language::en),
             [this](std::uint32_t item, Language language) { return site_.practices(language)[item].unit; });
    std::vector<ListPart> topics;
    for (const auto& topic : all_topics()) {
      topics.push_back({.kind = ListKind::topics, .list = PracticeIndexPage{}, .place = nullptr, .topic = topic, .path = path_of_topic(topic)});
    }
    for (const auto language : languages) {
      std::map<std::string, Items*> found;
      for (auto& part : topics) {
        found.emplace(anchor_of(part.topic), language == Language::th ? &part.items_th : &part.items_en);
      }
      const auto& all = site_.practices(language);
      for (std::uint32_t item = 0; item < all.size(); ++item) {
        for (const auto& anchor : anchors_of(all[item])) {
          if (const auto part = found.find(anchor); part != found.end()) {
            part->second->push_back(item);
          }
        }
      }
    }
    std::ranges::copy_if(topics, std::back_inserter(parts_), [](const ListPart& part) { return !part.items_th.empty(); });
  }

  // Kinds, dimensions and areas of the current framework, success factors, and years from the latest.
  auto all_topics() const -> std::vector<PracticeTopic> {
    using Of = PracticeTopic::Of;
    std::vector<PracticeTopic> topics;
    for (std::size_t kind = 0; kind < kind_slugs.size(); ++kind) {
      topics.push_back({Of::kind, std::to_string(kind)});
    }
    if (const auto* framework = corpus_.framework_for(corpus_.portal.current_year)) {
      for (const auto& dimension : framework->dimensions) {
        topics.push_back({Of::dimension, dimension.id.str()});
      }
      for (const auto& area : framework->areas) {
        topics.push_back({Of::area, area.id});
      }
    }
    for (const auto factor : success_factors) {
      topics.push_back({Of::factor, std::string(factor)});
    }
    std::set<int> years;
    for (const auto& practice : site_.practices_th) {
      years.insert(practice.year->year.be);
    }
    for (auto year = years.rbegin(); year != years.rend(); ++year) {
      topics.push_back({Of::year, std::to_string(*year)});
    }
    return topics;
  }

  // Each once, though a write-up may name a thing twice.
  static auto anchors_of(const PracticePage& practice) -> std::set<std::string> {
    using Of = PracticeTopic::Of;
    const auto& up = *practice.write_up;
    std::set<std::string> anchors{anchor_of({Of::kind, std::to_string(static_cast<int>(up.kind))}), anchor_of({Of::year, std::to_string(practice.year->year.be)})};
    for (const auto& id : up.dimensions) {
      anchors.insert(anchor_of({Of::dimension, id->str()}));
    }
    for (const auto& id : up.areas) {
      anchors.insert(anchor_of({Of::area, *id}));
    }
    for (const auto& id : up.success_factors) {
      anchors.insert(anchor_of({Of::factor, id}));
    }
    return anchors;
  }

  // Units for which `wanted` holds, by their places in the order of a language.
  template <class Wanted>
  auto units_where(Language language, const Wanted& wanted) const -> Items {
    auto items = numbers_to(site_.units(language).size());
    std::erase_if(items, [&](std::uint32_t item) { return !wanted(*site_.units(language)[item]); });
    return items;
  }

  template <class Wanted>
  void units_by_place(ListKind kind, const PageSubject& list, const Wanted& wanted) {
    const auto items = units_where(Language::th, wanted);
    if (items.size() > most_units_on_a_page) {
      by_place(kind, list, items, units_where(Language::en, wanted), [this](std::uint32_t item, Language language) { return site_.units(language)[item]; });
    }
  }

  void registers() {
    units_by_place(ListKind::registers, EvidenceIndexPage{}, [this](const Unit& unit) {
      const auto year = unit.years.find(corpus_.portal.current_year);
      return year != unit.years.end() && has_register(year->second);
    });
  }

  void waivers() {
    units_by_place(ListKind::waivers, WaiversPage{}, [](const Unit& unit) { return !unit.waivers.empty(); });
  }

  auto place_in_order(Language language) const -> std::map<const Unit*, std::size_t> {
    std::map<const Unit*, std::size_t> places;
    for (const auto* unit : site_.units(language)) {
      places.emplace(unit, places.size());
    }
    return places;
  }

  // Items in the order of their units, and beyond that as they were.
  template <class UnitOf>
  auto by_unit(Items items, Language language, const UnitOf& unit_of) const -> Items {
    const auto places = place_in_order(language);
    std::ranges::stable_sort(items, {}, [&](std::uint32_t item) { return places.at(unit_of(item, language)); });
    return items;
  }

  // The latest year first, then by unit; plans last.
  void packs() {
    const auto& entries = site_.pack_entries;
    if (entries.size() <= most_entries_on_a_page) {
      return;
    }
    const auto unit_of = [&entries](std::uint32_t item, Language /*language*/) { return entries[item].unit; };
    const auto sorted = [&](Language language) {
      auto items = by_unit(numbers_to(entries.size()), language, unit_of);
      std::ranges::stable_sort(items, {}, [&](std::uint32_t item) { return entries[item].year ? -entries[item].year->be : 0; });
      return items;
    };
    by_place(ListKind::packs, DownloadsPage{}, sorted(Language::th), sorted(Language::en), unit_of);
  }

  void answers() {
    const auto& all = site_.standings->checklists;
    const auto unit_of = [&all](std::uint32_t item, Language /*language*/) { return all[item].unit; };
    for (const auto& [id, checklist] : corpus_.checklists) {
      auto items = numbers_to(all.size());
      std::erase_if(items, [&](std::uint32_t item) { return all[item].checklist != &checklist; });
      if (items.size() > most_units_on_a_page) {
        by_place(ListKind::answers, ChecklistPage{&checklist}, by_unit(items, Language::th, unit_of), by_unit(items, Language::en, unit_of), unit_of);
      }
    }
  }

  void plans() {
    const auto& all = site_.standings->plans;
    const auto unit_of = [&all](std::uint32_t item, Language /*language*/) { return all[item].unit; };
    for (const auto& [id, frame] : corpus_.plan_frames) {
      auto items = numbers_to(all.size());
      std::erase_if(items, [&](std::uint32_t item) { return all[item].frame != &frame; });
      if (items.size() > most_units_on_a_page) {
        by_place(ListKind::plans, PlanFramePage{&frame}, items, items, unit_of);
      }
    }
  }

  const SiteModel& site_;
  const Corpus& corpus_;
  std::vector<ListPart> parts_;
};

}  // namespace

auto pack_entries_of(const Corpus& corpus, const Standings& standings) -> std::vector<PackEntry> {
  std::set<std::pair<UnitId, FiscalYear>> years;
  for (const auto& [year, of_year] : standings.years) {
    for (const auto& score : of_year.scores) {
      years.emplace(score.unit->id, year);
    }
  }
  for (const auto& score : standings.checklists) {
    years.emplace(score.unit->id, score.year->year);
  }
  std::vector<PackEntry> entries;
  for (const auto& [id, year] : years) {
    entries.push_back({.unit = &corpus.units.at(id), .year = year});
  }
  const Unit* last = nullptr;
  for (const auto& plan : standings.plans) {
    if (plan.unit != last) {
      entries.push_back({.unit = plan.unit, .year = std::nullopt});
      last = plan.unit;
    }
  }
  return entries;
}

auto list_parts(const SiteModel& site) -> std::vector<ListPart> { return Divider(site).parts(); }

}  // namespace prongsai
