#include "pack/html_writer.hpp"

#include "base/html_text.hpp"

namespace prongsai {

auto HtmlWriter::text(std::string_view words) -> HtmlWriter& {
  append_html_escaped(html_, words);
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
