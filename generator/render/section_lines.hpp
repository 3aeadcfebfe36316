#pragma once

#include <string>
#include <vector>

#include "model/prose.hpp"

namespace prongsai {

// The words of a section without its heading and markup, a line for each paragraph, item or row of a table.
[[nodiscard]] auto section_lines(const Section& section) -> std::vector<std::string>;

}  // namespace prongsai
