#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "source/file_stamp.hpp"

namespace prongsai {

// Of files of a published site: what the file system said of each when it was published, and the key (base/key.hpp) of all that its bytes follow from. As long
// as the stamp is the same, so are the bytes.
class SiteIndex {
 public:
  struct Entry {
    FileStamp stamp;
    std::string key;
    // What whoever made the file wants to know of it without making it again; may be empty.
    std::string note = {};
  };
  void set(const std::string& path, Entry entry) { entries_[path] = std::move(entry); }
  [[nodiscard]] auto find(const std::string& path) const -> const Entry*;
  [[nodiscard]] auto size() const -> std::size_t { return entries_.size(); }

  // For reading back by the same program.
  [[nodiscard]] auto bytes() const -> std::string;
  [[nodiscard]] static auto from_bytes(std::string_view bytes) -> std::optional<SiteIndex>;

 private:
  std::map<std::string, Entry> entries_;
};

}  // namespace prongsai
