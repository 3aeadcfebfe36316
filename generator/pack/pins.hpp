#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pack/verify.hpp"

namespace prongsai {

// Everything inside a pack can be written anew with all its sums. What finds that is a hash that came another way: the neighbour from the website, or a
// root that somebody wrote down.

// Holds a report of verify_pack() against `<report.path>.sha256`, the line that sha256_neighbour() writes, and notes in the report what was found: a
// difference is an error, absence is said. Throws std::system_error where the neighbour is there but cannot be read.
void hold_against_neighbour(VerifyReport& report);

// Holds it against a bag root: 64 lower-case hex digits.
void hold_against_root(VerifyReport& report, std::string_view root);

// The root that a user gave, in lower case; nothing where it is none.
[[nodiscard]] auto parse_root(std::string_view text) -> std::optional<std::string>;

}  // namespace prongsai
