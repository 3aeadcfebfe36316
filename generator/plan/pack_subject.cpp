#include "plan/pack_subject.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace prongsai {
namespace {

constexpr auto reserved = std::to_array<std::string_view>({"auditor", "checklists", "index"});

// `2-of-3`.
auto is_part(std::string_view id) -> bool {
  const auto digits = [](std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; };
  const auto between = id.find("-of-");
  return between != std::string_view::npos && digits(id.substr(0, between)) && digits(id.substr(between + 4));
}

// No id ends with a hyphen, so that one that reads like a word of ours stays apart from it.
template <class Id>
auto as_part_of_name(const Id& id) -> std::string {
  const auto& text = id.str();
  const bool taken = std::ranges::find(reserved, text) != reserved.end() || is_part(text);
  return taken ? text + "-" : text;
}

struct Name {
  static auto of(FiscalYear year) -> std::string { return std::to_string(year.be); }
  auto operator()(const UnitYearPack& pack) const -> std::string {
    return pack.unit.str() + "_" + of(pack.year) + "_" + (pack.framework.empty() ? "checklists" : as_part_of_name(pack.framework));
  }
  auto operator()(const DimensionPack& pack) const -> std::string {
    return pack.unit.str() + "_" + of(pack.year) + "_" + as_part_of_name(pack.framework) + "_" + as_part_of_name(pack.dimension);
  }
  auto operator()(const PlanPack& pack) const -> std::string { return pack.unit.str() + "_" + as_part_of_name(pack.plan); }
  auto operator()(const YearIndexPack& pack) const -> std::string { return of(pack.year) + "_index"; }
  auto operator()(const RegionIndexPack& pack) const -> std::string { return of(pack.year) + "_" + pack.region.str() + "_index"; }
};

struct Kind {
  auto operator()(const UnitYearPack& /*pack*/) const -> std::string { return "unit_year"; }
  auto operator()(const DimensionPack& /*pack*/) const -> std::string { return "dimension"; }
  auto operator()(const PlanPack& /*pack*/) const -> std::string { return "plan"; }
  auto operator()(const YearIndexPack& /*pack*/) const -> std::string { return "year_index"; }
  auto operator()(const RegionIndexPack& /*pack*/) const -> std::string { return "region_index"; }
};

}  // namespace

auto pack_name(const PackSubject& subject, Audience audience) -> std::string {
  return std::visit(Name(), subject) + (audience == Audience::auditor ? "_auditor" : "");
}

auto part_name(const std::string& name, int part, int parts) -> std::string {
  return parts == 1 ? name : name + "_" + std::to_string(part) + "-of-" + std::to_string(parts);
}

auto kind_of(const PackSubject& subject) -> std::string { return std::visit(Kind(), subject); }

auto unit_of(const PackSubject& subject) -> const UnitId* {
  return std::visit(
      [](const auto& pack) -> const UnitId* {
        if constexpr (requires { pack.unit; }) {
          return &pack.unit;
        } else {
          return nullptr;
        }
      },
      subject);
}

auto year_of(const PackSubject& subject) -> const FiscalYear* {
  return std::visit(
      [](const auto& pack) -> const FiscalYear* {
        if constexpr (requires { pack.year; }) {
          return &pack.year;
        } else {
          return nullptr;
        }
      },
      subject);
}

}  // namespace prongsai
