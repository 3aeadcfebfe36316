#include "serve/served_headers.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace prongsai {
namespace {

// What servers know by themselves, and `_headers` therefore does not say.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> known_types{{
    {"css", "text/css; charset=utf-8"},
    {"gif", "image/gif"},
    {"html", "text/html; charset=utf-8"},
    {"ico", "image/x-icon"},
    {"jpeg", "image/jpeg"},
    {"jpg", "image/jpeg"},
    {"js", "text/javascript; charset=utf-8"},
    {"md", "text/plain; charset=utf-8"},
    {"mp4", "video/mp4"},
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"svg", "image/svg+xml; charset=utf-8"},
    {"txt", "text/plain; charset=utf-8"},
    {"woff2", "font/woff2"},
    {"yaml", "text/plain; charset=utf-8"},
}};

auto trimmed(std::string_view text) -> std::string_view {
  const auto begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace

auto read_headers_file(std::string_view text) -> ServedHeaders {
  ServedHeaders read;
  std::string_view pattern;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with('/')) {
      pattern = trimmed(line);
      continue;
    }
    const auto colon = line.find(':');
    if (!line.starts_with(' ') || colon == std::string_view::npos) {
      continue;
    }
    const auto name = trimmed(line.substr(0, colon));
    const auto value = trimmed(line.substr(colon + 1));
    const auto star = pattern.rfind("*.");
    if (pattern.ends_with("/*") && read.lines.empty()) {
      read.root = pattern.substr(0, pattern.size() - 1);
    }
    if (pattern == read.root + "*") {
      read.lines.push_back({.name = std::string(name), .value = std::string(value)});
    } else if (star != std::string_view::npos && name == "Content-Type") {
      read.types.emplace(pattern.substr(star + 2), value);
    }
  }
  return read;
}

auto served_type(std::string_view path, const ServedHeaders& headers) -> std::string {
  const auto dot = path.rfind('.');
  const auto slash = path.rfind('/');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && slash > dot)) {
    return path.ends_with("_headers") ? "text/plain; charset=utf-8" : "application/octet-stream";
  }
  const auto ending = path.substr(dot + 1);
  if (const auto own = headers.types.find(ending); own != headers.types.end()) {
    return own->second;
  }
  const auto* known = std::ranges::find(known_types, ending, [](const auto& one) { return one.first; });
  return known != known_types.end() ? std::string(known->second) : "application/octet-stream";
}

}  // namespace prongsai
