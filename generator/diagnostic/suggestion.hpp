#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/language.hpp"

namespace prongsai {

// Help for a word that is not among `known`: the one that the author most likely meant; otherwise the known words, at most twelve of them.
[[nodiscard]] auto suggestion(std::string_view written, std::span<const std::string> known) -> Text;

}  // namespace prongsai
