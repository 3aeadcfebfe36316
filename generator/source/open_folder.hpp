#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <string>

namespace prongsai {

// A folder that paths start from. Closes itself.
class OpenFolder {
 public:
  // `path` from the folder `from`, or AT_FDCWD. `further` are flags of open(2): without O_PATH, one that may not be listed does not open.
  OpenFolder(int from, const std::string& path, int further = 0)
      : number_(::openat(from, path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | further)) {}
  ~OpenFolder() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  OpenFolder(const OpenFolder&) = delete;
  auto operator=(const OpenFolder&) -> OpenFolder& = delete;
  [[nodiscard]] auto is_open() const -> bool { return number_ >= 0; }
  [[nodiscard]] auto get() const -> int { return number_; }

 private:
  int number_;
};

}  // namespace prongsai
