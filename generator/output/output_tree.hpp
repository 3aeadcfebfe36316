#pragma once

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

// Where a file stands in the site: parts joined by `/`, relative to the site folder. Invariant: UTF-8 without control characters or backslash; no
// part is empty, `.` or `..`; the first part does not start with `.prongsai-`, which is for the writer itself.
class OutputPath {
 public:
  // Throws Bug where the text is no such path: paths of pages are made by us, and names of evidence were checked when they were loaded.
  explicit OutputPath(std::string text);
  // For paths that were read back from the disk.
  [[nodiscard]] static auto parse(std::string_view text) -> std::optional<OutputPath>;
  [[nodiscard]] auto str() const -> const std::string& { return text_; }
  // The folders on the way, from the outermost in: `a`, `a/b` of `a/b/c.html`.
  [[nodiscard]] auto folders() const -> std::vector<std::string>;
  auto operator<=>(const OutputPath&) const = default;

 private:
  std::string text_;
};

using PathSet = std::set<OutputPath>;

// Whether the set has a path below `folder`.
[[nodiscard]] auto has_below(const PathSet& paths, const std::string& folder) -> bool;

// A site in memory: files by path, in bytewise order.
class OutputTree {
 public:
  // Two files for one path are a Bug.
  void add(OutputPath path, std::string bytes);
  [[nodiscard]] auto files() const -> const std::map<OutputPath, std::string>& { return files_; }

 private:
  std::map<OutputPath, std::string> files_;
};

}  // namespace prongsai
