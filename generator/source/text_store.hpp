#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

// Where a text stands in a TextStore, and what it is known by.
struct TextPlace {
  std::uint64_t begin = 0;
  std::uint32_t size = 0;
  std::uint32_t crc = 0;
};

// A file without a name that takes texts which are held for long and looked at seldom, so that they need no memory in the meantime. It goes with the
// store, however the program ends. Threads may write and read at the same time.
class TextStore {
 public:
  // In the first of the folders that takes such a file, the last of them one for temporary files; without one the store takes nothing.
  explicit TextStore(const std::vector<std::string>& folders);
  ~TextStore();
  TextStore(const TextStore&) = delete;
  auto operator=(const TextStore&) -> TextStore& = delete;

  // Nothing where the text could not be written, as on a full disk: the caller goes on holding it. After that the store takes nothing more.
  [[nodiscard]] auto put(std::string_view text) -> std::optional<TextPlace>;
  // Throws std::system_error where the disk does not give back what was written.
  [[nodiscard]] auto read(const TextPlace& place) const -> std::string;
  [[nodiscard]] auto is_open() const -> bool { return file_ >= 0; }

 private:
  int file_ = -1;
  std::atomic<std::uint64_t> end_ = 0;
  std::atomic<bool> full_ = false;
};

}  // namespace prongsai
