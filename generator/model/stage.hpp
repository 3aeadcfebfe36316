#pragma once

#include <cstdint>

namespace prongsai {

// How far an assessment has come.
enum class Stage : std::uint8_t { self, reviewed, final };

}  // namespace prongsai
