#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace prongsai {

// The site's own words, in both languages, by key: templates/strings.json, `{"unit.claimed": {"th": "ขอ", "en": "Claimed"}}`.
// Reading from many threads is fine.
class Strings {
 public:
  // Throws TemplateError where the JSON is not of that form or a language is missing.
  [[nodiscard]] static auto parse(std::string_view json) -> Strings;
  // Those built into the program.
  [[nodiscard]] static auto embedded() -> Strings;

  // A key that does not exist is a bug.
  [[nodiscard]] auto get(std::string_view key, Language language) const -> const std::string&;
  // The words with {0}, {1}, … filled in.
  [[nodiscard]] auto format(std::string_view key, Language language, std::initializer_list<std::string_view> holes) const -> std::string;
  [[nodiscard]] auto find(std::string_view key) const -> const Text*;
  [[nodiscard]] auto all() const -> const std::map<std::string, Text, std::less<>>& { return words_; }

 private:
  std::map<std::string, Text, std::less<>> words_;
};

}  // namespace prongsai
