#pragma once

#include <string>
#include <vector>

#include "app/options.hpp"

namespace prongsai {

// Where a run may have a file without a name (source/text_store.hpp), the best first. Beside the site, which is written to a disk with room for it: a folder for
// temporary files is memory on many machines.
[[nodiscard]] auto text_folders(const Options& options) -> std::vector<std::string>;

}  // namespace prongsai
