#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "render/page_context.hpp"

// Builders of lists that are divided among pages, and of what leads from one part to the next.
namespace prongsai {

[[nodiscard]] auto part_view(const PageContext& page, const PartPage& subject) -> PartView;
[[nodiscard]] auto year_part_view(const PageContext& page, const YearPartPage& subject) -> PartView;

// The places of a list, by region; nothing where the list stands on one page.
[[nodiscard]] auto place_groups(const PageContext& page, const PageSubject& list, ListKind kind) -> std::vector<PlaceGroupView>;
// Every topic that has write-ups, by what it is; nothing where the library stands on one page.
[[nodiscard]] auto topic_ways(const PageContext& page) -> std::vector<PracticeWaysView>;
// The parts of a year's results.
[[nodiscard]] auto result_lines(const PageContext& page, const YearStandings& standings) -> std::vector<UnitLineView>;

[[nodiscard]] auto result_heads(const PageContext& page, const YearStandings& standings) -> std::vector<DimensionHeadView>;
// Of one unit: nothing where the site has no pack of it.
[[nodiscard]] auto pack_unit_view(const PageContext& page, const PackEntry& entry) -> std::optional<PackUnitView>;
// Nothing where the unit has no register of the year.
[[nodiscard]] auto register_row(const PageContext& page, const Unit& unit, FiscalYear year) -> std::optional<RegisterRowView>;

// Which of how many pages, from 1; and which of how many things, counted from 0.
struct PagePlace {
  std::size_t page = 1;
  std::size_t pages = 1;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t all = 0;
};
// Nothing where there is one page.
[[nodiscard]] auto pager_view(const PageContext& page, const PagePlace& place, const std::function<PageSubject(std::size_t)>& subject_of)
    -> std::optional<PagerView>;
// With the range of the page, where there are several.
[[nodiscard]] auto with_range(std::string title, const std::optional<PagerView>& pager) -> std::string;

}  // namespace prongsai
