#include "output/site_writer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <span>
#include <utility>

#include "base/assert.hpp"
#include "base/parallel.hpp"
#include "base/sha256.hpp"
#include "output/manifest.hpp"
#include "output/path_sets.hpp"
#include "output/refusals.hpp"
#include "output/whole_site.hpp"

namespace prongsai {
namespace {

constexpr auto staging = staging_name;

// At a time, of a placed file.
constexpr std::uint64_t read_bytes = std::uint64_t{1} << 18U;

// Large files wait under their own paths, so that what was staged is found without a list of it.
auto staged_name(const std::string& path) -> std::string { return fmt::format("{}/files/{}", staging, path); }

// Pages wait in one flat folder: making and removing a folder for each would cost more than the page.
auto page_name(const OutputPath& path) -> std::string { return fmt::format("{}/pages/{}", staging, sha256_hex(path.str())); }

auto paths_of(const std::vector<PlacedFile>& placed) -> PathSet {
  PathSet paths;
  for (const auto& file : placed) {
    if (!paths.insert(file.path).second) {
      throw Bug(fmt::format("two files of the site have the path `{}`", file.path.str()));
    }
  }
  for (const auto& path : paths) {
    for (const auto& folder : path.folders()) {
      if (paths.contains(OutputPath(folder))) {
        throw Bug(fmt::format("`{}` of the site is a file and the folder of `{}`", folder, path.str()));
      }
    }
  }
  return paths;
}

auto report_of(const std::vector<PlacedFile>& placed, std::size_t removed, const PathSet& ahead) -> PublishReport {
  PublishReport report{.written = 0, .unchanged = 0, .removed = removed, .bytes = 0};
  for (const auto& file : placed) {
    const bool was_ahead = ahead.contains(file.path);
    report.taken += file.taken ? 1U : 0U;
    report.again += was_ahead && !file.staged.empty() ? 1U : 0U;
    if (file.staged.empty() && !was_ahead) {
      ++report.unchanged;
    } else {
      ++report.written;
      report.bytes += file.size;
    }
  }
  return report;
}

// Runs when a scope is left in whatever way.
template <class Fn>
class AtExit {
 public:
  explicit AtExit(Fn fn) : fn_(std::move(fn)) {}
  ~AtExit() { fn_(); }
  AtExit(const AtExit&) = delete;
  auto operator=(const AtExit&) -> AtExit& = delete;

 private:
  Fn fn_;
};

template <class Fn>
AtExit(Fn) -> AtExit<Fn>;

}  // namespace

SiteWriter::SiteWriter(const std::string& folder, unsigned jobs, Publication publication)
    : site_(folder), jobs_(jobs), publication_(publication), real_(std::filesystem::canonical(folder)), next_(folder_beside(real_)) {
  if (!site_.lock()) {
    throw locked_site(folder);
  }
  load_manifest();
  if (!listed_) {
    const auto names = site_.names("");
    const auto foreign = std::ranges::find_if(names, [](const SiteFolder::Name& one) { return !one.name.starts_with('.'); });
    if (foreign != names.end()) {
      throw foreign_folder(folder, foreign->name);
    }
  }
  const bool cleared = clear_beside(next_, jobs_);
  reset_staging();
  struct stat status {};
  if (::stat(site_.full(staging).c_str(), &status) == 0) {
    began_ = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  }
  if (publication_ == Publication::whole) {
    try {
      if (!cleared) {
        throw foreign_file(next_);
      }
      refuse_foreign_files();
      require_exchange(folder);
    } catch (...) {
      leave();
      throw;
    }
  }
}

SiteWriter::~SiteWriter() { leave(); }

void SiteWriter::leave() const {
  std::error_code ignored;
  std::filesystem::remove_all(site_.full(staging), ignored);
  if (!listed_) {
    site_.remove_made_folders();
  }
}

void SiteWriter::load_manifest() {
  const std::string name(manifest_name);
  const auto found = site_.look(name);
  if (found.kind == Found::Kind::nothing) {
    return;
  }
  std::string text(static_cast<std::size_t>(found.size), '\0');
  text.resize(read_full(found.file, text.data(), text.size(), site_.full(name)));
  listed_ = parse_manifest(text);
  if (!listed_) {
    throw damaged_manifest(site_.full(name));
  }
}

// The one file that must not be lost when the power fails: without it every file of the site would be foreign.
void SiteWriter::record(const PathSet& paths) {
  if (listed_ == paths) {
    return;
  }
  const std::string name(manifest_name);
  const auto waiting = fmt::format("{}/manifest", staging);
  auto file = site_.create(waiting);
  write_full(file, manifest_text(paths), site_.full(name));
  if (::fsync(file.get()) != 0) {
    fail_with_errno(site_.full(name));
  }
  close_written(std::move(file), site_.full(name));
  site_.move(waiting, name);
  listed_ = paths;
}

// What goes wrong here shows when the first file is staged, with its name.
void SiteWriter::reset_staging() const {
  const std::filesystem::path folder = site_.full(staging);
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  std::filesystem::create_directory(folder, ignored);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
}

// What stands where the file must go, when it may be replaced.
auto SiteWriter::look_for(const OutputPath& path) const -> Found {
  const auto is_ours = [this](const std::string& text) { return listed_ && listed_->contains(OutputPath(text)); };
  auto found = site_.look(path.str());
  if (!found.blocked_by.empty() && !is_ours(found.blocked_by)) {
    throw foreign_file(site_.full(found.blocked_by));
  }
  if (found.kind == Found::Kind::file && !is_ours(path.str())) {
    throw foreign_file(site_.full(path.str()));
  }
  if (found.kind == Found::Kind::folder && !(listed_ && has_below(*listed_, path.str()))) {
    errno = EISDIR;
    fail_with_errno(site_.full(path.str()));
  }
  return found;
}

auto SiteWriter::stage_path(const OutputPath& path) const -> std::string {
  const auto name = staged_name(path.str());
  site_.make_folders_of(name);
  return site_.full(name);
}

void SiteWriter::stage(const OutputPath& path, std::string_view bytes) const {
  const auto name = staged_name(path.str());
  auto file = site_.create(name);
  write_full(file, bytes, site_.full(name));
  close_written(std::move(file), site_.full(name));
}

auto SiteWriter::place(const OutputPath& path, std::string_view bytes) const -> PlacedFile {
  PlacingFile file(site_, path, look_for(path), page_name(path), bytes.size());
  file.take(bytes);
  return file.finish();
}

auto SiteWriter::begin(const OutputPath& path) const -> PlacingFile {
  return PlacingFile(site_, path, look_for(path), page_name(path), std::nullopt);
}

auto SiteWriter::keep(const OutputPath& path) const -> std::optional<PlacedFile> {
  if (!listed_ || !listed_->contains(path)) {
    return std::nullopt;
  }
  const auto found = site_.look(path.str());
  if (found.kind != Found::Kind::file) {
    return std::nullopt;
  }
  mend_mode(found, site_.full(path.str()));
  return PlacedFile{.path = path, .size = found.size, .staged = {}};
}

auto SiteWriter::published_text(const OutputPath& path, std::uint64_t limit) const -> std::optional<std::string> {
  if (!listed_ || !listed_->contains(path)) {
    return std::nullopt;
  }
  const auto found = site_.look(path.str());
  if (found.kind != Found::Kind::file || found.size > limit) {
    return std::nullopt;
  }
  std::string text(static_cast<std::size_t>(found.size), '\0');
  text.resize(read_full(found.file, text.data(), text.size(), site_.full(path.str())));
  return text;
}

void SiteWriter::read_placed(const PlacedFile& file, const std::function<void(std::string_view)>& take) const {
  const auto& name = file.staged.empty() ? file.path.str() : file.staged;
  const auto found = site_.look(name);
  if (found.kind != Found::Kind::file) {
    errno = ENOENT;
    fail_with_errno(site_.full(name));
  }
  std::vector<char> buffer(static_cast<std::size_t>(std::clamp<std::uint64_t>(found.size, 1, read_bytes)));
  while (const auto got = read_full(found.file, buffer.data(), buffer.size(), site_.full(name))) {
    take(std::string_view(buffer.data(), got));
  }
}

auto SiteWriter::place_tree(const OutputTree& tree) const -> std::vector<PlacedFile> {
  using File = std::pair<const OutputPath, std::string>;
  std::vector<const File*> files;
  for (const auto& file : tree.files()) {
    files.push_back(&file);
  }
  return parallel_map(std::span<const File* const>(files), jobs_,
                      [this](const File* file, unsigned /*worker*/) { return place(file->first, file->second); });
}

auto SiteWriter::take_staged(const OutputPath& path) const -> PlacedFile {
  const auto name = site_.full(path.str());
  const auto published = look_for(path);
  const auto staged = site_.look(staged_name(path.str()));
  const bool same = published.kind == Found::Kind::file && published.size == staged.size && same_bytes(published.file, staged.file, name);
  mend_mode(same ? published : staged, name);
  if (same) {
    site_.remove_file(staged_name(path.str()));
  }
  return {.path = path, .size = staged.size, .staged = same ? std::string() : staged_name(path.str())};
}

// `placed` may have some of them already.
auto SiteWriter::place_staged(const std::vector<PlacedFile>& placed) const -> std::vector<PlacedFile> {
  std::set<std::string> taken;
  std::ranges::transform(placed, std::inserter(taken, taken.end()), &PlacedFile::staged);
  const std::filesystem::path folder = site_.full(staged_name(""));
  std::vector<OutputPath> paths;
  if (std::filesystem::exists(folder)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (!entry.is_directory() || entry.is_symlink()) {
        paths.emplace_back(entry.path().lexically_relative(folder).generic_string());
      }
    }
  }
  std::erase_if(paths, [&taken](const OutputPath& path) { return taken.contains(staged_name(path.str())); });
  std::ranges::sort(paths);
  return parallel_map(std::span<const OutputPath>(paths), jobs_, [this](const OutputPath& path, unsigned /*worker*/) { return take_staged(path); });
}

auto SiteWriter::present(const PathSet& stale) const -> PathSet {
  PathSet found;
  std::ranges::copy_if(stale, std::inserter(found, found.end()),
                       [this](const OutputPath& path) { return site_.look(path.str()).kind == Found::Kind::file; });
  return found;
}

void SiteWriter::remove(const PathSet& stale) const {
  for (const auto& path : stale) {
    site_.remove_file(path.str());
  }
}

// `gone` are all paths that the new site lacks, also those that a killed run removed before it came to their folders.
void SiteWriter::remove_empty_folders(const PathSet& gone) const {
  std::set<std::string, std::greater<>> inner_first;
  for (const auto& path : gone) {
    for (auto& folder : path.folders()) {
      inner_first.insert(std::move(folder));
    }
  }
  for (const auto& folder : inner_first) {
    site_.remove_empty_folder(folder);
  }
}

void SiteWriter::move_into_place(const std::vector<PlacedFile>& changed) const {
  (void)parallel_map(std::span<const PlacedFile>(changed), jobs_, [this](const PlacedFile& file, unsigned /*worker*/) {
    site_.move(file.staged, file.path.str());
    return true;
  });
  // Again for every folder on the way: a run that was killed may have made one and not come to its permissions.
  std::set<std::string> folders;
  for (const auto& file : changed) {
    for (auto& folder : file.path.folders()) {
      folders.insert(std::move(folder));
    }
  }
  for (const auto& folder : folders) {
    site_.set_folder_mode(folder);
  }
}

auto SiteWriter::publish_ahead(const std::vector<PlacedFile>& placed) -> std::vector<std::string> {
  std::vector<std::string> paths;
  for (const auto& file : placed) {
    if (publication_ == Publication::in_place && listed_ && listed_->contains(file.path) && !file.staged.empty() &&
        site_.look(file.path.str()).kind == Found::Kind::file) {
      site_.move(file.staged, file.path.str());
      paths.push_back(file.path.str());
      ahead_.insert(file.path);
    }
  }
  return paths;
}

auto SiteWriter::publish(const OutputTree& tree) -> PublishReport { return publish(tree, {}); }

auto SiteWriter::publish(const OutputTree& tree, std::vector<PlacedFile> placed) -> PublishReport {
  const AtExit clear([this] { reset_staging(); });
  std::ranges::move(place_tree(tree), std::back_inserter(placed));
  std::ranges::move(place_staged(placed), std::back_inserter(placed));
  const auto wanted = paths_of(placed);
  const auto gone = difference(listed_.value_or(PathSet()), wanted);
  const auto stale = present(gone);
  std::vector<PlacedFile> changed;
  std::ranges::copy_if(placed, std::back_inserter(changed), [](const PlacedFile& file) { return !file.staged.empty(); });
  if (publication_ == Publication::in_place) {
    publish_in_place(changed, wanted, gone, stale);
  } else if (!changed.empty() || listed_ != wanted) {
    publish_whole(placed, wanted);
  }
  index_placed(placed);
  return report_of(placed, stale.size(), std::exchange(ahead_, {}));
}

void SiteWriter::publish_in_place(const std::vector<PlacedFile>& changed, const PathSet& wanted, const PathSet& gone, const PathSet& stale) {
  const auto blocking = in_the_way(gone, wanted);
  refuse_foreign_below(wanted, gone);
  record(union_of(wanted, gone));
  remove(intersection(stale, blocking));
  remove_empty_folders(blocking);
  move_into_place(changed);
  remove(difference(stale, blocking));
  remove_empty_folders(gone);
  record(wanted);
}

auto SiteWriter::published_paths() const -> std::vector<std::string> {
  std::vector<std::string> paths{std::string(manifest_name)};
  for (const auto& path : listed_.value_or(PathSet())) {
    paths.push_back(path.str());
  }
  return paths;
}

auto copy_into(const FileReader& reader, const std::string& source, const std::string& staged) -> CopiedFile {
  Descriptor out(::open(staged.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (!out.is_open()) {
    fail_with_errno(staged);
  }
  CopiedFile copied;
  Sha256 hash;
  reader.stream(source, [&](std::string_view piece) {
    write_full(out, piece, staged);
    hash.update(piece);
    copied.size += piece.size();
  });
  close_written(std::move(out), staged);
  copied.sha256 = hash.hex();
  return copied;
}

}  // namespace prongsai
