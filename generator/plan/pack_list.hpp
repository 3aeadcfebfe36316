#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "plan/listing.hpp"

namespace prongsai {

// The packs of a site, in the order in which they were added, and found by what they are about: every page of a unit asks for its own.
class PackList {
 public:
  PackList() = default;
  explicit PackList(const std::vector<PackListing>& packs);

  void add(PackListing pack);

  [[nodiscard]] auto all() const -> const std::vector<PackListing>& { return packs_; }
  [[nodiscard]] auto begin() const { return packs_.begin(); }
  [[nodiscard]] auto end() const { return packs_.end(); }
  [[nodiscard]] auto size() const -> std::size_t { return packs_.size(); }
  [[nodiscard]] auto empty() const -> bool { return packs_.empty(); }

  // Those of one unit, in order.
  [[nodiscard]] auto of_unit(const UnitId& unit) const -> std::vector<const PackListing*>;
  // Each part of the one pack.
  [[nodiscard]] auto about(const PackSubject& subject) const -> std::vector<const PackListing*>;

 private:
  using Places = std::vector<std::uint32_t>;
  [[nodiscard]] auto candidates(const PackSubject& subject) const -> const Places&;

  std::vector<PackListing> packs_;
  std::map<UnitId, Places> of_units_;
  // Of more than one unit.
  Places of_many_;
};

}  // namespace prongsai
