#pragma once

#include <span>
#include <string_view>

#include "base/language.hpp"
#include "diagnostic/diagnostic.hpp"

namespace prongsai {

// What a group of codes is about. The group follows from the number: the files of catalogue/ hold the same ranges. A subject may have a second range;
// where it has none, `more_last` is below `more_first`.
struct DiagnosticSubject {
  // Name of the file in catalogue/, without its ending.
  std::string_view name;
  int first = 0;
  int last = 0;
  Text title;
  int more_first = 0;
  int more_last = -1;
};
[[nodiscard]] auto diagnostic_subjects() -> std::span<const DiagnosticSubject>;
[[nodiscard]] auto subject_of(const CatalogueEntry& entry) -> const DiagnosticSubject&;

// The catalogue's text without a problem at hand: each argument is shown as `…`. Empty where the text is nothing but an argument.
[[nodiscard]] auto pattern_of(std::string_view text) -> std::string;

}  // namespace prongsai
