#pragma once

#include <optional>
#include <string>
#include <string_view>

// Small files that the program leaves for its own next run, in a cache folder outside the site: they may name what the site must not. Losing them
// costs time only.
namespace prongsai {

class NoteFile {
 public:
  // `folder` need not exist.
  NoteFile(std::string folder, std::string name) : folder_(std::move(folder)), name_(std::move(name)) {}
  // The bytes as they were left, whole; nothing where there are none or they are damaged.
  [[nodiscard]] auto read() const -> std::optional<std::string>;
  // In one step, also when the run is killed. Makes the folder, which tells git to ignore it. False where the folder cannot be written.
  [[nodiscard]] auto write(std::string_view bytes) const -> bool;
  // Throws std::system_error where a note stays that should not be believed any more.
  void remove() const;

 private:
  [[nodiscard]] auto path() const -> std::string { return folder_ + "/" + name_; }
  std::string folder_;
  std::string name_;
};

}  // namespace prongsai
