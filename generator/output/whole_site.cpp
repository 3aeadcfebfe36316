#include "output/whole_site.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <set>
#include <span>
#include <system_error>
#include <utility>

#include "base/parallel.hpp"
#include "output/manifest.hpp"
#include "output/refusals.hpp"
#include "output/site_writer.hpp"

namespace prongsai {
namespace {

namespace fs = std::filesystem;

// Whether `inner` is `outer` or lies below it; both without links.
auto lies_in(const fs::path& inner, const fs::path& outer) -> bool {
  return std::mismatch(inner.begin(), inner.end(), outer.begin(), outer.end()).second == outer.end();
}

auto swap_folders(const std::string& one, const std::string& other) -> bool { return ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0; }

auto no_such_exchange(int why) -> bool { return why == EINVAL || why == ENOSYS || why == EOPNOTSUPP || why == EXDEV; }

// The manifest goes last: as long as anything of ours is there, it says so. False where anything else is there.
auto take_apart(const SiteFolder& folder, const PathSet& listed, unsigned jobs) -> bool {
  const std::vector<OutputPath> files(listed.begin(), listed.end());
  (void)parallel_map(std::span<const OutputPath>(files), jobs, [&folder](const OutputPath& path, unsigned /*worker*/) {
    folder.remove_file(path.str());
    return true;
  });
  std::set<std::string, std::greater<>> inner_first;
  for (const auto& path : files) {
    for (auto& name : path.folders()) {
      inner_first.insert(std::move(name));
    }
  }
  for (const auto& name : inner_first) {
    folder.remove_empty_folder(name);
  }
  const auto rest = folder.names("");
  if (std::ranges::any_of(rest, [](const SiteFolder::Name& one) { return one.name != manifest_name; })) {
    return false;
  }
  folder.remove_file(std::string(manifest_name));
  return ::rmdir(folder.full("").c_str()) == 0;
}

void write_manifest(const SiteFolder& folder, const PathSet& paths) {
  const std::string name(manifest_name);
  auto file = folder.create(name);
  write_full(file, manifest_text(paths), folder.full(name));
  // Before anything that it lists.
  if (::fsync(file.get()) != 0) {
    fail_with_errno(folder.full(name));
  }
  close_written(std::move(file), folder.full(name));
}

void fill(const SiteFolder& next, const SiteFolder& site, const std::vector<PlacedFile>& placed, const PathSet& wanted, unsigned jobs) {
  write_manifest(next, wanted);
  (void)parallel_map(std::span<const PlacedFile>(placed), jobs, [&](const PlacedFile& file, unsigned /*worker*/) {
    if (file.staged.empty()) {
      site.share(file.path.str(), next);
    } else {
      site.move_to(file.staged, next, file.path.str());
    }
    return true;
  });
  next.take_rights_of(site);
}

}  // namespace

auto first_foreign(const SiteFolder& site, const PathSet& listed, const std::string& folder) -> std::string {
  for (const auto& [name, is_folder] : site.names(folder)) {
    const auto path = folder.empty() ? name : folder + "/" + name;
    if (path == manifest_name || path == staging_name) {
      continue;
    }
    const auto known = OutputPath::parse(path);
    if (!known || !(is_folder ? has_below(listed, path) : listed.contains(*known))) {
      return path;
    }
    if (is_folder) {
      if (auto found = first_foreign(site, listed, path); !found.empty()) {
        return found;
      }
    }
  }
  return {};
}

auto folder_beside(const std::string& site) -> std::string {
  const fs::path path(site);
  return (path.parent_path() / fmt::format(".{}.prongsai-next", path.filename().string())).string();
}

auto clear_beside(const std::string& folder, unsigned jobs) -> bool {
  std::error_code failed;
  const auto status = fs::symlink_status(folder, failed);
  if (status.type() == fs::file_type::not_found) {
    return true;
  }
  if (status.type() != fs::file_type::directory) {
    return false;
  }
  const SiteFolder left(folder);
  const auto found = left.look(std::string(manifest_name));
  std::string text(static_cast<std::size_t>(found.size), '\0');
  if (found.kind == Found::Kind::file) {
    text.resize(read_full(found.file, text.data(), text.size(), folder));
  }
  // A run that was killed at the manifest put in nothing else.
  const auto listed = found.kind == Found::Kind::file ? parse_manifest(text) : std::nullopt;
  return take_apart(left, listed.value_or(PathSet()), jobs);
}

void SiteWriter::refuse_foreign_files() const {
  if (const auto path = first_foreign(site_, listed_.value_or(PathSet()), ""); !path.empty()) {
    throw foreign_in_whole(site_.full(path));
  }
}

// Where a folder must make room for a file, all of it must be ours.
void SiteWriter::refuse_foreign_below(const PathSet& wanted, const PathSet& gone) const {
  for (const auto& path : wanted) {
    if (has_below(gone, path.str()) && site_.look(path.str()).kind == Found::Kind::folder) {
      if (const auto foreign = first_foreign(site_, *listed_, path.str()); !foreign.empty()) {
        throw foreign_file(site_.full(foreign));
      }
    }
  }
}

void SiteWriter::require_exchange(const std::string& folder) const {
  if (site_.is_mount_point()) {
    throw mount_point(folder);
  }
  std::error_code failed;
  if (lies_in(fs::current_path(failed), real_)) {
    throw started_inside(folder);
  }
  const auto above = fs::path(real_).parent_path().string();
  if (::faccessat(AT_FDCWD, above.c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
    fail_with_errno(above);
  }
  // Tried where nobody reads.
  const auto one = site_.full(std::string(staging_name) + "/one");
  const auto other = site_.full(std::string(staging_name) + "/other");
  if (::mkdir(one.c_str(), 0700) != 0 || ::mkdir(other.c_str(), 0700) != 0) {
    fail_with_errno(one);
  }
  const bool can = swap_folders(one, other) || !no_such_exchange(errno);
  ::rmdir(one.c_str());
  ::rmdir(other.c_str());
  if (!can) {
    throw no_exchange(folder);
  }
}

void SiteWriter::publish_whole(const std::vector<PlacedFile>& placed, const PathSet& wanted) {
  refuse_foreign_files();
  SiteFolder next(next_);
  try {
    // Whoever comes after the swap finds the new folder locked.
    if (!next.lock() || !site_.stands_at(real_)) {
      errno = EBUSY;
      fail_with_errno(real_);
    }
    fill(next, site_, placed, wanted, jobs_);
    fs::remove_all(site_.full(staging_name));
    // A disk that loses its power shows the old site or the new one.
    next.flush();
    if (!swap_folders(next_, real_)) {
      if (errno == EBUSY) {
        throw mount_point(real_);
      }
      if (no_such_exchange(errno)) {
        throw no_exchange(real_);
      }
      fail_with_errno(real_);
    }
  } catch (...) {
    try {
      (void)clear_beside(next_, jobs_);
    } catch (const std::system_error&) {
      // The next run clears it; what went wrong first is what is told.
    }
    throw;
  }
  site_.exchange_with(next);
  const auto old = std::exchange(listed_, wanted);
  next.flush();
  (void)take_apart(next, old.value_or(PathSet()), jobs_);
}

}  // namespace prongsai
