#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

// A title, a given name and a surname: bytes [begin, end) of the line.
struct PersonName {
  std::size_t begin = 0;
  std::size_t end = 0;
  // The line names an office beside the person, who then acts for it.
  bool official = false;
};

// Names of people in one line, by the title before them. Words that only begin like a title (นายก, นายอำเภอ, นายทะเบียน, นางพยาบาล, อำเภอนางรอง) are none.
[[nodiscard]] auto person_names(std::string_view line) -> std::vector<PersonName>;

// Title and first letter: `นายส…`.
[[nodiscard]] auto masked_name(std::string_view name) -> std::string;

}  // namespace prongsai
