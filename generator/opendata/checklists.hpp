#pragma once

#include <string>
#include <vector>

#include "opendata/column.hpp"
#include "score/standings.hpp"

// Answers to checklists of one year: in CSV a row for each item, in JSON a record for each unit and checklist with its groups and items.
namespace prongsai {

[[nodiscard]] auto has_checklists(const Standings& standings, FiscalYear year) -> bool;
void checklists_table(const Standings& standings, FiscalYear year, TableWriter& out);
// The same rows of some of them.
void checklists_table(const std::vector<const ChecklistScore*>& scores, TableWriter& out);
[[nodiscard]] auto checklists_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto checklists_json(const Portal& portal, const Standings& standings, FiscalYear year) -> std::string;
// One unit's answers to one checklist, in the same keys.
[[nodiscard]] auto checklist_json(const Portal& portal, const ChecklistScore& score) -> std::string;
// Keys and values of an object that the caller opens and closes; as they are named inside `prefix`.
void write_checklist(JsonWriter& json, const ChecklistScore& score);
[[nodiscard]] auto checklist_record_fields(const std::string& prefix) -> std::vector<DataField>;
[[nodiscard]] auto checklists_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
