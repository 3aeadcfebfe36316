#pragma once

namespace prongsai {

[[nodiscard]] constexpr auto is_thai(char32_t c) -> bool { return c >= 0x0E00 && c <= 0x0E7F; }

// Vowels above and below, phinthu, mai tai khu, tones, thanthakhat, nikhahit, yamakkan.
[[nodiscard]] constexpr auto is_thai_mark(char32_t c) -> bool { return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E); }

// Those of the marks that writers leave out or confuse: mai tai khu, tones, thanthakhat, nikhahit, yamakkan.
[[nodiscard]] constexpr auto is_light_mark(char32_t c) -> bool { return c >= 0x0E47 && c <= 0x0E4E; }

}  // namespace prongsai
