#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "model/unit.hpp"

// Takes out of a file what it tells beside what it shows, and leaves every other byte as it is: pictures keep their coded data, documents their other
// parts. Bytes in, bytes out; reads and writes no file.
namespace prongsai {

struct RedactOptions {
  // A signed history of the picture's making (C2PA) may go too: it would no longer hold.
  bool break_credentials = false;
};

struct Redacted {
  // Nothing where the file cannot be cleaned; `refused` then says why. The same bytes where there was nothing to take out.
  std::optional<std::string> bytes;
  // Each once, in the order of RemovedPart.
  std::vector<RemovedPart> removed;
  Text refused;
  // Personal data that stand in the document's own text, which is left as it is.
  bool has_personal_text = false;
};

// What comes out was held against the gate for evidence again: it is sound, tells nothing more, and redacting it again changes nothing.
[[nodiscard]] auto redact(std::string_view bytes, const RedactOptions& options) -> Redacted;

}  // namespace prongsai
