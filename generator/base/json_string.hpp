#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai {

// How control characters are written in a JSON string: with the short forms of RFC 8259 where there is one (`\t`) and DEL as it is, or all but the line end
// as a number (`\u0009`, `\u007f`).
enum class JsonEscapes : std::uint8_t { short_forms, numbers };

// Appends the text as a JSON string, quotes included; nothing else is escaped. Valid UTF-8; anything else is a Bug, since texts were checked when they
// were read.
void append_json_string(std::string& out, std::string_view text, JsonEscapes escapes);

}  // namespace prongsai
