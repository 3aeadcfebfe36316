#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "serve/descriptor.hpp"

namespace prongsai {

// The kernel watches no more folders for this user. The message names the setting to raise.
class WatchLimit : public std::runtime_error {
 public:
  explicit WatchLimit(Text message) : std::runtime_error(message.en), message_(std::move(message)) {}
  [[nodiscard]] auto message() const -> const Text& { return message_; }

 private:
  Text message_;
};

// Tells what changes below folders (inotify). Names that begin with `.` are left aside, as they are when content is read, and no link is followed, but
// for the folders that were named. Throws WatchLimit, or std::system_error where the environment fails.
class FolderWatch {
 public:
  // Folders that are not there yet are waited for.
  explicit FolderWatch(std::vector<std::string> folders);
  // Readable once something has come.
  [[nodiscard]] auto descriptor() const -> int { return events_.get(); }
  // What changed since the last call: paths as they were named, or a whole folder where more is not known. Does not wait.
  [[nodiscard]] auto take() -> std::set<std::string>;
  // A named folder is not there. Nobody tells of its coming back: `take` looks.
  [[nodiscard]] auto misses_folder() const -> bool { return !missing_.empty(); }

 private:
  struct Place {
    // The path as it was named, then below it.
    std::string path;
    std::string root;
  };
  enum class Link : std::uint8_t { follow, refuse };
  // The folder and all below it. False where it is no folder any more.
  auto add(const std::string& path, const std::string& root, Link link) -> bool;
  void forget_below(const std::string& path);
  void lose(const std::string& root);
  // Looks at everything again.
  void rescan(std::set<std::string>& changed);
  void look_for_missing(std::set<std::string>& changed);
  struct Event {
    int watch = 0;
    std::uint32_t mask = 0;
    std::string name;
  };
  void take_one(const Event& event, std::set<std::string>& changed);
  void take_named(const Event& event, const Place& place, std::set<std::string>& changed);

  std::vector<std::string> folders_;
  std::set<std::string> missing_;
  std::map<int, Place> places_;
  OpenDescriptor events_;
};

}  // namespace prongsai
