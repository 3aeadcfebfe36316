#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_announced.hpp"
#include "render/views_chart.hpp"
#include "render/views_citizen.hpp"
#include "render/views_common.hpp"
#include "render/views_data.hpp"
#include "render/views_lists.hpp"
#include "render/views_map.hpp"

// Pages about results of many units: the start page, a year, a region, the index of units, the index of evidence, downloads.
namespace prongsai {

struct RegionItemView {
  static constexpr std::string_view view_name = "region_item";
  LinkView link;
  Words provinces;
  std::string units;
  static void fields(auto& field) {
    field("link", &RegionItemView::link);
    field("provinces", &RegionItemView::provinces);
    field("units", &RegionItemView::units);
  }
};

// The year at a glance.
struct GlanceView {
  static constexpr std::string_view view_name = "glance";
  std::vector<FigureView> figures;
  DistributionView distribution;
  std::vector<ResultRowView> top;
  bool some_self_assessed = false;
  LinkView all;
  static void fields(auto& field) {
    field("figures", &GlanceView::figures);
    field("distribution", &GlanceView::distribution);
    field("top", &GlanceView::top);
    field("some_self_assessed", &GlanceView::some_self_assessed);
    field("all", &GlanceView::all);
  }
};

struct HomeView {
  static constexpr std::string_view view_name = "home";
  std::string title;
  std::string answer;
  std::optional<GlanceView> glance;
  std::vector<RegionItemView> regions;
  std::vector<ItemView> classes;
  LinkView units;
  LinkView practices;
  std::string practices_count;
  std::optional<LinkView> announced;
  std::optional<MapView> map;
  static void fields(auto& field) {
    field("map", &HomeView::map);
    field("title", &HomeView::title);
    field("answer", &HomeView::answer);
    field("glance", &HomeView::glance);
    field("regions", &HomeView::regions);
    field("classes", &HomeView::classes);
    field("units", &HomeView::units);
    field("practices", &HomeView::practices);
    field("practices_count", &HomeView::practices_count);
    field("announced", &HomeView::announced);
  }
};

// Results of the units of one region or class.
struct ResultGroupView {
  static constexpr std::string_view view_name = "result_group";
  std::string anchor;
  Words title;
  std::string answer;
  std::vector<ResultRowView> rows;
  static void fields(auto& field) {
    field("anchor", &ResultGroupView::anchor);
    field("title", &ResultGroupView::title);
    field("answer", &ResultGroupView::answer);
    field("rows", &ResultGroupView::rows);
  }
};

struct YearResultsView {
  static constexpr std::string_view view_name = "year_results";
  std::vector<DimensionHeadView> heads;
  std::vector<ResultRowView> rows;
  // Where not all are listed: says so, and leads to the rest.
  std::optional<NoteView> left_out;
  std::optional<LinkView> all;
  DistributionView distribution;
  std::optional<TotalsView> totals;
  std::vector<ResultGroupView> classes;
  std::vector<ResultGroupView> regions;
  static void fields(auto& field) {
    field("heads", &YearResultsView::heads);
    field("rows", &YearResultsView::rows);
    field("left_out", &YearResultsView::left_out);
    field("all", &YearResultsView::all);
    field("distribution", &YearResultsView::distribution);
    field("totals", &YearResultsView::totals);
    field("classes", &YearResultsView::classes);
    field("regions", &YearResultsView::regions);
  }
};

struct YearView {
  static constexpr std::string_view view_name = "year";
  std::string title;
  std::string answer;
  std::optional<LinkView> framework;
  std::vector<NavigationView> years;
  std::optional<YearResultsView> results;
  std::vector<LinkView> dimensions;
  std::optional<LinkView> compare;
  // Neither results nor checklists.
  bool bare = false;
  std::vector<LinkView> checklists;
  std::vector<LinkView> without;
  std::vector<LinkView> quarantined;
  // Where these are too many to list here: how many.
  std::optional<NoteView> many_without;
  std::optional<NoteView> many_quarantined;
  // The parts of the results, where these are too many for one page.
  std::vector<UnitLineView> places;
  std::vector<PracticeItemView> practices;
  // Instead of the list where it is too long.
  std::optional<LinkView> many_practices;
  std::optional<LinkView> announced;
  std::vector<IndicatorView> indicators;
  std::optional<MapView> map;
  std::vector<PackView> packs;
  std::optional<DataLinksView> data;
  static void fields(auto& field) {
    field("dimensions", &YearView::dimensions);
    field("compare", &YearView::compare);
    field("data", &YearView::data);
    field("packs", &YearView::packs);
    field("map", &YearView::map);
    field("announced", &YearView::announced);
    field("indicators", &YearView::indicators);
    field("title", &YearView::title);
    field("answer", &YearView::answer);
    field("framework", &YearView::framework);
    field("years", &YearView::years);
    field("results", &YearView::results);
    field("bare", &YearView::bare);
    field("checklists", &YearView::checklists);
    field("without", &YearView::without);
    field("quarantined", &YearView::quarantined);
    field("many_without", &YearView::many_without);
    field("many_quarantined", &YearView::many_quarantined);
    field("places", &YearView::places);
    field("many_practices", &YearView::many_practices);
    field("practices", &YearView::practices);
  }
};

// A region, or a province.
struct RegionView {
  static constexpr std::string_view view_name = "region";
  Words title;
  Words provinces;
  bool has_provinces = false;
  std::string answer;
  std::string year;
  std::vector<ResultRowView> rows;
  // Of all its units, not only of those on this page.
  bool none_assessed = false;
  bool all_assessed = false;
  std::vector<LinkView> without;
  std::vector<PackView> packs;
  std::optional<PagerView> pager;
  static void fields(auto& field) {
    field("none_assessed", &RegionView::none_assessed);
    field("all_assessed", &RegionView::all_assessed);
    field("pager", &RegionView::pager);
    field("packs", &RegionView::packs);
    field("title", &RegionView::title);
    field("provinces", &RegionView::provinces);
    field("has_provinces", &RegionView::has_provinces);
    field("answer", &RegionView::answer);
    field("year", &RegionView::year);
    field("rows", &RegionView::rows);
    field("without", &RegionView::without);
  }
};

// Units under one heading: a region, or a letter.
struct UnitGroupView {
  static constexpr std::string_view view_name = "unit_group";
  std::string anchor;
  ItemView heading;
  std::vector<LinkView> units;
  static void fields(auto& field) {
    field("anchor", &UnitGroupView::anchor);
    field("heading", &UnitGroupView::heading);
    field("units", &UnitGroupView::units);
  }
};

struct UnitIndexView {
  static constexpr std::string_view view_name = "unit_index";
  std::string title;
  std::string answer;
  // Instead of the two lists below where there are too many units for one page.
  std::optional<UnitWaysView> ways;
  std::vector<UnitLineView> provinces;
  std::vector<UnitGroupView> letters;
  std::vector<UnitGroupView> groups;
  std::optional<LinkView> compare;
  static void fields(auto& field) {
    field("ways", &UnitIndexView::ways);
    field("provinces", &UnitIndexView::provinces);
    field("compare", &UnitIndexView::compare);
    field("title", &UnitIndexView::title);
    field("answer", &UnitIndexView::answer);
    field("letters", &UnitIndexView::letters);
    field("groups", &UnitIndexView::groups);
  }
};

struct RegisterRowView {
  static constexpr std::string_view view_name = "register_row";
  LinkView unit;
  std::string entries;
  std::string open;
  std::string auditor;
  std::string withheld;
  static void fields(auto& field) {
    field("unit", &RegisterRowView::unit);
    field("entries", &RegisterRowView::entries);
    field("open", &RegisterRowView::open);
    field("auditor", &RegisterRowView::auditor);
    field("withheld", &RegisterRowView::withheld);
  }
};

struct EvidenceIndexView {
  static constexpr std::string_view view_name = "evidence_index";
  std::string title;
  std::string answer;
  std::vector<RegisterRowView> rows;
  // Instead of the rows where they are too many.
  std::vector<PlaceGroupView> places;
  static void fields(auto& field) {
    field("places", &EvidenceIndexView::places);
    field("title", &EvidenceIndexView::title);
    field("answer", &EvidenceIndexView::answer);
    field("rows", &EvidenceIndexView::rows);
  }
};

struct PackUnitView {
  static constexpr std::string_view view_name = "pack_unit";
  LinkView unit;
  std::vector<PackView> packs;
  std::vector<PackView> dimensions;
  static void fields(auto& field) {
    field("unit", &PackUnitView::unit);
    field("packs", &PackUnitView::packs);
    field("dimensions", &PackUnitView::dimensions);
  }
};

struct PackYearView {
  static constexpr std::string_view view_name = "pack_year";
  std::string title;
  std::vector<PackView> index;
  std::vector<PackView> regions;
  std::vector<PackUnitView> units;
  static void fields(auto& field) {
    field("title", &PackYearView::title);
    field("index", &PackYearView::index);
    field("regions", &PackYearView::regions);
    field("units", &PackYearView::units);
  }
};

struct DownloadsView {
  static constexpr std::string_view view_name = "downloads";
  std::string title;
  std::vector<DataGroupView> data;
  LinkView dictionary;
  // For programs: catalogues and the feed.
  std::vector<LinkView> machine;
  std::vector<PackYearView> years;
  std::vector<PackUnitView> plans;
  // Where the packs of single units are too many to list here.
  std::vector<PlaceGroupView> places;
  LinkView verify;
  std::optional<LinkView> licence;
  static void fields(auto& field) {
    field("title", &DownloadsView::title);
    field("data", &DownloadsView::data);
    field("dictionary", &DownloadsView::dictionary);
    field("machine", &DownloadsView::machine);
    field("years", &DownloadsView::years);
    field("plans", &DownloadsView::plans);
    field("places", &DownloadsView::places);
    field("verify", &DownloadsView::verify);
    field("licence", &DownloadsView::licence);
  }
};

}  // namespace prongsai
