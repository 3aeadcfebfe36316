#include "serve/folder_watch.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>
#include <utility>

namespace prongsai {
namespace {

// A file counts once whoever wrote it has closed it. Permissions too: they decide whether it can be read.
constexpr std::uint32_t wanted = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF |
                                 IN_ONLYDIR | IN_EXCL_UNLINK;

auto limit_reached(const char* setting) -> WatchLimit {
  const std::string name = setting;
  return WatchLimit({.th = "ระบบปฏิบัติการเฝ้าดูโฟลเดอร์เพิ่มไม่ได้แล้ว ให้ผู้ดูแลเครื่องเพิ่มค่า " + name + " เช่น `sysctl " + name + "=524288` แล้วลองใหม่",
                     .en = "the system can watch no more folders: let the administrator raise " + name + ", such as `sysctl " + name + "=524288`, and try again"});
}

// Folders right below, but for hidden ones. Empty where the folder is gone meanwhile.
auto folders_in(const std::string& path) -> std::vector<std::string> {
  std::vector<std::string> folders;
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(path.c_str()), &::closedir);
  if (!stream) {
    return folders;
  }
  while (const dirent* found = ::readdir(stream.get())) {
    const std::string name = static_cast<const char*>(found->d_name);
    struct stat status {};
    const bool known = found->d_type != DT_UNKNOWN || ::fstatat(::dirfd(stream.get()), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (known && (found->d_type == DT_DIR || S_ISDIR(status.st_mode)) && !name.starts_with('.')) {
      folders.push_back(name);
    }
  }
  return folders;
}

auto is_at_or_below(const std::string& path, const std::string& folder) -> bool {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

// A file that just appeared and that nobody need close: a link, or one more name of a file.
auto is_complete(const std::string& path) -> bool {
  struct stat status {};
  return ::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_nlink > 1;
}

}  // namespace

FolderWatch::FolderWatch(std::vector<std::string> folders) : folders_(std::move(folders)), events_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (!events_.is_open()) {
    if (errno == EMFILE) {
      throw limit_reached("fs.inotify.max_user_instances");
    }
    throw std::system_error(errno, std::generic_category(), "inotify");
  }
  for (const auto& folder : folders_) {
    if (!add(folder, folder, Link::follow)) {
      missing_.insert(folder);
    }
  }
}

auto FolderWatch::add(const std::string& path, const std::string& root, Link link) -> bool {
  const int watch = ::inotify_add_watch(events_.get(), path.c_str(), wanted | (link == Link::refuse ? IN_DONT_FOLLOW : 0U));
  if (watch < 0) {
    if (errno == ENOSPC) {
      throw limit_reached("fs.inotify.max_user_watches");
    }
    // Gone again, no folder, or not to be read: the build tells of what it cannot read.
    if (errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ELOOP) {
      return false;
    }
    throw std::system_error(errno, std::generic_category(), path);
  }
  places_[watch] = {.path = path, .root = root};
  // Only now, so that what is made meanwhile is seen by the watch or by the list.
  for (const auto& name : folders_in(path)) {
    auto below = path;
    below += '/';
    below += name;
    add(below, root, Link::refuse);
  }
  return true;
}

void FolderWatch::forget_below(const std::string& path) {
  for (auto place = places_.begin(); place != places_.end();) {
    if (is_at_or_below(place->second.path, path)) {
      // A folder that was removed has no watch any more.
      (void)::inotify_rm_watch(events_.get(), place->first);
      place = places_.erase(place);
    } else {
      ++place;
    }
  }
}

void FolderWatch::lose(const std::string& root) {
  forget_below(root);
  missing_.insert(root);
}

void FolderWatch::rescan(std::set<std::string>& changed) {
  for (const auto& folder : folders_) {
    forget_below(folder);
    missing_.erase(folder);
    changed.insert(folder);
    if (!add(folder, folder, Link::follow)) {
      missing_.insert(folder);
    }
  }
}

void FolderWatch::look_for_missing(std::set<std::string>& changed) {
  for (auto folder = missing_.begin(); folder != missing_.end();) {
    if (add(*folder, *folder, Link::follow)) {
      changed.insert(*folder);
      folder = missing_.erase(folder);
    } else {
      ++folder;
    }
  }
}

void FolderWatch::take_named(const Event& event, const Place& place, std::set<std::string>& changed) {
  if (event.name.starts_with('.')) {
    return;
  }
  const auto path = place.path + "/" + event.name;
  const bool folder = (event.mask & IN_ISDIR) != 0;
  if (folder && (event.mask & (IN_MOVED_FROM | IN_DELETE)) != 0) {
    forget_below(path);
  }
  if (folder && (event.mask & (IN_MOVED_TO | IN_CREATE)) != 0) {
    // The place is copied: the map grows.
    add(path, std::string(place.root), Link::refuse);
  }
  if (folder || (event.mask & IN_CREATE) == 0 || is_complete(path)) {
    changed.insert(path);
  }
}

void FolderWatch::take_one(const Event& event, std::set<std::string>& changed) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) {
    rescan(changed);
    return;
  }
  const auto found = places_.find(event.watch);
  if (found == places_.end()) {
    return;
  }
  const auto place = found->second;
  if (!event.name.empty()) {
    take_named(event, place, changed);
  } else if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED)) != 0 && place.path == place.root) {
    changed.insert(place.root);
    lose(place.root);
  } else if ((event.mask & (IN_IGNORED | IN_UNMOUNT)) != 0) {
    // The parent's watch told of it.
    places_.erase(event.watch);
  }
}

auto FolderWatch::take() -> std::set<std::string> {
  std::set<std::string> changed;
  alignas(inotify_event) std::array<char, 65536> buffer{};
  for (;;) {
    const auto got = ::read(events_.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0 && errno != EAGAIN) {
      throw std::system_error(errno, std::generic_category(), "inotify");
    }
    if (got <= 0) {
      break;
    }
    for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
      inotify_event head{};
      std::memcpy(&head, buffer.data() + at, sizeof head);
      Event event{.watch = head.wd, .mask = head.mask, .name = {}};
      if (head.len > 0) {
        // Padded with zeros.
        event.name = static_cast<const char*>(buffer.data() + at + sizeof head);
      }
      at += sizeof head + head.len;
      take_one(event, changed);
    }
  }
  look_for_missing(changed);
  return changed;
}

}  // namespace prongsai
