#pragma once

#include <string.h>

#include <cstddef>
#include <string_view>

// Small questions about the bytes of a text. None needs the bytes to be whole characters, and none looks further than what it asks for.
namespace prongsai {

struct Digit {
  int value = 0;
  // Bytes; 0 where there is no digit.
  std::size_t length = 0;
};

// A digit 0-9 or ๐-๙ (U+0E50 to U+0E59).
[[nodiscard]] inline auto digit_at(std::string_view text, std::size_t at) -> Digit {
  if (at >= text.size()) {
    return {};
  }
  if (text[at] >= '0' && text[at] <= '9') {
    return {.value = text[at] - '0', .length = 1};
  }
  const bool thai = text[at] == '\xE0' && at + 2 < text.size() && text[at + 1] == '\xB9' && text[at + 2] >= '\x90' && text[at + 2] <= '\x99';
  return thai ? Digit{.value = text[at + 2] - '\x90', .length = 3} : Digit{};
}

[[nodiscard]] inline auto starts_at(std::string_view text, std::size_t at, std::string_view word) -> bool {
  return at <= text.size() && text.substr(at, word.size()) == word;
}

[[nodiscard]] inline auto is_ascii_word(char c) -> bool {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Whether the word stands anywhere in a long text. Every Thai letter begins with the same byte, so that a search that waits for the word's first byte stops
// everywhere; this one skips by the length of the word.
[[nodiscard]] inline auto has_word(std::string_view text, std::string_view word) -> bool {
  return ::memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

[[nodiscard]] inline auto contains_any(std::string_view text, const auto& words) -> bool {
  for (const std::string_view word : words) {
    if (text.find(word) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

[[nodiscard]] inline auto starts_with_any(std::string_view text, const auto& words) -> bool {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) {
      return true;
    }
  }
  return false;
}

[[nodiscard]] inline auto ends_with_any(std::string_view text, const auto& words) -> bool {
  for (const std::string_view word : words) {
    if (text.ends_with(word)) {
      return true;
    }
  }
  return false;
}

// Bytes of the Thai consonant, vowel or mark at `at`, or 0: no digits and no signs such as ฯ and ๆ.
[[nodiscard]] inline auto thai_letter_at(std::string_view text, std::size_t at) -> std::size_t {
  if (at + 2 >= text.size() || text[at] != '\xE0') {
    return 0;
  }
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  const bool letter = (second == 0xB8 && third >= 0x81 && third <= 0xBA && third != 0xAF) || (second == 0xB9 && third >= 0x80 && third <= 0x8E && third != 0x86);
  return letter ? 3 : 0;
}

// Vowels and tone marks above and below: U+0E31, U+0E34 to U+0E3A, U+0E47 to U+0E4E.
[[nodiscard]] inline auto is_thai_mark(std::string_view character) -> bool {
  if (character.size() != 3 || character[0] != '\xE0') {
    return false;
  }
  const auto second = static_cast<unsigned char>(character[1]);
  const auto third = static_cast<unsigned char>(character[2]);
  return (second == 0xB8 && (third == 0xB1 || (third >= 0xB4 && third <= 0xBA))) || (second == 0xB9 && third >= 0x87 && third <= 0x8E);
}

}  // namespace prongsai
