#include "base/json_string.hpp"

#include <fmt/format.h>

#include <iterator>

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace prongsai {
namespace {

auto stands_as_it_is(char c, JsonEscapes escapes) -> bool {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && (c != 0x7F || escapes == JsonEscapes::short_forms);
}

auto short_form(char c) -> char {
  switch (c) {
    case '\b':
      return 'b';
    case '\t':
      return 't';
    case '\f':
      return 'f';
    case '\r':
      return 'r';
    default:
      return 0;
  }
}

void append_escaped(std::string& out, char c, JsonEscapes escapes) {
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else if (c == '\n') {
    out += "\\n";
  } else if (const char letter = short_form(c); letter != 0 && escapes == JsonEscapes::short_forms) {
    out += '\\';
    out += letter;
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text, JsonEscapes escapes) {
  require(!first_invalid_utf8(text), "a text for JSON is no UTF-8");
  out += '"';
  for (std::size_t begin = 0; begin < text.size();) {
    auto end = begin;
    while (end < text.size() && stands_as_it_is(text[end], escapes)) {
      ++end;
    }
    out += text.substr(begin, end - begin);
    if (end < text.size()) {
      append_escaped(out, text[end++], escapes);
    }
    begin = end;
  }
  out += '"';
}

}  // namespace prongsai
