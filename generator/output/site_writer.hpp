#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "output/output_tree.hpp"
#include "output/placed_file.hpp"
#include "output/site_folder.hpp"
#include "output/site_index.hpp"
#include "source/file_reader.hpp"

// The only room that writes the site.
namespace prongsai {

// The site folder holds something that this program did not write, or cannot be written as was asked. Nothing was touched. The message says what to do.
class ForeignFolder : public std::runtime_error {
 public:
  explicit ForeignFolder(Text message) : std::runtime_error(message.en), message_(std::move(message)) {}
  [[nodiscard]] auto message() const -> const Text& { return message_; }

 private:
  Text message_;
};

struct PublishReport {
  std::uint64_t written = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  // Of the files written.
  std::uint64_t bytes = 0;
  // Of all files: those whose bytes another run made.
  std::uint64_t taken = 0;
  // Of the files written: those that had been published ahead, and are others now.
  std::uint64_t again = 0;
  auto operator<=>(const PublishReport&) const = default;
};

struct CopiedFile {
  std::uint64_t size = 0;
  std::string sha256;
};

// How a new site takes the place of the old one: file by file in the folder that is there, or as a whole new folder in one step.
enum class Publication : std::uint8_t { in_place, whole };

// Publishes a site into a folder, again and again, changing only what differs:
//   1. every new byte is written to a private staging folder first, so that a full disk leaves the old site as it was;
//   2. the manifest is made the list of old and new files, so that a run that is killed from here on forgets none;
//   3. changed files are renamed into place, so that a reader sees the old or the new file and never half of one;
//   4. files of ours that the new site lacks are removed, with folders left empty; then the manifest lists the new site.
// Killed at any moment, the next publication puts everything right. Files that are not in the manifest are never touched: one that stands
// where a new file must go is refused before step 2. The writer holds a lock on the folder for as long as it lives.
//
// As a whole, steps 2 to 4 are others:
//   2. a folder `.NAME.prongsai-next` is made beside the site, with its manifest first; then new files are moved and unchanged ones linked into it;
//   3. when all of it is on the disk, it and the site take each other's place in one step;
//   4. what is now beside the site, the old one, is taken apart by its manifest.
// A site folder that is reached over a symbolic link is replaced where it is; the link stays. Anything in it that is not ours would be left in the old
// folder: it is refused. What a killed run leaves beside the site is cleared by the next writer, published how it may be.
//
// Everything but `publish` may be called from many threads, for different paths; `publish` from one, when they are done.
// A writer that never publishes leaves nothing behind, not even the folder that it made.
// Throws ForeignFolder, or std::system_error naming the path where the environment fails; two files for one path are a Bug.
class SiteWriter {
 public:
  // Makes the folder where it does not exist, and clears what a killed run left in the staging folder.
  SiteWriter(const std::string& folder, unsigned jobs, Publication publication = Publication::in_place);
  ~SiteWriter();
  SiteWriter(const SiteWriter&) = delete;
  auto operator=(const SiteWriter&) -> SiteWriter& = delete;

  // Where others write a large file, on the disk; the folders on the way exist. Whatever stands there when `publish` is called becomes the
  // site's file at `path`.
  [[nodiscard]] auto stage_path(const OutputPath& path) const -> std::string;
  // What was staged for the path, to be given a key and handed to `publish`; what is staged and not taken is published without one.
  [[nodiscard]] auto take_staged(const OutputPath& path) const -> PlacedFile;
  // The same for bytes at hand.
  void stage(const OutputPath& path, std::string_view bytes) const;
  // Compares at once and keeps no bytes in memory: for sites that are larger than memory should be.
  [[nodiscard]] auto place(const OutputPath& path, std::string_view bytes) const -> PlacedFile;
  // The same piece by piece, in bounded memory: an unchanged file is compared and not written. Nothing comes of a file that is not finished. The writer
  // must outlive it.
  [[nodiscard]] auto begin(const OutputPath& path) const -> PlacingFile;
  // The published file as it is, unread; nothing where no file of ours stands at the path.
  [[nodiscard]] auto keep(const OutputPath& path) const -> std::optional<PlacedFile>;
  // The bytes of a published file of ours, where it has at most `limit`.
  [[nodiscard]] auto published_text(const OutputPath& path, std::uint64_t limit) const -> std::optional<std::string>;
  // What an earlier run published, for `known`.
  void set_index(SiteIndex index) { index_ = std::move(index); }
  // The published file, unread, where it was published with this key and nobody wrote to it since. To be known next time, whatever is placed otherwise must
  // get its key too: PlacedFile::key.
  [[nodiscard]] auto known(const OutputPath& path, const std::string& key) const -> std::optional<PlacedFile>;
  // Whether the file is as the last whole publication left it, as far as the index tells.
  [[nodiscard]] auto untouched(const OutputPath& path) const -> bool;
  // Of the site as it was published last: every file that was placed with a key.
  [[nodiscard]] auto index() const -> const SiteIndex& { return index_; }
  // Hands out, piece by piece, the bytes of a file that was placed and not published yet, wherever they are now.
  void read_placed(const PlacedFile& file, const std::function<void(std::string_view)>& take) const;

  // When the writer was made, by the clock of the site's file system, in nanoseconds since 1970.
  [[nodiscard]] auto began() const -> std::int64_t { return began_; }
  // Every file of the published site, with the writer's own list.
  [[nodiscard]] auto published_paths() const -> std::vector<std::string>;

  // Publishes files ahead of the rest, of a site that is published in place: those that differ and stand in place of a file of ours. Tells which. The
  // site is one of two versions for the reader until `publish` is over, as it is while files are renamed; should that never come, the next run puts it right.
  auto publish_ahead(const std::vector<PlacedFile>& placed) -> std::vector<std::string>;
  // The site is what is in the tree, what was staged, and what was placed: nothing else of ours stays. May be called again with a new site.
  auto publish(const OutputTree& tree) -> PublishReport;
  auto publish(const OutputTree& tree, std::vector<PlacedFile> placed) -> PublishReport;

 private:
  [[nodiscard]] auto look_for(const OutputPath& path) const -> Found;
  void load_manifest();
  void index_placed(const std::vector<PlacedFile>& placed);
  void record(const PathSet& paths);
  void reset_staging() const;
  [[nodiscard]] auto place_tree(const OutputTree& tree) const -> std::vector<PlacedFile>;
  [[nodiscard]] auto place_staged(const std::vector<PlacedFile>& placed) const -> std::vector<PlacedFile>;
  [[nodiscard]] auto present(const PathSet& stale) const -> PathSet;
  void remove(const PathSet& stale) const;
  void remove_empty_folders(const PathSet& gone) const;
  void leave() const;
  void refuse_foreign_below(const PathSet& wanted, const PathSet& gone) const;
  void move_into_place(const std::vector<PlacedFile>& changed) const;
  void publish_in_place(const std::vector<PlacedFile>& changed, const PathSet& wanted, const PathSet& gone, const PathSet& stale);
  // Refuse, with the reason, where the site cannot be replaced as a whole.
  void require_exchange(const std::string& folder) const;
  void refuse_foreign_files() const;
  void publish_whole(const std::vector<PlacedFile>& placed, const PathSet& wanted);

  SiteFolder site_;
  unsigned jobs_;
  Publication publication_;
  // Where the folder is, links followed, and what a new one beside it is called.
  std::string real_;
  std::string next_;
  std::int64_t began_ = 0;
  // What the manifest on the disk lists; nothing where there is none yet.
  std::optional<PathSet> listed_;
  SiteIndex index_;
  // What was published ahead since the last publication.
  PathSet ahead_;
};

// Copies a file of the content to a path that `stage_path` gave, in bounded memory. What was copied tells whether the file is still the one that
// was checked.
auto copy_into(const FileReader& reader, const std::string& source, const std::string& staged) -> CopiedFile;

}  // namespace prongsai
