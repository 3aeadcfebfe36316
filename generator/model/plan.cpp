#include "model/plan.hpp"

#include <algorithm>

#include "model/find_in.hpp"

namespace prongsai {

auto find_node(const PlanNode& node, const std::string& id) -> const PlanNode* {
  if (node.id == id) {
    return &node;
  }
  for (const auto& mission : node.missions) {
    if (const auto* found = find_node(mission, id)) {
      return found;
    }
  }
  return nullptr;
}

auto PlanFrame::dimension(const std::string& wanted) const -> const PlanNode* { return find_in(dimensions, wanted, &PlanNode::id); }

auto PlanFrame::dimension_of_mission(const std::string& wanted) const -> const PlanNode* {
  const auto found = std::ranges::find_if(
      dimensions, [&wanted](const PlanNode& dimension) { return dimension.id != wanted && find_node(dimension, wanted) != nullptr; });
  return found == dimensions.end() ? nullptr : &*found;
}

auto PlanFrame::item_type(const std::string& wanted) const -> const Choice* { return find_in(item_types, wanted, &Choice::id); }
auto PlanFrame::kpi_level(const std::string& wanted) const -> const Choice* { return find_in(kpi_levels, wanted, &Choice::id); }
auto PlanFrame::risk_level(const std::string& wanted) const -> const RiskLevel* { return find_in(risk_levels, wanted, &RiskLevel::id); }

auto PlanFrame::risk_level_of(int product) const -> const RiskLevel* {
  const RiskLevel* reached = nullptr;
  for (const auto& level : risk_levels) {
    reached = level.from <= product ? &level : reached;
  }
  return reached;
}

auto Plan::record(int number) const -> const PlanRecord* { return find_in(records, number, &PlanRecord::number); }
auto Plan::printed_total(const std::string& of) const -> const PrintedTotal* { return find_in(printed_totals, of, &PrintedTotal::of); }
auto Plan::part(const std::string& wanted) const -> const Choice* { return find_in(parts, wanted, &Choice::id); }
auto Plan::has_year(FiscalYear year) const -> bool { return std::ranges::find(years, year) != years.end(); }

}  // namespace prongsai
