#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace prongsai {

// True for the character encodings that decode_charset() reads: UTF-8, UTF-16, UTF-32, US-ASCII, ISO-8859-*, windows-125*, those of Thai and a few
// of East Asia. Names as IANA registers them, in any case.
[[nodiscard]] auto known_charset(std::string_view name) -> bool;

// `bytes` as UTF-8, or nothing where they are not well-formed in the encoding. A byte order mark is not part of the text; UTF-16 and UTF-32 without
// one are big-endian. Invariant: known_charset(name).
[[nodiscard]] auto decode_charset(std::string_view bytes, std::string_view name) -> std::optional<std::string>;

// Unicode's NFC, and NFC after full case folding. `name` must be valid UTF-8.
[[nodiscard]] auto composed_form(std::string_view name) -> std::string;
[[nodiscard]] auto caseless_form(std::string_view name) -> std::string;

}  // namespace prongsai
