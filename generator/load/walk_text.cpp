#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "load/structure.hpp"

namespace prongsai {
namespace {

// Beginnings that browsers take for HTML, XML or a program whatever the name says (WHATWG MIME Sniffing, 7.1), without the `<`.
constexpr std::array<std::string_view, 22> markup{"!doctype html", "html",  "head",  "script", "iframe", "h1", "div",  "font", "table", "a",    "style",
                                                  "title",         "b",     "body",  "br",     "p",      "!--", "?xml", "svg",  "meta",  "link", "img"};

constexpr auto controls = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) {
    table[c] = c != '\t' && c != '\r' && c != '\n';
  }
  table[0x7F] = true;
  return table;
}();

auto begins_with_markup(std::string_view text) -> bool {
  const auto first = text.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos || text[first] != '<') {
    return false;
  }
  std::string rest(text.substr(first + 1));
  std::ranges::transform(rest, rest.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::ranges::any_of(markup, [&](std::string_view tag) {
    const auto after = rest.size() > tag.size() ? rest[tag.size()] : ' ';
    return rest.starts_with(tag) && std::string_view(" \t\r\n\f>/").find(after) != std::string_view::npos;
  }) || rest.starts_with("!--") || rest.starts_with("!doctype") || rest.starts_with("?xml");
}

// A cell that begins with `=` or `@`, or with a sign that no number follows, is run as a formula by spreadsheet programs.
auto is_formula(std::string_view cell) -> bool {
  if (cell.empty()) {
    return false;
  }
  const char after = cell.size() > 1 ? cell[1] : ' ';
  const bool word = (after >= 'a' && after <= 'z') || (after >= 'A' && after <= 'Z') || after == '=' || after == '@' || after == '(';
  return ((cell[0] == '=' || cell[0] == '@') && after > ' ') || ((cell[0] == '+' || cell[0] == '-') && word);
}

// The first cell of comma-separated values that is a formula, as row and column from 1.
auto first_formula(std::string_view text) -> std::optional<std::pair<std::size_t, std::size_t>> {
  std::size_t row = 1;
  std::size_t column = 1;
  bool begins = true;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (begins) {
      begins = false;
      quoted = c == '"';
      if (is_formula(text.substr(at + (quoted ? 1U : 0U), 2))) {
        return std::pair(row, column);
      }
    } else if (quoted) {
      quoted = c != '"';
    }
    if (!quoted && (c == ',' || c == ';' || c == '\t')) {
      ++column;
      begins = true;
    } else if (!quoted && c == '\n') {
      ++row;
      column = 1;
      begins = true;
    }
  }
  return std::nullopt;
}

// Bytes at the end of `text` that may be the beginning of a character that goes on in the next piece.
auto open_tail(std::string_view text) -> std::size_t {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte >= 0xC0) {
      const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
      return back < length ? back : 0;
    }
    if (byte < 0x80) {
      return 0;
    }
  }
  return 0;
}

// CSV, plain text, Markdown: UTF-8 without control characters, not beginning like something that programs would run.
class TextWalker final : public StructureWalker {
 public:
  void take(std::string_view bytes) override {
    if (beginning_.size() < beginning_bytes) {
      beginning_ += bytes.substr(0, beginning_bytes - beginning_.size());
    }
    if (refused_) {
      return;
    }
    text_ += bytes;
    open_ += bytes;
    const auto tail = open_tail(open_);
    check(std::string_view(open_).substr(0, open_.size() - tail));
    open_.erase(0, open_.size() - tail);
  }

  auto finish() -> std::optional<FileType> override {
    if (!open_.empty() && !refused_) {
      not_utf8();
    }
    auto text = std::string_view(beginning_);
    if (text.starts_with("\xEF\xBB\xBF")) {
      text.remove_prefix(3);
    }
    const auto first = std::min(text.find_first_not_of(" \t\r\n\f"), text.size());
    if (begins_with_markup(text)) {
      fault(StructureFault::Kind::not_allowed, {.th = "หน้าเว็บหรือไฟล์ XML", .en = "a web page or an XML file"});
    } else if (text.substr(first).starts_with("%PDF") || text.substr(first).starts_with("%!PS")) {
      fault(StructureFault::Kind::not_allowed, {.th = "เอกสาร PDF หรือ PostScript ที่มีข้อมูลอื่นนำหน้า", .en = "a PDF or PostScript document with something before it"});
    }
    auto whole = std::string_view(text_);
    whole.remove_prefix(whole.starts_with("\xEF\xBB\xBF") ? 3U : 0U);
    if (const auto formula = first_formula(whole); formula && !refused_) {
      const auto row = std::to_string(formula->first);
      const auto column = std::to_string(formula->second);
      fault(StructureFault::Kind::formula, {.th = "แถว " + row + " คอลัมน์ " + column, .en = "row " + row + ", column " + column});
    }
    return refused_ ? std::nullopt : std::optional(FileType::text);
  }

  auto take_text() -> std::string override { return std::move(text_); }

 private:
  static constexpr std::size_t beginning_bytes = 1024;

  void check(std::string_view text) {
    if (first_invalid_utf8(text)) {
      return not_utf8();
    }
    const auto* const control = std::find_if(text.data(), text.data() + text.size(), [](char c) { return controls[static_cast<unsigned char>(c)]; });
    if (control != text.data() + text.size()) {
      refused_ = true;
      const auto code = fmt::format("U+{:04X}", static_cast<unsigned>(*control));
      fault(StructureFault::Kind::not_allowed,
            {.th = "ข้อมูลที่ไม่ใช่ข้อความ (มีอักขระควบคุม " + code + ")", .en = "no text (it has the control character " + code + ")"});
    }
  }

  void not_utf8() {
    refused_ = true;
    fault(StructureFault::Kind::not_allowed, {.th = "ข้อมูลที่ไม่ใช่ข้อความ UTF-8 (ถ้าเป็น CSV ให้บันทึกเป็น “CSV UTF-8”)",
                                              .en = "no UTF-8 text (if it is CSV, save it as “CSV UTF-8”)"});
  }

  std::string beginning_;
  std::string text_;
  // The last bytes, while a character is not whole.
  std::string open_;
  bool refused_ = false;
};

}  // namespace

auto text_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<TextWalker>(); }

}  // namespace prongsai
