#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/fault.hpp"

namespace prongsai {

// The lines of a tag file: ended by LF, CR or CRLF (RFC 8493, 2.3).
struct TagLines {
  // Without their line ends. Views into the text that was split.
  std::vector<std::string_view> lines;
  // The last line has no line end.
  bool unterminated = false;
};
[[nodiscard]] auto tag_lines(std::string_view text) -> TagLines;

// A tag file as UTF-8, with what is wrong with its encoding.
struct TagText {
  std::string text;
  std::vector<Finding> findings;
  // False where the file is not what its encoding says; `text` is empty then.
  bool readable = true;
};

// `encoding` must be known to decode_charset(). A byte order mark under UTF-8 is an error in BagIt 1.0, ignored in older versions.
[[nodiscard]] auto read_tag_text(std::string_view path, std::string_view bytes, std::string_view encoding, bool is_1_0) -> TagText;

// A path that a manifest or fetch.txt names.
struct ListedPath {
  // Relative to the bag, without a leading `./`, otherwise as it stands in the file. Empty where it points out of the bag.
  std::string path;
  bool dot_slash = false;
};

// Points out of the bag: absolute, `..`, `~user`, drive letters, `\\`, whether `/` or `\` separates.
[[nodiscard]] auto listed_path(std::string_view written) -> ListedPath;

// %0A, %0D and %25 decoded, in any case; every other byte stays, another `%` too (RFC 8493, 2.1.3).
[[nodiscard]] auto decoded_path(std::string_view path) -> std::string;

// A `%` stands in the path that begins none of the three escapes.
[[nodiscard]] auto has_bare_percent(std::string_view path) -> bool;

[[nodiscard]] auto is_tag_blank(char c) -> bool;
// Without blanks and tabs at both ends.
[[nodiscard]] auto trimmed(std::string_view text) -> std::string_view;

}  // namespace prongsai
