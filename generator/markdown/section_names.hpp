#pragma once

#include <string_view>

namespace prongsai {

// The canonical name (`steps`, `results`, …) of a section with these heading words, or empty. A number before the words (`2.`, `๒)`, `(3)`, `1.2`)
// does not count, nor do case and how sara am and sara ae are typed. Of several words of the table that the heading begins with, the longest counts.
[[nodiscard]] auto section_name(std::string_view heading) -> std::string_view;

}  // namespace prongsai
