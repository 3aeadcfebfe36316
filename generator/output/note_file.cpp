#include "output/note_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/sha256.hpp"
#include "output/site_folder.hpp"

namespace prongsai {
namespace {

constexpr std::size_t checksum_digits = 64;

// An environment that cannot keep notes is told by the return value: they only save time.
auto written(const std::string& path, std::string_view first, std::string_view second) -> bool {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.is_open()) {
    return false;
  }
  try {
    write_full(file, first, path);
    write_full(file, second, path);
    close_written(std::move(file), path);
  } catch (const std::system_error&) {
    ::unlink(path.c_str());
    return false;
  }
  return true;
}

}  // namespace

auto NoteFile::read() const -> std::optional<std::string> {
  const Descriptor file(::open(path().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!file.is_open() || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return std::nullopt;
  }
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  text.resize(read_full(file, text.data(), text.size(), path()));
  if (text.size() < checksum_digits || sha256_hex(std::string_view(text).substr(checksum_digits)) != std::string_view(text).substr(0, checksum_digits)) {
    return std::nullopt;
  }
  text.erase(0, checksum_digits);
  return text;
}

auto NoteFile::write(std::string_view bytes) const -> bool {
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  const auto ignore = folder_ + "/.gitignore";
  if (failed || (!std::filesystem::exists(ignore, failed) && !written(ignore, "*\n", ""))) {
    return false;
  }
  // One name for each run: two may build different sites at the same time.
  const auto waiting = path() + "." + std::to_string(::getpid());
  if (!written(waiting, sha256_hex(bytes), bytes)) {
    return false;
  }
  if (::rename(waiting.c_str(), path().c_str()) != 0) {
    ::unlink(waiting.c_str());
    return false;
  }
  return true;
}

void NoteFile::remove() const {
  if (::unlink(path().c_str()) != 0 && errno != ENOENT && errno != ENOTDIR) {
    fail_with_errno(path());
  }
}

}  // namespace prongsai
