#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/parallel.hpp"
#include "source/file_reader.hpp"

namespace prongsai {

// What earlier runs found in files of the content: as long as the file system says the same of a file, it need not be read again to know its hash. By path,
// so that a folder may be moved; a copy has files of its own and is read.
class KnownFiles {
 public:
  struct Entry {
    FileStamp stamp;
    // Of all its bytes, in lower-case hex.
    std::string sha256;
    // What else was found, in the form of whoever found it; may be empty.
    std::string found = {};
  };

  KnownFiles() = default;
  KnownFiles(const KnownFiles&) = delete;
  auto operator=(const KnownFiles&) -> KnownFiles& = delete;

  // Null where the file is not known, or was changed since. From any thread, but for one file from one thread at a time.
  [[nodiscard]] auto find(const FileEntry& file) const -> const Entry*;
  // From any thread, once for each file. The stamp is that of the listing: where the file was changed between listing and reading, it differs next time.
  void learn(const FileEntry& file, std::string sha256, std::string found = {});

  // For the next run: the files that were learnt or asked for in this one, but for those that were changed at `time` or later (nanoseconds since 1970, by the
  // clock of their file system), since a further change within the same tick would not show.
  [[nodiscard]] auto bytes(std::int64_t time) const -> std::string;
  // Null where the bytes are damaged.
  [[nodiscard]] static auto from_bytes(std::string_view bytes) -> std::unique_ptr<KnownFiles>;

 private:
  struct Held {
    Entry entry;
    mutable bool used = false;
  };
  std::map<std::string, Held, std::less<>> entries_;
  Gathered<std::string, Entry> learnt_;
};

}  // namespace prongsai
