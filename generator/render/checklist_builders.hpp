#pragma once

#include <string>
#include <vector>

#include "render/page_context.hpp"

// Parts that several pages about checklists show.
namespace prongsai {

// How far an item is set in: `depth-0` to `depth-3`, deeper ones like the last.
[[nodiscard]] auto depth_class(int depth) -> std::string;
// `group:personnel`; no id of an item has a colon.
[[nodiscard]] auto group_anchor(const ChecklistGroup& group) -> std::string;
// The document by its title in this checklist, and the place in it.
[[nodiscard]] auto checklist_citation(const Checklist& checklist, const Citation& citation, const Voice& voice) -> std::string;

[[nodiscard]] auto checklist_line(const PageContext& page, const ChecklistScore& score) -> ChecklistLineView;
// Every checklist that the unit answered in the year.
[[nodiscard]] auto checklist_lines(const PageContext& page, const Unit& unit, const UnitYear& year) -> std::vector<ChecklistLineView>;

}  // namespace prongsai
