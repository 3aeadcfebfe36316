#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/language.hpp"

namespace prongsai {

// Why a file may not have this name (one part of a path), or nothing. The rules are those under which a name survives every usual file system and zip program,
// and looks like what it is: docs/formats.md, evidence.yaml.
[[nodiscard]] auto name_fault(std::string_view name) -> std::optional<Text>;

// The name with every character that cannot be shown replaced.
[[nodiscard]] auto shown_name(std::string_view name) -> std::string;

}  // namespace prongsai
