#pragma once

#include <string>
#include <string_view>

namespace prongsai {

// As content or attribute value of XML 1.0. What that has no way to write, control characters, becomes U+FFFD.
[[nodiscard]] auto xml_escaped(std::string_view text) -> std::string;

// A path as part of an address (RFC 3986): everything but unreserved characters and `/`.
[[nodiscard]] auto path_in_address(std::string_view path) -> std::string;

}  // namespace prongsai
