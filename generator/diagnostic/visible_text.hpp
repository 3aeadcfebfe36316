#pragma once

#include <string>
#include <string_view>

namespace prongsai {

// Control characters and marks that turn the writing direction become blanks: what an author wrote must not play tricks on a terminal or a log. A tab
// becomes one blank, so that carets below it stay in place.
[[nodiscard]] auto visible_text(std::string_view text) -> std::string;

}  // namespace prongsai
