#include "model/node_names.hpp"

#include <algorithm>

namespace prongsai {
namespace {

void add(std::vector<NodeName>& names, const std::string& id, const Text& title) {
  // Variants of a dimension may share criteria.
  if (std::ranges::find(names, id, &NodeName::id) == names.end()) {
    names.push_back({.id = id, .title = &title});
  }
}

void add_levels(std::vector<NodeName>& names, const std::vector<Level>& levels) {
  for (const auto& level : levels) {
    for (const auto& criterion : level.criteria) {
      add(names, criterion.id.str(), criterion.title);
    }
  }
}

auto names_of(const Framework& framework) -> std::vector<NodeName> {
  std::vector<NodeName> names;
  for (const auto& dimension : framework.dimensions) {
    add(names, dimension.id.str(), dimension.title);
    for (const auto& variant : dimension.variants) {
      add_levels(names, variant.levels);
    }
    for (const auto& part : dimension.known_parts) {
      add(names, part.id.str(), part.title);
    }
  }
  for (const auto& ladder : framework.ladders) {
    add(names, ladder.id.str(), ladder.title);
    add_levels(names, ladder.levels);
  }
  if (framework.bonus) {
    add(names, framework.bonus->id.str(), framework.bonus->title);
  }
  return names;
}

void add_items(std::vector<NodeName>& names, const std::vector<ChecklistItem>& items) {
  for (const auto& item : items) {
    add(names, item.id.str(), item.title);
    add_items(names, item.items);
  }
}

auto names_of(const Checklist& checklist) -> std::vector<NodeName> {
  std::vector<NodeName> names;
  for (const auto& group : checklist.groups) {
    add_items(names, group.items);
  }
  return names;
}

void add_missions(std::vector<NodeName>& names, const std::vector<PlanNode>& nodes) {
  for (const auto& node : nodes) {
    add(names, node.id, node.title);
    add_missions(names, node.missions);
  }
}

// Dimensions and missions, and the records of one plan as `<plan>/<number>`.
auto names_of(const PlanFrame& frame, const std::string& plan, const Corpus& corpus) -> std::vector<NodeName> {
  std::vector<NodeName> names;
  add_missions(names, frame.dimensions);
  const auto slash = plan.find('/');
  const auto unit = slash == std::string::npos ? corpus.units.end() : corpus.units.find(UnitId(plan.substr(0, slash)));
  if (unit == corpus.units.end()) {
    return names;
  }
  const auto found = unit->second.plans.find(PlanId(plan.substr(slash + 1)));
  if (found != unit->second.plans.end()) {
    for (const auto& record : found->second.records) {
      add(names, found->first.str() + "/" + std::to_string(record.number), record.name);
    }
  }
  return names;
}

}  // namespace

auto known_ids_of(const FrameworkId& framework, const std::string& plan, const Corpus& corpus) -> std::optional<std::vector<NodeName>> {
  if (const auto found = corpus.frameworks.find(framework); found != corpus.frameworks.end()) {
    return names_of(found->second);
  }
  if (const auto found = corpus.checklists.find(framework); found != corpus.checklists.end()) {
    return names_of(found->second);
  }
  const auto found = corpus.plan_frames.find(framework);
  return found == corpus.plan_frames.end() ? std::nullopt : std::optional(names_of(found->second, plan, corpus));
}

auto framework_ids(const Corpus& corpus) -> std::vector<std::string> {
  std::vector<std::string> ids;
  for (const auto& [id, framework] : corpus.frameworks) {
    ids.push_back(id.str());
  }
  for (const auto& [id, frame] : corpus.plan_frames) {
    ids.push_back(id.str());
  }
  for (const auto& [id, checklist] : corpus.checklists) {
    ids.push_back(id.str());
  }
  std::ranges::sort(ids);
  return ids;
}

auto may_have_plans(const FrameworkId& framework, const Corpus& corpus) -> bool {
  return !corpus.frameworks.contains(framework) && !corpus.checklists.contains(framework);
}

auto title_of_framework(const FrameworkId& framework, const Corpus& corpus) -> const Text* {
  if (const auto found = corpus.frameworks.find(framework); found != corpus.frameworks.end()) {
    return &found->second.title;
  }
  if (const auto found = corpus.checklists.find(framework); found != corpus.checklists.end()) {
    return &found->second.title;
  }
  const auto found = corpus.plan_frames.find(framework);
  return found == corpus.plan_frames.end() ? nullptr : &found->second.title;
}

auto calendars_of(const Corpus& corpus) -> std::vector<FrameworkCalendar> {
  std::vector<FrameworkCalendar> calendars;
  for (const auto& [id, framework] : corpus.frameworks) {
    if (!framework.calendar.empty()) {
      calendars.push_back({.framework = id, .title = &framework.title, .unit_kinds = &framework.unit_kinds, .dates = &framework.calendar});
    }
  }
  for (const auto& [id, checklist] : corpus.checklists) {
    if (!checklist.calendar.empty()) {
      calendars.push_back({.framework = id, .title = &checklist.title, .unit_kinds = &checklist.unit_kinds, .dates = &checklist.calendar});
    }
  }
  std::ranges::sort(calendars, {}, &FrameworkCalendar::framework);
  return calendars;
}

}  // namespace prongsai
