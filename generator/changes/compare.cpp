#include "changes/compare.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace prongsai {
namespace {

constexpr std::array<std::string_view, 26> topic_words{"rubric",  "results",    "portal_waiver", "unit",      "plan",            "waiver",   "year",     "assessment", "framework",
                                                       "stage",   "class",      "total",         "grade",     "bonus",           "points",   "level",    "claimed",    "supported",
                                                       "awarded", "checklist",  "checklist_grade", "evidence", "write_up",       "report",   "honour",   "promotion"};
constexpr std::array<std::string_view, 4> turn_words{"added", "removed", "changed", "renamed"};
constexpr std::array<std::string_view, 3> stage_words{"self", "reviewed", "final"};

auto level_text(const std::optional<int>& level) -> std::string { return level ? std::to_string(*level) : std::string(); }
auto number_text(const std::optional<Decimal>& number) -> std::string { return number ? plain_number(*number) : std::string(); }

class Comparison {
 public:
  auto take() -> std::vector<Change> { return std::move(changes_); }

  void portal(const PublishedPortal& before, const PublishedPortal& after) {
    texts(ChangeTopic::rubric, before.frameworks, after.frameworks);
    by_key(before.results, after.results, [this](FiscalYear year, const Date* old, const Date* now) {
      year_ = year;
      value(ChangeTopic::results, {}, {}, old == nullptr ? "" : old->iso(), now == nullptr ? "" : now->iso());
      year_.reset();
    });
    lines(ChangeTopic::portal_waiver, before.waivers, after.waivers);
  }

  void unit(const UnitId& id, const PublishedUnit* before, const PublishedUnit* after) {
    unit_ = id;
    if (before == nullptr || after == nullptr) {
      add(ChangeTopic::unit, before == nullptr ? ChangeTurn::added : ChangeTurn::removed, {}, (before == nullptr ? after : before)->name, {}, {});
      return;
    }
    if (before->name != after->name) {
      add(ChangeTopic::unit, ChangeTurn::renamed, {}, after->name, before->name, after->name);
    }
    texts(ChangeTopic::plan, before->plans, after->plans);
    lines(ChangeTopic::waiver, before->waivers, after->waivers);
    by_key(before->years, after->years, [this](FiscalYear year, const PublishedYear* old, const PublishedYear* now) {
      year_ = year;
      of_year(old, now);
      year_.reset();
    });
  }

 private:
  // Calls with the values of each key of either map, null where it has none.
  template <class Map, class Fn>
  static void by_key(const Map& before, const Map& after, Fn fn) {
    auto old = before.begin();
    auto now = after.begin();
    while (old != before.end() || now != after.end()) {
      if (now == after.end() || (old != before.end() && old->first < now->first)) {
        fn(old->first, &old->second, nullptr);
        ++old;
      } else if (old == before.end() || now->first < old->first) {
        fn(now->first, nullptr, &now->second);
        ++now;
      } else {
        fn(old->first, &old->second, &now->second);
        ++old;
        ++now;
      }
    }
  }

  void add(ChangeTopic topic, ChangeTurn turn, std::string subject, std::string title, std::string before, std::string after) {
    changes_.push_back({.topic = topic,
                        .turn = turn,
                        .unit = unit_,
                        .year = year_,
                        .subject = std::move(subject),
                        .title = std::move(title),
                        .before = std::move(before),
                        .after = std::move(after)});
  }

  // Nothing where they are equal.
  void value(ChangeTopic topic, std::string subject, std::string title, std::string before, std::string after) {
    if (before != after) {
      const auto turn = before.empty() ? ChangeTurn::added : after.empty() ? ChangeTurn::removed : ChangeTurn::changed;
      add(topic, turn, std::move(subject), std::move(title), std::move(before), std::move(after));
    }
  }

  template <class Map>
  void texts(ChangeTopic topic, const Map& before, const Map& after) {
    by_key(before, after, [&](const auto& id, const PublishedText* old, const PublishedText* now) {
      if (old == nullptr || now == nullptr) {
        value(topic, id.str(), (now == nullptr ? old : now)->title, old == nullptr ? "" : old->sha256, now == nullptr ? "" : now->sha256);
      } else if (old->sha256 != now->sha256) {
        add(topic, ChangeTurn::changed, id.str(), now->title, old->sha256, now->sha256);
      } else if (old->title != now->title) {
        add(topic, ChangeTurn::renamed, id.str(), now->title, old->title, now->title);
      }
    });
  }

  // Both sorted.
  void lines(ChangeTopic topic, const std::vector<std::string>& before, const std::vector<std::string>& after) {
    const std::set<std::string> old(before.begin(), before.end());
    const std::set<std::string> now(after.begin(), after.end());
    std::set<std::string> all = old;
    all.insert(now.begin(), now.end());
    for (const auto& line : all) {
      if (old.contains(line) != now.contains(line)) {
        add(topic, now.contains(line) ? ChangeTurn::added : ChangeTurn::removed, line, {}, {}, {});
      }
    }
  }

  void of_year(const PublishedYear* before, const PublishedYear* after) {
    if (before == nullptr || after == nullptr) {
      const auto& only = before == nullptr ? *after : *before;
      const auto total = only.score ? plain_number(only.score->total) : std::string();
      add(ChangeTopic::year, before == nullptr ? ChangeTurn::added : ChangeTurn::removed, {}, {}, before == nullptr ? "" : total, before == nullptr ? total : "");
      return;
    }
    score(before->score, after->score);
    by_key(before->checklists, after->checklists, [this](const FrameworkId& id, const PublishedChecklist* old, const PublishedChecklist* now) {
      const auto count = [](const PublishedChecklist* one) { return one == nullptr ? std::string() : std::to_string(one->present) + "/" + std::to_string(one->items); };
      value(ChangeTopic::checklist, id.str(), {}, count(old), count(now));
      if (old != nullptr && now != nullptr) {
        value(ChangeTopic::checklist_grade, id.str(), {}, old->grade, now->grade);
      }
    });
    texts(ChangeTopic::evidence, before->evidence, after->evidence);
    texts(ChangeTopic::write_up, before->write_ups, after->write_ups);
    by_key(before->reports, after->reports, [this](const std::string& name, const std::string* old, const std::string* now) {
      value(ChangeTopic::report, name, {}, old == nullptr ? "" : *old, now == nullptr ? "" : *now);
    });
    by_key(before->honours, after->honours, [this](const std::string& id, const std::string* old, const std::string* now) {
      if (old == nullptr || now == nullptr) {
        add(ChangeTopic::honour, old == nullptr ? ChangeTurn::added : ChangeTurn::removed, id, *(now == nullptr ? old : now), {}, {});
      }
    });
    value(ChangeTopic::promotion, {}, {}, before->promotion, after->promotion);
  }

  void score(const std::optional<PublishedScore>& before, const std::optional<PublishedScore>& after) {
    if (!before || !after) {
      if (before || after) {
        const auto& only = before ? *before : *after;
        add(ChangeTopic::assessment, before ? ChangeTurn::removed : ChangeTurn::added, only.framework.str(), {}, before ? plain_number(only.total) : "",
            before ? "" : plain_number(only.total));
      }
      return;
    }
    value(ChangeTopic::framework, {}, {}, before->framework.str(), after->framework.str());
    value(ChangeTopic::stage, {}, {}, std::string(stage_words.at(static_cast<std::size_t>(before->stage))),
          std::string(stage_words.at(static_cast<std::size_t>(after->stage))));
    value(ChangeTopic::unit_class, {}, {}, before->unit_class, after->unit_class);
    value(ChangeTopic::total, {}, {}, plain_number(before->total), plain_number(after->total));
    value(ChangeTopic::grade, {}, {}, before->grade, after->grade);
    value(ChangeTopic::bonus, {}, {}, number_text(before->bonus), number_text(after->bonus));
    // Dimensions of two rubrics are not the same thing, even under one id.
    if (before->framework == after->framework) {
      ladders(before->ladders, after->ladders);
    }
  }

  void ladders(const std::vector<PublishedLadder>& before, const std::vector<PublishedLadder>& after) {
    const auto find_in = [](const std::vector<PublishedLadder>& all, const LadderId& id) {
      const auto found = std::ranges::find(all, id, &PublishedLadder::id);
      return found == all.end() ? nullptr : &*found;
    };
    for (const auto& now : after) {
      ladder(now.id, find_in(before, now.id), &now);
    }
    for (const auto& old : before) {
      if (find_in(after, old.id) == nullptr) {
        ladder(old.id, &old, nullptr);
      }
    }
  }

  void ladder(const LadderId& id, const PublishedLadder* old, const PublishedLadder* now) {
    const auto each = [&](ChangeTopic topic, auto text_of) { value(topic, id.str(), {}, old == nullptr ? "" : text_of(*old), now == nullptr ? "" : text_of(*now)); };
    each(ChangeTopic::points, [](const PublishedLadder& one) { return plain_number(one.points); });
    each(ChangeTopic::level, [](const PublishedLadder& one) { return std::to_string(one.counted); });
    each(ChangeTopic::claimed, [](const PublishedLadder& one) { return level_text(one.claimed); });
    each(ChangeTopic::supported, [](const PublishedLadder& one) { return std::to_string(one.supported); });
    each(ChangeTopic::awarded, [](const PublishedLadder& one) { return level_text(one.awarded); });
  }

  UnitId unit_;
  std::optional<FiscalYear> year_;
  std::vector<Change> changes_;
};

template <class Within>
auto part_of(std::span<const Change> all, Within within) -> std::span<const Change> {
  const auto begin = std::ranges::find_if(all, within);
  const auto end = std::find_if_not(begin, all.end(), within);
  return {begin, end};
}

}  // namespace

auto ChangeSet::of_portal() const -> std::span<const Change> { return of_unit(UnitId()); }

auto ChangeSet::of_unit(const UnitId& unit) const -> std::span<const Change> {
  const auto found = std::ranges::equal_range(changes, unit, {}, &Change::unit);
  return {found.begin(), found.end()};
}

auto ChangeSet::of_year(const UnitId& unit, FiscalYear year) const -> std::span<const Change> {
  return part_of(of_unit(unit), [year](const Change& one) { return one.year == year; });
}

auto ChangeSet::units() const -> std::vector<UnitId> {
  std::vector<UnitId> ids;
  for (const auto& change : changes) {
    if (!change.unit.empty() && (ids.empty() || ids.back() != change.unit)) {
      ids.push_back(change.unit);
    }
  }
  return ids;
}

auto is_of_ladder(ChangeTopic topic) -> bool { return topic >= ChangeTopic::points && topic <= ChangeTopic::awarded; }

auto continues(const Change& before, const Change& change) -> bool {
  return is_of_ladder(before.topic) && is_of_ladder(change.topic) && before.unit == change.unit && before.year == change.year && before.subject == change.subject;
}

auto things(std::span<const Change> changes) -> std::size_t {
  std::size_t count = 0;
  for (std::size_t at = 0; at < changes.size(); ++at) {
    count += at == 0 || !continues(changes[at - 1], changes[at]) ? std::size_t{1} : std::size_t{0};
  }
  return count;
}

auto is_taken_away(const Change& change) -> bool {
  constexpr std::array can_go{ChangeTopic::rubric,     ChangeTopic::results,  ChangeTopic::unit,     ChangeTopic::plan,   ChangeTopic::year,  ChangeTopic::assessment,
                              ChangeTopic::checklist, ChangeTopic::evidence, ChangeTopic::write_up, ChangeTopic::report, ChangeTopic::honour, ChangeTopic::promotion};
  return change.turn == ChangeTurn::removed && std::ranges::find(can_go, change.topic) != can_go.end();
}

auto things_taken_away(std::span<const Change> changes) -> std::size_t {
  return static_cast<std::size_t>(std::ranges::count_if(changes, is_taken_away));
}

auto compare(const PublicState& before, const PublicState& after) -> ChangeSet {
  Comparison comparison;
  comparison.portal(before.portal, after.portal);
  auto old = before.units.begin();
  auto now = after.units.begin();
  while (old != before.units.end() || now != after.units.end()) {
    if (now == after.units.end() || (old != before.units.end() && old->first < now->first)) {
      comparison.unit(old->first, old->second.get(), nullptr);
      ++old;
    } else if (old == before.units.end() || now->first < old->first) {
      comparison.unit(now->first, nullptr, now->second.get());
      ++now;
    } else {
      // Units that did not change share one record.
      if (old->second != now->second) {
        comparison.unit(old->first, old->second.get(), now->second.get());
      }
      ++old;
      ++now;
    }
  }
  return {.since = before.date, .until = after.date, .changes = comparison.take()};
}

auto change_history(const std::vector<PublicState>& recorded, const PublicState& now) -> std::vector<ChangeSet> {
  std::vector<ChangeSet> sets;
  const PublicState* later = &now;
  for (auto at = recorded.rbegin(); at != recorded.rend(); ++at) {
    if (at->date < now.date) {
      sets.push_back(compare(*at, *later));
      later = &*at;
    }
  }
  return sets;
}

auto word_of(ChangeTopic topic) -> std::string_view { return topic_words.at(static_cast<std::size_t>(topic)); }
auto word_of(ChangeTurn turn) -> std::string_view { return turn_words.at(static_cast<std::size_t>(turn)); }

}  // namespace prongsai
