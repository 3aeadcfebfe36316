#pragma once

#include <string>
#include <string_view>

namespace prongsai {

// The text with `& < > " '` written as character references, and control characters as blanks: right between tags and in quoted attributes.
[[nodiscard]] auto html_escaped(std::string_view text) -> std::string;
void append_html_escaped(std::string& out, std::string_view text);

}  // namespace prongsai
