#pragma once

#include <string>

#include "pack/pack_content.hpp"

namespace prongsai {

// metadata/commits.json: each file of the pack that comes from the content folder, with the git commit that last changed it and its day; no names of
// persons. `commit` is null for a file that differs from what was committed. Empty where git knows nothing.
[[nodiscard]] auto commits_json(const PackContent& content, const PackContext& context) -> std::string;

}  // namespace prongsai
