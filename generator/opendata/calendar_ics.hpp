#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/column.hpp"

namespace prongsai {

// Due dates of every framework as a calendar (RFC 5545) of all-day events, in Thai with the English words in the description. Each event keeps its
// UID from publication to publication, so that a calendar that reads the file again changes what it has.
[[nodiscard]] auto calendar_ics(const Corpus& corpus) -> std::string;
[[nodiscard]] auto calendar_ics_fields() -> std::vector<DataField>;

// A content line of RFC 5545, folded so that no line is longer than 75 octets and no character of UTF-8 is cut; with its line end.
[[nodiscard]] auto folded_line(std::string_view line) -> std::string;
// A TEXT value: backslash, comma, semicolon and line ends escaped.
[[nodiscard]] auto ics_text(std::string_view text) -> std::string;

}  // namespace prongsai
