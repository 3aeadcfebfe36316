#include "pack/bag_text.hpp"

#include <array>
#include <optional>

#include "base/charset.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";

auto is_letter(char c) -> bool { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// Windows takes both for separators.
auto is_separator(char c) -> bool { return c == '/' || c == '\\'; }

auto leads_up(std::string_view path) -> bool {
  for (std::size_t begin = 0; begin <= path.size();) {
    auto end = begin;
    while (end < path.size() && !is_separator(path[end])) {
      ++end;
    }
    if (path.substr(begin, end - begin) == "..") {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

auto points_out(std::string_view path) -> bool {
  const bool drive = path.size() >= 2 && is_letter(path[0]) && path[1] == ':';
  return path.empty() || is_separator(path.front()) || path.front() == '~' || drive || path.find('\0') != std::string_view::npos || leads_up(path);
}

// What the escape at `at` stands for, where there is one.
auto escaped_at(std::string_view path, std::size_t at) -> std::optional<char> {
  struct Escape {
    std::string_view written;
    char meant;
  };
  constexpr auto escapes = std::to_array<Escape>({{"%0A", '\n'}, {"%0a", '\n'}, {"%0D", '\r'}, {"%0d", '\r'}, {"%25", '%'}});
  for (const auto& escape : escapes) {
    if (path.substr(at, escape.written.size()) == escape.written) {
      return escape.meant;
    }
  }
  return std::nullopt;
}

auto is_utf8_name(std::string_view encoding) -> bool {
  return encoding.size() == 5 && (encoding[0] == 'U' || encoding[0] == 'u') && (encoding[1] == 'T' || encoding[1] == 't') &&
         (encoding[2] == 'F' || encoding[2] == 'f') && encoding.substr(3) == "-8";
}

}  // namespace

auto tag_lines(std::string_view text) -> TagLines {
  TagLines result;
  while (!text.empty()) {
    const auto end = text.find_first_of("\r\n");
    result.lines.push_back(text.substr(0, end));
    result.unterminated = end == std::string_view::npos;
    if (result.unterminated) {
      break;
    }
    text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return result;
}

auto read_tag_text(std::string_view path, std::string_view bytes, std::string_view encoding, bool is_1_0) -> TagText {
  TagText result;
  if (is_utf8_name(encoding) && bytes.starts_with(utf8_bom)) {
    const auto fault = is_1_0 ? PackFault::tag_file_bom : PackFault::tag_file_bom_ignored;
    result.findings.push_back({.fault = fault, .path = printable_path(path), .detail = {}});
  }
  auto text = decode_charset(bytes, encoding);
  result.readable = text.has_value();
  if (text) {
    result.text = std::move(*text);
  } else {
    result.findings.push_back({.fault = PackFault::tag_encoding_wrong, .path = printable_path(path), .detail = std::string(encoding)});
  }
  return result;
}

auto listed_path(std::string_view written) -> ListedPath {
  ListedPath result;
  while (written.starts_with("./")) {
    written.remove_prefix(2);
    result.dot_slash = true;
  }
  // What the escapes stand for must not lead out either; they are no separators, so only the plain path can.
  if (!points_out(written)) {
    result.path = written;
  }
  return result;
}

auto decoded_path(std::string_view path) -> std::string {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const auto meant = escaped_at(path, at);
    out += meant.value_or(path[at]);
    at += meant ? std::size_t{3} : std::size_t{1};
  }
  return out;
}

auto has_bare_percent(std::string_view path) -> bool {
  for (auto at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1)) {
    if (!escaped_at(path, at)) {
      return true;
    }
  }
  return false;
}

auto is_tag_blank(char c) -> bool { return c == ' ' || c == '\t'; }

auto trimmed(std::string_view text) -> std::string_view {
  while (!text.empty() && is_tag_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_tag_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace prongsai
