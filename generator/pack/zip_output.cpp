#include "pack/zip_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/assert.hpp"

namespace prongsai {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20U;

[[noreturn]] void fail(const std::string& path) { throw std::system_error(errno, std::generic_category(), path); }

}  // namespace

ZipOutput::ZipOutput(std::string path) : path_(std::move(path)) {}

ZipOutput::~ZipOutput() { remove(); }

void ZipOutput::begin() {
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) {
    fail(path_);
  }
  begun_ = true;
  buffer_.reserve(buffer_bytes);
}

void ZipOutput::write(std::string_view bytes) {
  require(begun_ && position_ <= end(), "a write beyond the end of a zip");
  if (position_ < flushed_) {
    const auto before = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), flushed_ - position_)));
    write_at(position_, before);
    position_ += before.size();
    bytes.remove_prefix(before.size());
  }
  if (bytes.empty()) {
    return;
  }
  const auto place = static_cast<std::size_t>(position_ - flushed_);
  buffer_.replace(place, std::min(bytes.size(), buffer_.size() - place), bytes);
  position_ += bytes.size();
  if (buffer_.size() >= buffer_bytes) {
    flush();
  }
}

void ZipOutput::seek(std::uint64_t position) {
  require(position <= end(), "a seek beyond the end of a zip");
  position_ = position;
}

void ZipOutput::flush() {
  write_at(flushed_, buffer_);
  flushed_ += buffer_.size();
  buffer_.clear();
}

void ZipOutput::write_at(std::uint64_t place, std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto put = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(place));
    if (put < 0 && errno == EINTR) {
      continue;
    }
    if (put < 0) {
      fail(path_);
    }
    place += static_cast<std::uint64_t>(put);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

void ZipOutput::commit() {
  flush();
  if (::close(std::exchange(descriptor_, -1)) != 0) {
    fail(path_);
  }
  begun_ = false;
}

void ZipOutput::remove() {
  if (descriptor_ >= 0) {
    ::close(std::exchange(descriptor_, -1));
  }
  if (std::exchange(begun_, false)) {
    ::unlink(path_.c_str());
  }
}

}  // namespace prongsai
