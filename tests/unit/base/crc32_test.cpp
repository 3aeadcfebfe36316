#include "base/crc32.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <string>

namespace prongsai {
namespace {

TEST_CASE("CRC-32 of known texts") {
  CHECK(crc32_update(0, "") == 0);
  CHECK(crc32_update(0, "123456789") == 0xCBF43926);
  CHECK(crc32_update(0, "The quick brown fox jumps over the lazy dog") == 0x414FA339);
  CHECK(crc32_update(0, std::string(32, '\0')) == 0x190A55AD);
  CHECK(crc32_update(0, std::string(32, '\xFF')) == 0xFF6CAB0B);
}

// Long runs are folded where the processor can; one byte at a time is always the table.
TEST_CASE("CRC-32 is the same however many bytes are taken at once") {
  std::string text;
  std::uint32_t random = 2564;
  for (int i = 0; i < 1'200; ++i) {
    random = random * 1'664'525U + 1'013'904'223U;
    text += static_cast<char>(random >> 24U);
  }
  for (std::size_t begin = 0; begin < 20; ++begin) {
    std::uint32_t bytewise = 0;
    for (std::size_t size = 0; begin + size < text.size(); ++size) {
      REQUIRE(crc32_update(0, std::string_view(text).substr(begin, size)) == bytewise);
      bytewise = crc32_update(bytewise, std::string_view(text).substr(begin + size, 1));
    }
  }
}

TEST_CASE("CRC-32 in pieces is CRC-32 of the whole") {
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += static_cast<char>(i * 7 % 256);
  }
  const auto whole = crc32_update(0, text);
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    CHECK(crc32_update(crc32_update(0, std::string_view(text).substr(0, cut)), std::string_view(text).substr(cut)) == whole);
  }
}

}  // namespace
}  // namespace prongsai
