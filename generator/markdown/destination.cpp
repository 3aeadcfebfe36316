#include "markdown/destination.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

namespace prongsai {
namespace {

auto is_letter(char c) -> bool { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

auto lower(std::string_view text) -> std::string {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

// What of the destination browsers do not take literally: they drop tabs, line ends and leading blanks, and read `\` as `/`. An address that begins
// with `//` leads to another site without saying how.
auto misread_part(std::string_view destination) -> std::string {
  const auto found = std::ranges::find_if(destination, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F || c == '\\'; });
  if (found != destination.end()) {
    return *found == '\\' ? "\\" : fmt::format("U+{:04X}", static_cast<unsigned>(*found));
  }
  return destination.starts_with(' ') ? "U+0020" : destination.starts_with("//") ? "//" : "";
}

}  // namespace

auto scheme_of(std::string_view destination) -> std::string_view {
  const auto colon = destination.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(destination.front())) {
    return {};
  }
  const auto scheme = destination.substr(0, colon);
  const bool well_formed =
      std::ranges::all_of(scheme, [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'; });
  return well_formed ? scheme : std::string_view();
}

auto is_external(std::string_view destination) -> bool {
  const auto scheme = lower(scheme_of(destination).substr(0, 8));
  return scheme == "http" || scheme == "https";
}

void check_destination(const ProseLink& link, Diagnostics& out) {
  if (link.destination.empty()) {
    out.report(Code::markdown_link_empty, link.span);
    return;
  }
  if (const auto part = misread_part(link.destination); !part.empty()) {
    out.report(Code::markdown_link_characters, link.span, {part});
    return;
  }
  const auto scheme = scheme_of(link.destination);
  constexpr std::array<std::string_view, 4> allowed{"http", "https", "mailto", "tel"};
  if (!scheme.empty() && std::ranges::find(allowed, lower(scheme)) == allowed.end()) {
    out.report(Code::markdown_link_scheme, link.span, {scheme.substr(0, 40)});
  } else if (!scheme.empty() && link.kind == ProseLink::Kind::image) {
    out.report(Code::markdown_remote_image, link.span);
  }
}

}  // namespace prongsai
