#include "source/tree_state.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <memory>
#include <span>
#include <system_error>

#include "base/parallel.hpp"
#include "source/open_folder.hpp"

namespace prongsai {
namespace {

// Files that one call looks at: enough that handing them out costs nothing.
constexpr std::size_t files_at_a_time = 512;

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

auto look_at(int root, const std::string& path) -> std::optional<FileStamp> {
  struct stat status {};
  return ::fstatat(root, path.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 ? std::optional(stamp_of(status)) : std::nullopt;
}

// What one folder holds, its own state first, and which of its names are folders.
struct Listed {
  std::vector<FileState> states;
  std::vector<std::string> folders;
};

// `whole` is the path of `root`, for messages.
auto list(int root, const std::string& path, const std::string& whole) -> Listed {
  const int number = ::openat(root, path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (number < 0) {
    fail(whole + "/" + path);
  }
  const std::unique_ptr<DIR, int (*)(DIR*)> listing(::fdopendir(number), &::closedir);
  if (listing == nullptr) {
    ::close(number);
    fail(whole + "/" + path);
  }
  // The folder before its names: a name that comes in between changes it.
  struct stat status {};
  if (::fstat(number, &status) != 0) {
    fail(whole + "/" + path);
  }
  Listed listed;
  listed.states.push_back({.path = path, .stamp = stamp_of(status)});
  for (const auto* entry = ::readdir(listing.get()); entry != nullptr; entry = ::readdir(listing.get())) {
    const std::string name = entry->d_name;
    if (name.starts_with('.')) {
      continue;
    }
    auto below = path.empty() ? name : path + "/" + name;
    const auto stamp = look_at(number, name);
    if (!stamp) {
      fail(whole + "/" + below);
    }
    if (S_ISDIR(stamp->mode)) {
      listed.folders.push_back(std::move(below));
    } else {
      listed.states.push_back({.path = std::move(below), .stamp = *stamp});
    }
  }
  return listed;
}

}  // namespace

auto TreeState::of_folder(const std::string& folder, unsigned jobs) -> TreeState {
  const OpenFolder root(AT_FDCWD, folder);
  if (!root.is_open()) {
    fail(folder);
  }
  std::vector<FileState> states;
  // Level by level: folders of one level know nothing of each other.
  for (std::vector<std::string> level{""}; !level.empty();) {
    auto lists = parallel_map(std::span<const std::string>(level), jobs,
                              [&](const std::string& path, unsigned /*worker*/) { return list(root.get(), path, folder); });
    level.clear();
    for (auto& one : lists) {
      std::ranges::move(one.states, std::back_inserter(states));
      std::ranges::move(one.folders, std::back_inserter(level));
    }
  }
  std::ranges::sort(states, {}, &FileState::path);
  return TreeState(std::move(states));
}

auto TreeState::of_files(const std::string& folder, const std::vector<std::string>& paths, unsigned jobs) -> std::optional<TreeState> {
  const OpenFolder root(AT_FDCWD, folder);
  if (!root.is_open()) {
    return std::nullopt;
  }
  using Share = std::span<const std::string>;
  std::vector<Share> shares;
  for (std::size_t begin = 0; begin < paths.size(); begin += files_at_a_time) {
    shares.push_back(std::span(paths).subspan(begin, std::min(files_at_a_time, paths.size() - begin)));
  }
  const auto looked =
      parallel_map(std::span<const Share>(shares), jobs, [&](const Share& share, unsigned /*worker*/) -> std::optional<std::vector<FileState>> {
        std::vector<FileState> states;
        states.reserve(share.size());
        for (const auto& path : share) {
          const auto stamp = look_at(root.get(), path);
          if (!stamp) {
            return std::nullopt;
          }
          states.push_back({.path = path, .stamp = *stamp});
        }
        return states;
      });
  std::vector<FileState> states;
  states.reserve(paths.size());
  for (const auto& share : looked) {
    if (!share) {
      return std::nullopt;
    }
    states.insert(states.end(), share->begin(), share->end());
  }
  return TreeState(std::move(states));
}

auto TreeState::settled_before(std::int64_t time) const -> bool {
  return std::ranges::all_of(states_, [time](const FileState& one) { return one.stamp.settled_before(time); });
}

}  // namespace prongsai
