#include "source/git_changes.hpp"

#include <algorithm>
#include <utility>

#include "source/git_repository.hpp"

namespace prongsai {
namespace {

// The tree of a revision; null where there is no such revision. `empty` is set for HEAD before the first commit.
auto tree_of(git_repository* repository, const std::string& revision, bool& empty) -> Object {
  empty = revision == "HEAD" && git_repository_head_unborn(repository) == 1;
  git_object* found = nullptr;
  if (empty || git_revparse_single(&found, repository, revision.c_str()) != 0) {
    return nullptr;
  }
  const Object named(found);
  git_object* tree = nullptr;
  return git_object_peel(&tree, named.get(), GIT_OBJECT_TREE) == 0 ? Object(tree) : nullptr;
}

// What a commit holds at a path, by its hash; empty where there is nothing.
auto held_at(const git_commit* commit, const std::string& path) -> std::string {
  git_tree* tree = nullptr;
  if (git_commit_tree(&tree, commit) != 0) {
    fail_with_git_error();
  }
  const Tree owned(tree);
  git_tree_entry* entry = nullptr;
  if (git_tree_entry_bypath(&entry, tree, path.c_str()) != 0) {
    return {};
  }
  const TreeEntry held(entry);
  return git_oid_tostr_s(git_tree_entry_id(entry));
}

}  // namespace

auto path_in_repository(const std::string& folder) -> std::optional<std::string> {
  const GitSession session;
  const auto path = canonical_folder(folder);
  const auto repository = path ? open_above(*path) : nullptr;
  return repository ? below_root(repository.get(), *path) : std::nullopt;
}

auto git_changes(const std::string& folder, const std::string& revision) -> GitChanges {
  const GitSession session;
  const auto path = canonical_folder(folder);
  const auto repository = path ? open_above(*path) : nullptr;
  const auto prefix = repository ? below_root(repository.get(), *path) : std::nullopt;
  if (!prefix) {
    return {.outcome = GitChanges::Outcome::no_repository, .files = {}};
  }
  bool empty = false;
  const auto tree = tree_of(repository.get(), revision, empty);
  if (!tree && !empty) {
    return {.outcome = GitChanges::Outcome::unknown_revision, .files = {}};
  }
  return {.outcome = GitChanges::Outcome::found, .files = files_that_differ(repository.get(), tree.get(), *prefix, Untracked::told)};
}

auto last_change(const std::string& folder, const std::string& path) -> std::optional<GitCommit> {
  const GitSession session;
  const auto at = canonical_folder(folder);
  const auto repository = at ? open_above(*at) : nullptr;
  const auto prefix = repository ? below_root(repository.get(), *at) : std::nullopt;
  auto commit = prefix ? head_commit(repository.get()) : nullptr;
  if (!commit) {
    return std::nullopt;
  }
  const auto wanted = *prefix + path;
  const auto held = held_at(commit.get(), wanted);
  if (held.empty()) {
    return std::nullopt;
  }
  for (;;) {
    git_commit* parent = nullptr;
    // The end of the history, or of what a shallow clone has of it.
    if (git_commit_parentcount(commit.get()) == 0 || git_commit_parent(&parent, commit.get(), 0) != 0) {
      return commit_of(commit.get());
    }
    Commit before(parent);
    if (held_at(before.get(), wanted) != held) {
      return commit_of(commit.get());
    }
    commit = std::move(before);
  }
}

auto history_id(const std::string& folder) -> std::string {
  const GitSession session;
  const auto at = canonical_folder(folder);
  const auto repository = at ? open_above(*at) : nullptr;
  const auto prefix = repository ? below_root(repository.get(), *at) : std::nullopt;
  if (!prefix) {
    return {};
  }
  const auto head = head_commit(repository.get());
  return *prefix + (head ? commit_of(head.get()).id : "unborn") + (git_repository_is_shallow(repository.get()) == 1 ? " shallow" : "");
}

}  // namespace prongsai
