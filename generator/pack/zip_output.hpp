#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai {

// The file that a zip is written to: large writes in order, and small ones back at places already written (libzip completes each local header after
// its data). What was not committed is removed. All functions throw std::system_error where the disk fails.
class ZipOutput {
 public:
  explicit ZipOutput(std::string path);
  ~ZipOutput();
  ZipOutput(const ZipOutput&) = delete;
  auto operator=(const ZipOutput&) -> ZipOutput& = delete;

  // Creates the file, or empties the one that is there.
  void begin();
  // At the current position, which moves on.
  void write(std::string_view bytes);
  // Invariant: position <= end().
  void seek(std::uint64_t position);
  [[nodiscard]] auto position() const -> std::uint64_t { return position_; }
  [[nodiscard]] auto end() const -> std::uint64_t { return flushed_ + buffer_.size(); }
  void commit();
  void remove();

 private:
  void flush();
  void write_at(std::uint64_t place, std::string_view bytes) const;
  std::string path_;
  int descriptor_ = -1;
  bool begun_ = false;
  std::uint64_t position_ = 0;
  // The bytes from `flushed_` on are in the buffer only.
  std::uint64_t flushed_ = 0;
  std::string buffer_;
};

}  // namespace prongsai
