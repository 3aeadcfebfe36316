#pragma once

#include <string>

#include "app/options.hpp"
#include "app/pipeline.hpp"

namespace prongsai {

// One line that says how much a publication of the content as it is would change for readers, against the last one that is recorded, the site's own day
// included; empty where none is recorded. Ends with a newline.
[[nodiscard]] auto changes_note(const Analysis& analysis, const Options& options) -> std::string;

}  // namespace prongsai
