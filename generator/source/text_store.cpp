#include "source/text_store.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <limits>
#include <system_error>

#include "base/crc32.hpp"

namespace prongsai {
namespace {

auto open_unnamed(const std::string& folder) -> int {
  return ::open(folder.c_str(), O_TMPFILE | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

// A file that loses its name at once; it has one for a moment.
auto open_and_remove(const std::string& folder) -> int {
  auto name = folder + "/.prongsai-texts-XXXXXX";
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file >= 0) {
    ::unlink(name.c_str());
  }
  return file;
}

// Only at the place that was taken for the text, so that it matters to no other thread how far it came.
auto write_whole(int file, std::string_view bytes, std::uint64_t begin) -> bool {
  while (!bytes.empty()) {
    const auto done = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(begin));
    if (done < 0 && errno != EINTR) {
      return false;
    }
    if (done > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(done));
      begin += static_cast<std::uint64_t>(done);
    }
  }
  return true;
}

[[noreturn]] void fail(int error) { throw std::system_error(error, std::generic_category(), "texts that were put aside"); }

}  // namespace

TextStore::TextStore(const std::vector<std::string>& folders) {
  for (const auto& folder : folders) {
    file_ = open_unnamed(folder);
    if (file_ >= 0) {
      return;
    }
  }
  // Not every file system makes files without a name. A killed run must leave none in a folder of anybody's but the last, which is for temporary files.
  if (!folders.empty()) {
    file_ = open_and_remove(folders.back());
  }
}

TextStore::~TextStore() {
  if (file_ >= 0) {
    ::close(file_);
  }
}

auto TextStore::put(std::string_view text) -> std::optional<TextPlace> {
  if (file_ < 0 || full_.load(std::memory_order_relaxed) || text.size() > std::numeric_limits<std::uint32_t>::max()) {
    return std::nullopt;
  }
  const auto begin = end_.fetch_add(text.size(), std::memory_order_relaxed);
  if (!write_whole(file_, text, begin)) {
    full_.store(true, std::memory_order_relaxed);
    return std::nullopt;
  }
  return TextPlace{.begin = begin, .size = static_cast<std::uint32_t>(text.size()), .crc = crc32_update(0, text)};
}

auto TextStore::read(const TextPlace& place) const -> std::string {
  std::string text(place.size, '\0');
  std::size_t at = 0;
  while (at < text.size()) {
    const auto got = ::pread(file_, text.data() + at, text.size() - at, static_cast<off_t>(place.begin + at));
    if (got < 0 && errno != EINTR) {
      fail(errno);
    }
    if (got == 0) {
      fail(EIO);
    }
    at += got > 0 ? static_cast<std::size_t>(got) : 0;
  }
  // A disk over the network may lose what it took long ago.
  if (crc32_update(0, text) != place.crc) {
    fail(EIO);
  }
  return text;
}

}  // namespace prongsai
