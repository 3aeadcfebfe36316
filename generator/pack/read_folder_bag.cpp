#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <span>
#include <system_error>
#include <utility>

#include "base/parallel.hpp"
#include "base/utf8.hpp"
#include "pack/bag_check.hpp"
#include "pack/name_rules.hpp"
#include "pack/read_bag.hpp"

namespace prongsai {
namespace {

constexpr std::size_t deepest = 200;

[[noreturn]] void fail(int error, const std::string& path) { throw std::system_error(error, std::generic_category(), path); }

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  auto operator=(Descriptor&& other) noexcept -> Descriptor& {
    if (this != &other) {
      close();
      number_ = std::exchange(other.number_, -1);
    }
    return *this;
  }
  [[nodiscard]] auto number() const -> int { return number_; }

 private:
  void close() const {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  int number_;
};

// The names in a folder, sorted by their bytes.
auto names_in(const Descriptor& folder, const std::string& shown) -> std::vector<std::string> {
  // Its own descriptor: closing the stream closes it.
  DIR* stream = ::fdopendir(::openat(folder.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (stream == nullptr) {
    fail(errno, shown);
  }
  std::vector<std::string> names;
  errno = 0;
  for (const auto* entry = ::readdir(stream); entry != nullptr; entry = ::readdir(stream)) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") {
      names.push_back(name);
    }
  }
  const int error = errno;
  ::closedir(stream);
  if (error != 0) {
    fail(error, shown);
  }
  std::ranges::sort(names);
  return names;
}

class FolderReader {
 public:
  explicit FolderReader(const std::string& folder) : folder_(folder), root_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (root_.number() < 0) {
      fail(errno, folder);
    }
  }

  auto read(unsigned jobs) -> ReadBag {
    walk(root_, "", 0);
    std::vector<std::string> paths;
    for (const auto& file : found_) {
      paths.push_back(file.path);
    }
    result_.bag.algorithms = algorithms_for(paths);
    give_text_room();
    const auto work = [this](const Found& file, unsigned /*worker*/) { return read_file(file); };
    auto files = parallel_map(std::span<const Found>(found_), jobs, work);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (files[i].damaged) {
        add(PackFault::bag_file_too_large, found_[i].path, std::to_string(files[i].size));
      }
      result_.bag.files.emplace(std::move(found_[i].path), std::move(files[i]));
    }
    return std::move(result_);
  }

 private:
  struct Found {
    std::string path;
    std::uint64_t size = 0;
    // Bytes of it that may be kept, where its text is wanted; nothing is kept of a file that turns out to be longer.
    std::uint64_t text_room = 0;
  };

  void add(PackFault fault, std::string_view path, std::string detail = {}) {
    result_.findings.push_back({.fault = fault, .path = printable_path(path), .detail = std::move(detail)});
  }

  void walk(const Descriptor& folder, const std::string& above, std::size_t depth) {
    for (const auto& name : names_in(folder, folder_ + "/" + above)) {
      const auto path = above + name;
      struct stat status {};
      if (::fstatat(folder.number(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
        fail(errno, folder_ + "/" + path);
      }
      if (first_invalid_utf8(name)) {
        add(PackFault::name_not_utf8, path);
      } else if (S_ISREG(status.st_mode)) {
        found_.push_back({.path = path, .size = static_cast<std::uint64_t>(status.st_size), .text_room = 0});
      } else if (S_ISDIR(status.st_mode)) {
        walk_into(folder, name, path, depth);
      } else {
        add(S_ISLNK(status.st_mode) ? PackFault::folder_symlink : PackFault::folder_special_file, path);
      }
    }
  }

  void walk_into(const Descriptor& folder, const std::string& name, const std::string& path, std::size_t depth) {
    result_.bag.folders.insert(path);
    if (depth == deepest) {
      add(PackFault::folder_too_deep, path);
      return;
    }
    const Descriptor next(::openat(folder.number(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (next.number() < 0) {
      fail(errno, folder_ + "/" + path);
    }
    walk(next, path + "/", depth + 1);
  }

  // Opens one folder after the other, so that no part of the path can be a link.
  [[nodiscard]] auto open_file(const std::string& path) const -> Descriptor {
    Descriptor folder(::openat(root_.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    std::size_t begin = 0;
    for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', begin)) {
      const auto part = path.substr(begin, slash - begin);
      folder = Descriptor(::openat(folder.number(), part.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
      begin = slash + 1;
    }
    // A pipe that took the file's place in the meantime must not be waited for.
    Descriptor file(::openat(folder.number(), path.c_str() + begin, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
      fail(errno, folder_ + "/" + path);
    }
    if (!S_ISREG(status.st_mode)) {
      fail(EINVAL, folder_ + "/" + path);
    }
    return file;
  }

  [[nodiscard]] static auto wants_text(std::string_view path) -> bool { return describes_any_bag(path) || describes_bag(path); }

  void give_text_room() {
    auto budget = tag_text_budget(found_.size());
    for (auto& file : found_) {
      if (wants_text(file.path) && file.size <= budget) {
        file.text_room = file.size;
        budget -= file.size;
      }
    }
  }

  [[nodiscard]] auto read_file(const Found& found) const -> AnyFile {
    const auto descriptor = open_file(found.path);
    AnyFile file;
    MultiDigest digest(result_.bag.algorithms);
    std::string buffer(std::size_t{1} << 18U, '\0');
    while (true) {
      const auto got = ::read(descriptor.number(), buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) {
        continue;
      }
      if (got < 0) {
        fail(errno, folder_ + "/" + found.path);
      }
      if (got == 0) {
        break;
      }
      const std::string_view piece(buffer.data(), static_cast<std::size_t>(got));
      digest.update(piece);
      file.size += piece.size();
      if (file.size <= found.text_room) {
        file.text += piece;
      }
    }
    file.digests = digest.hex();
    file.damaged = wants_text(found.path) && file.size > found.text_room;
    return file;
  }

  std::string folder_;
  Descriptor root_;
  std::vector<Found> found_;
  ReadBag result_;
};

}  // namespace

auto read_folder_bag(const std::string& folder, unsigned jobs) -> ReadBag { return FolderReader(folder).read(jobs); }

void add_folders_above(AnyBag& bag, std::string_view path) {
  for (auto slash = path.rfind('/'); slash != std::string_view::npos; slash = slash == 0 ? std::string_view::npos : path.rfind('/', slash - 1)) {
    if (!bag.folders.emplace(path.substr(0, slash)).second) {
      return;
    }
  }
}

}  // namespace prongsai
