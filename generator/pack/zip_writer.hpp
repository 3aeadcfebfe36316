#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace prongsai {

struct WrittenZip {
  std::uint64_t size = 0;
  // Of the whole zip.
  std::string sha256;
  std::uint64_t files = 0;
};

// Writes a zip in the canonical form (strict_zip.hpp) from its first byte to its last, never going back, and hashes it meanwhile: size and CRC-32 of
// each file are known before its bytes come. Memory: two buffers, and the directory, about 50 bytes and the path for each file. What was not finished
// is removed. All functions throw std::system_error where the disk fails.
class ZipWriter {
 public:
  // Creates the file, or empties the one that is there.
  explicit ZipWriter(const std::string& zip_path);
  ~ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  auto operator=(const ZipWriter&) -> ZipWriter& = delete;

  // The next file, in zip order. Invariant: `path` passes path_fault(), and the file before has all its bytes.
  void begin(const std::string& path, std::uint64_t size, std::uint32_t crc32);
  // Bytes of the file that was begun last; no more than its size.
  void take(std::string_view bytes);
  // Closes the zip. Invariant: it has at least one file, and the last one all its bytes.
  [[nodiscard]] auto finish() -> WrittenZip;

 private:
  class Output;
  std::unique_ptr<Output> output_;
  // The directory as it will stand behind the files.
  std::string directory_;
  std::uint64_t files_ = 0;
  // What the file begun last still lacks.
  std::uint64_t missing_ = 0;
  bool has_large_numbers_ = false;
};

}  // namespace prongsai
