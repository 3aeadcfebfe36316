#pragma once

#include <functional>
#include <thread>

#include "serve/descriptor.hpp"

namespace prongsai {

// Waits for SIGINT and SIGTERM in a thread of its own, for a program that works and answers until it is told to end. Made before any other thread, so
// that all of them leave these signals to it.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  auto operator=(const StopSignal&) -> StopSignal& = delete;
  // Begins to wait. `told` runs once, in that thread. A process that has not ended a while after it, because a build is under way, is then ended as
  // if it were killed, but with 0: publishing bears that.
  void start(std::function<void()> told);
  // Readable once the signal has come.
  [[nodiscard]] auto descriptor() const -> int { return come_.get(); }

 private:
  OpenDescriptor signals_;
  OpenDescriptor come_;
  OpenDescriptor over_;
  std::jthread thread_;
};

}  // namespace prongsai
