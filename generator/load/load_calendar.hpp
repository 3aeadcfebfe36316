#pragma once

#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "load/yaml_node.hpp"
#include "model/calendar.hpp"

namespace prongsai {

// The value of `calendar:` of a framework of any kind; null gives none. Whether the ids of `criteria` exist is checked where the framework is known.
[[nodiscard]] auto load_calendar(const YamlNode* node, Diagnostics& out) -> std::vector<DueDate>;

}  // namespace prongsai
