#include "pack/fetch_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "pack/bag_text.hpp"

namespace prongsai {
namespace {

constexpr std::string_view file_name = "fetch.txt";

// RFC 3986, 3.1: a letter, then letters, digits, `+`, `-`, `.`, then a colon and something behind it.
auto is_absolute_uri(std::string_view url) -> bool {
  const auto colon = url.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == url.size()) {
    return false;
  }
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const auto in_scheme = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'; };
  const bool printable = std::ranges::all_of(url, [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; });
  return is_letter(url.front()) && std::ranges::all_of(url.substr(0, colon), in_scheme) && printable;
}

// The text up to the next blank, which goes too, with all that follow.
auto take_word(std::string_view& line) -> std::string_view {
  const auto end = std::min(line.find_first_of(" \t"), line.size());
  const auto word = line.substr(0, end);
  line.remove_prefix(std::min(line.find_first_not_of(" \t", end), line.size()));
  return word;
}

}  // namespace

auto read_fetch_list(std::string_view text, bool is_1_0) -> FetchList {
  FetchList result;
  const auto add = [&result](PackFault fault, std::string detail) {
    result.findings.push_back({.fault = fault, .path = std::string(file_name), .detail = std::move(detail)});
  };
  const auto [lines, unterminated] = tag_lines(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto number = fmt::to_string(i + 1);
    auto rest = lines[i];
    if (trimmed(rest).empty()) {
      add(PackFault::manifest_blank_line, number);
      continue;
    }
    const auto url = take_word(rest);
    const auto length = take_word(rest);
    std::uint64_t octets = 0;
    const auto [stop, error] = std::from_chars(length.data(), length.data() + length.size(), octets);
    const bool counted = error == std::errc() && stop == length.data() + length.size();
    if (url.empty() || rest.empty() || (!counted && length != "-")) {
      add(PackFault::fetch_line, number);
      continue;
    }
    if (!is_absolute_uri(url)) {
      add(PackFault::fetch_url, number);
    }
    auto listed = listed_path(rest);
    if (listed.path.empty()) {
      add(PackFault::path_outside_bag, number);
      continue;
    }
    result.entries.push_back({.url = std::string(url), .length = counted ? std::optional(octets) : std::nullopt, .path = std::move(listed.path)});
  }
  if (unterminated && is_1_0) {
    add(PackFault::no_final_line_end, {});
  }
  return result;
}

}  // namespace prongsai
