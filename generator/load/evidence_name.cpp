#include "load/evidence_name.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace prongsai {
namespace {

auto is_control(char32_t c) -> bool { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

// Direction marks and characters without width, which make a name look like another.
auto is_invisible(char32_t c) -> bool {
  return c == 0xAD || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F);
}

// Names that Windows keeps for devices, with any extension.
auto is_device(std::string_view name) -> bool {
  std::string stem(name.substr(0, name.find('.')));
  while (stem.ends_with(' ')) {
    stem.pop_back();
  }
  std::ranges::transform(stem, stem.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  constexpr std::array<std::string_view, 6> plain{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
  if (std::ranges::find(plain, std::string_view(stem)) != plain.end()) {
    return true;
  }
  const auto number = std::string_view(stem).substr(std::min<std::size_t>(3, stem.size()));
  const bool port = stem.starts_with("COM") || stem.starts_with("LPT");
  return port && ((number.size() == 1 && number[0] >= '0' && number[0] <= '9') || number == "¹" || number == "²" || number == "³");
}

}  // namespace

auto name_fault(std::string_view name) -> std::optional<Text> {
  if (first_invalid_utf8(name)) {
    return Text{.th = "ไม่ใช่ข้อความ UTF-8", .en = "it is not UTF-8"};
  }
  if (name.empty() || name == "." || name == "..") {
    return Text{.th = "ไม่ใช่ชื่อไฟล์", .en = "it is no file name"};
  }
  for (std::size_t at = 0; at < name.size();) {
    const auto c = next_code_point(name, at);
    if (c < 0x80 && std::string_view("\\:*?\"<>|%/").find(static_cast<char>(c)) != std::string_view::npos) {
      return Text{.th = fmt::format("มีอักขระ {} ซึ่งใช้ในชื่อไฟล์ไม่ได้", static_cast<char>(c)), .en = fmt::format("it has the character {}, which is not allowed in names", static_cast<char>(c))};
    }
    if (is_control(c) || is_invisible(c)) {
      const auto code = fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
      return Text{.th = fmt::format("มีอักขระที่มองไม่เห็น {}", code), .en = fmt::format("it has the invisible character {}", code)};
    }
  }
  if (name.front() == ' ' || name.back() == ' ' || name.front() == '.' || name.back() == '.') {
    return Text{.th = "ขึ้นต้นหรือลงท้ายด้วยช่องว่างหรือจุด", .en = "it begins or ends with a blank or a full stop"};
  }
  if (is_device(name)) {
    return Text{.th = "เป็นชื่ออุปกรณ์ที่ Windows สงวนไว้", .en = "Windows keeps it for a device"};
  }
  return std::nullopt;
}

auto shown_name(std::string_view name) -> std::string {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const auto c = next_code_point(name, at);
    append_utf8(out, is_control(c) || is_invisible(c) ? char32_t{0xFFFD} : c);
  }
  return out;
}

}  // namespace prongsai
