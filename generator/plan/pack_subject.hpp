#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/date.hpp"
#include "base/id.hpp"
#include "model/plan.hpp"

namespace prongsai {

// What a pack is about. `framework` is the levels framework that the unit was assessed by; empty where it answered checklists only.
struct UnitYearPack {
  UnitId unit;
  FiscalYear year;
  FrameworkId framework;
  auto operator<=>(const UnitYearPack&) const = default;
};
// One dimension of a unit-year, for those who check one dimension.
struct DimensionPack {
  UnitId unit;
  FiscalYear year;
  FrameworkId framework;
  LadderId dimension;
  auto operator<=>(const DimensionPack&) const = default;
};
struct PlanPack {
  UnitId unit;
  PlanId plan;
  auto operator<=>(const PlanPack&) const = default;
};
// Manifests of every pack of a year, or of the packs of a region's units.
struct YearIndexPack {
  FiscalYear year;
  auto operator<=>(const YearIndexPack&) const = default;
};
struct RegionIndexPack {
  RegionId region;
  FiscalYear year;
  auto operator<=>(const RegionIndexPack&) const = default;
};

using PackSubject = std::variant<UnitYearPack, DimensionPack, PlanPack, YearIndexPack, RegionIndexPack>;

// For whom a pack is made. Withheld evidence goes into none; the auditor's pack must not be written to the site.
enum class Audience : std::uint8_t { public_, auditor };

// Evidence of one part, in bytes: a zip with its pages and metadata then stays below 2 GiB, where some readers stop.
inline constexpr std::uint64_t default_split_bytes = (std::uint64_t{1} << 31U) - 1 - (std::uint64_t{1} << 26U);

// ASCII: `lampang_2564_cdd-2564_d1`, `2564_index`. Ids have no `_`, and one that
// reads like a word of ours (`index`, `auditor`, `checklists`, `2-of-3`) gets a hyphen at its end, which no id has: no two packs share a name.
[[nodiscard]] auto pack_name(const PackSubject& subject, Audience audience) -> std::string;
// Of one part of a pack that is split: `…_2-of-3`; the name itself where there is one part.
[[nodiscard]] auto part_name(const std::string& name, int part, int parts) -> std::string;
// `unit_year`, `dimension`, `plan`, `year_index` or `region_index`, for programs.
[[nodiscard]] auto kind_of(const PackSubject& subject) -> std::string;

// Null where the pack is about more than one unit.
[[nodiscard]] auto unit_of(const PackSubject& subject) -> const UnitId*;
// Null where the pack is about more than one year.
[[nodiscard]] auto year_of(const PackSubject& subject) -> const FiscalYear*;

}  // namespace prongsai
