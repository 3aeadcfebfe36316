#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// What a request asks for, read without touching a file. All of it may come from a hostile page.
namespace prongsai {

// The `Host` of a request: whether it names this machine alone. A page of another site can make a name of its own lead here (DNS rebinding); its
// requests carry that name.
[[nodiscard]] auto is_own_host(std::string_view host) -> bool;

// The path below the site's folder that a request's target names, without a slash before it; a folder's ends with one, the root is empty. Nothing
// where it could name anything outside, or something hidden: `..`, names that begin with `.`, `\`, control characters, slashes that are written as
// escapes, empty parts.
[[nodiscard]] auto path_of_target(std::string_view target) -> std::optional<std::string>;

// Part of a file.
struct ByteRange {
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
  auto operator<=>(const ByteRange&) const = default;
};
struct RangeChoice {
  enum class Kind : std::uint8_t { whole, part, impossible };
  Kind kind = Kind::whole;
  ByteRange part;
};
// `Range` of RFC 9110 for a file of that size: one range of bytes. Whatever else it says is left aside, as the RFC allows: the whole file is sent.
[[nodiscard]] auto read_range(std::string_view header, std::uint64_t size) -> RangeChoice;

}  // namespace prongsai
