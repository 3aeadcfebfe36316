#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the file system says of files without their being read: enough to know that nothing was changed since.
namespace prongsai {

// Times are nanoseconds since 1970 by the clock of the file system. `changed` is the one that no program can set (st_ctime): writing, renaming and
// changing permissions all move it.
struct FileState {
  // Relative to the folder that was looked at, with `/`; empty for the folder itself.
  std::string path;
  std::uint64_t mode = 0;
  std::uint64_t size = 0;
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::int64_t modified = 0;
  std::int64_t changed = 0;
  auto operator<=>(const FileState&) const = default;
};

// A folder's state in two parts: of a folder the time of its last change tells whether a name was added or taken away, of a file whether its bytes may
// differ.
class TreeState {
 public:
  // Everything below the folder but names that begin with `.`, as FileReader lists it. No symbolic link is followed. Throws std::system_error where a
  // folder cannot be listed.
  [[nodiscard]] static auto of_folder(const std::string& folder) -> TreeState;
  // These files alone. Nothing where one is not there.
  [[nodiscard]] static auto of_files(const std::string& folder, const std::vector<std::string>& paths, unsigned jobs) -> std::optional<TreeState>;

  // Whether everything is as it was. Reads no file and lists no folder.
  [[nodiscard]] auto still_holds(const std::string& folder, unsigned jobs) const -> bool;
  // Whether everything was changed before `time`. What was changed later than the clock's last tick before the look may have been changed again since
  // without its time showing it.
  [[nodiscard]] auto settled_before(std::int64_t time) const -> bool;
  [[nodiscard]] auto states() const -> const std::vector<FileState>& { return states_; }

  // A form for reading back by the same program on the same machine.
  void write_to(std::string& out) const;
  // From the front of `bytes`, which moves on. Nothing where it is damaged.
  [[nodiscard]] static auto read_from(std::string_view& bytes) -> std::optional<TreeState>;

 private:
  explicit TreeState(std::vector<FileState> states) : states_(std::move(states)) {}
  std::vector<FileState> states_;
};

}  // namespace prongsai
