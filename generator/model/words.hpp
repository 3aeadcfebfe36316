#pragma once

#include <string_view>

#include "model/unit.hpp"

namespace prongsai {

// The word that content writes for it, and that data files and skeletons write again.
[[nodiscard]] auto word_of(WriteUpKind kind) -> std::string_view;

}  // namespace prongsai
