#include "source/tree_note.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <span>

#include "base/parallel.hpp"
#include "source/file_stamp.hpp"
#include "source/open_folder.hpp"

namespace prongsai {
namespace {

// Files that one call looks at: enough that handing them out costs nothing.
constexpr std::size_t files_of_part = 512;
// Files below one folder for which opening it costs less than finding it again for each. Measured: 4 of them cost more, and 64 gain no more.
constexpr std::size_t files_of_run = 16;

// How a stamp differs from the one before, bit by bit.
constexpr std::uint64_t other_mode = 1;
constexpr std::uint64_t other_device = 2;
constexpr std::uint64_t other_modified = 4;
constexpr std::uint64_t all_bits = other_mode | other_device | other_modified;

// Seven bits to a byte, the lowest first.
void put_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) {
    out += static_cast<char>((number & 0x7FU) | 0x80U);
  }
  out += static_cast<char>(number);
}

// How far it is from one number to the next, in either direction: small distances are small numbers.
auto distance(std::uint64_t from, std::uint64_t to) -> std::uint64_t {
  const auto step = to - from;
  return (step << 1U) ^ (0 - (step >> 63U));
}

auto at_distance(std::uint64_t from, std::uint64_t distance) -> std::uint64_t { return from + ((distance >> 1U) ^ (0 - (distance & 1U))); }

// A path as what it shares with the one before and the rest.
void put_path(std::string& out, std::string_view before, std::string_view path) {
  const auto shared = static_cast<std::size_t>(std::ranges::mismatch(before, path).in2 - path.begin());
  put_number(out, shared);
  put_number(out, path.size() - shared);
  out += path.substr(shared);
}

void put_stamp(std::string& out, const FileStamp& before, const FileStamp& stamp) {
  put_number(out, (stamp.mode != before.mode ? other_mode : 0) | (stamp.device != before.device ? other_device : 0) |
                      (stamp.modified != stamp.changed ? other_modified : 0));
  if (stamp.mode != before.mode) {
    put_number(out, stamp.mode);
  }
  if (stamp.device != before.device) {
    put_number(out, stamp.device);
  }
  put_number(out, stamp.size);
  put_number(out, distance(before.inode, stamp.inode));
  put_number(out, distance(static_cast<std::uint64_t>(before.changed), static_cast<std::uint64_t>(stamp.changed)));
  if (stamp.modified != stamp.changed) {
    put_number(out, distance(static_cast<std::uint64_t>(stamp.changed), static_cast<std::uint64_t>(stamp.modified)));
  }
}

// Takes what the functions above put. All that follows a wrong byte is worthless, and the end is never reached.
class Taking {
 public:
  explicit Taking(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] auto at_end() const -> bool { return rest_.empty() && !damaged_; }
  [[nodiscard]] auto damaged() const -> bool { return damaged_; }
  [[nodiscard]] auto rest() const -> std::string_view { return rest_; }

  auto number() -> std::uint64_t {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) {
        return value;
      }
    }
    return wrong();
  }

  auto text(std::uint64_t size) -> std::string_view {
    if (size > rest_.size()) {
      wrong();
      return {};
    }
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  // `path` holds the one before.
  void path(std::string& path) {
    const auto shared = number();
    const auto further = text(number());
    if (shared > path.size()) {
      wrong();
      return;
    }
    path.resize(shared);
    path += further;
  }

  // `stamp` holds the one before.
  void stamp(FileStamp& stamp) {
    const auto bits = number();
    if (bits > all_bits) {
      wrong();
    }
    if ((bits & other_mode) != 0) {
      stamp.mode = static_cast<std::uint32_t>(number());
    }
    if ((bits & other_device) != 0) {
      stamp.device = number();
    }
    stamp.size = number();
    stamp.inode = at_distance(stamp.inode, number());
    const auto changed = at_distance(static_cast<std::uint64_t>(stamp.changed), number());
    stamp.changed = static_cast<std::int64_t>(changed);
    stamp.modified = (bits & other_modified) != 0 ? static_cast<std::int64_t>(at_distance(changed, number())) : stamp.changed;
  }

 private:
  auto wrong() -> std::uint64_t {
    rest_ = {};
    damaged_ = true;
    return 0;
  }
  std::string_view rest_;
  bool damaged_ = false;
};

auto is_below(std::string_view path, std::string_view folder) -> bool {
  return path.size() > folder.size() && path[folder.size()] == '/' && path.starts_with(folder);
}

struct Run {
  std::string_view folder;
  std::size_t files = 1;
};

// The deepest folder that the first file shares with enough that follow, and those; the root, and that file alone, where there is none.
auto run_of(std::span<const FileState> states) -> Run {
  const std::string_view first = states.front().path;
  for (auto slash = first.rfind('/'); slash != std::string_view::npos && slash > 0; slash = first.rfind('/', slash - 1)) {
    const auto folder = first.substr(0, slash);
    const auto end = std::ranges::find_if_not(states, [&](const FileState& one) { return is_below(one.path, folder); });
    const auto files = static_cast<std::size_t>(end - states.begin());
    if (files >= files_of_run) {
      return {folder, files};
    }
  }
  return {};
}

auto part_of(std::span<const FileState> states) -> std::string {
  std::string part;
  std::string_view folder;
  FileStamp stamp;
  while (!states.empty()) {
    auto run = run_of(states);
    while (run.folder.empty() && run.files < states.size() && run_of(states.subspan(run.files)).folder.empty()) {
      ++run.files;
    }
    put_path(part, folder, run.folder);
    put_number(part, run.files);
    folder = run.folder;
    std::string_view before;
    for (const auto& one : states.first(run.files)) {
      const auto name = std::string_view(one.path).substr(folder.empty() ? 0 : folder.size() + 1);
      put_path(part, before, name);
      put_stamp(part, stamp, one.stamp);
      before = name;
      stamp = one.stamp;
    }
    states = states.subspan(run.files);
  }
  return part;
}

auto is_as_noted(int folder, const std::string& path, const FileStamp& stamp) -> bool {
  struct stat status {};
  return ::fstatat(folder, path.empty() ? "." : path.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && stamp_of(status) == stamp;
}

auto part_holds(int root, std::string_view part) -> bool {
  Taking taking(part);
  std::string folder;
  std::string path;
  FileStamp stamp;
  do {
    taking.path(folder);
    const auto files = taking.number();
    if (taking.damaged() || files == 0) {
      return false;
    }
    std::optional<OpenFolder> opened;
    if (!folder.empty() && !opened.emplace(root, folder, O_PATH).is_open()) {
      return false;
    }
    path.clear();
    for (std::uint64_t file = 0; file < files; ++file) {
      taking.path(path);
      taking.stamp(stamp);
      if (taking.damaged() || !is_as_noted(opened ? opened->get() : root, path, stamp)) {
        return false;
      }
    }
  } while (!taking.at_end());
  return true;
}

}  // namespace

void put_tree(std::string& out, const std::vector<FileState>& states) {
  const std::span all(states);
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < all.size(); begin += files_of_part) {
    parts.push_back(part_of(all.subspan(begin, std::min(files_of_part, all.size() - begin))));
  }
  put_number(out, parts.size());
  for (const auto& part : parts) {
    put_number(out, part.size());
    out += part;
  }
}

auto NotedTree::take_from(std::string_view& bytes) -> std::optional<NotedTree> {
  Taking taking(bytes);
  std::vector<std::string_view> parts;
  for (auto count = taking.number(); count > 0 && !taking.damaged(); --count) {
    parts.push_back(taking.text(taking.number()));
  }
  if (taking.damaged()) {
    return std::nullopt;
  }
  bytes = taking.rest();
  return NotedTree(std::move(parts));
}

auto still_hold(const std::vector<NotedFolder>& folders, unsigned jobs) -> bool {
  struct Part {
    int root;
    std::string_view bytes;
  };
  std::deque<OpenFolder> roots;
  std::vector<Part> parts;
  for (const auto& folder : folders) {
    const auto& root = roots.emplace_back(AT_FDCWD, folder.path);
    if (!root.is_open()) {
      return false;
    }
    for (const auto part : folder.tree.parts()) {
      parts.push_back({root.get(), part});
    }
  }
  const auto held =
      parallel_map(std::span<const Part>(parts), jobs, [](const Part& part, unsigned /*worker*/) { return part_holds(part.root, part.bytes); });
  return std::ranges::all_of(held, [](bool one) { return one; });
}

}  // namespace prongsai
