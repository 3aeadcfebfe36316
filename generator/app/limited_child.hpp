#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace prongsai {

// Bounds of a child process besides 1 GB of memory: it writes no file, sees no environment, and reads and complains to nowhere.
struct ChildLimits {
  unsigned cpu_seconds = 20;
  std::size_t most_output = std::size_t{32} << 20U;
  // Far beyond what it may take: only for a child that neither works nor ends.
  int silence_ms = 60'000;
};

struct ChildResult {
  // Its exit code; nothing where it was ended or went beyond a limit.
  std::optional<int> code;
  std::string output;
};

// Runs words[0], which is a path, with the other words. Throws std::system_error where no process can be made.
[[nodiscard]] auto run_child(std::vector<std::string> words, const ChildLimits& limits = {}) -> ChildResult;

}  // namespace prongsai
