#include "source/file_reader.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <system_error>
#include <utility>
#include <vector>

#include "base/parallel.hpp"

namespace prongsai {
namespace {

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  auto operator=(const Descriptor&) -> Descriptor& = delete;
  auto operator=(Descriptor&& other) noexcept -> Descriptor& {
    std::swap(number_, other.number_);
    return *this;
  }
  [[nodiscard]] auto get() const -> int { return number_; }
  [[nodiscard]] auto release() -> int { return std::exchange(number_, -1); }

 private:
  int number_;
};

auto kind_of(mode_t mode) -> FileKind {
  if (S_ISREG(mode)) {
    return FileKind::file;
  }
  if (S_ISDIR(mode)) {
    return FileKind::folder;
  }
  return S_ISLNK(mode) ? FileKind::symlink : FileKind::other;
}

class DiskReader final : public FileReader {
 public:
  DiskReader(const std::string& folder, unsigned jobs) : root_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), folder_(folder), jobs_(jobs) {
    if (root_.get() < 0) {
      fail(folder);
    }
  }

  auto list() const -> std::vector<FileEntry> override {
    std::vector<FileEntry> entries;
    // Level by level, so that the folders of one can be listed at the same time.
    for (std::vector<std::string> folders{""}; !folders.empty();) {
      auto lists = parallel_map(std::span<const std::string>(folders), jobs_, [this](const std::string& path, unsigned /*worker*/) { return list_folder(path); });
      folders.clear();
      for (auto& list : lists) {
        for (auto& entry : list) {
          if (entry.kind == FileKind::folder) {
            folders.push_back(entry.path);
          }
          entries.push_back(std::move(entry));
        }
      }
    }
    std::ranges::sort(entries, {}, &FileEntry::path);
    return entries;
  }

  auto read(const std::string& path, std::uint64_t limit) const -> std::string override {
    std::string text;
    const auto file = open_file(path);
    std::array<char, 65536> buffer{};
    while (text.size() < limit) {
      const auto want = std::min<std::uint64_t>(buffer.size(), limit - text.size());
      const auto got = read_some(file, buffer.data(), want, path);
      if (got == 0) {
        break;
      }
      text.append(buffer.data(), got);
    }
    return text;
  }

  void stream(const std::string& path, const std::function<void(std::string_view)>& take) const override {
    const auto file = open_file(path);
    std::vector<char> buffer(std::size_t{1} << 18U);
    while (const auto got = read_some(file, buffer.data(), buffer.size(), path)) {
      take(std::string_view(buffer.data(), got));
    }
  }

 private:
  // Opens one part of the path after the other, so that no symbolic link on the way is followed and no `..` climbs out of the tree.
  auto open_parent(const std::string& path, std::string& name) const -> Descriptor {
    Descriptor folder(::openat(root_.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    std::size_t at = 0;
    for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', at)) {
      folder = open_part(folder, path.substr(at, slash - at), O_DIRECTORY, path);
      at = slash + 1;
    }
    name = path.substr(at);
    return folder;
  }

  auto open_part(const Descriptor& folder, const std::string& name, int flags, const std::string& path) const -> Descriptor {
    if (name.empty() || name == "." || name == "..") {
      errno = EINVAL;
      fail(folder_ + "/" + path);
    }
    Descriptor part(::openat(folder.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | flags));
    if (part.get() < 0) {
      fail(folder_ + "/" + path);
    }
    return part;
  }

  auto open_file(const std::string& path) const -> Descriptor {
    std::string name;
    const auto folder = open_parent(path, name);
    auto file = open_part(folder, name, 0, path);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
      errno = EINVAL;
      fail(folder_ + "/" + path);
    }
    return file;
  }

  auto read_some(const Descriptor& file, char* buffer, std::size_t want, const std::string& path) const -> std::size_t {
    for (;;) {
      const auto got = ::read(file.get(), buffer, want);
      if (got >= 0) {
        return static_cast<std::size_t>(got);
      }
      if (errno != EINTR) {
        fail(folder_ + "/" + path);
      }
    }
  }

  auto list_folder(const std::string& path) const -> std::vector<FileEntry> {
    std::string name;
    Descriptor folder(-1);
    if (path.empty()) {
      folder = Descriptor(::openat(root_.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    } else {
      const auto parent = open_parent(path, name);
      folder = open_part(parent, name, O_DIRECTORY, path);
    }
    const int number = folder.get();
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(number), &::closedir);
    if (!stream) {
      fail(folder_ + "/" + path);
    }
    (void)folder.release();
    std::vector<FileEntry> entries;
    errno = 0;
    while (const dirent* found = ::readdir(stream.get())) {
      const std::string child = static_cast<const char*>(found->d_name);
      if (!child.starts_with('.')) {
        entries.push_back(describe(number, child, path.empty() ? child : path + "/" + child));
      }
      errno = 0;
    }
    if (errno != 0) {
      fail(folder_ + "/" + path);
    }
    return entries;
  }

  auto describe(int folder, const std::string& name, std::string path) const -> FileEntry {
    struct stat status {};
    if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      fail(folder_ + "/" + path);
    }
    return {.path = std::move(path),
            .kind = kind_of(status.st_mode),
            .size = static_cast<std::uint64_t>(status.st_size),
            .links = S_ISDIR(status.st_mode) ? 1 : static_cast<std::uint64_t>(status.st_nlink),
            .stamp = stamp_of(status)};
  }

  Descriptor root_;
  std::string folder_;
  unsigned jobs_;
};

class MemoryReader final : public FileReader {
 public:
  MemoryReader(std::map<std::string, std::string> files, std::vector<FileEntry> others) : files_(std::move(files)), others_(std::move(others)) {}

  auto list() const -> std::vector<FileEntry> override {
    std::map<std::string, FileEntry> entries;
    for (const auto& [path, text] : files_) {
      entries[path] = {.path = path, .kind = FileKind::file, .size = text.size(), .links = 1};
      for (auto slash = path.rfind('/'); slash != std::string::npos; slash = path.rfind('/', slash - 1)) {
        const auto folder = path.substr(0, slash);
        entries[folder] = {.path = folder, .kind = FileKind::folder, .size = 0, .links = 1};
        if (slash == 0) {
          break;
        }
      }
    }
    for (const auto& other : others_) {
      entries[other.path] = other;
    }
    std::vector<FileEntry> out;
    for (auto& [path, entry] : entries) {
      out.push_back(std::move(entry));
    }
    return out;
  }

  auto read(const std::string& path, std::uint64_t limit) const -> std::string override { return find(path).substr(0, limit); }

  void stream(const std::string& path, const std::function<void(std::string_view)>& take) const override { take(find(path)); }

 private:
  auto find(const std::string& path) const -> const std::string& {
    const auto found = files_.find(path);
    if (found == files_.end()) {
      errno = ENOENT;
      fail(path);
    }
    return found->second;
  }

  std::map<std::string, std::string> files_;
  std::vector<FileEntry> others_;
};

}  // namespace

auto disk_reader(const std::string& folder, unsigned jobs) -> std::unique_ptr<FileReader> { return std::make_unique<DiskReader>(folder, jobs); }

auto memory_reader(std::map<std::string, std::string> files, std::vector<FileEntry> others) -> std::unique_ptr<FileReader> {
  return std::make_unique<MemoryReader>(std::move(files), std::move(others));
}

}  // namespace prongsai
