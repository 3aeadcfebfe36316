#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"
#include "render/views_lists.hpp"

// What changed between two publications.
namespace prongsai {

struct ChangeLineView {
  static constexpr std::string_view view_name = "change_line";
  // Of whom, where lines of several units stand together.
  std::optional<LinkView> unit;
  std::string mark;
  bool taken_away = false;
  std::string kind;
  ItemView item;
  std::string detail;
  static void fields(auto& field) {
    field("unit", &ChangeLineView::unit);
    field("mark", &ChangeLineView::mark);
    field("taken_away", &ChangeLineView::taken_away);
    field("kind", &ChangeLineView::kind);
    field("item", &ChangeLineView::item);
    field("detail", &ChangeLineView::detail);
  }
};

// Of one unit and year, or of a unit as such.
struct ChangeGroupView {
  static constexpr std::string_view view_name = "change_group";
  ItemView title;
  std::string year;
  std::vector<ChangeLineView> lines;
  static void fields(auto& field) {
    field("title", &ChangeGroupView::title);
    field("year", &ChangeGroupView::year);
    field("lines", &ChangeGroupView::lines);
  }
};

// How many things changed within a region, or at a unit.
struct ChangeCountView {
  static constexpr std::string_view view_name = "change_count";
  ItemView of;
  std::string units;
  std::string changes;
  std::string removed;
  static void fields(auto& field) {
    field("of", &ChangeCountView::of);
    field("units", &ChangeCountView::units);
    field("changes", &ChangeCountView::changes);
    field("removed", &ChangeCountView::removed);
  }
};

struct ChangeListView {
  static constexpr std::string_view view_name = "change_list";
  std::vector<ChangeLineView> lines;
  static void fields(auto& field) { field("lines", &ChangeListView::lines); }
};

struct ChangesView {
  static constexpr std::string_view view_name = "changes";
  std::string title;
  Words region;
  bool has_region = false;
  std::string answer;
  // Things that are gone, at all units, and how many more there are than are shown.
  std::optional<ChangeListView> removed;
  std::string more_removed;
  bool has_more_removed = false;
  std::optional<ChangeListView> portal;
  std::vector<ChangeCountView> regions;
  std::vector<ChangeCountView> units;
  std::optional<PagerView> pager;
  std::vector<ChangeGroupView> groups;
  // Other pairs of publications.
  std::vector<LinkView> others;
  static void fields(auto& field) {
    field("title", &ChangesView::title);
    field("region", &ChangesView::region);
    field("has_region", &ChangesView::has_region);
    field("answer", &ChangesView::answer);
    field("removed", &ChangesView::removed);
    field("more_removed", &ChangesView::more_removed);
    field("has_more_removed", &ChangesView::has_more_removed);
    field("portal", &ChangesView::portal);
    field("regions", &ChangesView::regions);
    field("units", &ChangesView::units);
    field("pager", &ChangesView::pager);
    field("groups", &ChangesView::groups);
    field("others", &ChangesView::others);
  }
};

// On the page of a unit and year.
struct YearChangesView {
  static constexpr std::string_view view_name = "year_changes";
  std::string answer;
  std::vector<ChangeLineView> lines;
  LinkView all;
  static void fields(auto& field) {
    field("answer", &YearChangesView::answer);
    field("lines", &YearChangesView::lines);
    field("all", &YearChangesView::all);
  }
};

}  // namespace prongsai
