#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/prose.hpp"

namespace prongsai {

// The words of a section without its heading and markup, a line for each paragraph, item or row of a table. `pieces` are its own of Prose::html.
[[nodiscard]] auto section_lines(const Section& section, std::span<const std::string> pieces) -> std::vector<std::string>;

}  // namespace prongsai
