#include "base/html_scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.hpp"

namespace prongsai {
namespace {

auto is_blank(char c) -> bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

constexpr std::array<std::string_view, 5> address_attributes{"href", "src", "action", "poster", "data"};
constexpr std::array<std::string_view, 7> place_attributes{"for", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"};
// Elements whose content is no HTML.
constexpr std::array<std::string_view, 4> text_elements{"script", "style", "textarea", "title"};

class HtmlScanner {
 public:
  HtmlScanner(std::string_view html, HtmlNames& names) : html_(html), names_(names) {}

  void scan() {
    while (at_ < html_.size()) {
      at_ = html_.find('<', at_);
      if (at_ >= html_.size() || at_ + 1 == html_.size()) {
        return;
      }
      ++at_;
      if (html_[at_] == '!') {
        const bool comment = html_.substr(at_, 3) == "!--";
        skip_past(comment ? "-->" : ">");
      } else if (html_[at_] == '/') {
        skip_past(">");
      } else {
        start_tag();
      }
    }
  }

 private:
  void skip_past(std::string_view end) {
    const auto found = html_.find(end, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + end.size();
  }

  [[nodiscard]] auto in_tag() const -> bool { return at_ < html_.size() && html_[at_] != '>'; }

  void start_tag() {
    const auto begin = at_;
    while (in_tag() && !is_blank(html_[at_]) && html_[at_] != '/') {
      ++at_;
    }
    const auto element = html_.substr(begin, at_ - begin);
    while (in_tag()) {
      if (is_blank(html_[at_]) || html_[at_] == '/') {
        ++at_;
      } else {
        attribute();
      }
    }
    at_ = std::min(at_ + 1, html_.size());
    if (element.size() >= 5 && std::ranges::find(text_elements, element) != text_elements.end()) {
      skip_past("</" + std::string(element));
    }
  }

  void attribute() {
    const auto begin = at_;
    while (in_tag() && !is_blank(html_[at_]) && html_[at_] != '=') {
      ++at_;
    }
    const auto name = html_.substr(begin, at_ - begin);
    if (!in_tag() || html_[at_] != '=') {
      return;
    }
    ++at_;
    auto first = at_;
    if (in_tag() && (html_[at_] == '"' || html_[at_] == '\'')) {
      first = at_ + 1;
      at_ = std::min(html_.find(html_[at_], first), html_.size());
      note(name, html_.substr(first, at_ - first), first);
      at_ = std::min(at_ + 1, html_.size());
      return;
    }
    while (in_tag() && !is_blank(html_[at_])) {
      ++at_;
    }
    note(name, html_.substr(first, at_ - first), first);
  }

  void note(std::string_view name, std::string_view value, std::size_t at) {
    if (name == "id") {
      names_.ids.push_back(value);
    } else if (std::ranges::find(address_attributes, name) != address_attributes.end()) {
      names_.references.push_back({.kind = HtmlReference::Kind::address, .value = value, .at = at});
    } else if (std::ranges::find(place_attributes, name) != place_attributes.end()) {
      names_.references.push_back({.kind = HtmlReference::Kind::place, .value = value, .at = at});
    }
  }

  std::string_view html_;
  HtmlNames& names_;
  std::size_t at_ = 0;
};

// What `&name;` stands for; empty where we do not know it.
auto character_of(std::string_view name) -> std::string {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> named{
      {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};
  const auto* const found = std::ranges::find(named, name, &std::pair<std::string_view, std::string_view>::first);
  if (found != named.end()) {
    return std::string(found->second);
  }
  if (!name.starts_with('#') || name.size() < 2) {
    return {};
  }
  const bool hex = name[1] == 'x' || name[1] == 'X';
  const auto digits = name.substr(hex ? 2 : 1);
  std::uint32_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
  const bool scalar = number > 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
  std::string out;
  if (read.ec == std::errc() && read.ptr == digits.data() + digits.size() && scalar) {
    append_utf8(out, static_cast<char32_t>(number));
  }
  return out;
}

}  // namespace

void scan_html(std::string_view html, HtmlNames& names) {
  names.ids.clear();
  names.references.clear();
  HtmlScanner(html, names).scan();
}

auto html_unescaped(std::string_view text) -> std::string {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text[at] == '&' ? text.find(';', at) : std::string_view::npos;
    const auto character = end == std::string_view::npos || end - at > 10 ? std::string() : character_of(text.substr(at + 1, end - at - 1));
    out += character.empty() ? std::string(1, text[at]) : character;
    at = character.empty() ? at + 1 : end + 1;
  }
  return out;
}

}  // namespace prongsai
