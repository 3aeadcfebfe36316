#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_checklist.hpp"
#include "render/views_common.hpp"
#include "render/views_lists.hpp"
#include "render/views_prose.hpp"
#include "render/views_results.hpp"
#include "render/views_waivers.hpp"

// A page of a list that is too long for one page.
namespace prongsai {

// Results of the units of one place, by rank.
struct PartResultsView {
  static constexpr std::string_view view_name = "part_results";
  std::vector<DimensionHeadView> heads;
  std::vector<ResultRowView> rows;
  static void fields(auto& field) {
    field("heads", &PartResultsView::heads);
    field("rows", &PartResultsView::rows);
  }
};

// One of the lists has entries, or of a year up to three.
struct PartView {
  static constexpr std::string_view view_name = "part";
  std::string title;
  // The place, or what the write-ups are about.
  Words of;
  std::string answer;
  std::optional<PagerView> pager;
  std::vector<PracticeGroupView> groups;
  std::vector<PracticeItemView> practices;
  std::vector<RegisterRowView> registers;
  std::vector<PackYearView> years;
  std::vector<PackUnitView> plan_packs;
  std::vector<ChecklistLineView> checklists;
  std::vector<LinkView> plans;
  std::vector<WaivedUnitView> waived;
  std::optional<PartResultsView> results;
  std::vector<LinkView> without;
  std::vector<LinkView> quarantined;
  // Where the list begins.
  LinkView list;
  static void fields(auto& field) {
    field("title", &PartView::title);
    field("of", &PartView::of);
    field("answer", &PartView::answer);
    field("pager", &PartView::pager);
    field("groups", &PartView::groups);
    field("practices", &PartView::practices);
    field("registers", &PartView::registers);
    field("years", &PartView::years);
    field("plan_packs", &PartView::plan_packs);
    field("checklists", &PartView::checklists);
    field("plans", &PartView::plans);
    field("waived", &PartView::waived);
    field("results", &PartView::results);
    field("without", &PartView::without);
    field("quarantined", &PartView::quarantined);
    field("list", &PartView::list);
  }
};

}  // namespace prongsai
