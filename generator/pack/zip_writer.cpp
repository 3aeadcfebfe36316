#include "pack/zip_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/assert.hpp"
#include "base/hash_aside.hpp"
#include "pack/zip_records.hpp"

namespace prongsai {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20U;

}  // namespace

// The file on the disk: collects bytes in one buffer while those of the other are hashed and written.
class ZipWriter::Output {
 public:
  explicit Output(std::string path) : path_(std::move(path)), descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) {
      fail();
    }
  }
  ~Output() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
      ::unlink(path_.c_str());
    }
  }
  Output(const Output&) = delete;
  auto operator=(const Output&) -> Output& = delete;

  void put(std::string_view bytes) {
    while (!bytes.empty()) {
      auto& buffer = buffers_[filling_];
      const auto part = bytes.substr(0, buffer_bytes - buffer.size());
      buffer += part;
      bytes.remove_prefix(part.size());
      if (buffer.size() == buffer_bytes) {
        flush();
      }
    }
  }
  [[nodiscard]] auto position() const -> std::uint64_t { return flushed_ + buffers_[filling_].size(); }

  [[nodiscard]] auto finish() -> std::string {
    flush();
    if (::close(std::exchange(descriptor_, -1)) != 0) {
      const int why = errno;
      ::unlink(path_.c_str());
      errno = why;
      fail();
    }
    return hash_.hex();
  }

 private:
  [[noreturn]] void fail() const { throw std::system_error(errno, std::generic_category(), path_); }

  // After update(), the other buffer is hashed and written, and free.
  void flush() {
    const std::string_view full = buffers_[filling_];
    hash_.update(full);
    flushed_ += full.size();
    for (auto rest = full; !rest.empty();) {
      const auto put = ::write(descriptor_, rest.data(), rest.size());
      if (put >= 0) {
        rest.remove_prefix(static_cast<std::size_t>(put));
      } else if (errno != EINTR) {
        fail();
      }
    }
    filling_ = 1 - filling_;
    buffers_[filling_].clear();
  }

  std::string path_;
  int descriptor_;
  std::array<std::string, 2> buffers_;
  std::size_t filling_ = 0;
  std::uint64_t flushed_ = 0;
  // Last: it ends before the buffers that it reads.
  HashAside hash_;
};

ZipWriter::ZipWriter(const std::string& zip_path) : output_(std::make_unique<Output>(zip_path)) {}

ZipWriter::~ZipWriter() = default;

void ZipWriter::begin(const std::string& path, std::uint64_t size, std::uint32_t crc32) {
  require(missing_ == 0, "a file of a zip that lacks bytes");
  const ZipEntry entry{.path = path, .crc32 = crc32, .size = size, .offset = output_->position()};
  output_->put(local_header(entry));
  directory_ += central_header(entry);
  has_large_numbers_ = has_large_numbers_ || !central_zip64_field(entry).empty();
  missing_ = size;
  ++files_;
}

void ZipWriter::take(std::string_view bytes) {
  require(bytes.size() <= missing_, "a file of a zip that is longer than was said");
  output_->put(bytes);
  missing_ -= bytes.size();
}

auto ZipWriter::finish() -> WrittenZip {
  require(files_ > 0 && missing_ == 0, "a zip without files, or with half of one");
  ZipEnd end{.entries = files_, .directory_size = directory_.size(), .directory_offset = output_->position(), .zip64 = has_large_numbers_};
  end.zip64 = needs_zip64_end(end);
  output_->put(directory_);
  output_->put(end_records(end));
  WrittenZip written{.size = output_->position(), .sha256 = {}, .files = files_};
  written.sha256 = output_->finish();
  return written;
}

}  // namespace prongsai
