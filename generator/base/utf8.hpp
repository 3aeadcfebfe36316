#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai {

// The offset of the first byte that is not well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms), or nothing.
[[nodiscard]] auto first_invalid_utf8(std::string_view text) -> std::optional<std::size_t>;

// Thai digits ๐-๙ become 0-9; every other byte stays.
[[nodiscard]] auto with_ascii_digits(std::string_view text) -> std::string;

// One code point of valid UTF-8 at `at`, which moves past it.
[[nodiscard]] auto next_code_point(std::string_view text, std::size_t& at) -> char32_t;

void append_utf8(std::string& out, char32_t code_point);

// Number of code points in valid UTF-8.
[[nodiscard]] auto code_point_count(std::string_view text) -> std::size_t;

// Number of terminal columns that valid UTF-8 takes: Thai vowels and tone marks above and below, and other combining marks, take none.
[[nodiscard]] auto display_width(std::string_view text) -> std::size_t;

}  // namespace prongsai
