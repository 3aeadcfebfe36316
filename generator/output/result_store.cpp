#include "output/result_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/crc32.hpp"
#include "base/key.hpp"
#include "output/site_folder.hpp"

namespace prongsai {
namespace {

constexpr std::size_t check_digits = 8;
constexpr std::int64_t day = 86'400'000'000'000;

// Of a result under its own name: one that came to stand under another's counts as damaged.
auto check_of(const std::string& name, std::string_view bytes) -> std::string { return fmt::format("{:08x}", crc32_update(crc32_update(0, name), bytes)); }

// Without the folder, which may be moved.
auto name_in(const std::string& path) -> std::string { return path.substr(path.rfind('/', path.rfind('/') - 1) + 1); }

// Runs of this process and of others must not write to one waiting file.
auto waiting_name(const std::string& path) -> std::string {
  return fmt::format("{}.{}.{}", path, ::getpid(), ::gettid());
}

}  // namespace

ResultStore::ResultStore(const std::string& folder, std::string program) : folder_(folder + "/results"), program_(std::move(program)) {
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  const auto ignore = folder + "/.gitignore";
  if (!std::filesystem::exists(ignore, failed)) {
    const Descriptor file(::open(ignore.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.is_open()) {
      (void)!::write(file.get(), "*\n", 2);
    }
  }
  // Times only say which results may be thrown away; nothing that a build makes depends on them.
  const Descriptor mark(::open((folder_ + "/last-run").c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  struct stat status {};
  if (mark.is_open() && ::futimens(mark.get(), nullptr) == 0 && ::fstat(mark.get(), &status) == 0) {
    now_ = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000;
  }
}

auto ResultStore::path_of(const std::string& key) const -> std::string {
  const auto name = KeyMaker(program_).add(key).hex();
  return folder_ + "/" + name.substr(0, 2) + "/" + name.substr(2);
}

auto ResultStore::find(const std::string& key) -> std::optional<std::string> {
  const auto path = path_of(key);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!file.is_open() || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  try {
    bytes.resize(read_full(file, bytes.data(), bytes.size(), path));
  } catch (const std::system_error&) {
    return std::nullopt;
  }
  if (bytes.size() < check_digits || check_of(name_in(path), std::string_view(bytes).substr(check_digits)) != std::string_view(bytes).substr(0, check_digits)) {
    return std::nullopt;
  }
  bytes.erase(0, check_digits);
  if (std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 < now_ - day) {
    (void)::futimens(file.get(), nullptr);
  }
  return bytes;
}

void ResultStore::keep(const std::string& key, std::string_view bytes) {
  const auto path = path_of(key);
  const auto waiting = waiting_name(path);
  const auto open = [&waiting] { return ::open(waiting.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600); };
  Descriptor file(open());
  if (!file.is_open()) {
    std::error_code failed;
    std::filesystem::create_directories(path.substr(0, path.rfind('/')), failed);
    file = Descriptor(open());
  }
  if (!file.is_open()) {
    return;
  }
  try {
    write_full(file, check_of(name_in(path), bytes), path);
    write_full(file, bytes, path);
    close_written(std::move(file), path);
  } catch (const std::system_error&) {
    ::unlink(waiting.c_str());
    return;
  }
  if (::rename(waiting.c_str(), path.c_str()) != 0) {
    ::unlink(waiting.c_str());
  }
}

void ResultStore::remove_unused() const {
  constexpr std::int64_t month = 30 * day;
  const auto mark = folder_ + "/cleaned";
  struct stat status {};
  if (::lstat(mark.c_str(), &status) == 0 && std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 > now_ - day) {
    return;
  }
  const Descriptor file(::open(mark.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (file.is_open() && ::futimens(file.get(), nullptr) == 0) {
    remove_unused_since(now_ - month);
  }
}

void ResultStore::remove_unused_since(std::int64_t time) const {
  std::error_code failed;
  std::filesystem::recursive_directory_iterator at(folder_, failed);
  while (!failed && at != std::filesystem::recursive_directory_iterator()) {
    struct stat status {};
    if (::lstat(at->path().c_str(), &status) == 0 && S_ISREG(status.st_mode) && std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 < time) {
      ::unlink(at->path().c_str());
    }
    at.increment(failed);
  }
}

}  // namespace prongsai
