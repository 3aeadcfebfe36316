#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/tree_state.hpp"

// The form in which a folder's state is kept for the next run. It is made for being held against the disk without being unpacked first: in parts that
// threads share out, each path as what it does not share with the one before, and runs of files below one folder, which is then opened once.
namespace prongsai {

// For reading back by the same program on the same machine. Short where paths that share a folder lie beside each other.
void put_tree(std::string& out, const std::vector<FileState>& states);

// Such a form as it lies in a note, which must outlive it.
class NotedTree {
 public:
  // From the front of `bytes`, which moves on. Nothing where it is cut off.
  [[nodiscard]] static auto take_from(std::string_view& bytes) -> std::optional<NotedTree>;
  [[nodiscard]] auto parts() const -> const std::vector<std::string_view>& { return parts_; }

 private:
  explicit NotedTree(std::vector<std::string_view> parts) : parts_(std::move(parts)) {}
  std::vector<std::string_view> parts_;
};

struct NotedFolder {
  std::string path;
  NotedTree tree;
};

// Whether everything in all of these folders is as it was noted; false where a note is damaged. Reads no file and lists no folder.
[[nodiscard]] auto still_hold(const std::vector<NotedFolder>& folders, unsigned jobs) -> bool;

}  // namespace prongsai
