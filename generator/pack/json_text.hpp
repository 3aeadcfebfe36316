#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

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

// Reads a JSON text that this program wrote: bounded depth, valid UTF-8, and byte for byte the form that it writes (two blanks of indentation, a line
// end, no key twice), so that no two readers can understand it differently.
[[nodiscard]] auto read_json_text(std::string_view text) -> JsonText;

// Whether brackets nest at most `deepest` deep; what stands in strings is skipped.
[[nodiscard]] auto is_shallow_json(std::string_view text, int deepest) -> bool;

// The string under a key; empty where `object` is none or has none.
[[nodiscard]] auto string_in(const nlohmann::ordered_json& object, const char* key) -> std::string;
// What is under a key, or null.
[[nodiscard]] auto value_in(const nlohmann::ordered_json& object, const char* key) -> const nlohmann::ordered_json*;

}  // namespace prongsai
