#pragma once

#include <optional>
#include <string>

#include "diagnostic/diagnostic.hpp"
#include "load/yaml_node.hpp"
#include "model/plan.hpp"

namespace prongsai {

// A framework of kind `plan` from its file; `name` is the file's name without `.yaml`, which must be the framework's id. Names inside it are checked
// here, so that a loaded frame is whole in itself.
[[nodiscard]] auto load_plan_frame(FileId file, const std::string& name, const YamlNode& root, Diagnostics& out) -> std::optional<PlanFrame>;

// An office's plan. Names of its frame are compared in the check room.
[[nodiscard]] auto load_plan(const PlanId& id, FileId file, const YamlNode& root, Diagnostics& out) -> Plan;

// `records:` of a plan, without those that cannot be read; `complete` becomes false where there are any.
[[nodiscard]] auto load_plan_records(const YamlNode* node, bool& complete, Diagnostics& out) -> std::vector<PlanRecord>;
// `kpis:` of a record.
[[nodiscard]] auto load_plan_kpis(const YamlNode* node, Diagnostics& out) -> std::vector<PlanKpi>;
// `{id: {th, en}, …}`.
[[nodiscard]] auto load_titles(const YamlNode* node, Diagnostics& out) -> std::vector<Choice>;
[[nodiscard]] auto load_texts(const YamlNode* node, Diagnostics& out) -> std::vector<Text>;

}  // namespace prongsai
