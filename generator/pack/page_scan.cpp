#include "pack/page_scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "base/utf8.hpp"

namespace prongsai {
namespace {

auto is_blank(char c) -> bool { return c == ' ' || c == '\n'; }
auto is_name(char c) -> bool { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

// The character that `&…;` stands for; `name` is what is between. Nothing for names of HTML that this program does not write.
auto referred(std::string_view name) -> std::optional<std::string> {
  struct Reference {
    std::string_view name;
    std::string_view text;
  };
  constexpr auto known = std::to_array<Reference>({{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}});
  for (const auto& reference : known) {
    if (reference.name == name) {
      return std::string(reference.text);
    }
  }
  if (!name.starts_with('#')) {
    return std::nullopt;
  }
  const bool hex = name.size() > 1 && name[1] == 'x';
  const auto digits = name.substr(hex ? 2 : 1);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
  // ASCII is all that escaping needs; a browser reads other numbers in surprising ways.
  if (error != std::errc() || end != digits.data() + digits.size() || number < 0x20 || number >= 0x7F) {
    return std::nullopt;
  }
  return std::string(1, static_cast<char>(number));
}

class PageScanner {
 public:
  explicit PageScanner(std::string_view text) : text_(text) {}

  auto scan() -> PageScan {
    constexpr std::string_view doctype = "<!DOCTYPE html>\n";
    if (first_invalid_utf8(text_) || !text_.starts_with(doctype)) {
      result_.fault_at = 0;
      return std::move(result_);
    }
    at_ = doctype.size();
    while (at_ < text_.size()) {
      const auto open = std::min(text_.find('<', at_), text_.size());
      at_ = open;
      if (open < text_.size() && !tag()) {
        result_.fault_at = open;
        break;
      }
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] auto peek() const -> char { return at_ < text_.size() ? text_[at_] : '\0'; }

  auto take(char c) -> bool {
    const bool there = peek() == c;
    at_ += there ? 1 : 0;
    return there;
  }

  auto name() -> std::string {
    const auto begin = at_;
    while (is_name(peek())) {
      ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }

  auto tag() -> bool {
    ++at_;
    const bool closing = take('/');
    PageTag tag;
    tag.name = name();
    if (tag.name.empty()) {
      return false;
    }
    if (closing) {
      return take('>');
    }
    while (is_blank(peek())) {
      while (is_blank(peek())) {
        ++at_;
      }
      if (peek() == '/' || peek() == '>') {
        break;
      }
      if (!attribute(tag)) {
        return false;
      }
    }
    // `<br />`, as the Markdown renderer writes it.
    (void)take('/');
    if (!take('>')) {
      return false;
    }
    if (tag.name == "style") {
      const auto end = text_.find("</style>", at_);
      if (end == std::string_view::npos) {
        return false;
      }
      tag.text = text_.substr(at_, end - at_);
      at_ = end;
      if (tag.text.find('<') != std::string::npos) {
        return false;
      }
    }
    result_.tags.push_back(std::move(tag));
    return true;
  }

  auto attribute(PageTag& tag) -> bool {
    auto key = name();
    const auto is_same = [&key](const auto& one) { return one.first == key; };
    if (key.empty() || std::ranges::any_of(tag.attributes, is_same)) {
      return false;
    }
    std::string value;
    if (take('=')) {
      const auto end = take('"') ? text_.find('"', at_) : std::string_view::npos;
      if (end == std::string_view::npos || !read_value(text_.substr(at_, end - at_), value)) {
        return false;
      }
      at_ = end + 1;
    }
    tag.attributes.emplace_back(std::move(key), std::move(value));
    return true;
  }

  static auto read_value(std::string_view raw, std::string& value) -> bool {
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '&') {
        value += raw[i];
        continue;
      }
      const auto end = raw.find(';', i);
      const auto character = end == std::string_view::npos ? std::nullopt : referred(raw.substr(i + 1, end - i - 1));
      if (!character) {
        return false;
      }
      value += *character;
      i = end;
    }
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  PageScan result_;
};

}  // namespace

auto scan_page(std::string_view text) -> PageScan { return PageScanner(text).scan(); }

}  // namespace prongsai
