#pragma once

#include <functional>
#include <vector>

#include "render/page_context.hpp"
#include "render/views_data.hpp"

namespace prongsai {

// The files of open data that are wanted, those of one table together: the same address but for its ending.
[[nodiscard]] auto data_groups(const SiteModel& site, const std::function<bool(const DataListing&)>& wanted) -> std::vector<std::vector<const DataListing*>>;
[[nodiscard]] auto data_table_views(const PageContext& page, const std::function<bool(const DataListing&)>& wanted) -> std::vector<DataTableView>;

// What a page says of the data behind it, or nothing where there are none: of a year, a framework and its dimensions, a unit.
[[nodiscard]] auto data_of_year(const PageContext& page, FiscalYear year) -> std::optional<DataLinksView>;
[[nodiscard]] auto data_of_framework(const PageContext& page, const FrameworkId& framework) -> std::optional<DataLinksView>;
[[nodiscard]] auto data_of_unit(const PageContext& page, const Unit& unit) -> std::optional<DataLinksView>;

}  // namespace prongsai
