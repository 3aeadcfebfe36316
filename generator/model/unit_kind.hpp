#pragma once

#include <cstdint>

namespace prongsai {

enum class UnitKind : std::uint8_t { regional, central, local };

}  // namespace prongsai
