#include "output/site_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

namespace prongsai {
namespace {

constexpr mode_t folder_mode = 0755;
constexpr mode_t file_mode = 0644;

// Opens a path without following any symbolic link, in one system call where the walk below needs one for each folder on the way. The kernel
// (before 5.6) or a sandbox may refuse it: whoever calls it must be able to do without. Not open, and errno, where it fails.
auto open_at_once(const Descriptor& root, const std::string& path, int flags) -> Descriptor {
  open_how how{};
  how.flags = static_cast<unsigned>(flags | O_CLOEXEC);
  how.mode = (flags & O_CREAT) != 0 ? file_mode : 0;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  return Descriptor(static_cast<int>(::syscall(SYS_openat2, root.get(), path.c_str(), &how, sizeof how)));
}

auto is_link(const Descriptor& folder, const std::string& name) -> bool {
  struct stat status {};
  return ::fstatat(folder.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
}

// Bits above the permissions (set-group-id, which a new folder has from the one above) are the administrator's.
void give_folder_mode(const Descriptor& folder, const std::string& name) {
  struct stat status {};
  if (::fstat(folder.get(), &status) != 0 || ::fchmod(folder.get(), (status.st_mode & 07000U) | folder_mode) != 0) {
    fail_with_errno(name);
  }
}

// The innermost first.
auto missing_folders(const std::string& folder) -> std::vector<std::string> {
  std::vector<std::string> missing;
  std::error_code ignored;
  for (auto path = std::filesystem::absolute(folder); path.has_relative_path() && !std::filesystem::exists(path, ignored); path = path.parent_path()) {
    const auto name = path.filename();
    if (!name.empty() && name != "." && name != "..") {
      missing.push_back(path.string());
    }
  }
  return missing;
}

}  // namespace

void fail_with_errno(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

Descriptor::~Descriptor() {
  if (is_open()) {
    ::close(number_);
  }
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

auto Descriptor::operator=(Descriptor&& other) noexcept -> Descriptor& {
  std::swap(number_, other.number_);
  return *this;
}

auto Descriptor::release() -> int { return std::exchange(number_, -1); }

auto read_full(const Descriptor& file, char* buffer, std::size_t want, const std::string& name) -> std::size_t {
  std::size_t have = 0;
  while (have < want) {
    const auto got = ::read(file.get(), buffer + have, want - have);
    if (got == 0) {
      break;
    }
    if (got > 0) {
      have += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      fail_with_errno(name);
    }
  }
  return have;
}

void write_full(const Descriptor& file, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const auto put = ::write(file.get(), bytes.data(), bytes.size());
    if (put >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(put));
    } else if (errno != EINTR) {
      fail_with_errno(name);
    }
  }
}

void close_written(Descriptor file, const std::string& name) {
  if (::close(file.release()) != 0 && errno != EINTR) {
    fail_with_errno(name);
  }
}

SiteFolder::SiteFolder(const std::string& folder) : folder_(folder), made_(missing_folders(folder)) {
  const bool made = std::filesystem::create_directories(folder);
  root_ = Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root_.is_open() || (made && ::fchmod(root_.get(), folder_mode) != 0)) {
    fail_with_errno(folder);
  }
}

void SiteFolder::remove_made_folders() const {
  for (const auto& folder : made_) {
    (void)::rmdir(folder.c_str());
  }
}

auto SiteFolder::full(std::string_view path) const -> std::string { return (std::filesystem::path(folder_) / path).string(); }

auto SiteFolder::lock() -> bool {
  // A file system without locks refuses in other ways; there the writer works as it did before there were any.
  return (::flock(root_.get(), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && stands_at(folder_);
}

auto SiteFolder::stands_at(const std::string& path) const -> bool {
  struct stat here {};
  struct stat there {};
  return ::fstat(root_.get(), &here) == 0 && ::stat(path.c_str(), &there) == 0 && here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

auto SiteFolder::is_mount_point() const -> bool {
  struct statx status {};
  return ::statx(root_.get(), "", AT_EMPTY_PATH, 0, &status) == 0 && (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

void SiteFolder::flush() const {
  if (::syncfs(root_.get()) != 0) {
    fail_with_errno(folder_);
  }
}

void SiteFolder::take_rights_of(const SiteFolder& other) const {
  struct stat mine {};
  struct stat theirs {};
  const bool looked = ::fstat(root_.get(), &mine) == 0 && ::fstat(other.root_.get(), &theirs) == 0;
  const bool owned = looked && ((mine.st_uid == theirs.st_uid && mine.st_gid == theirs.st_gid) || ::fchown(root_.get(), theirs.st_uid, theirs.st_gid) == 0);
  if (!owned || ::fchmod(root_.get(), theirs.st_mode & 07777U) != 0) {
    fail_with_errno(folder_);
  }
}

auto SiteFolder::names(const std::string& path) const -> std::vector<Name> {
  auto folder = path.empty() ? Descriptor(::openat(root_.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) : look(path).file;
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(folder.is_open() ? ::fdopendir(folder.get()) : nullptr, &::closedir);
  if (!stream) {
    fail_with_errno(full(path));
  }
  (void)folder.release();
  std::vector<Name> found;
  errno = 0;
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string name = static_cast<const char*>(entry->d_name);
    if (name != "." && name != "..") {
      struct stat status {};
      const bool is_folder = ::fstatat(::dirfd(stream.get()), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
      found.push_back({.name = name, .is_folder = is_folder});
    }
    errno = 0;
  }
  if (errno != 0) {
    fail_with_errno(full(path));
  }
  std::ranges::sort(found);
  return found;
}

void SiteFolder::refuse_link(const std::string& path) const {
  errno = ELOOP;
  fail_with_errno(full(path) + ": a symbolic link is in the way and is not followed");
}

auto SiteFolder::open_folder(const Descriptor& parent, const std::string& name, const std::string& path, Missing missing) const
    -> std::optional<Descriptor> {
  constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  Descriptor folder(::openat(parent.get(), name.c_str(), flags));
  if (!folder.is_open() && errno == ENOENT && missing == Missing::make) {
    // Another thread may be first. What the umask took away is given back at once.
    const bool made = ::mkdirat(parent.get(), name.c_str(), folder_mode) == 0;
    if (!made && errno != EEXIST) {
      fail_with_errno(full(path));
    }
    folder = Descriptor(::openat(parent.get(), name.c_str(), flags));
    if (made && folder.is_open()) {
      give_folder_mode(folder, full(path));
    }
  }
  if (folder.is_open()) {
    return folder;
  }
  const int why = errno;
  if ((why == ENOTDIR || why == ELOOP) && is_link(parent, name)) {
    refuse_link(path);
  }
  if (missing == Missing::make || (why != ENOENT && why != ENOTDIR)) {
    errno = why;
    fail_with_errno(full(path));
  }
  errno = why;
  return std::nullopt;
}

auto SiteFolder::open_parent(const std::string& path, Missing missing) const -> Parent {
  Parent parent;
  const auto last_slash = path.rfind('/');
  parent.folder = open_at_once(root_, last_slash == std::string::npos ? "." : path.substr(0, last_slash), O_PATH | O_DIRECTORY);
  if (parent.folder.is_open()) {
    parent.name = last_slash == std::string::npos ? path : path.substr(last_slash + 1);
    return parent;
  }
  return walk_to_parent(path, missing);
}

auto SiteFolder::walk_to_parent(const std::string& path, Missing missing) const -> Parent {
  Parent parent;
  parent.folder = Descriptor(::fcntl(root_.get(), F_DUPFD_CLOEXEC, 0));
  if (!parent.folder.is_open()) {
    fail_with_errno(folder_);
  }
  std::size_t at = 0;
  for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', at)) {
    const auto so_far = path.substr(0, slash);
    auto next = open_folder(parent.folder, path.substr(at, slash - at), so_far, missing);
    if (!next) {
      parent.blocked_by = errno == ENOTDIR ? so_far : std::string();
      parent.folder = Descriptor();
      return parent;
    }
    parent.folder = std::move(*next);
    at = slash + 1;
  }
  parent.name = path.substr(at);
  return parent;
}

auto SiteFolder::look(const std::string& path) const -> Found {
  constexpr int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;
  Found found;
  auto file = open_at_once(root_, path, flags);
  if (!file.is_open() && errno != ENOENT) {
    auto parent = walk_to_parent(path, Missing::report);
    if (!parent.folder.is_open()) {
      found.blocked_by = std::move(parent.blocked_by);
      return found;
    }
    file = Descriptor(::openat(parent.folder.get(), parent.name.c_str(), flags | O_CLOEXEC));
  }
  if (!file.is_open()) {
    if (errno == ENOENT) {
      return found;
    }
    if (errno == ELOOP) {
      refuse_link(path);
    }
    fail_with_errno(full(path));
  }
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) {
    fail_with_errno(full(path));
  }
  if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
    errno = EINVAL;
    fail_with_errno(full(path) + ": neither a file nor a folder");
  }
  found.kind = S_ISDIR(status.st_mode) ? Found::Kind::folder : Found::Kind::file;
  found.size = static_cast<std::uint64_t>(status.st_size);
  found.mode = status.st_mode & 07777U;
  found.file = std::move(file);
  return found;
}

auto SiteFolder::stamp(const std::string& path) const -> std::optional<FileStamp> {
  struct stat status {};
  if (::fstatat(root_.get(), path.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode)) {
    return std::nullopt;
  }
  return stamp_of(status);
}

auto SiteFolder::create(const std::string& path) const -> Descriptor {
  constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW;
  auto file = open_at_once(root_, path, flags);
  if (!file.is_open()) {
    const auto parent = walk_to_parent(path, Missing::make);
    file = Descriptor(::openat(parent.folder.get(), parent.name.c_str(), flags | O_CLOEXEC, file_mode));
  }
  if (!file.is_open() || ::fchmod(file.get(), file_mode) != 0) {
    fail_with_errno(full(path));
  }
  return file;
}

auto SiteFolder::create_new(const std::string& path) const -> Descriptor {
  const auto parent = walk_to_parent(path, Missing::make);
  Descriptor file(::openat(parent.folder.get(), parent.name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, file_mode));
  if (!file.is_open() && errno != EEXIST) {
    fail_with_errno(full(path));
  }
  return file;
}

void SiteFolder::move_to(const std::string& from, const SiteFolder& other, const std::string& to) const {
  const auto parent = other.open_parent(to, Missing::make);
  if (::renameat(root_.get(), from.c_str(), parent.folder.get(), parent.name.c_str()) != 0) {
    fail_with_errno(other.full(to));
  }
}

void SiteFolder::share(const std::string& path, const SiteFolder& other) const {
  const auto here = open_parent(path, Missing::report);
  const auto there = other.open_parent(path, Missing::make);
  if (here.folder.is_open() && ::linkat(here.folder.get(), here.name.c_str(), there.folder.get(), there.name.c_str(), 0) == 0) {
    return;
  }
  const auto found = look(path);
  if (found.kind != Found::Kind::file) {
    errno = ENOENT;
    fail_with_errno(full(path));
  }
  auto copy = other.create(path);
  std::array<char, 65536> buffer;
  while (const auto got = read_full(found.file, buffer.data(), buffer.size(), full(path))) {
    write_full(copy, std::string_view(buffer.data(), got), other.full(path));
  }
  close_written(std::move(copy), other.full(path));
}

void SiteFolder::remove_file(const std::string& path) const {
  const auto parent = open_parent(path, Missing::report);
  if (parent.folder.is_open() && ::unlinkat(parent.folder.get(), parent.name.c_str(), 0) != 0 && errno != ENOENT) {
    fail_with_errno(full(path));
  }
}

void SiteFolder::remove_empty_folder(const std::string& path) const {
  const auto parent = open_parent(path, Missing::report);
  if (!parent.folder.is_open() || ::unlinkat(parent.folder.get(), parent.name.c_str(), AT_REMOVEDIR) == 0) {
    return;
  }
  const bool stays = errno == ENOTEMPTY || errno == EEXIST || errno == ENOENT || errno == ENOTDIR || errno == EBUSY;
  if (!stays) {
    fail_with_errno(full(path));
  }
}

void SiteFolder::set_folder_mode(const std::string& path) const {
  const auto found = look(path);
  if (found.kind == Found::Kind::folder && (found.mode & 0777U) != folder_mode) {
    give_folder_mode(found.file, full(path));
  }
}

void SiteFolder::make_folders_of(const std::string& path) const { (void)open_parent(path, Missing::make); }

}  // namespace prongsai
