#pragma once

#include <sys/stat.h>

#include <algorithm>
#include <compare>
#include <cstdint>

namespace prongsai {

// File systems count time in steps, the coarsest ones of two seconds: a file that was changed so shortly before it was looked at may be changed again
// within the same step. In nanoseconds.
inline constexpr std::int64_t coarsest_step = 2'000'000'000;

// What the file system says of one file: as long as it says the same, nobody wrote to it. Times are nanoseconds since 1970 by the clock of the file system;
// `changed` is the one that no program can set (st_ctime). All 0 of a file that is on no disk: such a stamp proves nothing.
struct FileStamp {
  std::uint32_t mode = 0;
  std::uint64_t size = 0;
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::int64_t modified = 0;
  std::int64_t changed = 0;
  auto operator<=>(const FileStamp&) const = default;
  [[nodiscard]] auto exists() const -> bool { return inode != 0; }
  // Later writes cannot hide behind the same time: the file was left alone since before `time`.
  [[nodiscard]] auto settled_before(std::int64_t time) const -> bool { return exists() && std::max(modified, changed) < time; }
};

[[nodiscard]] inline auto stamp_of(const struct stat& status) -> FileStamp {
  const auto nanoseconds = [](const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; };
  return {.mode = status.st_mode,
          .size = static_cast<std::uint64_t>(status.st_size),
          .device = status.st_dev,
          .inode = status.st_ino,
          .modified = nanoseconds(status.st_mtim),
          .changed = nanoseconds(status.st_ctim)};
}

}  // namespace prongsai
