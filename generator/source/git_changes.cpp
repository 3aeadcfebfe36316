#include "source/git_changes.hpp"

#include <git2.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <system_error>

namespace prongsai {
namespace {

// libgit2 counts its users. One is kept until the process ends: to begin anew, the library reads all certificates of the machine.
void begin_for_good() {
  static const int users = git_libgit2_init();
  (void)users;
}

// A session lasts as long as anything of it is held.
class GitSession {
 public:
  GitSession() {
    begin_for_good();
    git_libgit2_init();
    // In a container the files often belong to another user than the process. git refuses such repositories because their settings can name programs
    // to run; nothing here runs any.
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    // A folder of a thousand units has a list that is larger than what is usually kept; it would be unpacked again for every path.
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, std::size_t{1} << 24U);
  }
  GitSession(const GitSession&) = delete;
  auto operator=(const GitSession&) -> GitSession& = delete;
  ~GitSession() { git_libgit2_shutdown(); }
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

[[noreturn]] void fail() {
  const auto* last = git_error_last();
  throw std::system_error(EIO, std::generic_category(), std::string("git: ") + (last != nullptr ? last->message : "?"));
}

auto canonical(const std::string& folder) -> std::optional<std::filesystem::path> {
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
    fail();
  }
  Repository repository(opened);
  // A bare repository has no files that could differ.
  return git_repository_workdir(opened) != nullptr ? std::move(repository) : nullptr;
}

// `folder` below the repository's root, with a slash at the end.
auto below_root(git_repository* repository, const std::filesystem::path& folder) -> std::optional<std::string> {
  const auto root = canonical(git_repository_workdir(repository));
  if (!root) {
    return std::nullopt;
  }
  const auto relative = folder.lexically_relative(*root).generic_string();
  if (relative == ".") {
    return std::string();
  }
  return relative.empty() || relative.starts_with("..") ? std::nullopt : std::optional(relative + "/");
}

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

auto differing(git_repository* repository, git_object* tree, const std::string& prefix) -> std::vector<std::string> {
  git_diff_options options;
  git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  options.flags = GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS | GIT_DIFF_INCLUDE_IGNORED | GIT_DIFF_RECURSE_IGNORED_DIRS |
                  GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_DISABLE_PATHSPEC_MATCH | GIT_DIFF_SKIP_BINARY_CHECK;
  auto below = prefix.empty() ? prefix : prefix.substr(0, prefix.size() - 1);
  char* paths[] = {below.data()};
  if (!below.empty()) {
    options.pathspec = {.strings = paths, .count = 1};
  }
  git_diff* made = nullptr;
  // A git_tree is a git_object whose type was asked for.
  if (git_diff_tree_to_workdir_with_index(&made, repository, reinterpret_cast<git_tree*>(tree), &options) != 0) {
    fail();
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

// What a commit holds at a path, by its hash; empty where there is nothing.
auto held_at(const git_commit* commit, const std::string& path) -> std::string {
  git_tree* tree = nullptr;
  if (git_commit_tree(&tree, commit) != 0) {
    fail();
  }
  const Tree owned(tree);
  git_tree_entry* entry = nullptr;
  if (git_tree_entry_bypath(&entry, tree, path.c_str()) != 0) {
    return {};
  }
  const TreeEntry held(entry);
  return git_oid_tostr_s(git_tree_entry_id(entry));
}

auto commit_of(const git_commit* commit) -> GitCommit {
  const auto local = git_commit_time(commit) + std::int64_t{60} * git_commit_time_offset(commit);
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(local))));
  return {.id = git_oid_tostr_s(git_commit_id(commit)),
          .date = {.year = static_cast<int>(day.year()), .month = static_cast<int>(static_cast<unsigned>(day.month())), .day = static_cast<int>(static_cast<unsigned>(day.day()))}};
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
    fail();
  }
  return Commit(parent);
}

auto root_of(const git_commit* commit) -> Tree {
  git_tree* tree = nullptr;
  if (git_commit_tree(&tree, commit) != 0) {
    fail();
  }
  return Tree(tree);
}

auto subtree(git_repository* repository, const git_tree_entry* entry) -> Tree {
  git_tree* tree = nullptr;
  if (entry == nullptr || git_tree_entry_type(entry) != GIT_OBJECT_TREE) {
    return nullptr;
  }
  if (git_tree_lookup(&tree, repository, git_tree_entry_id(entry)) != 0) {
    fail();
  }
  return Tree(tree);
}

// Notes for each file that is asked for the newest commit in which it differs from the commit before.
class LastChangeFinder {
 public:
  LastChangeFinder(git_repository* repository, std::set<std::string> wanted) : repository_(repository), wanted_(std::move(wanted)) {}

  auto find(Commit commit) -> std::map<std::string, GitCommit, std::less<>> {
    while (commit && !wanted_.empty()) {
      auto before = first_parent(commit.get());
      const auto root = root_of(commit.get());
      const auto old_root = before ? root_of(before.get()) : nullptr;
      commit_ = commit_of(commit.get());
      compare("", root.get(), old_root.get());
      commit = std::move(before);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] auto asks_below(const std::string& folder) const -> bool {
    const auto next = wanted_.lower_bound(folder);
    return next != wanted_.end() && next->starts_with(folder);
  }

  // Goes only into folders that differ and hold something that is asked for. `old` may be null.
  void compare(const std::string& folder, const git_tree* now, const git_tree* old) {
    for (std::size_t at = 0; at < git_tree_entrycount(now); ++at) {
      const auto* entry = git_tree_entry_byindex(now, at);
      const auto* was = old == nullptr ? nullptr : git_tree_entry_byname(old, git_tree_entry_name(entry));
      if (was != nullptr && git_oid_equal(git_tree_entry_id(entry), git_tree_entry_id(was)) == 1) {
        continue;
      }
      const auto path = folder + git_tree_entry_name(entry);
      if (const auto below = asks_below(path + "/") ? subtree(repository_, entry) : nullptr) {
        compare(path + "/", below.get(), subtree(repository_, was).get());
      } else if (wanted_.erase(path) == 1) {
        found_.emplace(path, commit_);
      }
    }
  }

  git_repository* repository_;
  std::set<std::string> wanted_;
  GitCommit commit_;
  std::map<std::string, GitCommit, std::less<>> found_;
};

// Of files that are asked for, those that HEAD has with the size that they have on the disk: what git itself calls unchanged may still have other line ends
// there. Each folder's list is read once.
class HeldFiles {
 public:
  // `at` is the folder of the paths behind `prefix`.
  HeldFiles(git_repository* repository, const std::string& prefix, const std::filesystem::path& at, const std::set<std::string>& asked)
      : repository_(repository), prefix_(prefix), at_(at), asked_(asked) {
    git_odb* opened = nullptr;
    if (git_repository_odb(&opened, repository) != 0) {
      fail();
    }
    store_ = ObjectStore(opened);
  }

  [[nodiscard]] auto find(const git_tree* root) -> std::set<std::string> {
    look_below("", root);
    return std::move(held_);
  }

 private:
  void look_below(const std::string& folder, const git_tree* tree) {
    for (std::size_t number = 0; number < git_tree_entrycount(tree); ++number) {
      const auto* entry = git_tree_entry_byindex(tree, number);
      const auto path = folder + git_tree_entry_name(entry);
      if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
        const auto next = asked_.lower_bound(path + "/");
        if (next != asked_.end() && next->starts_with(path + "/")) {
          look_below(path + "/", subtree(repository_, entry).get());
        }
      } else if (asked_.contains(path) && has_size_of(entry, at_ / path.substr(prefix_.size()))) {
        held_.insert(path);
      }
    }
  }

  [[nodiscard]] auto has_size_of(const git_tree_entry* entry, const std::filesystem::path& file) const -> bool {
    std::size_t size = 0;
    git_object_t type{};
    std::error_code none;
    return git_odb_read_header(&size, &type, store_.get(), git_tree_entry_id(entry)) == 0 && type == GIT_OBJECT_BLOB &&
           std::filesystem::file_size(file, none) == size;
  }

  git_repository* repository_;
  const std::string& prefix_;
  const std::filesystem::path& at_;
  const std::set<std::string>& asked_;
  ObjectStore store_;
  std::set<std::string> held_;
};

}  // namespace

auto path_in_repository(const std::string& folder) -> std::optional<std::string> {
  const GitSession session;
  const auto path = canonical(folder);
  const auto repository = path ? open_above(*path) : nullptr;
  return repository ? below_root(repository.get(), *path) : std::nullopt;
}

auto git_changes(const std::string& folder, const std::string& revision) -> GitChanges {
  const GitSession session;
  const auto path = canonical(folder);
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
  return {.outcome = GitChanges::Outcome::found, .files = differing(repository.get(), tree.get(), *prefix)};
}

auto last_change(const std::string& folder, const std::string& path) -> std::optional<GitCommit> {
  const GitSession session;
  const auto at = canonical(folder);
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
  const auto at = canonical(folder);
  const auto repository = at ? open_above(*at) : nullptr;
  const auto prefix = repository ? below_root(repository.get(), *at) : std::nullopt;
  if (!prefix) {
    return {};
  }
  const auto head = head_commit(repository.get());
  return *prefix + (head ? commit_of(head.get()).id : "unborn") + (git_repository_is_shallow(repository.get()) == 1 ? " shallow" : "");
}

auto last_changes(const std::string& folder, const std::vector<std::string>& paths) -> LastChanges {
  const GitSession session;
  const auto at = canonical(folder);
  const auto repository = at ? open_above(*at) : nullptr;
  const auto prefix = repository ? below_root(repository.get(), *at) : std::nullopt;
  auto head = prefix ? head_commit(repository.get()) : nullptr;
  if (!head) {
    return {};
  }
  if (git_repository_is_shallow(repository.get()) == 1) {
    return {.history = LastChanges::History::shallow, .commits = {}};
  }
  const auto root = root_of(head.get());
  // A git_tree is a git_object.
  const auto changed = differing(repository.get(), reinterpret_cast<git_object*>(root.get()), *prefix);
  std::set<std::string> asked;
  for (const auto& path : paths) {
    if (!std::ranges::binary_search(changed, path)) {
      asked.insert(*prefix + path);
    }
  }
  auto wanted = HeldFiles(repository.get(), *prefix, *at, asked).find(root.get());
  LastChanges result{.history = LastChanges::History::whole, .commits = {}};
  for (auto& [path, commit] : LastChangeFinder(repository.get(), std::move(wanted)).find(std::move(head))) {
    result.commits.emplace(path.substr(prefix->size()), commit);
  }
  return result;
}

}  // namespace prongsai
