#pragma once

#include <optional>
#include <string>

#include "diagnostic/diagnostic.hpp"
#include "load/yaml_node.hpp"
#include "model/checklist.hpp"

namespace prongsai {

// A checklist from its file. `name` is the file's name without `.yaml`, which must be its id. Names inside the checklist are checked here, so that a
// loaded checklist is whole in itself.
[[nodiscard]] auto load_checklist(FileId file, const std::string& name, const YamlNode& root, Diagnostics& out) -> std::optional<Checklist>;

// An office's answers. An answer that is not of its item's type is reported and kept as damaged.
[[nodiscard]] auto load_answers(FileId file, const std::string& name, const YamlNode& root, const Checklist& checklist, Diagnostics& out)
    -> ChecklistAnswers;

// Words that are answers to every item; no choice may be named so.
inline constexpr std::string_view answer_present = "present";
inline constexpr std::string_view answer_absent = "absent";
inline constexpr std::string_view answer_not_applicable = "not_applicable";

}  // namespace prongsai
