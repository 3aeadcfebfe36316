#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "model/corpus.hpp"

namespace prongsai {

// Where the things of an office are listed: under its province; where it names none, under its region; otherwise under the first letter of its Thai
// name. The address of a place does not change when other offices come or go.
struct ListPlace {
  // The region under which a province is shown, or null.
  const Region* region = nullptr;
  const Province* province = nullptr;
  // `ก`, `A`, `#`; empty where there is a region or province.
  std::string letter;
  // `provinces/52/`, `regions/region-01/`, `letters/u0e01/`.
  std::string path;
};

class ListPlaces {
 public:
  ListPlaces() = default;
  ListPlaces(const std::vector<const Unit*>& units, const Portal& portal);
  // The provinces of each region by code, in the portal's order of regions; those of no region; letters.
  [[nodiscard]] auto all() const -> const std::vector<ListPlace>& { return places_; }
  // A place in the list above.
  [[nodiscard]] auto of(const Unit& unit) const -> std::size_t { return of_.at(&unit); }

 private:
  std::vector<ListPlace> places_;
  std::map<const Unit*, std::size_t> of_;
};

}  // namespace prongsai
