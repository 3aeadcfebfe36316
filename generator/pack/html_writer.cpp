#include "pack/html_writer.hpp"

namespace prongsai {

auto html_escaped(std::string_view text) -> std::string {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        // Control characters have no place in HTML; a blank keeps the words apart.
        out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
    }
  }
  return out;
}

auto HtmlWriter::text(std::string_view words) -> HtmlWriter& {
  html_ += html_escaped(words);
  return *this;
}

auto HtmlWriter::checked(const Html& markup) -> HtmlWriter& {
  html_ += markup.text;
  return *this;
}

auto HtmlWriter::both(const Text& words) -> HtmlWriter& {
  text(words.th);
  if (!words.en.empty() && words.en != words.th) {
    raw(" <span lang=\"en\">").text(words.en).raw("</span>");
  }
  return *this;
}

auto HtmlWriter::link(const std::string& address, std::string_view words) -> HtmlWriter& {
  return raw("<a href=\"").text(address).raw("\">").text(words).raw("</a>");
}

auto HtmlWriter::cell(std::string_view words) -> HtmlWriter& { return raw("<td>").text(words).raw("</td>"); }

auto HtmlWriter::number_cell(std::string_view words) -> HtmlWriter& { return raw("<td class=\"n\">").text(words).raw("</td>"); }

auto HtmlWriter::hash_cell(std::string_view hash) -> HtmlWriter& { return raw("<td><code>").text(hash).raw("</code></td>"); }

}  // namespace prongsai
