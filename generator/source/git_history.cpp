#include "source/git_history.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/key.hpp"
#include "source/codec.hpp"
#include "source/git_repository.hpp"

namespace prongsai {
namespace {

using ObjectStore = std::unique_ptr<git_odb, Release<git_odb, git_odb_free>>;

// What a commit holds below a folder, and since when. Follows from the commit alone.
struct HeldFile {
  std::string path;
  std::uint64_t size = 0;
  // Index into `commits`.
  std::uint32_t commit = 0;
};
struct HeldFiles {
  // By path.
  std::vector<HeldFile> files;
  std::vector<GitCommit> commits;
};

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

// The files that a tree has below `prefix`, with their sizes. Each folder's list is read once.
class FileLister {
 public:
  FileLister(git_repository* repository, const std::string& prefix) : repository_(repository), prefix_(prefix) {
    git_odb* opened = nullptr;
    if (git_repository_odb(&opened, repository) != 0) {
      fail_with_git_error();
    }
    store_ = ObjectStore(opened);
  }

  [[nodiscard]] auto list(const git_tree* root) -> std::map<std::string, std::uint64_t> {
    list_below("", root);
    return std::move(sizes_);
  }

 private:
  void list_below(const std::string& folder, const git_tree* tree) {
    for (std::size_t number = 0; number < git_tree_entrycount(tree); ++number) {
      const auto* entry = git_tree_entry_byindex(tree, number);
      const auto path = folder + git_tree_entry_name(entry);
      if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
        const auto below = path + "/";
        if (below.starts_with(prefix_) || prefix_.starts_with(below)) {
          list_below(below, subtree(repository_, entry).get());
        }
      } else if (path.starts_with(prefix_)) {
        add(path, entry);
      }
    }
  }

  void add(const std::string& path, const git_tree_entry* entry) {
    std::size_t size = 0;
    git_object_t type{};
    if (git_odb_read_header(&size, &type, store_.get(), git_tree_entry_id(entry)) == 0 && type == GIT_OBJECT_BLOB) {
      sizes_.emplace(path, size);
    }
  }

  git_repository* repository_;
  const std::string& prefix_;
  ObjectStore store_;
  std::map<std::string, std::uint64_t> sizes_;
};

auto held_files(git_repository* repository, const std::string& prefix, const git_tree* root, Commit head) -> HeldFiles {
  const auto sizes = FileLister(repository, prefix).list(root);
  std::set<std::string> wanted;
  std::ranges::transform(sizes, std::inserter(wanted, wanted.end()), [](const auto& file) { return file.first; });
  const auto found = LastChangeFinder(repository, std::move(wanted)).find(std::move(head));
  HeldFiles held;
  std::map<std::string, std::uint32_t> places;
  for (const auto& [path, commit] : found) {
    const auto place = places.emplace(commit.id, static_cast<std::uint32_t>(held.commits.size()));
    if (place.second) {
      held.commits.push_back(commit);
    }
    held.files.push_back({.path = path.substr(prefix.size()), .size = sizes.at(path), .commit = place.first->second});
  }
  return held;
}

auto remembered(const std::string& key, Results* results) -> std::optional<HeldFiles> {
  const auto bytes = results == nullptr ? std::nullopt : results->find(key);
  if (!bytes) {
    return std::nullopt;
  }
  Decoder decoder(*bytes);
  auto held = decoder.next<HeldFiles>();
  const bool whole = held && decoder.at_end() &&
                     std::ranges::all_of(held->files, [&held](const HeldFile& file) { return file.commit < held->commits.size(); });
  return whole ? std::move(held) : std::nullopt;
}

auto remember(HeldFiles held, const std::string& key, Results* results) -> HeldFiles {
  if (results != nullptr) {
    Encoder encoder;
    encoder.put(held);
    results->keep(key, encoder.bytes());
  }
  return held;
}

}  // namespace

auto last_changes(const std::string& folder, const std::vector<std::string>& paths, Results* results) -> LastChanges {
  const GitSession session;
  const auto at = canonical_folder(folder);
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
  const auto key = KeyMaker("files of a commit").add(*prefix).add(commit_of(head.get()).id).hex();
  auto known = remembered(key, results);
  const auto held = known ? std::move(*known) : remember(held_files(repository.get(), *prefix, root.get(), std::move(head)), key, results);
  // A git_tree is a git_object.
  const auto changed = files_that_differ(repository.get(), reinterpret_cast<git_object*>(root.get()), *prefix, Untracked::left_out);
  LastChanges result{.history = LastChanges::History::whole, .commits = {}};
  for (const auto& path : paths) {
    const auto file = std::ranges::lower_bound(held.files, path, {}, &HeldFile::path);
    std::error_code none;
    // What git calls unchanged may still have other line ends on the disk.
    if (file != held.files.end() && file->path == path && !std::ranges::binary_search(changed, path) &&
        std::filesystem::file_size(*at / path, none) == file->size) {
      result.commits.emplace(path, held.commits[file->commit]);
    }
  }
  return result;
}

}  // namespace prongsai
