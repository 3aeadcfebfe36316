#include "pack/name_rules.hpp"

#include <fmt/format.h>

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace prongsai {
namespace {

constexpr std::size_t max_path_bytes = 2000;

auto is_control(char32_t c) -> bool { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF; }

auto is_bidi(char32_t c) -> bool {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

auto is_letter(char c) -> bool { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

auto character_fault(char32_t c) -> PackFault {
  switch (c) {
    case '\\':
      return PackFault::name_backslash;
    case '%':
      return PackFault::name_percent;
    case ':':
    case '*':
    case '?':
    case '"':
    case '<':
    case '>':
    case '|':
      return PackFault::name_character;
    default:
      if (is_control(c)) {
        return PackFault::name_control;
      }
      return is_bidi(c) ? PackFault::name_bidi : PackFault::none;
  }
}

auto part_fault(std::string_view part) -> PackFault {
  if (part.empty()) {
    return PackFault::name_empty;
  }
  if (part == "." || part == "..") {
    return PackFault::name_traversal;
  }
  if (part.ends_with('.') || part.ends_with(' ')) {
    return PackFault::name_trailing;
  }
  return part.size() > max_part_bytes ? PackFault::name_too_long : PackFault::none;
}

// Invariant: `path` is not empty.
auto parts_fault(std::string_view path) -> PackFault {
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto slash = std::min(path.find('/', begin), path.size());
    if (const auto fault = part_fault(path.substr(begin, slash - begin)); fault != PackFault::none) {
      return fault;
    }
    begin = slash + 1;
  }
  return PackFault::none;
}

// A mark that belongs to the letter before it: a name must not be cut there.
auto is_mark(char32_t c) -> bool {
  return c == 0x0E31 || (c >= 0x0E33 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E) || (c >= 0x0300 && c <= 0x036F) || c == 0x200D;
}

// The last place, at or before `limit`, where a letter with its marks ends.
auto cut_before(std::string_view text, std::size_t limit) -> std::size_t {
  std::size_t cut = 0;
  for (std::size_t at = 0; at < text.size() && at <= limit;) {
    const auto start = at;
    if (!is_mark(next_code_point(text, at))) {
      cut = start;
    }
  }
  return cut;
}

// The first place, at or after `from`, where a letter with its marks begins.
auto cut_after(std::string_view text, std::size_t from) -> std::size_t {
  for (std::size_t at = 0; at < text.size();) {
    const auto start = at;
    if (!is_mark(next_code_point(text, at)) && start >= from) {
      return start;
    }
  }
  return text.size();
}

}  // namespace

auto path_fault(std::string_view path) -> PackFault {
  if (path.empty()) {
    return PackFault::name_empty;
  }
  if (first_invalid_utf8(path)) {
    return PackFault::name_not_utf8;
  }
  if (path.front() == '/') {
    return PackFault::name_absolute;
  }
  if (path.size() >= 2 && is_letter(path[0]) && path[1] == ':') {
    return PackFault::name_drive;
  }
  for (std::size_t at = 0; at < path.size();) {
    if (const auto fault = character_fault(next_code_point(path, at)); fault != PackFault::none) {
      return fault;
    }
  }
  if (path.back() == '/') {
    return PackFault::name_folder;
  }
  return path.size() > max_path_bytes ? PackFault::name_too_long : parts_fault(path);
}

auto printable_path(std::string_view path) -> std::string {
  constexpr std::size_t limit = 400;
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    if (out.size() > limit) {
      return out + "…";
    }
    const auto rest = path.substr(at, 4);
    const auto bad = first_invalid_utf8(rest);
    // A cut-off character at the end of `rest` is only broken when it also ends the path.
    if (bad && *bad == 0) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(path[at]));
      ++at;
      continue;
    }
    const auto start = at;
    const char32_t c = next_code_point(path, at);
    if (is_control(c) || is_bidi(c)) {
      out += fmt::format("\\u{{{:04X}}}", static_cast<std::uint32_t>(c));
    } else {
      out += path.substr(start, at - start);
    }
  }
  return out;
}

auto shortened_name(std::string_view name, std::size_t limit) -> std::string {
  require(limit >= 32, "a name cannot be shortened so far");
  if (name.size() <= limit) {
    return std::string(name);
  }
  constexpr std::size_t longest_extension = 12;
  const auto dot = name.rfind('.');
  const bool has_extension = dot != std::string_view::npos && dot > 0 && name.size() - dot <= longest_extension;
  const auto extension = has_extension ? name.substr(dot) : std::string_view();
  const auto stem = name.substr(0, name.size() - extension.size());
  const auto room = limit - extension.size() - 1;
  const auto head = cut_before(stem, room - room / 3);
  const auto tail = cut_after(stem, stem.size() - room / 3);
  return std::string(stem.substr(0, head)) + "~" + std::string(stem.substr(tail)) + std::string(extension);
}

auto uri_path(std::string_view path) -> std::string {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(path.size());
  for (const char c : path) {
    const bool plain = is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 0xFU];
    }
  }
  return out;
}

}  // namespace prongsai
