#include "plan/plan_packs.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace prongsai {
namespace {

void add_year(const Unit& unit, const UnitYear& year, const Standings& standings, std::vector<PlannedPack>& packs) {
  const auto* score = standings.of(unit.id, year.year);
  auto checklists = standings.checklists_of(unit.id, year.year);
  if (score == nullptr && checklists.empty()) {
    return;
  }
  const auto framework = score == nullptr ? FrameworkId() : score->framework->id;
  packs.push_back({.subject = UnitYearPack{unit.id, year.year, framework}, .unit = &unit, .year = &year, .score = score, .checklists = std::move(checklists)});
  if (score == nullptr) {
    return;
  }
  for (const auto& dimension : score->dimensions) {
    packs.push_back({.subject = DimensionPack{unit.id, year.year, framework, dimension.id},
                     .unit = &unit,
                     .year = &year,
                     .score = score,
                     .dimension = &dimension});
  }
}

}  // namespace

auto PlannedPack::years() const -> std::vector<FiscalYear> {
  if (const auto* own = year_of(subject)) {
    return {*own};
  }
  return plan == nullptr ? std::vector<FiscalYear>() : plan->plan->years;
}

auto plan_packs(const Corpus& corpus, const Standings& standings) -> std::vector<PlannedPack> {
  std::vector<PlannedPack> packs;
  for (const auto& [id, unit] : corpus.units) {
    for (const auto& [number, year] : unit.years) {
      add_year(unit, year, standings, packs);
    }
    for (const auto* plan : standings.plans_of(id)) {
      packs.push_back({.subject = PlanPack{id, plan->plan->id}, .unit = &unit, .plan = plan});
    }
  }
  return packs;
}

auto plan_indexes(const Corpus& corpus, const std::vector<PlannedPack>& packs) -> std::vector<PlannedIndex> {
  std::map<FiscalYear, std::vector<std::size_t>> of_years;
  for (std::size_t place = 0; place < packs.size(); ++place) {
    for (const auto year : packs[place].years()) {
      of_years[year].push_back(place);
    }
  }
  std::vector<PlannedIndex> indexes;
  for (const auto& [year, places] : of_years) {
    indexes.push_back({.subject = YearIndexPack{year}, .packs = places});
    for (const auto& region : corpus.portal.regions) {
      std::vector<std::size_t> inside;
      std::ranges::copy_if(places, std::back_inserter(inside), [&](std::size_t place) {
        const auto& of = packs[place].unit->region;
        return of && of->value == region.id;
      });
      if (!inside.empty()) {
        indexes.push_back({.subject = RegionIndexPack{region.id, year}, .packs = std::move(inside)});
      }
    }
  }
  return indexes;
}

}  // namespace prongsai
