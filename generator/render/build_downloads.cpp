#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "render/builders.hpp"
#include "render/data_links.hpp"
#include "render/list_builders.hpp"

namespace prongsai {

auto register_row(const PageContext& page, const Unit& unit, FiscalYear year) -> std::optional<RegisterRowView> {
  const auto found = unit.years.find(year);
  if (found == unit.years.end() || !has_register(found->second)) {
    return std::nullopt;
  }
  const auto& evidence = found->second.evidence;
  const auto with = [&evidence](Visibility visibility) { return std::to_string(std::ranges::count(evidence, visibility, &Evidence::visibility)); };
  return RegisterRowView{.unit = page.link(RegisterPage{&unit, &found->second}, page.short_name(unit)),
                         .entries = std::to_string(evidence.size()),
                         .open = with(Visibility::public_),
                         .auditor = with(Visibility::auditor),
                         .withheld = with(Visibility::withheld)};
}

namespace {

auto grouped(std::size_t value) -> std::string { return grouped_number(Decimal(static_cast<std::int64_t>(value))); }

}  // namespace

auto evidence_index_view(const PageContext& page) -> EvidenceIndexView {
  const auto& voice = page.voice();
  const auto year = page.corpus().portal.current_year;
  EvidenceIndexView view{.title = voice.say("evidence.title", {voice.fiscal_year(year)}), .answer = {}, .rows = {}, .places = {}};
  view.places = place_groups(page, EvidenceIndexPage{}, ListKind::registers);
  std::size_t entries = 0;
  std::size_t registers = 0;
  for (const auto* unit : page.site().units(page.language())) {
    const auto found = unit->years.find(year);
    if (found == unit->years.end() || !has_register(found->second)) {
      continue;
    }
    entries += found->second.evidence.size();
    ++registers;
    if (view.places.empty()) {
      view.rows.push_back(*register_row(page, *unit, year));
    }
  }
  view.answer = voice.say("evidence.answer", {grouped(entries), grouped(registers)});
  return view;
}

auto pack_unit_view(const PageContext& page, const PackEntry& entry) -> std::optional<PackUnitView> {
  PackUnitView view{.unit = page.unit_link(*entry.unit), .packs = {}, .dimensions = {}};
  if (entry.year) {
    view.packs = page.pack_views(page.site().packs_of(entry.unit->id, *entry.year));
    view.dimensions = page.pack_views(page.site().dimension_packs_of(entry.unit->id, *entry.year));
  } else {
    for (const auto& [id, plan] : entry.unit->plans) {
      std::ranges::move(page.pack_views(page.site().packs_about(PlanPack{entry.unit->id, id})), std::back_inserter(view.packs));
    }
  }
  return view.packs.empty() ? std::nullopt : std::optional(std::move(view));
}

namespace {

auto pack_year_view(const PageContext& page, FiscalYear year, bool with_units) -> PackYearView {
  PackYearView view{.title = capital(page.voice().fiscal_year(year)),
                    .index = page.pack_views(page.site().packs_about(YearIndexPack{year})),
                    .regions = {},
                    .units = {}};
  for (const auto& region : page.corpus().portal.regions) {
    std::ranges::move(page.pack_views(page.site().packs_about(RegionIndexPack{region.id, year})), std::back_inserter(view.regions));
  }
  if (with_units) {
    for (const auto* unit : page.site().units(page.language())) {
      if (auto of_unit = pack_unit_view(page, {unit, year})) {
        view.units.push_back(std::move(*of_unit));
      }
    }
  }
  return view;
}

void add_packs(const PageContext& page, DownloadsView& view) {
  view.places = place_groups(page, DownloadsPage{}, ListKind::packs);
  const bool with_units = view.places.empty();
  std::set<FiscalYear, std::greater<>> years;
  for (const auto& pack : page.site().packs) {
    if (const auto* year = year_of(pack.subject)) {
      years.insert(*year);
    }
  }
  for (const auto year : years) {
    view.years.push_back(pack_year_view(page, year, with_units));
  }
  for (const auto* unit : page.site().units(page.language())) {
    if (auto of_unit = with_units && !unit->plans.empty() ? pack_unit_view(page, {unit, std::nullopt}) : std::nullopt) {
      view.plans.push_back(std::move(*of_unit));
    }
  }
}

auto data_group_views(const PageContext& page) -> std::vector<DataGroupView> {
  const auto& voice = page.voice();
  std::vector<DataGroupView> groups;
  const auto add = [&](std::string title, const std::function<bool(const DataListing&)>& wanted) {
    auto tables = data_table_views(page, wanted);
    if (!tables.empty()) {
      groups.push_back({.title = std::move(title), .tables = std::move(tables)});
    }
  };
  std::set<FiscalYear, std::greater<>> years;
  for (const auto& file : page.site().data) {
    if (file.about.year) {
      years.insert(*file.about.year);
    }
  }
  for (const auto year : years) {
    add(capital(voice.fiscal_year(year)), [year](const DataListing& file) { return file.about.year == year; });
  }
  add(voice.say("downloads.about_site"), [](const DataListing& file) { return file.about == DataSubject{}; });
  add(voice.say("downloads.about_framework"), [](const DataListing& file) { return file.about.framework.has_value(); });
  return groups;
}

}  // namespace

auto downloads_view(const PageContext& page) -> DownloadsView {
  const auto& voice = page.voice();
  DownloadsView view{.title = voice.say("title.downloads"), .data = data_group_views(page), .dictionary = page.link(DictionaryPage{}), .machine = {},
                     .years = {}, .plans = {}, .places = {}, .verify = page.verify_link(), .licence = page.licence_link()};
  for (const auto* name : {"datapackage.json", "catalog.jsonld"}) {
    view.machine.push_back({.title = own_words(name), .url = page.file_url({name})});
  }
  view.machine.push_back({.title = own_words(voice.say("downloads.feed")), .url = page.file_url(site_feed_path(page.language()))});
  add_packs(page, view);
  return view;
}

}  // namespace prongsai
