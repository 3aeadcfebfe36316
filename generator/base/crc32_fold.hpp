#pragma once

#include <cstdint>
#include <string_view>

// For crc32.cpp only.
namespace prongsai {

// Whether this processor multiplies without carries.
[[nodiscard]] auto can_fold_crc32() -> bool;

// How many bytes fold_crc32 takes at least, and of what it takes a multiple.
inline constexpr std::size_t fold_least = 64;
inline constexpr std::size_t fold_step = 16;

// `state` is the inverted CRC before and after. Invariant: can_fold_crc32(), bytes.size() >= fold_least, a multiple of fold_step.
[[nodiscard]] auto fold_crc32(std::uint32_t state, std::string_view bytes) -> std::uint32_t;

}  // namespace prongsai
