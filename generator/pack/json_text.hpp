#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/language.hpp"
#include "pack/fault.hpp"

namespace prongsai {

// A JSON text of a pack, read with suspicion.
struct JsonText {
  // Discarded where `fault` is one of json_broken, json_deep.
  nlohmann::ordered_json value;
  PackFault fault = PackFault::none;
};

// Nesting that no file of a pack reaches; more is an attack on a parser's stack or memory.
inline constexpr int deepest_json = 64;

// How this program writes a JSON text: with two blanks of indentation and a line end; or, as open data, with blanks and line ends anywhere.
enum class JsonLayout : std::uint8_t { indented, free };

// Reads a JSON text that this program wrote: bounded depth, valid UTF-8, and token for token the form that it writes (no key twice, no other way to
// write a number or a letter), so that no two readers can understand it differently.
[[nodiscard]] auto read_json_text(std::string_view text, JsonLayout layout) -> JsonText;

// `{"th": …, "en": …}`; `en` is left out where nobody wrote it.
[[nodiscard]] auto text_json(const Text& text) -> nlohmann::ordered_json;

// Whether brackets nest at most `deepest` deep; what stands in strings is skipped.
[[nodiscard]] auto is_shallow_json(std::string_view text, int deepest) -> bool;

// The string under a key; empty where `object` is none or has none.
[[nodiscard]] auto string_in(const nlohmann::ordered_json& object, const char* key) -> std::string;
// What is under a key, or null.
[[nodiscard]] auto value_in(const nlohmann::ordered_json& object, const char* key) -> const nlohmann::ordered_json*;

}  // namespace prongsai
