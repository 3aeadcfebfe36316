#include "plan/list_places.hpp"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <utility>

#include "base/language.hpp"
#include "plan/site_parts.hpp"

namespace prongsai {
namespace {

// Provinces, the rest of the region, and letters in the order of the index: Thai, Latin, none.
enum class Rank : std::uint8_t { province, region, thai, latin, other };

struct PlaceKey {
  // A place among the portal's regions; their number where there is none.
  std::size_t region = 0;
  Rank rank = Rank::province;
  // Code of a province, or slug of a letter.
  std::string name;
  auto operator<=>(const PlaceKey&) const = default;
};

auto rank_of(const std::string& slug) -> Rank { return slug == "other" ? Rank::other : slug.size() == 1 ? Rank::latin : Rank::thai; }

auto region_of(const Unit& unit, const Portal& portal) -> std::size_t {
  const auto found = unit.region ? std::ranges::find(portal.regions, **unit.region, &Region::id) : portal.regions.end();
  return static_cast<std::size_t>(found - portal.regions.begin());
}

// Offices of one province may name several regions; it stands under the first of them.
auto regions_of_provinces(const std::vector<const Unit*>& units, const Portal& portal) -> std::map<std::string, std::size_t> {
  std::map<std::string, std::size_t> regions;
  for (const auto* unit : units) {
    if (unit->province) {
      const auto region = region_of(*unit, portal);
      auto& first = regions.try_emplace(unit->province->code, region).first->second;
      first = std::min(first, region);
    }
  }
  return regions;
}

}  // namespace

ListPlaces::ListPlaces(const std::vector<const Unit*>& units, const Portal& portal) {
  const auto regions = regions_of_provinces(units, portal);
  std::map<PlaceKey, std::pair<ListPlace, std::vector<const Unit*>>> sorted;
  for (const auto* unit : units) {
    PlaceKey key{.region = region_of(*unit, portal), .rank = Rank::region, .name = {}};
    ListPlace place;
    if (unit->province) {
      key = {.region = regions.at(unit->province->code), .rank = Rank::province, .name = unit->province->code};
      place.province = &*unit->province;
      place.path = "provinces/" + key.name + "/";
    } else if (key.region < portal.regions.size()) {
      place.path = "regions/" + portal.regions[key.region].id.str() + "/";
    } else {
      place.letter = letter_of(*unit, Language::th);
      key.name = letter_slug(place.letter);
      key.rank = rank_of(key.name);
      place.path = "letters/" + key.name + "/";
    }
    place.region = key.region < portal.regions.size() ? &portal.regions[key.region] : nullptr;
    sorted.try_emplace(key, std::move(place), std::vector<const Unit*>()).first->second.second.push_back(unit);
  }
  for (auto& [key, one] : sorted) {
    for (const auto* unit : one.second) {
      of_.emplace(unit, places_.size());
    }
    places_.push_back(std::move(one.first));
  }
}

}  // namespace prongsai
