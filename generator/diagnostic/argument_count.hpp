#pragma once

#include <cstddef>

#include "diagnostic/diagnostic.hpp"

namespace prongsai {

// How many arguments the texts of a code use: what report() asks for.
[[nodiscard]] auto argument_count(Code code) -> std::size_t;

}  // namespace prongsai
