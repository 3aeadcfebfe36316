#include <array>
#include <optional>

#include "render/theme.hpp"

namespace prongsai {
namespace {

auto lowered(char c) -> char { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct Refused {
  std::string_view word;
  Text what;
  Text help;
};

auto refused_words() -> const std::array<Refused, 8>& {
  static const Text own{.th = "ทุกอย่างที่หน้าเว็บใช้ต้องอยู่ในเว็บไซต์เอง", .en = "everything that a page needs comes from the site itself"};
  static const std::array<Refused, 8> words{{
      {"@import", {.th = "มี @import", .en = "it has @import"}, own},
      {"@font-face", {.th = "มี @font-face", .en = "it has @font-face"}, own},
      {"@charset", {.th = "มี @charset", .en = "it has @charset"}, {.th = "ลบบรรทัดนี้ ไฟล์ทุกไฟล์เป็น UTF-8", .en = "remove the line: every file is UTF-8"}},
      {"@namespace", {.th = "มี @namespace", .en = "it has @namespace"}, own},
      {"url(", {.th = "มี url()", .en = "it has url()"}, own},
      {"image-set(", {.th = "มี image-set()", .en = "it has image-set()"}, own},
      {"src(", {.th = "มี src()", .en = "it has src()"}, own},
      {"expression(", {.th = "มี expression()", .en = "it has expression()"}, own},
  }};
  return words;
}

// Walks the sheet once: comments and strings are passed over, brackets are counted.
class StyleCheck {
 public:
  StyleCheck(const ThemeFile& file, Diagnostics& out) : file_(file), out_(out), css_(file.bytes) {}

  void check() {
    while (at_ < css_.size()) {
      const char c = css_[at_];
      if (css_.substr(at_).starts_with("/*")) {
        comment();
      } else if (c == '"' || c == '\'') {
        string(c);
      } else if (c == '\\') {
        // An escape could spell a refused word.
        report(at_, at_ + 1, {.th = "มีเครื่องหมาย \\", .en = "it has a backslash"}, {.th = "เขียนชื่อและข้อความตรง ๆ", .en = "write names and texts as they are"});
        ++at_;
      } else {
        plain(c);
      }
    }
    if (!open_.empty()) {
      report(open_.back(), open_.back() + 1, {.th = "วงเล็บไม่ได้ปิด", .en = "a bracket is not closed"}, {.th = "ปิดวงเล็บให้ครบ", .en = "close it"});
    }
  }

 private:
  void report(std::size_t begin, std::size_t end, Text what, Text help) {
    out_.report(Code::theme_style, {.file = file_.file, .begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)},
                {std::move(what), std::move(help)});
  }

  void comment() {
    const auto end = css_.find("*/", at_ + 2);
    if (end == std::string_view::npos) {
      report(at_, at_ + 2, {.th = "หมายเหตุไม่ได้ปิด", .en = "a comment is not closed"}, {.th = "ปิดด้วย */", .en = "close it with */"});
    }
    at_ = end == std::string_view::npos ? css_.size() : end + 2;
  }

  void string(char quote) {
    const auto end = css_.find_first_of(std::string("\n\\") + quote, at_ + 1);
    if (end == std::string_view::npos || css_[end] != quote) {
      report(at_, at_ + 1, {.th = "ข้อความในเครื่องหมายคำพูดไม่ได้ปิดในบรรทัดเดียว หรือมี \\", .en = "a string does not end on its line, or has a backslash"},
             {.th = "ปิดเครื่องหมายคำพูด", .en = "close the string"});
      at_ = end == std::string_view::npos ? css_.size() : end + 1;
      return;
    }
    at_ = end + 1;
  }

  void plain(char c) {
    if (c == '{' || c == '(' || c == '[') {
      open_.push_back(at_);
    } else if (c == '}' || c == ')' || c == ']') {
      const char wanted = c == '}' ? '{' : c == ')' ? '(' : '[';
      if (open_.empty() || css_[open_.back()] != wanted) {
        report(at_, at_ + 1, {.th = "วงเล็บปิดไม่มีวงเล็บเปิด", .en = "a bracket is closed that is not open"}, {.th = "ลบวงเล็บนี้ หรือเติมวงเล็บเปิด", .en = "remove it, or open it before"});
      } else {
        open_.pop_back();
      }
    } else if (c == '<') {
      report(at_, at_ + 1, {.th = "มีเครื่องหมาย <", .en = "it has `<`"}, {.th = "style.css มีได้เฉพาะ CSS", .en = "style.css holds nothing but CSS"});
    }
    if (const auto* refused = refused_here()) {
      report(at_, at_ + refused->word.size(), refused->what, refused->help);
    }
    ++at_;
  }

  auto refused_here() const -> const Refused* {
    for (const auto& one : refused_words()) {
      std::size_t same = 0;
      while (same < one.word.size() && at_ + same < css_.size() && lowered(css_[at_ + same]) == one.word[same]) {
        ++same;
      }
      if (same == one.word.size()) {
        return &one;
      }
    }
    return nullptr;
  }

  const ThemeFile& file_;
  Diagnostics& out_;
  std::string_view css_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_;
};

}  // namespace

void check_style(const ThemeFile& file, Diagnostics& out) { StyleCheck(file, out).check(); }

}  // namespace prongsai
