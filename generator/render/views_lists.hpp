#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"

// What leads on where a list is too long for one page.
namespace prongsai {

// An address with how many units are behind it, or where the unit lies.
struct UnitLineView {
  static constexpr std::string_view view_name = "unit_line";
  LinkView link;
  Words note;
  static void fields(auto& field) {
    field("link", &UnitLineView::link);
    field("note", &UnitLineView::note);
  }
};

// The places of one region, with how much of the list is behind each.
struct PlaceGroupView {
  static constexpr std::string_view view_name = "place_group";
  Words title;
  std::vector<UnitLineView> lines;
  static void fields(auto& field) {
    field("title", &PlaceGroupView::title);
    field("lines", &PlaceGroupView::lines);
  }
};

// Where a page stands among those of its list. Of many pages the first, the last, and some round this one have links.
struct PagerView {
  static constexpr std::string_view view_name = "pager";
  // `รายการที่ 101–200 จาก 555`.
  std::string range;
  std::optional<LinkView> previous;
  std::optional<LinkView> next;
  std::vector<NavigationView> pages;
  static void fields(auto& field) {
    field("range", &PagerView::range);
    field("previous", &PagerView::previous);
    field("next", &PagerView::next);
    field("pages", &PagerView::pages);
  }
};

}  // namespace prongsai
