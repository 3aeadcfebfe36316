#include "plan/pack_list.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace prongsai {

PackList::PackList(const std::vector<PackListing>& packs) {
  for (const auto& pack : packs) {
    add(pack);
  }
}

void PackList::add(PackListing pack) {
  const auto* unit = unit_of(pack.subject);
  auto& places = unit == nullptr ? of_many_ : of_units_[*unit];
  places.push_back(static_cast<std::uint32_t>(packs_.size()));
  packs_.push_back(std::move(pack));
}

auto PackList::of_unit(const UnitId& unit) const -> std::vector<const PackListing*> {
  std::vector<const PackListing*> found;
  if (const auto places = of_units_.find(unit); places != of_units_.end()) {
    std::ranges::transform(places->second, std::back_inserter(found), [this](std::uint32_t place) { return &packs_[place]; });
  }
  return found;
}

auto PackList::candidates(const PackSubject& subject) const -> const Places& {
  static const Places none;
  const auto* unit = unit_of(subject);
  if (unit == nullptr) {
    return of_many_;
  }
  const auto places = of_units_.find(*unit);
  return places == of_units_.end() ? none : places->second;
}

auto PackList::about(const PackSubject& subject) const -> std::vector<const PackListing*> {
  std::vector<const PackListing*> found;
  for (const auto place : candidates(subject)) {
    if (packs_[place].subject == subject) {
      found.push_back(&packs_[place]);
    }
  }
  return found;
}

}  // namespace prongsai
