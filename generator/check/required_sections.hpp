#pragma once

#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "model/unit.hpp"

namespace prongsai {

// A section by its canonical name and the heading that people write for it.
struct SectionWord {
  std::string_view name;
  Text heading;
};

// What each kind of write-up must have: docs/formats.md prints the table.
[[nodiscard]] auto required_sections(WriteUpKind kind) -> std::vector<SectionWord>;

}  // namespace prongsai
