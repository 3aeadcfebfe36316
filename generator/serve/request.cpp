#include "serve/request.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace prongsai {
namespace {

auto lower(std::string_view text) -> std::string {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

auto is_digits(std::string_view text) -> bool {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

auto hex_value(char c) -> int {
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Nothing where an escape is broken, or stands for what may only be written plainly.
auto unescaped(std::string_view text) -> std::optional<std::string> {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at];
      continue;
    }
    const int high = at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = at + 2 < text.size() ? hex_value(text[at + 2]) : -1;
    if (high < 0 || low < 0 || 16 * high + low == '/') {
      return std::nullopt;
    }
    out += static_cast<char>(16 * high + low);
    at += 2;
  }
  return out;
}

auto is_harmful(char c) -> bool { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\'; }

auto number_of(std::string_view digits) -> std::optional<std::uint64_t> {
  std::uint64_t number = 0;
  const auto* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  return is_digits(digits) && read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace

auto is_own_host(std::string_view host) -> bool {
  // An address of IPv6 holds colons of its own.
  const auto from = host.starts_with('[') ? host.find(']') : 0;
  const auto colon = from == std::string_view::npos ? from : host.find(':', from);
  if (colon != std::string_view::npos) {
    const auto port = host.substr(colon + 1);
    if (!is_digits(port) || port.size() > 5) {
      return false;
    }
    host = host.substr(0, colon);
  }
  constexpr std::array<std::string_view, 3> own{"localhost", "127.0.0.1", "[::1]"};
  return std::ranges::find(own, lower(host)) != own.end();
}

auto path_of_target(std::string_view target) -> std::optional<std::string> {
  target = target.substr(0, target.find_first_of("?#"));
  if (!target.starts_with('/')) {
    return std::nullopt;
  }
  auto path = unescaped(target.substr(1));
  if (!path || std::ranges::any_of(*path, is_harmful)) {
    return std::nullopt;
  }
  std::string_view rest = *path;
  while (!rest.empty()) {
    const auto slash = rest.find('/');
    const auto part = rest.substr(0, slash);
    // `.` and `..` are hidden names too.
    if (part.empty() || part.starts_with('.')) {
      return std::nullopt;
    }
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
  }
  return path;
}

auto read_range(std::string_view header, std::uint64_t size) -> RangeChoice {
  constexpr std::string_view unit = "bytes=";
  if (lower(header.substr(0, unit.size())) != unit) {
    return {};
  }
  header.remove_prefix(unit.size());
  const auto dash = header.find('-');
  if (dash == std::string_view::npos) {
    return {};
  }
  const auto first = number_of(header.substr(0, dash));
  const auto last = number_of(header.substr(dash + 1));
  const bool open_first = dash == 0;
  const bool open_last = dash + 1 == header.size();
  if ((!first && !open_first) || (!last && !open_last) || (open_first && open_last) || (first && last && *last < *first)) {
    return {};
  }
  if (open_first) {
    const auto wanted = std::min(*last, size);
    return wanted == 0 ? RangeChoice{.kind = RangeChoice::Kind::impossible, .part = {}}
                       : RangeChoice{.kind = RangeChoice::Kind::part, .part = {.begin = size - wanted, .size = wanted}};
  }
  if (*first >= size) {
    return {.kind = RangeChoice::Kind::impossible, .part = {}};
  }
  const auto end = open_last ? size : std::min(size - 1, *last) + 1;
  return {.kind = RangeChoice::Kind::part, .part = {.begin = *first, .size = end - *first}};
}

}  // namespace prongsai
