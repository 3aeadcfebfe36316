#include "source/git_head.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/ascii.hpp"

namespace prongsai {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digits_of_id = 40;
// More than any that is written by git itself; a list of more references than fit is left to the library.
constexpr std::size_t most_bytes = std::size_t{4} << 20U;

enum class Kind : unsigned char { nothing, folder, other };

struct Found {
  Kind kind = Kind::nothing;
  dev_t device = 0;
};

// No link is followed: one stands for nothing that is read here.
auto look(const fs::path& path) -> Found {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) {
    return {errno == ENOENT ? Kind::nothing : Kind::other, 0};
  }
  return {S_ISDIR(status.st_mode) ? Kind::folder : Kind::other, status.st_dev};
}

struct Text {
  bool missing = false;
  // Nothing where it cannot be read, or is no file of a size that is worth it.
  std::optional<std::string> bytes;
};

auto read(const fs::path& path) -> Text {
  const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) {
    return {.missing = errno == ENOENT, .bytes = std::nullopt};
  }
  struct stat status {};
  Text text;
  if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && static_cast<std::uint64_t>(status.st_size) <= most_bytes) {
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    if (::read(file, bytes.data(), bytes.size()) == status.st_size) {
      text.bytes = std::move(bytes);
    }
  }
  ::close(file);
  return text;
}

// The folder that holds `.git`; empty where there is none up to the root. Nothing where anything on the way may be a repository of another kind.
auto root_above(const fs::path& folder) -> std::optional<fs::path> {
  const auto own = look(folder);
  for (auto at = folder;; at = at.parent_path()) {
    const auto git = look(at / ".git");
    if (git.kind == Kind::folder && git.device == own.device) {
      return at;
    }
    // A folder with a HEAD of its own may be a repository without files.
    if (git.kind != Kind::nothing || look(at / "HEAD").kind != Kind::nothing) {
      return std::nullopt;
    }
    if (at == at.parent_path()) {
      return fs::path();
    }
  }
}

// Settings that may move the files elsewhere, or keep the references in another form, are left to the library.
auto has_plain_settings(const fs::path& git) -> bool {
  const auto file = read(git / "config").bytes;
  const auto settings = lower_ascii(file.value_or(""));
  const auto says = [&](std::string_view word) { return settings.find(word) != std::string::npos; };
  const auto bare = settings.find("bare");
  return !says("worktree") && !says("include") && !says("[extensions") && bare != std::string::npos &&
         settings.compare(bare, 13, "bare = false\n") == 0 && settings.find("bare", bare + 1) == std::string::npos;
}

auto is_id(std::string_view text) -> bool {
  return text.size() == digits_of_id && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// The line of `name` in the list of references that have no file of their own: `ID NAME`.
auto packed(const fs::path& git, std::string_view name) -> std::optional<std::string> {
  const auto list = read(git / "packed-refs").bytes;
  std::string_view rest = list ? std::string_view(*list) : std::string_view();
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.size() == digits_of_id + 1 + name.size() && line[digits_of_id] == ' ' && line.ends_with(name) && is_id(line.substr(0, digits_of_id))) {
      return std::string(line.substr(0, digits_of_id));
    }
  }
  return std::nullopt;
}

auto id_in(const Text& file) -> std::optional<std::string> {
  const bool whole = file.bytes && file.bytes->size() == digits_of_id + 1 && file.bytes->back() == '\n';
  return whole && is_id(std::string_view(*file.bytes).substr(0, digits_of_id)) ? std::optional(file.bytes->substr(0, digits_of_id)) : std::nullopt;
}

auto head_of(const fs::path& git) -> std::optional<std::string> {
  constexpr std::string_view reference = "ref: ";
  const auto head = read(git / "HEAD");
  if (!head.bytes || !head.bytes->starts_with(reference)) {
    return id_in(head);
  }
  auto name = head.bytes->substr(reference.size());
  if (!name.starts_with("refs/heads/") || name.back() != '\n' || name.find("..") != std::string::npos || name.find('\0') != std::string::npos) {
    return std::nullopt;
  }
  name.pop_back();
  const auto file = read(git / name);
  return file.missing ? packed(git, name) : id_in(file);
}

}  // namespace

auto plain_history_id(const std::string& folder) -> std::optional<std::string> {
  std::error_code none;
  const auto at = fs::canonical(folder, none);
  const auto root = none ? std::nullopt : root_above(at);
  if (!root || root->empty()) {
    return root ? std::optional(std::string()) : std::nullopt;
  }
  const auto git = *root / ".git";
  // A second folder of files shares most of its repository with the first.
  const bool plain = look(git / "objects").kind == Kind::folder && look(git / "refs").kind == Kind::folder &&
                     look(git / "commondir").kind == Kind::nothing && look(git / "shallow").kind == Kind::nothing && has_plain_settings(git);
  const auto head = plain ? head_of(git) : std::nullopt;
  if (!head) {
    return std::nullopt;
  }
  const auto below = at.lexically_relative(*root).generic_string();
  return (below == "." ? std::string() : below + "/") + *head;
}

}  // namespace prongsai
