#include "base/html_text.hpp"

namespace prongsai {
namespace {

// What stands in HTML instead of the character; empty where the character itself does.
auto instead_of(char c) -> std::string_view {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      // Control characters have no place in HTML; a blank keeps the words apart.
      return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? " " : "";
  }
}

}  // namespace

void append_html_escaped(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (const auto other = instead_of(text[at]); !other.empty()) {
      out += text.substr(begin, at - begin);
      out += other;
      begin = at + 1;
    }
  }
  out += text.substr(begin);
}

auto html_escaped(std::string_view text) -> std::string {
  std::string out;
  out.reserve(text.size());
  append_html_escaped(out, text);
  return out;
}

}  // namespace prongsai
