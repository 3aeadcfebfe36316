#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prongsai {

// An opening tag of a page.
struct PageTag {
  std::string name;
  // In order; values with their character references read.
  std::vector<std::pair<std::string, std::string>> attributes;
  // Of `style`: what stands in it.
  std::string text;
};

struct PageScan {
  std::vector<PageTag> tags;
  // Where the page stops being the plain HTML that this program writes, in bytes.
  std::optional<std::size_t> fault_at;
};

// Reads the tags of a page in the form in which this program writes HTML, on which all browsers agree: one doctype at the start, no comments, lower-case
// names, values in double quotes, no attribute twice, `<` only where a tag begins, the five character references of XML and numbers. Anything else is a
// fault: it is for a browser to guess at, not for a checker. Any input ends in a result.
[[nodiscard]] auto scan_page(std::string_view text) -> PageScan;

}  // namespace prongsai
