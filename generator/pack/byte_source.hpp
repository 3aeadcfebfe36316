#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace prongsai {

// Bytes that can be read at any place: a pack that somebody asks to verify. It is not content, so no FileReader is involved.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  auto operator=(const ByteSource&) -> ByteSource& = delete;
  virtual ~ByteSource() = default;

  [[nodiscard]] virtual auto size() const -> std::uint64_t = 0;
  // Fills `to` with `count` bytes from `offset`. Invariant: offset + count <= size(). Throws std::system_error where the file cannot be read or
  // has become shorter. Thread-safe.
  virtual void read_at(std::uint64_t offset, char* to, std::size_t count) const = 0;
};

// A regular file that the user named. Throws std::system_error where it cannot be opened or is no file.
[[nodiscard]] auto file_source(const std::string& path) -> std::unique_ptr<ByteSource>;

// Bytes that the caller keeps: for tests and fuzzing.
[[nodiscard]] auto memory_source(std::string_view bytes) -> std::unique_ptr<ByteSource>;

// Reads a part of a source in order, through a buffer. One object must be used by one thread at a time.
class SequentialReader {
 public:
  // Invariant: begin <= end <= source.size().
  SequentialReader(const ByteSource& source, std::uint64_t begin, std::uint64_t end);
  // The next `count` bytes, or nothing (an empty view) where fewer are left. Invariant: 0 < count <= 256 KiB. The view is good until the next call.
  [[nodiscard]] auto take(std::size_t count) -> std::string_view;
  // Up to 256 KiB more; an empty view at the end.
  [[nodiscard]] auto take_some(std::uint64_t at_most) -> std::string_view;
  [[nodiscard]] auto left() const -> std::uint64_t { return end_ - next_ + (filled_ - used_); }

 private:
  void fill(std::size_t wanted);
  const ByteSource& source_;
  // The source's bytes from `next_` on are not in the buffer yet.
  std::uint64_t next_;
  std::uint64_t end_;
  std::string buffer_;
  std::size_t used_ = 0;
  std::size_t filled_ = 0;
};

}  // namespace prongsai
