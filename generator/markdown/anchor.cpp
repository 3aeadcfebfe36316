#include "markdown/anchor.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace prongsai {
namespace {

enum class Role { keep, divide, drop };

auto ascii_role(char32_t c) -> Role {
  if (c == ' ' || c == '-' || (c >= 0x09 && c <= 0x0D)) {
    return Role::divide;
  }
  const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return word ? Role::keep : Role::drop;
}

// Ranges of the Unicode blocks Latin-1 Supplement, Thai, General Punctuation, CJK Symbols and the specials; everything else is taken for a letter.
auto role_of(char32_t c) -> Role {
  if (c < 0x80) {
    return ascii_role(c);
  }
  const bool space = c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
  const bool dash = c >= 0x2010 && c <= 0x2015;
  if (space || dash) {
    return Role::divide;
  }
  const bool latin_sign = c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA;
  const bool thai_sign = c == 0x0E3F || c == 0x0E4F || c == 0x0E5A || c == 0x0E5B;
  const bool punctuation = (c >= 0x200B && c <= 0x206F) || (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3001 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020);
  const bool invisible = c == 0xFEFF || c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF) || c == 0xD7 || c == 0xF7;
  return latin_sign || thai_sign || punctuation || invisible ? Role::drop : Role::keep;
}

}  // namespace

auto anchor_of(std::string_view words) -> std::string {
  std::string out;
  bool divide = false;
  for (std::size_t at = 0; at < words.size();) {
    const auto c = next_code_point(words, at);
    const auto role = role_of(c);
    divide = divide || role == Role::divide;
    if (role == Role::keep) {
      if (divide && !out.empty()) {
        out += '-';
      }
      divide = false;
      append_utf8(out, c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
  }
  return out.empty() ? "section" : out;
}

auto AnchorNames::unique(std::string_view words) -> std::string {
  const auto base = anchor_of(words);
  auto name = base;
  auto& next = next_.try_emplace(base, 2).first->second;
  while (!taken_.insert(name).second) {
    name = fmt::format("{}-{}", base, next++);
  }
  return name;
}

}  // namespace prongsai
