#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/file_stamp.hpp"

namespace prongsai {

enum class FileKind : std::uint8_t { file, folder, symlink, other };

// One thing found below the content folder. `path` is relative, with `/`.
struct FileEntry {
  std::string path;
  FileKind kind = FileKind::file;
  std::uint64_t size = 0;
  // Number of hard links; 1 for an ordinary file.
  std::uint64_t links = 1;
  // As it was listed; of files on a disk.
  FileStamp stamp = {};
  auto operator<=>(const FileEntry&) const = default;
};

// The one way in which content is read. Paths are relative to the content folder; no path leaves it and no symbolic link is followed.
// All functions throw std::system_error where the environment fails (a file that cannot be read, a folder that is gone). Thread-safe.
class FileReader {
 public:
  FileReader() = default;
  FileReader(const FileReader&) = delete;
  auto operator=(const FileReader&) -> FileReader& = delete;
  virtual ~FileReader() = default;

  // Everything below the folder, sorted by path bytewise; names that start with `.` are left out. Symbolic links are listed, not followed.
  [[nodiscard]] virtual auto list() const -> std::vector<FileEntry> = 0;
  // The whole file, at most `limit` bytes of it.
  [[nodiscard]] virtual auto read(const std::string& path, std::uint64_t limit) const -> std::string = 0;
  // Hands the file's bytes to `take` piece by piece, in order, in bounded memory.
  virtual void stream(const std::string& path, const std::function<void(std::string_view)>& take) const = 0;
};

// Reads a folder on the disk; lists it on up to `jobs` threads. Throws std::system_error where `folder` is no folder.
[[nodiscard]] auto disk_reader(const std::string& folder, unsigned jobs = 1) -> std::unique_ptr<FileReader>;

// Files in memory, for tests; `others` are listed as they are (links, pipes) and cannot be read.
[[nodiscard]] auto memory_reader(std::map<std::string, std::string> files, std::vector<FileEntry> others = {}) -> std::unique_ptr<FileReader>;

}  // namespace prongsai
