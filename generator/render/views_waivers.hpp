#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"
#include "render/views_lists.hpp"

// Problems that offices know of and leave as they are, with their reasons.
namespace prongsai {

struct WaivedFindingView {
  static constexpr std::string_view view_name = "waived_finding";
  std::string problem;
  std::string place;
  static void fields(auto& field) {
    field("problem", &WaivedFindingView::problem);
    field("place", &WaivedFindingView::place);
  }
};

// What one waiver covers of one code.
struct WaivedView {
  static constexpr std::string_view view_name = "waived";
  std::string code;
  Words reason;
  Words by;
  DateView date = {};
  std::optional<DateView> until = {};
  std::vector<WaivedFindingView> findings = {};
  static void fields(auto& field) {
    field("code", &WaivedView::code);
    field("reason", &WaivedView::reason);
    field("by", &WaivedView::by);
    field("date", &WaivedView::date);
    field("until", &WaivedView::until);
    field("findings", &WaivedView::findings);
  }
};

struct WaivedUnitView {
  static constexpr std::string_view view_name = "waived_unit";
  LinkView unit;
  std::string count;
  static void fields(auto& field) {
    field("unit", &WaivedUnitView::unit);
    field("count", &WaivedUnitView::count);
  }
};

struct WaiversView {
  static constexpr std::string_view view_name = "waivers";
  std::string title;
  std::string answer;
  // Of the portal itself.
  std::vector<WaivedView> waived;
  std::vector<WaivedUnitView> units;
  // Instead of that list where it is too long.
  std::vector<PlaceGroupView> places;
  static void fields(auto& field) {
    field("places", &WaiversView::places);
    field("title", &WaiversView::title);
    field("answer", &WaiversView::answer);
    field("waived", &WaiversView::waived);
    field("units", &WaiversView::units);
  }
};

}  // namespace prongsai
