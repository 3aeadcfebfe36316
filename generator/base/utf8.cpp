#include "base/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace prongsai {
namespace {

auto byte_at(std::string_view text, std::size_t at) -> std::uint8_t { return static_cast<std::uint8_t>(text[at]); }

auto is_continuation(std::string_view text, std::size_t at) -> bool { return at < text.size() && (byte_at(text, at) & 0xC0U) == 0x80U; }

// Length of the well-formed sequence at `at`, or 0. The ranges are those of RFC 3629, section 4.
auto sequence_length(std::string_view text, std::size_t at) -> std::size_t {
  const auto lead = byte_at(text, at);
  if (lead < 0x80) {
    return 1;
  }
  if (lead < 0xC2 || lead > 0xF4 || !is_continuation(text, at + 1)) {
    return 0;
  }
  if (lead < 0xE0) {
    return 2;
  }
  const auto second = byte_at(text, at + 1);
  if (lead < 0xF0) {
    const bool overlong = lead == 0xE0 && second < 0xA0;
    const bool surrogate = lead == 0xED && second > 0x9F;
    return overlong || surrogate || !is_continuation(text, at + 2) ? 0 : 3;
  }
  const bool overlong = lead == 0xF0 && second < 0x90;
  const bool beyond = lead == 0xF4 && second > 0x8F;
  return overlong || beyond || !is_continuation(text, at + 2) || !is_continuation(text, at + 3) ? 0 : 4;
}

// Eight characters at a time.
auto is_ascii_word(std::string_view text, std::size_t at) -> bool {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  std::uint64_t word = high_bits;
  if (at + sizeof(word) <= text.size()) {
    std::memcpy(&word, text.data() + at, sizeof(word));
  }
  return (word & high_bits) == 0;
}

auto takes_no_column(char32_t c) -> bool {
  const bool thai_mark = c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
  const bool combining = (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
  return thai_mark || combining;
}

}  // namespace

auto first_invalid_utf8(std::string_view text) -> std::optional<std::size_t> {
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_word(text, at)) {
      at += sizeof(std::uint64_t);
      continue;
    }
    const auto length = sequence_length(text, at);
    if (length == 0) {
      return at;
    }
    at += length;
  }
  return std::nullopt;
}

auto with_ascii_digits(std::string_view text) -> std::string {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    // ๐-๙ are U+0E50-U+0E59: E0 B9 90 to E0 B9 99.
    const bool thai_digit = at + 2 < text.size() && byte_at(text, at) == 0xE0 && byte_at(text, at + 1) == 0xB9 && byte_at(text, at + 2) >= 0x90 &&
                            byte_at(text, at + 2) <= 0x99;
    if (thai_digit) {
      out += static_cast<char>('0' + (byte_at(text, at + 2) - 0x90));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

auto next_code_point(std::string_view text, std::size_t& at) -> char32_t {
  const auto length = sequence_length(text, at);
  if (length <= 1) {
    return length == 1 ? byte_at(text, at++) : (++at, U'�');
  }
  char32_t value = static_cast<char32_t>(byte_at(text, at)) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    value = (value << 6U) | (static_cast<char32_t>(byte_at(text, at + i)) & 0x3FU);
  }
  at += length;
  return value;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6U));
    put(0x80 | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12U));
    put(0x80 | ((c >> 6U) & 0x3FU));
    put(0x80 | (c & 0x3FU));
  } else {
    put(0xF0 | (c >> 18U));
    put(0x80 | ((c >> 12U) & 0x3FU));
    put(0x80 | ((c >> 6U) & 0x3FU));
    put(0x80 | (c & 0x3FU));
  }
}

auto code_point_count(std::string_view text) -> std::size_t {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    (void)next_code_point(text, at);
  }
  return count;
}

auto display_width(std::string_view text) -> std::size_t {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    width += takes_no_column(next_code_point(text, at)) ? 0U : 1U;
  }
  return width;
}

}  // namespace prongsai
