#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "output/output_tree.hpp"
#include "output/site_folder.hpp"

namespace prongsai {

// A file that is ready to be published: the bytes are either in the site already or wait in the staging folder.
struct PlacedFile {
  OutputPath path;
  std::uint64_t size = 0;
  // Where the new bytes wait, relative to the site folder; empty where the published file has the same bytes.
  std::string staged;
  // The key of all that the bytes follow from (base/key.hpp), where the writer is to know the file by it next time; else empty.
  std::string key = {};
  // Kept with the key (SiteIndex::Entry::note).
  std::string note = {};
  // The bytes were made by another run.
  bool taken = false;
};

// Takes the bytes of one file, piece by piece, and compares them with the published file. As long as they agree nothing is written; from the
// first difference on the whole file goes to `staged`. So an unchanged file costs one reading, and a source is read once whatever comes out.
class PlacingFile {
 public:
  // `published` is what stands at the path now. With a known `size` that differs from its size, no comparison is made.
  PlacingFile(const SiteFolder& site, OutputPath path, Found published, std::string staged, std::optional<std::uint64_t> size);
  void take(std::string_view piece);
  // Ends the file. The object must not be used afterwards.
  [[nodiscard]] auto finish() -> PlacedFile;

 private:
  [[nodiscard]] auto agrees(std::string_view piece) -> bool;
  void part_from_published();

  const SiteFolder* site_;
  OutputPath path_;
  Found published_;
  std::string staged_;
  std::string name_;
  // Open from the first difference on.
  Descriptor out_;
  std::uint64_t size_ = 0;
};

// Whether two open files hold the same bytes from where they stand to their ends.
[[nodiscard]] auto same_bytes(const Descriptor& first, const Descriptor& second, const std::string& name) -> bool;

// Gives a published file the permissions that every file of the site has, where something took them away.
void mend_mode(const Found& file, const std::string& name);

}  // namespace prongsai
