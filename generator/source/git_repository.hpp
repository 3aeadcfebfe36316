#pragma once

#include <git2.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "source/git_changes.hpp"

// For this room only: the one wrapper of libgit2. Everything throws std::system_error where the repository cannot be read.
namespace prongsai {

// A session lasts as long as anything of it is held.
class GitSession {
 public:
  GitSession();
  ~GitSession();
  GitSession(const GitSession&) = delete;
  auto operator=(const GitSession&) -> GitSession& = delete;
};

template <class T, void (*release)(T*)>
struct Release {
  void operator()(T* held) const { release(held); }
};
using Repository = std::unique_ptr<git_repository, Release<git_repository, git_repository_free>>;
using Object = std::unique_ptr<git_object, Release<git_object, git_object_free>>;
using Commit = std::unique_ptr<git_commit, Release<git_commit, git_commit_free>>;
using Tree = std::unique_ptr<git_tree, Release<git_tree, git_tree_free>>;
using TreeEntry = std::unique_ptr<git_tree_entry, Release<git_tree_entry, git_tree_entry_free>>;
using ObjectStore = std::unique_ptr<git_odb, Release<git_odb, git_odb_free>>;
using Diff = std::unique_ptr<git_diff, Release<git_diff, git_diff_free>>;

// What the library says of its last failure, thrown.
[[noreturn]] void fail_with_git_error();

// The folder with links followed; nothing where there is none.
[[nodiscard]] auto canonical_folder(const std::string& folder) -> std::optional<std::filesystem::path>;
// The repository that the folder lies in; null outside one, or where it has no files.
[[nodiscard]] auto open_above(const std::filesystem::path& folder) -> Repository;
// `folder` below the repository's root, with a slash at the end.
[[nodiscard]] auto below_root(git_repository* repository, const std::filesystem::path& folder) -> std::optional<std::string>;

// Null before the first commit.
[[nodiscard]] auto head_commit(git_repository* repository) -> Commit;
// Null at the end of the history.
[[nodiscard]] auto first_parent(const git_commit* commit) -> Commit;
[[nodiscard]] auto root_of(const git_commit* commit) -> Tree;
// The folder that an entry is; null where it is none.
[[nodiscard]] auto subtree(git_repository* repository, const git_tree_entry* entry) -> Tree;
[[nodiscard]] auto commit_of(const git_commit* commit) -> GitCommit;

// Whether files that the tree and the index lack are told as well: finding them means looking into every folder.
enum class Untracked : std::uint8_t { left_out, told };
// The files below `prefix` that differ from the tree, relative to it and sorted.
[[nodiscard]] auto files_that_differ(git_repository* repository, git_object* tree, const std::string& prefix, Untracked untracked) -> std::vector<std::string>;

}  // namespace prongsai
