#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "source/file_stamp.hpp"

// What the file system says of files without their being read: enough to know that nothing was changed since (source/tree_note).
namespace prongsai {

struct FileState {
  // Relative to the folder that was looked at, with `/`; empty for the folder itself.
  std::string path;
  FileStamp stamp;
  auto operator<=>(const FileState&) const = default;
};

// A folder's state in two parts: of a folder the time of its last change tells whether a name was added or taken away, of a file whether its bytes
// may differ.
class TreeState {
 public:
  // Everything below the folder but names that begin with `.`, as FileReader lists it, in the order of the paths. No symbolic link is followed.
  // Throws std::system_error where a folder cannot be listed.
  [[nodiscard]] static auto of_folder(const std::string& folder, unsigned jobs) -> TreeState;
  // These files alone. Nothing where one is not there.
  [[nodiscard]] static auto of_files(const std::string& folder, const std::vector<std::string>& paths, unsigned jobs) -> std::optional<TreeState>;

  // Whether everything was changed before `time`. What was changed later than the clock's last tick before the look may have been changed again since
  // without its time showing it.
  [[nodiscard]] auto settled_before(std::int64_t time) const -> bool;
  [[nodiscard]] auto states() const -> const std::vector<FileState>& { return states_; }

 private:
  explicit TreeState(std::vector<FileState> states) : states_(std::move(states)) {}
  std::vector<FileState> states_;
};

}  // namespace prongsai
