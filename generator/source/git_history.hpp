#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "source/git_changes.hpp"
#include "source/results.hpp"

namespace prongsai {

struct LastChanges {
  // Of a shallow clone the end of the history is not known, and nothing is said of any file.
  enum class History : std::uint8_t { whole, shallow, none };
  History history = History::none;
  // By path. Only files that are, byte for byte, as HEAD has them.
  std::map<std::string, GitCommit, std::less<>> commits;
};

// The last commit on HEAD's first line of parents that changed each of the files. The line is walked a single time, and only as far back as needed; where
// `results` is given, a single time for each commit that HEAD ever is. Paths are relative to `folder`. Throws std::system_error where the repository cannot be
// read.
[[nodiscard]] auto last_changes(const std::string& folder, const std::vector<std::string>& paths, Results* results = nullptr) -> LastChanges;

}  // namespace prongsai
