#include "pack/uuid.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace prongsai {
namespace {

using Digest = std::array<std::uint8_t, 20>;
using State = std::array<std::uint32_t, 5>;

// One block of 64 bytes, FIPS 180-4, 6.1.2.
void mix(State& state, std::string_view block) {
  std::array<std::uint32_t, 80> words{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i < 16) {
      for (std::size_t byte = 0; byte < 4; ++byte) {
        words[i] = words[i] << 8U | static_cast<unsigned char>(block[4 * i + byte]);
      }
    } else {
      words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
  }
  auto [a, b, c, d, e] = state;
  for (std::size_t i = 0; i < words.size(); ++i) {
    constexpr std::array<std::uint32_t, 4> constants{0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6};
    std::uint32_t chosen = b ^ c ^ d;
    if (i < 20) {
      chosen = (b & c) | (~b & d);
    } else if (i >= 40 && i < 60) {
      chosen = (b & c) | (b & d) | (c & d);
    }
    const std::uint32_t next = std::rotl(a, 5) + chosen + e + constants[i / 20] + words[i];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
}

// UUIDs of version 5 are defined over SHA-1. Nothing here relies on its strength: what proves a pack is SHA-256.
auto sha1(std::string text) -> Digest {
  const std::uint64_t bits = std::uint64_t{text.size()} * 8;
  text += '\x80';
  text.append((120 - text.size() % 64) % 64, '\0');
  for (unsigned shift = 64; shift > 0; shift -= 8) {
    text += static_cast<char>(bits >> (shift - 8) & 0xFFU);
  }
  State state{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  for (std::size_t at = 0; at < text.size(); at += 64) {
    mix(state, std::string_view(text).substr(at, 64));
  }
  Digest digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)) & 0xFFU);
  }
  return digest;
}

}  // namespace

auto url_uuid(std::string_view name) -> std::string {
  // 6ba7b811-9dad-11d1-80b4-00c04fd430c8
  constexpr std::string_view url_namespace("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8", 16);
  auto digest = sha1(std::string(url_namespace) + std::string(name));
  digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0FU) | 0x50U);
  digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3FU) | 0x80U);
  std::string text;
  for (std::size_t i = 0; i < 16; ++i) {
    text += i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "";
    text += fmt::format("{:02x}", digest[i]);
  }
  return text;
}

}  // namespace prongsai
