#include "pack/html_writer.hpp"

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

void append_escaped(std::string& out, std::string_view text) {
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

}  // namespace

auto html_escaped(std::string_view text) -> std::string {
  std::string out;
  append_escaped(out, text);
  return out;
}

auto HtmlWriter::text(std::string_view words) -> HtmlWriter& {
  append_escaped(html_, words);
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
