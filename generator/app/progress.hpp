#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "base/language.hpp"

namespace prongsai {

// The name of a stage.
struct StageWords {
  const char* th;
  const char* en;
};

[[nodiscard]] inline auto words(StageWords stage, Language language) -> std::string { return language == Language::th ? stage.th : stage.en; }

// Shows on a terminal what a long command is doing: stage, count, rate, time remaining. Shows nothing where standard error is no terminal. Nothing
// that it measures reaches any output.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  auto operator=(const ProgressLine&) -> ProgressLine& = delete;
  // Begins a stage; the former one's line is replaced.
  void stage(std::string name);
  // At most ten times a second reaches the terminal.
  void step(std::size_t done, std::size_t total);
  void clear();

 private:
  bool visible_;
  bool drawn_ = false;
  std::string stage_;
  std::chrono::steady_clock::time_point began_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace prongsai
