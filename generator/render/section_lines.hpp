#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/prose.hpp"

namespace prongsai {

// The words of a section without its heading and markup, a line for each paragraph, item or row of a table. `pieces` are those of the prose's HTML.
[[nodiscard]] auto section_lines(const Prose& prose, const std::vector<std::string>& pieces, std::size_t number) -> std::vector<std::string>;

}  // namespace prongsai
