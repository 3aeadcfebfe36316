#include "render/strings.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>

#include "base/assert.hpp"
#include "render/embedded.hpp"
#include "render/template_error.hpp"

namespace prongsai {

auto Strings::parse(std::string_view json) -> Strings {
  const auto root = nlohmann::json::parse(json, nullptr, false);
  if (!root.is_object()) {
    throw TemplateError("strings.json is not a JSON object");
  }
  Strings strings;
  for (const auto& entry : root.items()) {
    const auto& words = entry.value();
    const auto text = [&words](const char* language) { return words.is_object() ? words.value(language, std::string()) : std::string(); };
    Text both{.th = text("th"), .en = text("en")};
    if (both.th.empty() || both.en.empty()) {
      throw TemplateError("strings.json: `" + entry.key() + "` needs a text in th and in en");
    }
    strings.words_.emplace(entry.key(), std::move(both));
  }
  return strings;
}

auto Strings::embedded() -> Strings {
  const auto files = embedded_templates();
  const auto file = std::ranges::find(files, std::string_view("strings.json"), &EmbeddedFile::path);
  require(file != files.end(), "the program was built without strings.json");
  return parse(file->text);
}

auto Strings::find(std::string_view key) const -> const Text* {
  const auto found = words_.find(key);
  return found == words_.end() ? nullptr : &found->second;
}

auto Strings::get(std::string_view key, Language language) const -> const std::string& {
  const auto* words = find(key);
  if (words == nullptr) {
    throw Bug("strings.json has no `" + std::string(key) + "`");
  }
  return words->in(language);
}

auto Strings::format(std::string_view key, Language language, std::initializer_list<std::string_view> holes) const -> std::string {
  const std::string_view pattern = get(key, language);
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const bool hole = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' && pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
    if (!hole) {
      out += pattern[at];
      continue;
    }
    const auto number = static_cast<std::size_t>(pattern[at + 1] - '0');
    require(number < holes.size(), "words have a hole for which nothing was given");
    out += holes.begin()[number];
    at += 2;
  }
  return out;
}

}  // namespace prongsai
