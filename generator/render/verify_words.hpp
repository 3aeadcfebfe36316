#pragma once

#include <string>

#include "base/language.hpp"
#include "render/strings.hpp"

namespace prongsai {

// What the script of the page that checks packs says, as JSON: `words` by key, and each fault of generator/pack/faults.def with its severity and its
// sentence, so that the page and the command speak alike.
[[nodiscard]] auto verify_words(const Strings& strings, Language language) -> std::string;

}  // namespace prongsai
