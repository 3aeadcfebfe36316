#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai {

// The languages of the site and of every message: Thai first.
enum class Language : std::uint8_t { th, en };

inline constexpr std::array languages{Language::th, Language::en};

[[nodiscard]] constexpr auto code_of(Language language) -> std::string_view { return language == Language::th ? "th" : "en"; }

// A text in Thai and, where somebody wrote it, in English. Invariant: `en` is empty or the translation of `th`.
struct Text {
  std::string th;
  std::string en;
  auto operator<=>(const Text&) const = default;
  [[nodiscard]] auto empty() const -> bool { return th.empty(); }
  // The language in which `in(wanted)` is written: English falls back to Thai.
  [[nodiscard]] auto language_for(Language wanted) const -> Language {
    return wanted == Language::en && !en.empty() ? Language::en : Language::th;
  }
  [[nodiscard]] auto in(Language wanted) const -> const std::string& { return language_for(wanted) == Language::en ? en : th; }
};

// The same words in both languages: ids, numbers, names of files.
[[nodiscard]] inline auto same_text(const std::string& text) -> Text { return Text{.th = text, .en = text}; }

}  // namespace prongsai
