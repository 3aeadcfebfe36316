#include "source/tree_state.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <span>
#include <system_error>
#include <utility>

#include "base/parallel.hpp"

namespace prongsai {
namespace {

// Files that one call looks at: enough that handing them out costs nothing.
constexpr std::size_t files_at_a_time = 512;

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

class Folder {
 public:
  explicit Folder(const std::string& path) : number_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}
  ~Folder() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  Folder(const Folder&) = delete;
  auto operator=(const Folder&) -> Folder& = delete;
  [[nodiscard]] auto get() const -> int { return number_; }

 private:
  int number_;
};

auto nanoseconds(const timespec& time) -> std::int64_t { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

auto look_at(int root, const std::string& path) -> std::optional<FileState> {
  struct stat status {};
  if (::fstatat(root, path.empty() ? "." : path.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    return std::nullopt;
  }
  return FileState{.path = path,
                   .mode = status.st_mode,
                   .size = static_cast<std::uint64_t>(status.st_size),
                   .device = status.st_dev,
                   .inode = status.st_ino,
                   .modified = nanoseconds(status.st_mtim),
                   .changed = nanoseconds(status.st_ctim)};
}

// Names in the folder, in no order.
auto names_in(int root, const std::string& path, const std::string& whole) -> std::vector<std::string> {
  const int number = ::openat(root, path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (number < 0) {
    fail(whole + "/" + path);
  }
  const std::unique_ptr<DIR, int (*)(DIR*)> listing(::fdopendir(number), &::closedir);
  if (listing == nullptr) {
    ::close(number);
    fail(whole + "/" + path);
  }
  std::vector<std::string> names;
  for (const auto* entry = ::readdir(listing.get()); entry != nullptr; entry = ::readdir(listing.get())) {
    if (entry->d_name[0] != '.') {
      names.emplace_back(entry->d_name);
    }
  }
  return names;
}

template <class Fn>
auto all_of_parts(std::size_t count, unsigned jobs, Fn holds) -> bool {
  std::vector<std::size_t> begins((count + files_at_a_time - 1) / files_at_a_time);
  for (std::size_t part = 0; part < begins.size(); ++part) {
    begins[part] = part * files_at_a_time;
  }
  const auto held = parallel_map(std::span<const std::size_t>(begins), jobs, [&](std::size_t begin, unsigned /*worker*/) {
    for (auto at = begin; at < std::min(count, begin + files_at_a_time); ++at) {
      if (!holds(at)) {
        return false;
      }
    }
    return true;
  });
  return std::ranges::all_of(held, [](bool one) { return one; });
}

constexpr std::size_t numbers_of_state = 7;

void put_number(std::string& out, std::uint64_t number) {
  std::array<char, sizeof number> bytes{};
  std::memcpy(bytes.data(), &number, bytes.size());
  out.append(bytes.data(), bytes.size());
}

auto take_number(std::string_view& bytes) -> std::optional<std::uint64_t> {
  std::uint64_t number = 0;
  if (bytes.size() < sizeof number) {
    return std::nullopt;
  }
  std::memcpy(&number, bytes.data(), sizeof number);
  bytes.remove_prefix(sizeof number);
  return number;
}

}  // namespace

auto TreeState::of_folder(const std::string& folder) -> TreeState {
  const Folder root(folder);
  if (root.get() < 0) {
    fail(folder);
  }
  std::vector<FileState> states;
  std::vector<std::string> waiting{""};
  while (!waiting.empty()) {
    const auto path = std::exchange(waiting.back(), {});
    waiting.pop_back();
    // The folder before its names: a name that comes in between changes it.
    auto state = look_at(root.get(), path);
    if (!state) {
      fail(folder + "/" + path);
    }
    states.push_back(std::move(*state));
    for (const auto& name : names_in(root.get(), path, folder)) {
      const auto below = path.empty() ? name : path + "/" + name;
      auto found = look_at(root.get(), below);
      if (!found) {
        fail(folder + "/" + below);
      }
      if (S_ISDIR(found->mode)) {
        waiting.push_back(below);
      } else {
        states.push_back(std::move(*found));
      }
    }
  }
  return TreeState(std::move(states));
}

auto TreeState::of_files(const std::string& folder, const std::vector<std::string>& paths, unsigned jobs) -> std::optional<TreeState> {
  const Folder root(folder);
  if (root.get() < 0) {
    return std::nullopt;
  }
  std::vector<FileState> states(paths.size());
  const bool found = all_of_parts(states.size(), jobs, [&](std::size_t at) {
    auto state = look_at(root.get(), paths[at]);
    if (state) {
      states[at] = std::move(*state);
    }
    return state.has_value();
  });
  return found ? std::optional(TreeState(std::move(states))) : std::nullopt;
}

auto TreeState::still_holds(const std::string& folder, unsigned jobs) const -> bool {
  const Folder root(folder);
  return root.get() >= 0 && all_of_parts(states_.size(), jobs, [&](std::size_t at) { return look_at(root.get(), states_[at].path) == states_[at]; });
}

auto TreeState::settled_before(std::int64_t time) const -> bool {
  return std::ranges::all_of(states_, [time](const FileState& one) { return one.changed < time && one.modified < time; });
}

void TreeState::write_to(std::string& out) const {
  put_number(out, states_.size());
  for (const auto& one : states_) {
    for (const auto number : {one.mode, one.size, one.device, one.inode, static_cast<std::uint64_t>(one.modified), static_cast<std::uint64_t>(one.changed),
                              std::uint64_t{one.path.size()}}) {
      put_number(out, number);
    }
    out += one.path;
  }
}

auto TreeState::read_from(std::string_view& bytes) -> std::optional<TreeState> {
  const auto count = take_number(bytes);
  if (!count || *count > bytes.size() / (numbers_of_state * sizeof(std::uint64_t))) {
    return std::nullopt;
  }
  std::vector<FileState> states(static_cast<std::size_t>(*count));
  for (auto& one : states) {
    std::array<std::uint64_t, numbers_of_state> numbers{};
    for (auto& number : numbers) {
      const auto taken = take_number(bytes);
      if (!taken) {
        return std::nullopt;
      }
      number = *taken;
    }
    if (numbers[6] > bytes.size()) {
      return std::nullopt;
    }
    one = {.path = std::string(bytes.substr(0, numbers[6])), .mode = numbers[0], .size = numbers[1], .device = numbers[2], .inode = numbers[3],
           .modified = static_cast<std::int64_t>(numbers[4]), .changed = static_cast<std::int64_t>(numbers[5])};
    bytes.remove_prefix(numbers[6]);
  }
  return TreeState(std::move(states));
}

}  // namespace prongsai
