#include "pack/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/assert.hpp"

namespace prongsai {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 18U;

[[noreturn]] void fail(int error, const std::string& path) { throw std::system_error(error, std::generic_category(), path); }

class FileSource final : public ByteSource {
 public:
  explicit FileSource(const std::string& path) : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (descriptor_ < 0) {
      fail(errno, path);
    }
    struct stat status {};
    const bool known = ::fstat(descriptor_, &status) == 0;
    if (!known || !S_ISREG(status.st_mode)) {
      const int error = known ? (S_ISDIR(status.st_mode) ? EISDIR : EINVAL) : errno;
      ::close(descriptor_);
      fail(error, path);
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
  }
  ~FileSource() override { ::close(descriptor_); }
  FileSource(const FileSource&) = delete;
  auto operator=(const FileSource&) -> FileSource& = delete;

  [[nodiscard]] auto size() const -> std::uint64_t override { return size_; }

  void read_at(std::uint64_t offset, char* to, std::size_t count) const override {
    require(offset <= size_ && count <= size_ - offset, "a read beyond the end of a pack");
    while (count > 0) {
      const auto got = ::pread(descriptor_, to, count, static_cast<off_t>(offset));
      if (got < 0 && errno == EINTR) {
        continue;
      }
      if (got <= 0) {
        fail(got < 0 ? errno : EIO, path_);
      }
      to += got;
      offset += static_cast<std::uint64_t>(got);
      count -= static_cast<std::size_t>(got);
    }
  }

 private:
  std::string path_;
  int descriptor_;
  std::uint64_t size_ = 0;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] auto size() const -> std::uint64_t override { return bytes_.size(); }
  void read_at(std::uint64_t offset, char* to, std::size_t count) const override {
    require(offset <= bytes_.size() && count <= bytes_.size() - offset, "a read beyond the end of a pack");
    bytes_.copy(to, count, static_cast<std::size_t>(offset));
  }

 private:
  std::string_view bytes_;
};

}  // namespace

auto file_source(const std::string& path) -> std::unique_ptr<ByteSource> { return std::make_unique<FileSource>(path); }

auto memory_source(std::string_view bytes) -> std::unique_ptr<ByteSource> { return std::make_unique<MemorySource>(bytes); }

SequentialReader::SequentialReader(const ByteSource& source, std::uint64_t begin, std::uint64_t end) : source_(source), next_(begin), end_(end) {
  require(begin <= end && end <= source.size(), "a part of a pack that lies outside it");
}

void SequentialReader::fill(std::size_t wanted) {
  const auto kept = filled_ - used_;
  if (kept >= wanted) {
    return;
  }
  if (buffer_.empty()) {
    buffer_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(buffer_bytes, end_ - next_)));
  }
  std::memmove(buffer_.data(), buffer_.data() + used_, kept);
  const auto more = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size() - kept, end_ - next_));
  source_.read_at(next_, buffer_.data() + kept, more);
  next_ += more;
  used_ = 0;
  filled_ = kept + more;
}

auto SequentialReader::take(std::size_t count) -> std::string_view {
  require(count > 0 && count <= buffer_bytes, "a record larger than the reader's buffer");
  if (left() < count) {
    return {};
  }
  fill(count);
  const std::string_view piece(buffer_.data() + used_, count);
  used_ += count;
  return piece;
}

auto SequentialReader::take_some(std::uint64_t at_most) -> std::string_view {
  if (used_ == filled_ && left() > 0) {
    fill(1);
  }
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(at_most, filled_ - used_));
  const std::string_view piece(buffer_.data() + used_, count);
  used_ += count;
  return piece;
}

}  // namespace prongsai
