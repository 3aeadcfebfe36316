#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/date.hpp"
#include "base/language.hpp"
#include "source/span.hpp"

namespace prongsai {

// A problem that an office knows of and leaves as it is, with its reason: waivers.yaml of a unit, or of the content folder. Everybody can read it on
// the site; the problem is then no longer counted.
struct Waiver {
  // Identifier of a diagnostic: `W410`.
  Located<std::string> code;
  // The file with the problem, as written and in the content folder: `2564/evidence.yaml`, `units/lampang/2564/evidence.yaml`.
  Located<std::string> file;
  std::string path;
  // Only what begins on this line; 0 for any.
  int line = 0;
  Date date;
  Span date_span;
  // The last day on which it holds.
  std::optional<Date> until;
  Span until_span;
  Text reason;
  // A position or an office, never a person.
  Text by;
};

}  // namespace prongsai
