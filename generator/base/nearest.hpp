#pragma once

#include <span>
#include <string>
#include <string_view>

namespace prongsai {

// Of `known`, the word that the author most likely meant by `written`: the fewest inserted, dropped, changed or swapped neighbouring letters,
// ignoring case and `-`/`_`. Empty where nothing is near (more than a third of the letters differ). Ties go to the first of `known`.
[[nodiscard]] auto nearest(std::string_view written, std::span<const std::string> known) -> std::string;

}  // namespace prongsai
