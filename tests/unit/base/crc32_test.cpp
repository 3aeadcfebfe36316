#include "base/crc32.hpp"

#include <catch2/catch.hpp>
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
