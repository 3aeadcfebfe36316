#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pack/fault.hpp"

namespace prongsai {

// Longest part of a path in a pack, in bytes of UTF-8. File systems stop at 255, which is 85 Thai characters.
inline constexpr std::size_t max_part_bytes = 200;

// What is wrong with a path inside a pack, or `PackFault::none`. Paths are relative, with `/`, valid UTF-8, and safe to unpack on every system: no
// `..`, no drive, no character that some system or tool gives a meaning (`\ : * ? " < > | %`), no control or bidirectional character.
[[nodiscard]] auto path_fault(std::string_view path) -> PackFault;

// A path in a form that is safe to print: broken UTF-8, control and bidirectional characters become `\xNN` or `\u{NNNN}`; at most 400 bytes.
[[nodiscard]] auto printable_path(std::string_view path) -> std::string;

// A file name of at most `limit` bytes: the middle of a longer one becomes `~`, the extension stays, no letter loses its marks.
// Invariant: limit >= 32.
[[nodiscard]] auto shortened_name(std::string_view name, std::size_t limit) -> std::string;

// Every byte outside `A-Z a-z 0-9 - . _ ~ /` as `%NN`: how a crate and a relative link name a file.
[[nodiscard]] auto uri_path(std::string_view path) -> std::string;

}  // namespace prongsai
