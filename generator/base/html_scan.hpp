#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

// What a page's HTML names and what it refers to. Views into the HTML, values as written there: character references are not resolved.
struct HtmlReference {
  enum class Kind : std::uint8_t {
    address,  // href, src, action, poster, data
    place,    // for, list, headers, aria-labelledby and their like: ids of the same page, separated by blanks
  };
  Kind kind = Kind::address;
  std::string_view value;
  // Of the value's first byte.
  std::size_t at = 0;
};

struct HtmlNames {
  std::vector<std::string_view> ids;
  std::vector<HtmlReference> references;
};

// Adds what the HTML has, in its order, to `names`, which is cleared first: a caller that keeps it saves the memory's allocation. For HTML that we
// made, or that our templates let through: attributes without quotes are seen, but elements are not balanced.
void scan_html(std::string_view html, HtmlNames& names);

// `&amp;`, `&lt;`, `&gt;`, `&quot;` and numbers become what they stand for; anything else stays.
[[nodiscard]] auto html_unescaped(std::string_view text) -> std::string;

}  // namespace prongsai
