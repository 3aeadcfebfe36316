#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/file_stamp.hpp"

// Files on the disk below one folder, without ever following a symbolic link. For this room only.
namespace prongsai {

// Throws std::system_error for errno.
[[noreturn]] void fail_with_errno(const std::string& what);

// An open file or folder. Closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  auto operator=(Descriptor&& other) noexcept -> Descriptor&;
  Descriptor(const Descriptor&) = delete;
  auto operator=(const Descriptor&) -> Descriptor& = delete;
  [[nodiscard]] auto is_open() const -> bool { return number_ >= 0; }
  [[nodiscard]] auto get() const -> int { return number_; }
  [[nodiscard]] auto release() -> int;

 private:
  int number_ = -1;
};

// `name` stands in every message. Reads up to `want` bytes, fewer only at the end of the file.
[[nodiscard]] auto read_full(const Descriptor& file, char* buffer, std::size_t want, const std::string& name) -> std::size_t;
void write_full(const Descriptor& file, std::string_view bytes, const std::string& name);
// Reports what a full disk or a broken share tells only when the file is closed.
void close_written(Descriptor file, const std::string& name);

// What stands at a path. A symbolic link never does: it is an error.
struct Found {
  enum class Kind : std::uint8_t { nothing, file, folder };
  Kind kind = Kind::nothing;
  // Of a file: open for reading, with its size and permissions.
  Descriptor file;
  std::uint64_t size = 0;
  unsigned mode = 0;
  // Where a part on the way is a file and not a folder: its path.
  std::string blocked_by;
};

// Paths are relative to the folder, with `/`, and hold no `..`. Every function throws std::system_error naming the path where the environment
// fails, and where a symbolic link or a device stands in the way. Thread-safe for different paths.
class SiteFolder {
 public:
  // Makes the folder, and those above it, where it does not exist. The folder itself may be reached over a symbolic link: its owner named it.
  explicit SiteFolder(const std::string& folder);

  // Those of them that are still empty.
  void remove_made_folders() const;

  // The path as people know it: for messages, and for those who write into the staging folder.
  [[nodiscard]] auto full(std::string_view path) const -> std::string;
  // Holds every other writer off until the last copy of the descriptor is closed, a killed run's too. False where another run holds this one off, or
  // has put another folder in this one's place meanwhile.
  [[nodiscard]] auto lock() -> bool;
  struct Name {
    std::string name;
    bool is_folder = false;
    auto operator<=>(const Name&) const = default;
  };
  // What stands in a folder of it (empty for itself), in bytewise order.
  [[nodiscard]] auto names(const std::string& path) const -> std::vector<Name>;

  [[nodiscard]] auto look(const std::string& path) const -> Found;
  // Of a file, without opening it; nothing where none is there.
  [[nodiscard]] auto stamp(const std::string& path) const -> std::optional<FileStamp>;
  // Makes the folders on the way. An old file is emptied.
  [[nodiscard]] auto create(const std::string& path) const -> Descriptor;
  // A file that did not exist; not open where something of that name is there.
  [[nodiscard]] auto create_new(const std::string& path) const -> Descriptor;
  // Makes the folders on the way; a file that stands at `to` is replaced in one step.
  void move(const std::string& from, const std::string& to) const { move_to(from, *this, to); }
  void move_to(const std::string& from, const SiteFolder& other, const std::string& to) const;
  // The file under the same path of the other folder as well: as a second name of it, or as a copy where there can be none.
  void share(const std::string& path, const SiteFolder& other) const;
  void remove_file(const std::string& path) const;
  // Leaves a folder that is not empty, or not there.
  void remove_empty_folder(const std::string& path) const;
  void set_folder_mode(const std::string& path) const;
  void make_folders_of(const std::string& path) const;

  // Gives the folder itself the owner and the permissions that the other has.
  void take_rights_of(const SiteFolder& other) const;
  // Whether the folder of that path is this one.
  [[nodiscard]] auto stands_at(const std::string& path) const -> bool;
  [[nodiscard]] auto is_mount_point() const -> bool;
  // Waits until everything written is on the disk.
  void flush() const;
  // After the two folders took each other's place: each keeps its path.
  void exchange_with(SiteFolder& other) { std::swap(root_, other.root_); }

 private:
  struct Parent {
    Descriptor folder;
    std::string name;
    std::string blocked_by;
  };
  enum class Missing : std::uint8_t { report, make };
  [[nodiscard]] auto open_parent(const std::string& path, Missing missing) const -> Parent;
  // The same step by step: makes folders, and finds out what is in the way.
  [[nodiscard]] auto walk_to_parent(const std::string& path, Missing missing) const -> Parent;
  // Nothing, and errno, where the folder is missing or a file stands in its place.
  [[nodiscard]] auto open_folder(const Descriptor& parent, const std::string& name, const std::string& path, Missing missing) const
      -> std::optional<Descriptor>;
  [[noreturn]] void refuse_link(const std::string& path) const;

  std::string folder_;
  // The folders that were not there before, the innermost first.
  std::vector<std::string> made_;
  Descriptor root_;
};

}  // namespace prongsai
