#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "model/unit.hpp"

namespace prongsai {

// One line of YAML that fits into a register's entry, in block and in flow style: `redaction: {original_sha256: …, removed: […]}`. `date` may be empty.
[[nodiscard]] auto redaction_line(std::string_view original_sha256, const std::vector<RemovedPart>& removed, const std::string& date) -> std::string;

struct RegisterEdit {
  // The register with the line put in; nothing where it cannot be, and `refused` then says why.
  std::optional<std::string> text;
  Text refused;
};
// Puts `line` behind the `file:` of the one entry whose file `is_it` knows (its value, as written); every other byte stays.
[[nodiscard]] auto edit_register(std::string_view text, const std::function<bool(const std::string&)>& is_it, const std::string& line) -> RegisterEdit;

}  // namespace prongsai
