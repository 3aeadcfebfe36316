#pragma once

#include <optional>
#include <string>

namespace prongsai {

// What `history_id` says of a folder (source/git_changes.hpp), read from the repository's own files: the library takes as long to begin as looking at
// thousands of files. Nothing where a repository is any but the plain kind that `git init` and `git clone` make, or where HEAD is no commit yet: the
// library must be asked then. It does not look whether the commit is there.
[[nodiscard]] auto plain_history_id(const std::string& folder) -> std::optional<std::string>;

}  // namespace prongsai
