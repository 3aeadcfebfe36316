#include "load/xml_scanner.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "load/zip_parts.hpp"

namespace prongsai {
namespace {

// Pictures are sometimes written into attributes; nothing else is so long.
constexpr std::size_t most_tag = std::size_t{1} << 20U;
// Text is handed on in pieces of about this size, so that a part without tags takes no more.
constexpr std::size_t most_text = 65536;
constexpr std::size_t most_entity = 12;

auto is_blank(char c) -> bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

constexpr std::array<std::pair<std::string_view, char>, 5> named{{{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};

// The character that `#3585` or `#xE01` stands for, 0 where none.
auto numbered(std::string_view entity) -> char32_t {
  const bool hex = entity.starts_with("#x") || entity.starts_with("#X");
  char32_t value = 0;
  for (const char c : entity.substr(hex ? 2 : 1)) {
    const char lower = static_cast<char>(c | 0x20);
    const int digit = c >= '0' && c <= '9' ? c - '0' : hex && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    if (digit < 0 || value > 0x10FFFF) {
      return 0;
    }
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  return value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF) ? 0 : value;
}

}  // namespace

auto xml_text(std::string_view text) -> std::string {
  std::string out;
  while (!text.empty()) {
    const auto at = std::min(text.find('&'), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    const auto end = text.substr(0, most_entity).find(';');
    if (text.empty() || end == std::string_view::npos) {
      out += text.substr(0, 1);
      text.remove_prefix(std::min<std::size_t>(1, text.size()));
      continue;
    }
    const auto entity = text.substr(1, end - 1);
    const auto* const known = std::ranges::find(named, entity, &std::pair<std::string_view, char>::first);
    const auto point = entity.starts_with('#') ? numbered(entity) : U'\0';
    if (known != named.end()) {
      out += known->second;
    } else if (point != 0) {
      append_utf8(out, point);
    } else {
      out += text.substr(0, end + 1);
    }
    text.remove_prefix(end + 1);
  }
  return out;
}

XmlTag::XmlTag(std::string_view inside) : closes_(inside.starts_with('/')), empty_(inside.ends_with('/')) {
  inside.remove_prefix(closes_ ? 1U : 0U);
  inside.remove_suffix(empty_ && !inside.empty() ? 1U : 0U);
  const auto* const end = std::ranges::find_if(inside, is_blank);
  const auto length = static_cast<std::size_t>(end - inside.begin());
  name_ = inside.substr(0, length);
  rest_ = inside.substr(length);
  if (const auto colon = name_.find(':'); colon != std::string_view::npos) {
    prefix_ = name_.substr(0, colon);
    name_.remove_prefix(colon + 1);
  }
}

auto XmlTag::attribute(std::string_view name) const -> std::optional<std::string> {
  for (auto rest = rest_; !rest.empty();) {
    const auto equals = rest.find('=');
    const auto open = rest.find_first_of("\"'", equals);
    const auto close = open == std::string_view::npos ? open : rest.find(rest[open], open + 1);
    if (equals == std::string_view::npos || close == std::string_view::npos) {
      break;
    }
    auto key = rest.substr(0, equals);
    while (!key.empty() && is_blank(key.front())) {
      key.remove_prefix(1);
    }
    while (!key.empty() && is_blank(key.back())) {
      key.remove_suffix(1);
    }
    key.remove_prefix(key.find(':') == std::string_view::npos ? 0 : key.find(':') + 1);
    if (key == name) {
      return xml_text(rest.substr(open + 1, close - open - 1));
    }
    rest.remove_prefix(close + 1);
  }
  return std::nullopt;
}

void XmlScanner::take(std::string_view bytes) {
  for (const char c : bytes) {
    if (fault_ != Fault::none) {
      return;
    }
    one(c);
    ++seen_;
  }
}

// All of this program's text is UTF-8; office programs write nothing else. In UTF-16 every second byte of a tag would be NUL.
void XmlScanner::one(char c) {
  if (c == '\0' || (seen_ == 0 && (c == '\xFE' || c == '\xFF'))) {
    fault_ = Fault::encoding;
    return;
  }
  switch (state_) {
    case State::text:
      if (c == '<') {
        end_text();
        state_ = State::markup;
        return;
      }
      got_ += c;
      // Not in the middle of an entity or of a character.
      if (got_.size() >= most_text && (is_blank(c) || got_.size() >= most_text + most_entity)) {
        end_text();
      }
      return;
    case State::markup:
      return markup(c);
    case State::comment:
    case State::data:
    case State::instruction: {
      const std::string_view end = state_ == State::comment ? "-->" : state_ == State::data ? "]]>" : "?>";
      got_ += c;
      if (got_.ends_with(end)) {
        if (state_ == State::data) {
          text_(std::string_view(got_).substr(0, got_.size() - end.size()));
        } else if (state_ == State::instruction) {
          check_instruction();
        }
        got_.clear();
        state_ = State::text;
      } else if (got_.size() > most_text) {
        if (state_ == State::data) {
          text_(std::string_view(got_).substr(0, got_.size() - 2));
        }
        got_.erase(0, got_.size() - 2);
      }
      return;
    }
  }
}

void XmlScanner::markup(char c) {
  if (quote_ != '\0') {
    quote_ = c == quote_ ? '\0' : quote_;
  } else if (c == '>') {
    if (got_.starts_with('!')) {
      // Definitions of a document type could change what every other byte means.
      fault_ = got_.find('[') != std::string::npos || got_.find("ENTITY") != std::string::npos ? Fault::definitions : Fault::none;
    } else if (!got_.empty()) {
      tag_(XmlTag(got_));
    }
    got_.clear();
    state_ = State::text;
    return;
  } else if (c == '"' || c == '\'') {
    quote_ = c;
  }
  got_ += c;
  if (got_ == "!--" || got_ == "![CDATA[" || got_ == "?") {
    state_ = got_ == "!--" ? State::comment : got_ == "?" ? State::instruction : State::data;
    got_.clear();
    quote_ = '\0';
  } else if (got_.size() > most_tag) {
    fault_ = Fault::tag_too_long;
  } else if (got_.starts_with('!') && c == '[' && !std::string_view("![CDATA[").starts_with(got_)) {
    fault_ = Fault::definitions;
  }
}

void XmlScanner::end_text() {
  if (!got_.empty()) {
    text_(xml_text(got_));
    got_.clear();
  }
}

void XmlScanner::check_instruction() {
  const auto text = lower_ascii(got_);
  const auto at = text.find("encoding");
  if (!text.starts_with("xml") || at == std::string::npos) {
    return;
  }
  const auto open = text.find_first_of("\"'", at);
  const auto name = open == std::string::npos ? std::string() : text.substr(open + 1, text.find(text[open], open + 1) - open - 1);
  fault_ = name == "utf-8" || name == "us-ascii" || name == "ascii" ? Fault::none : Fault::encoding;
}

}  // namespace prongsai
