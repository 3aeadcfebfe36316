#pragma once

#include <unistd.h>

#include <utility>

// For this room only.
namespace prongsai {

// An open file, folder or kernel object. Closes itself.
class OpenDescriptor {
 public:
  OpenDescriptor() = default;
  explicit OpenDescriptor(int number) : number_(number) {}
  ~OpenDescriptor() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  OpenDescriptor(OpenDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  auto operator=(OpenDescriptor&& other) noexcept -> OpenDescriptor& {
    std::swap(number_, other.number_);
    return *this;
  }
  OpenDescriptor(const OpenDescriptor&) = delete;
  auto operator=(const OpenDescriptor&) -> OpenDescriptor& = delete;
  [[nodiscard]] auto is_open() const -> bool { return number_ >= 0; }
  [[nodiscard]] auto get() const -> int { return number_; }
  [[nodiscard]] auto release() -> int { return std::exchange(number_, -1); }

 private:
  int number_ = -1;
};

}  // namespace prongsai
