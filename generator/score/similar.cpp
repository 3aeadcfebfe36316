#include "score/similar.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace prongsai {
namespace {

// A class or region that a unit has none of is one of its own: units without a class are like one another.
auto class_of(const Unit& unit, FiscalYear year) -> std::string {
  const auto found = unit.classes.find(year);
  return found == unit.classes.end() ? std::string() : *found->second;
}

auto region_of(const Unit& unit) -> std::string { return unit.region ? (**unit.region).str() : std::string(); }

auto staff_of(const Unit& unit, FiscalYear year) -> std::optional<Decimal> {
  const auto found = unit.staff_total.find(year);
  return found == unit.staff_total.end() ? std::nullopt : std::optional(found->second);
}

// Unknown numbers stand together, before all others.
struct Candidate {
  std::optional<Decimal> staff;
  const UnitScore* score = nullptr;
  [[nodiscard]] auto key() const -> std::tuple<std::optional<Decimal>, const UnitId&> { return {staff, score->unit->id}; }
};

auto distance(const std::optional<Decimal>& one, const std::optional<Decimal>& other) -> std::int64_t {
  if (!one || !other) {
    return one || other ? std::numeric_limits<std::int64_t>::max() : 0;
  }
  return *one < *other ? (*other - *one).micro() : (*one - *other).micro();
}

using Candidates = std::vector<Candidate>;

// The candidates of one year, in the groups that are asked in turn. A unit is in each group that it belongs to.
class YearGroups {
 public:
  explicit YearGroups(const YearStandings& year) : year_(year.year) {
    for (const auto& score : year.scores) {
      const auto& unit = *score.unit;
      const Candidate candidate{.staff = staff_of(unit, year_), .score = &score};
      for (const auto& group : groups_of(unit)) {
        groups_[group].push_back(candidate);
      }
    }
    for (auto& [group, candidates] : groups_) {
      std::ranges::sort(candidates, {}, &Candidate::key);
    }
  }

  [[nodiscard]] auto like(const Unit& unit) const -> std::vector<SimilarUnit> {
    std::vector<SimilarUnit> similar;
    for (const auto& group : groups_of(unit)) {
      if (const auto found = groups_.find(group); found != groups_.end()) {
        add_nearest(unit, found->second, similar);
      }
    }
    return similar;
  }

 private:
  using Group = std::tuple<UnitKind, std::optional<std::string>, std::optional<std::string>>;

  // From the narrowest.
  [[nodiscard]] auto groups_of(const Unit& unit) const -> std::vector<Group> {
    const auto own_class = class_of(unit, year_);
    const auto region = region_of(unit);
    return {{unit.kind, own_class, region}, {unit.kind, own_class, std::nullopt}, {unit.kind, std::nullopt, region}, {unit.kind, std::nullopt, std::nullopt}};
  }

  // Walks away from the unit's own place in both directions, the nearer side first.
  void add_nearest(const Unit& unit, const Candidates& candidates, std::vector<SimilarUnit>& similar) const {
    const auto staff = staff_of(unit, year_);
    const UnitScore own{.unit = &unit};
    const Candidate place{.staff = staff, .score = &own};
    auto above = std::ranges::lower_bound(candidates, place.key(), {}, &Candidate::key);
    auto below = above;
    while (similar.size() < most_similar && (below != candidates.begin() || above != candidates.end())) {
      const bool down = above == candidates.end() ||
                        (below != candidates.begin() && distance((below - 1)->staff, staff) <= distance(above->staff, staff));
      add(unit, down ? *--below : *above++, similar);
    }
  }

  void add(const Unit& unit, const Candidate& candidate, std::vector<SimilarUnit>& similar) const {
    const auto& other = *candidate.score->unit;
    if (other.id != unit.id && std::ranges::find(similar, candidate.score, &SimilarUnit::score) == similar.end()) {
      similar.push_back({.score = candidate.score,
                         .same_class = class_of(other, year_) == class_of(unit, year_),
                         .same_region = region_of(other) == region_of(unit)});
    }
  }

  FiscalYear year_;
  std::map<Group, Candidates> groups_;
};

}  // namespace

auto similar_units(const Corpus& corpus, const Standings& standings) -> std::map<UnitId, SimilarUnits> {
  std::map<FiscalYear, YearGroups> groups;
  // Ascending, so that the latest year with a result is what stays.
  std::map<UnitId, std::pair<FiscalYear, const UnitScore*>> latest;
  for (const auto& [number, year] : standings.years) {
    groups.try_emplace(number, year);
    for (const auto& score : year.scores) {
      latest[score.unit->id] = {number, &score};
    }
  }
  std::map<UnitId, SimilarUnits> similar;
  for (const auto& [id, unit] : corpus.units) {
    const auto scored = latest.find(id);
    SimilarUnits of{.year = corpus.portal.current_year, .own = nullptr, .units = {}};
    if (scored != latest.end()) {
      std::tie(of.year, of.own) = scored->second;
    }
    if (const auto year = groups.find(of.year); year != groups.end() && !unit.quarantine) {
      of.units = year->second.like(unit);
    }
    similar.emplace(id, std::move(of));
  }
  return similar;
}

}  // namespace prongsai
