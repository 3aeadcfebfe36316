#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/language.hpp"

namespace prongsai {

// Everything that can be wrong with a pack, declared once in faults.def.
enum class PackFault : std::uint8_t {
  none,
#define PRONGSAI_PACK_FAULT(name, ...) name,
#include "pack/faults.def"
#undef PRONGSAI_PACK_FAULT
};

// A note says what was not looked at; it is nobody's mistake.
enum class FaultSeverity : std::uint8_t { note, warning, error };

// One thing found. `path` is where in the pack, in printable form; empty for the pack as a whole. `detail` is the number or word that the sentence
// names, where it has a place for one.
struct Finding {
  PackFault fault = PackFault::none;
  std::string path;
  std::string detail;
  auto operator==(const Finding&) const -> bool = default;
};

// Stable identifier that users and programs see: `zip_hidden_bytes`.
[[nodiscard]] auto name_of(PackFault fault) -> std::string_view;
[[nodiscard]] auto severity_of(PackFault fault) -> FaultSeverity;
// What is wrong, and the rule, without the path.
[[nodiscard]] auto words_of(const Finding& finding) -> Text;

}  // namespace prongsai
