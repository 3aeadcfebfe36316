#include "base/crc32.hpp"

#include <array>
#include <cstddef>

#include "base/crc32_fold.hpp"

namespace prongsai {
namespace {

using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

// tables[k][b] is the CRC of byte b followed by k zero bytes, so that eight bytes are taken at a time ("slicing by 8").
constexpr auto make_tables() -> Tables {
  Tables tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t value = byte;
    for (int bit = 0; bit < 8; ++bit) {
      value = (value & 1U) != 0 ? (value >> 1U) ^ 0xEDB88320U : value >> 1U;
    }
    tables[0][byte] = value;
  }
  for (std::size_t slice = 1; slice < tables.size(); ++slice) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint32_t before = tables[slice - 1][byte];
      tables[slice][byte] = (before >> 8U) ^ tables[0][before & 0xFFU];
    }
  }
  return tables;
}

constexpr Tables tables = make_tables();

auto byte_at(const char* at, std::size_t index) -> std::uint32_t { return static_cast<unsigned char>(at[index]); }

auto little_endian_word(const char* at) -> std::uint32_t {
  return byte_at(at, 0) | byte_at(at, 1) << 8U | byte_at(at, 2) << 16U | byte_at(at, 3) << 24U;
}

}  // namespace

auto crc32_update(std::uint32_t crc, std::string_view bytes) -> std::uint32_t {
  std::uint32_t state = ~crc;
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  if (left >= fold_least && can_fold_crc32()) {
    const auto folded = left - left % fold_step;
    state = fold_crc32(state, bytes.substr(0, folded));
    at += folded;
    left -= folded;
  }
  for (; left >= 8; left -= 8, at += 8) {
    const std::uint32_t low = little_endian_word(at) ^ state;
    const std::uint32_t high = little_endian_word(at + 4);
    state = tables[7][low & 0xFFU] ^ tables[6][low >> 8U & 0xFFU] ^ tables[5][low >> 16U & 0xFFU] ^ tables[4][low >> 24U] ^
            tables[3][high & 0xFFU] ^ tables[2][high >> 8U & 0xFFU] ^ tables[1][high >> 16U & 0xFFU] ^ tables[0][high >> 24U];
  }
  for (; left > 0; --left, ++at) {
    state = (state >> 8U) ^ tables[0][(state ^ byte_at(at, 0)) & 0xFFU];
  }
  return ~state;
}

}  // namespace prongsai
