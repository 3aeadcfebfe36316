#include "serve/site_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

namespace prongsai {

auto open_site_file(const std::string& folder, const std::string& path) -> SiteFile {
  const auto full = path.empty() || path.ends_with('/') ? path + "index.html" : path;
  OpenDescriptor place(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  std::size_t at = 0;
  for (auto slash = full.find('/'); place.is_open() && slash != std::string::npos; slash = full.find('/', at)) {
    place = OpenDescriptor(::openat(place.get(), full.substr(at, slash - at).c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    at = slash + 1;
  }
  // A pipe would hold up whoever opens it.
  constexpr int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  auto file = place.is_open() ? OpenDescriptor(::openat(place.get(), full.substr(at).c_str(), flags)) : OpenDescriptor();
  struct stat status {};
  if (!file.is_open() || ::fstat(file.get(), &status) != 0) {
    return {};
  }
  if (S_ISDIR(status.st_mode)) {
    return {.kind = SiteFile::Kind::folder, .file = {}, .size = 0};
  }
  if (!S_ISREG(status.st_mode)) {
    return {};
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  return {.kind = SiteFile::Kind::file, .file = std::make_shared<const OpenDescriptor>(std::move(file)), .size = size};
}

auto read_at(const OpenDescriptor& file, std::uint64_t offset, std::uint64_t want) -> std::string {
  std::string bytes(static_cast<std::size_t>(want), '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const auto got = ::pread(file.get(), bytes.data() + have, bytes.size() - have, static_cast<off_t>(offset + have));
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      break;
    }
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

}  // namespace prongsai
