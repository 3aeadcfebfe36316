#pragma once

#include <cstdint>
#include <string_view>

namespace prongsai {

// CRC-32 as zip and PNG use it (IEEE 802.3, reflected polynomial EDB88320). Start with 0; the result of one call continues in the next:
// crc32_update(crc32_update(0, "ab"), "c") == crc32_update(0, "abc").
[[nodiscard]] auto crc32_update(std::uint32_t crc, std::string_view bytes) -> std::uint32_t;

}  // namespace prongsai
