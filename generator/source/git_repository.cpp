#include "source/git_repository.hpp"

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace prongsai {
namespace {

// libgit2 counts its users. One is kept until the process ends: to begin anew, the library reads all certificates of the machine.
void begin_for_good() {
  static const int users = git_libgit2_init();
  (void)users;
}

}  // namespace

GitSession::GitSession() {
  begin_for_good();
  git_libgit2_init();
  // In a container the files often belong to another user than the process. git refuses such repositories because their settings can name programs
  // to run; nothing here runs any.
  git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  // A folder of a thousand units has a list that is larger than what is usually kept; it would be unpacked again for every path.
  git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, std::size_t{1} << 24U);
}

GitSession::~GitSession() { git_libgit2_shutdown(); }

void fail_with_git_error() {
  const auto* last = git_error_last();
  throw std::system_error(EIO, std::generic_category(), std::string("git: ") + (last != nullptr ? last->message : "?"));
}

auto canonical_folder(const std::string& folder) -> std::optional<std::filesystem::path> {
  std::error_code none;
  auto path = std::filesystem::canonical(folder, none);
  return none ? std::nullopt : std::optional(std::move(path));
}

auto open_above(const std::filesystem::path& folder) -> Repository {
  git_repository* opened = nullptr;
  const auto result = git_repository_open_ext(&opened, folder.c_str(), 0, nullptr);
  if (result == GIT_ENOTFOUND) {
    return nullptr;
  }
  if (result != 0) {
    fail_with_git_error();
  }
  Repository repository(opened);
  // A bare repository has no files that could differ.
  return git_repository_workdir(opened) != nullptr ? std::move(repository) : nullptr;
}

// `folder` below the repository's root, with a slash at the end.
auto below_root(git_repository* repository, const std::filesystem::path& folder) -> std::optional<std::string> {
  const auto root = canonical_folder(git_repository_workdir(repository));
  if (!root) {
    return std::nullopt;
  }
  const auto relative = folder.lexically_relative(*root).generic_string();
  if (relative == ".") {
    return std::string();
  }
  return relative.empty() || relative.starts_with("..") ? std::nullopt : std::optional(relative + "/");
}

auto head_commit(git_repository* repository) -> Commit {
  git_object* head = nullptr;
  // A git_commit is a git_object whose type was asked for.
  return git_revparse_single(&head, repository, "HEAD^{commit}") == 0 ? Commit(reinterpret_cast<git_commit*>(head)) : nullptr;
}

auto first_parent(const git_commit* commit) -> Commit {
  git_commit* parent = nullptr;
  if (git_commit_parentcount(commit) == 0) {
    return nullptr;
  }
  if (git_commit_parent(&parent, commit, 0) != 0) {
    fail_with_git_error();
  }
  return Commit(parent);
}

auto root_of(const git_commit* commit) -> Tree {
  git_tree* tree = nullptr;
  if (git_commit_tree(&tree, commit) != 0) {
    fail_with_git_error();
  }
  return Tree(tree);
}

auto subtree(git_repository* repository, const git_tree_entry* entry) -> Tree {
  git_tree* tree = nullptr;
  if (entry == nullptr || git_tree_entry_type(entry) != GIT_OBJECT_TREE) {
    return nullptr;
  }
  if (git_tree_lookup(&tree, repository, git_tree_entry_id(entry)) != 0) {
    fail_with_git_error();
  }
  return Tree(tree);
}

auto commit_of(const git_commit* commit) -> GitCommit {
  const auto local = git_commit_time(commit) + std::int64_t{60} * git_commit_time_offset(commit);
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(local))));
  return {.id = git_oid_tostr_s(git_commit_id(commit)),
          .date = {.year = static_cast<int>(day.year()), .month = static_cast<int>(static_cast<unsigned>(day.month())), .day = static_cast<int>(static_cast<unsigned>(day.day()))}};
}

auto files_that_differ(git_repository* repository, git_object* tree, const std::string& prefix, Untracked untracked) -> std::vector<std::string> {
  git_diff_options options;
  git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  options.flags = GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_DISABLE_PATHSPEC_MATCH | GIT_DIFF_SKIP_BINARY_CHECK;
  if (untracked == Untracked::told) {
    options.flags |= GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS | GIT_DIFF_INCLUDE_IGNORED | GIT_DIFF_RECURSE_IGNORED_DIRS;
  }
  auto below = prefix.empty() ? prefix : prefix.substr(0, prefix.size() - 1);
  char* paths[] = {below.data()};
  if (!below.empty()) {
    options.pathspec = {.strings = paths, .count = 1};
  }
  git_diff* made = nullptr;
  // A git_tree is a git_object whose type was asked for.
  if (git_diff_tree_to_workdir_with_index(&made, repository, reinterpret_cast<git_tree*>(tree), &options) != 0) {
    fail_with_git_error();
  }
  const Diff diff(made);
  std::set<std::string> files;
  for (std::size_t at = 0; at < git_diff_num_deltas(made); ++at) {
    const auto* delta = git_diff_get_delta(made, at);
    for (const auto* side : {delta->old_file.path, delta->new_file.path}) {
      if (side != nullptr && std::string_view(side).starts_with(prefix)) {
        files.insert(std::string(side).substr(prefix.size()));
      }
    }
  }
  return {files.begin(), files.end()};
}

}  // namespace prongsai
