#include "render/data_links.hpp"

#include <algorithm>
#include <string>

namespace prongsai {
namespace {

auto stem_of(const std::string& path) -> std::string_view { return std::string_view(path).substr(0, path.rfind('.')); }

// `CSV` of `data/units.csv`.
auto format_of(const std::string& path) -> std::string {
  auto format = path.substr(path.rfind('.') + 1);
  std::ranges::transform(format, format.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return format;
}

auto links_of(const PageContext& page, std::vector<DataTableView> tables) -> std::optional<DataLinksView> {
  if (tables.empty()) {
    return std::nullopt;
  }
  return DataLinksView{.tables = std::move(tables), .dictionary = page.link(DictionaryPage{}), .feed = {}};
}

}  // namespace

auto data_groups(const SiteModel& site, const std::function<bool(const DataListing&)>& wanted) -> std::vector<std::vector<const DataListing*>> {
  std::vector<std::vector<const DataListing*>> groups;
  for (const auto& file : site.data) {
    if (!wanted(file)) {
      continue;
    }
    if (groups.empty() || stem_of(groups.back().front()->path) != stem_of(file.path)) {
      groups.emplace_back();
    }
    groups.back().push_back(&file);
  }
  return groups;
}

auto data_table_views(const PageContext& page, const std::function<bool(const DataListing&)>& wanted) -> std::vector<DataTableView> {
  std::vector<DataTableView> views;
  for (const auto& group : data_groups(page.site(), wanted)) {
    DataTableView view{.title = page.voice().words(group.front()->title), .formats = {}};
    for (const auto* file : group) {
      view.formats.push_back({.url = page.file_url({file->path}), .name = format_of(file->path), .size = page.voice().size(file->size)});
    }
    views.push_back(std::move(view));
  }
  return views;
}

auto data_of_year(const PageContext& page, FiscalYear year) -> std::optional<DataLinksView> {
  return links_of(page, data_table_views(page, [year](const DataListing& file) { return file.about.year == year; }));
}

auto data_of_framework(const PageContext& page, const FrameworkId& framework) -> std::optional<DataLinksView> {
  return links_of(page, data_table_views(page, [&framework](const DataListing& file) { return file.about.framework == framework; }));
}

auto data_of_unit(const PageContext& page, const Unit& unit) -> std::optional<DataLinksView> {
  const auto& voice = page.voice();
  const auto format = [&](const char* ending, const char* name) {
    return DataFormatView{.url = page.file_url(unit_data_path(unit.id, ending)), .name = name, .size = {}};
  };
  std::vector<DataTableView> tables{{.title = own_words(voice.say("data.unit.all")), .formats = {format(".json", "JSON")}}};
  const auto& standings = *page.site().standings;
  const bool scored = std::ranges::any_of(unit.years, [&](const auto& year) { return standings.of(unit.id, year.first) != nullptr; });
  if (scored) {
    tables.push_back({.title = own_words(voice.say("data.unit.results")), .formats = {format(".csv", "CSV")}});
  }
  const bool answered = std::ranges::any_of(unit.years, [&](const auto& year) { return !standings.checklists_of(unit.id, year.first).empty(); });
  if (answered) {
    tables.push_back({.title = own_words(voice.say("data.unit.checklists")), .formats = {format(".checklists.csv", "CSV")}});
  }
  auto links = links_of(page, std::move(tables));
  links->feed = LinkView{.title = own_words(voice.say("data.feed")), .url = page.file_url(unit_feed_path(unit.id))};
  return links;
}

}  // namespace prongsai
