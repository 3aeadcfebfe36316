#pragma once

#include <string>
#include <vector>

#include "opendata/column.hpp"
#include "score/standings.hpp"

// Answers to checklists of one year: in CSV a row for each item, in JSON a record for each unit and checklist with its groups and items.
namespace prongsai {

[[nodiscard]] auto has_checklists(const Standings& standings, FiscalYear year) -> bool;
[[nodiscard]] auto checklists_csv(const Standings& standings, FiscalYear year) -> std::string;
[[nodiscard]] auto checklists_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto checklists_json(const Portal& portal, const Standings& standings, FiscalYear year) -> std::string;
// One unit's answers to one checklist, in the same keys.
[[nodiscard]] auto checklist_json(const Portal& portal, const ChecklistScore& score) -> std::string;
[[nodiscard]] auto checklists_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
