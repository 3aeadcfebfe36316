#pragma once

#include <chrono>
#include <optional>

namespace prongsai {

// Decides when changes are acted upon: once nothing has come for a short while, since saving a file is often several steps, but not much later than
// the first, so that a stream of changes does not hold everything up. Times are counted from any moment, the same for all calls.
class Coalescer {
 public:
  using Time = std::chrono::microseconds;
  // Longer than the steps of an editor lie apart, shorter than anyone notices.
  static constexpr Time quiet = std::chrono::milliseconds(8);
  static constexpr Time longest = std::chrono::milliseconds(200);

  void note(Time now) {
    first_ = first_.value_or(now);
    last_ = now;
  }
  // How long still to wait; nothing where there is nothing to wait for.
  [[nodiscard]] auto left(Time now) const -> std::optional<Time>;
  void done() { first_.reset(); }

 private:
  std::optional<Time> first_;
  Time last_{};
};

}  // namespace prongsai
