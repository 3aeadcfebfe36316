#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/utf8.hpp"
#include "load/structure.hpp"

namespace prongsai {
namespace {

// How far back from the end `%%EOF` may stand (ISO 32000-1, annex H: readers look at the last 1024 bytes).
constexpr std::size_t end_window = 1024;
// The longest name with every letter escaped, and what follows `/OpenAction`, fit in here.
constexpr std::size_t look_ahead = 512;

auto is_blank(char c) -> bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\0'; }
auto is_delimiter(char c) -> bool { return is_blank(c) || std::string_view("()<>[]{}/%").find(c) != std::string_view::npos; }

auto hex_digit(char c) -> int {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The name that begins after the slash at `at`, with `#53` read as `S`, cut where it is longer than any of interest. `end` is moved past it.
auto name_at(std::string_view text, std::size_t at, std::size_t& end) -> std::string {
  std::string name;
  for (end = at + 1; end < text.size() && !is_delimiter(text[end]) && name.size() < 24; ++end) {
    const bool escaped = text[end] == '#' && end + 2 < text.size() && hex_digit(text[end + 1]) >= 0 && hex_digit(text[end + 2]) >= 0;
    if (escaped) {
      name += static_cast<char>(hex_digit(text[end + 1]) * 16 + hex_digit(text[end + 2]));
      end += 2;
    } else {
      name += text[end];
    }
  }
  return name;
}

// The bytes of the string object that begins after blanks: `(…)` with escapes, or `<…>` in hexadecimal.
auto string_bytes(std::string_view text) -> std::string {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  std::string bytes;
  if (text.starts_with('<') && !text.starts_with("<<")) {
    for (std::size_t at = 1; at + 1 < text.size() && hex_digit(text[at]) >= 0 && hex_digit(text[at + 1]) >= 0; at += 2) {
      bytes += static_cast<char>(hex_digit(text[at]) * 16 + hex_digit(text[at + 1]));
    }
  } else if (text.starts_with('(')) {
    for (std::size_t at = 1; at < text.size() && text[at] != ')'; ++at) {
      at += text[at] == '\\' && at + 1 < text.size() ? 1U : 0U;
      bytes += text[at];
    }
  }
  return bytes;
}

// Text strings are UTF-16 with a mark, or else bytes of which those of ASCII are read here (ISO 32000-1, 7.9.2.2).
auto string_at(std::string_view text) -> std::string {
  const auto bytes = string_bytes(text);
  std::string out;
  if (bytes.starts_with("\xFE\xFF")) {
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
      const auto unit = static_cast<char32_t>((static_cast<unsigned char>(bytes[at]) << 8U) | static_cast<unsigned char>(bytes[at + 1]));
      append_utf8(out, unit < 0x20 || (unit >= 0xD800 && unit <= 0xDFFF) ? U'?' : unit);
    }
    return out;
  }
  for (const char c : bytes) {
    out += c >= ' ' && c <= '~' ? c : '?';
  }
  return first_invalid_utf8(bytes) || out == bytes ? out : bytes;
}

struct ActiveName {
  std::string_view name;
  const char* th;
  const char* en;
};
constexpr std::array active_names{
    ActiveName{"JavaScript", "สคริปต์ (JavaScript)", "a script (JavaScript)"},
    ActiveName{"Launch", "คำสั่งเรียกโปรแกรม (Launch)", "a command that starts a program (Launch)"},
    ActiveName{"EmbeddedFile", "ไฟล์แนบภายใน (EmbeddedFile)", "a file inside the file (EmbeddedFile)"},
    ActiveName{"EmbeddedFiles", "ไฟล์แนบภายใน (EmbeddedFile)", "a file inside the file (EmbeddedFile)"},
    ActiveName{"RichMedia", "สื่อแบบโต้ตอบ (RichMedia)", "interactive media (RichMedia)"},
    ActiveName{"XFA", "แบบฟอร์มที่มีสคริปต์ (XFA)", "a scripted form (XFA)"},
};

// Looks for names in the raw bytes. What is compressed inside object streams is not seen. Names of two or three letters would also turn up by chance
// in compressed bytes, so that these (`/JS`, `/XFA`) count only outside streams; a script needs `/JavaScript` beside them anyway.
class PdfWalker final : public StructureWalker {
 public:
  void take(std::string_view bytes) override {
    if (first_) {
      first_ = false;
      check_header(bytes);
    }
    text_ += bytes;
    scan(text_.size() > look_ahead ? text_.size() - look_ahead : 0);
    const auto keep = std::max(end_window, look_ahead);
    if (text_.size() > 2 * keep) {
      const auto drop = std::min(scanned_, text_.size() - keep);
      text_.erase(0, drop);
      scanned_ -= drop;
    }
  }

  auto finish() -> std::optional<FileType> override {
    scan(text_.size());
    const auto end = text_.rfind("%%EOF");
    if (end == std::string::npos || text_.size() - end > end_window) {
      damaged("ไม่มีเครื่องหมายจบไฟล์ (%%EOF) ใน 1024 ไบต์สุดท้าย ไฟล์อาจไม่ครบ", "it has no end mark (%%EOF) in its last 1024 bytes and may be cut off");
    } else if (const auto after = text_.size() - end - 5; !std::all_of(text_.end() - static_cast<std::ptrdiff_t>(after), text_.end(), is_blank)) {
      fault(StructureFault::Kind::trailing, same_text(std::to_string(after)));
    }
    return FileType::pdf;
  }

 private:
  void check_header(std::string_view bytes) {
    const bool version = bytes.size() >= 8 && (bytes[5] == '1' || bytes[5] == '2') && bytes[6] == '.' && bytes[7] >= '0' && bytes[7] <= '9';
    if (!version) {
      damaged("ส่วนหัวไม่ใช่ PDF 1.x หรือ 2.x", "its head is not that of PDF 1.x or 2.x");
    }
  }

  // Looks at every `/`, `stream` and `endstream` that begins before `limit`.
  void scan(std::size_t limit) {
    while (scanned_ < limit) {
      const char c = text_[scanned_];
      if (c == '/') {
        std::size_t end = 0;
        const auto name = name_at(text_, scanned_, end);
        check_name(name, end);
      } else if (c == 's' || c == 'e') {
        scanned_ += keyword(std::string_view(text_).substr(scanned_, 10));
      }
      ++scanned_;
    }
  }

  // Bytes of the keyword beyond its first, where one stands here.
  auto keyword(std::string_view here) -> std::size_t {
    if (here.starts_with("endstream")) {
      in_stream_ = false;
      return 8;
    }
    in_stream_ = in_stream_ || here.starts_with("stream\n") || here.starts_with("stream\r");
    return 0;
  }

  void check_name(const std::string& name, std::size_t end) {
    if (name == "Author" && !in_stream_) {
      tell({.has_position = false, .author = string_at(std::string_view(text_).substr(end, look_ahead))});
    } else if (name == "Encrypt") {
      fault(StructureFault::Kind::encrypted, same_text("PDF"));
    } else if (name == "JS" && !in_stream_) {
      fault(StructureFault::Kind::active, {.th = active_names[0].th, .en = active_names[0].en});
    } else if (name == "OpenAction" && opens_action(end)) {
      fault(StructureFault::Kind::active, {.th = "คำสั่งที่ทำงานเองเมื่อเปิดไฟล์ (OpenAction)", .en = "an action that runs when it is opened (OpenAction)"});
    }
    const auto* const found = std::ranges::find(active_names, std::string_view(name), &ActiveName::name);
    if (found != active_names.end() && (name.size() > 3 || !in_stream_)) {
      fault(StructureFault::Kind::active, {.th = found->th, .en = found->en});
    }
  }

  // An array only says which page to show, and so does an action of the kind GoTo; a reference leads to an object that is looked at by itself.
  [[nodiscard]] auto opens_action(std::size_t at) const -> bool {
    auto rest = std::string_view(text_).substr(at, look_ahead);
    while (!rest.empty() && is_blank(rest.front())) {
      rest.remove_prefix(1);
    }
    if (!rest.starts_with("<<")) {
      return false;
    }
    const auto end = rest.find(">>");
    for (auto slash = rest.find('/'); slash < end; slash = rest.find('/', slash + 1)) {
      std::size_t after = 0;
      if (name_at(rest, slash, after) == "S") {
        const auto value = rest.find('/', after);
        return value >= end || name_at(rest, value, after) != "GoTo";
      }
    }
    return true;
  }

  std::string text_;
  // Offset in text_ up to which names have been looked for.
  std::size_t scanned_ = 0;
  bool first_ = true;
  bool in_stream_ = false;
};

}  // namespace

auto pdf_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<PdfWalker>(); }

}  // namespace prongsai
