#include "diagnostic/visible_text.hpp"

#include <cstddef>

#include "base/utf8.hpp"

namespace prongsai {

auto visible_text(std::string_view text) -> std::string {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = next_code_point(text, at);
    const bool hidden =
        c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200B || c == 0xFEFF;
    if (hidden) {
      out += ' ';
    } else if (c == U'�') {
      out += "�";
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

}  // namespace prongsai
