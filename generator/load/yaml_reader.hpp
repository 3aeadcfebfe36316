#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "diagnostic/diagnostic.hpp"
#include "load/yaml_node.hpp"
#include "source/span.hpp"

namespace prongsai {

inline constexpr std::size_t largest_yaml = std::size_t{1} << 20U;

// The only way to YAML: one document of the small, safe part of the language that docs/formats.md describes. Reads text[begin, end) of a file; spans
// are offsets into the whole `text`. Returns nothing where a diagnostic was reported: syntax, size, depth, anchors, aliases, tags, duplicate keys,
// trailing content, an unterminated quote. Needs valid UTF-8 (check_text). Ends in time linear in the text. Thread-safe.
[[nodiscard]] auto read_yaml(FileId file, std::string_view text, std::uint32_t begin, std::uint32_t end, Diagnostics& out) -> std::optional<YamlNode>;

// Reports what no text file may hold: invalid UTF-8, NUL, a carriage return alone. True where the text is fine.
[[nodiscard]] auto check_text(FileId file, std::string_view text, Diagnostics& out) -> bool;

}  // namespace prongsai
