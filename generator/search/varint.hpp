#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai {

// Seven bits a byte, the lowest first; the top bit says that more follow.
inline void put_varint(std::string& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7U) {
    out += static_cast<char>((value & 0x7FU) | 0x80U);
  }
  out += static_cast<char>(value);
}

// Only for what put_varint wrote.
[[nodiscard]] inline auto take_varint(std::string_view bytes, std::size_t& at) -> std::uint32_t {
  std::uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<std::uint8_t>(bytes[at++]);
    value |= (byte & 0x7FU) << shift;
    if (byte < 0x80) {
      return value;
    }
  }
}

inline void put_u32(std::string& out, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    out += static_cast<char>((value >> shift) & 0xFFU);
  }
}

inline void put_u16(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>(value >> 8U);
}

}  // namespace prongsai
