#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace prongsai {

// With A to Z as a to z; every other byte stays, so that no locale matters.
[[nodiscard]] inline auto lower_ascii(std::string_view text) -> std::string {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace prongsai
