#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

// What git knows of a folder. Reads the repository and writes nothing; runs no hook, filter or other program.
namespace prongsai {

// A folder as seen from the root of its repository, with a slash at the end; empty for the root itself. Nothing outside a repository.
[[nodiscard]] auto path_in_repository(const std::string& folder) -> std::optional<std::string>;

struct GitChanges {
  enum class Outcome : std::uint8_t { found, no_repository, unknown_revision };
  Outcome outcome = Outcome::found;
  // Relative to the folder, with `/`, sorted: files that differ from the revision, are new or are gone, whether or not they are staged, tracked or
  // ignored.
  std::vector<std::string> files;
};

// The files below `folder` that differ from a revision as git names it: `HEAD`, `origin/main`, `1a2b3c`. Before the first commit, `HEAD` is the empty
// tree. Throws std::system_error where the repository cannot be read.
[[nodiscard]] auto git_changes(const std::string& folder, const std::string& revision) -> GitChanges;

// A commit: its full name, and its day where it was made.
struct GitCommit {
  std::string id;
  Date date;
};

// The last commit on HEAD's first line of parents that changed anything at `path`, relative to `folder`. Nothing outside a repository, or where the
// path was never committed.
[[nodiscard]] auto last_change(const std::string& folder, const std::string& path) -> std::optional<GitCommit>;

// What the functions here and in git_history.hpp could say differently although no file differs: the commit that HEAD is, and whether its history is whole.
// Empty outside a repository.
[[nodiscard]] auto history_id(const std::string& folder) -> std::string;

}  // namespace prongsai
