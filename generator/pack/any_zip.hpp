#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pack/byte_source.hpp"
#include "pack/fault.hpp"

namespace prongsai {

// In what a zip of another maker differs from the canonical form of packs without any reader seeing other files in it. The order is that of reports.
enum class ZipDifference : std::uint8_t {
  compression,
  times,
  modes,
  versions,
  flags,
  extra_fields,
  zip64,
  descriptors,
  folders,
  comments,
  order,
  top_folder_name,
  no_top_folder,
  names,
};

struct AnyZipEntry {
  // Valid UTF-8; a folder's ends with a slash.
  std::string path;
  // 0 stored, 8 deflated.
  std::uint16_t method = 0;
  std::uint32_t crc32 = 0;
  std::uint64_t size = 0;
  std::uint64_t packed_size = 0;
  // Where its local header begins, where its data does, and where the next entry or the directory begins.
  std::uint64_t offset = 0;
  std::uint64_t data = 0;
  std::uint64_t end = 0;
  bool has_descriptor = false;
  [[nodiscard]] auto is_folder() const -> bool { return path.ends_with('/'); }
};

struct AnyZip {
  // In the order of their places, without a gap. Complete only without a fault.
  std::vector<AnyZipEntry> entries;
  std::uint64_t directory_offset = 0;
  std::set<ZipDifference> differences;
  // The first thing that is dangerous, ambiguous or cannot be read.
  std::optional<Finding> fault;
};

// Reads the structure of a zip that any tool made. Refused is whatever lets two readers see different files, or one reach out of its folder: bytes
// that no record names, overlaps, a name twice, local headers that do not agree with the directory, names that are absolute, lead up, have a
// backslash or a drive, links and devices, a second name (0x7075) that lies, names of no known encoding, encryption, several disks, and zips
// that unpack to more than 100 MB and 100 times their size. What is only not canonical is a difference. No file's data is read. Any input ends in a
// result; memory grows with the directory only. Throws std::system_error where the source cannot be read.
[[nodiscard]] auto read_any_zip(const ByteSource& source) -> AnyZip;

// What is wrong with the name of an entry of another maker, or `PackFault::none`: less is asked than of our own packs.
[[nodiscard]] auto foreign_name_fault(std::string_view path) -> PackFault;

// Words for a list of differences: the detail of the finding not_canonical is their numbers, `0,3`.
[[nodiscard]] auto difference_words(std::string_view detail) -> Text;
[[nodiscard]] auto difference_detail(const std::set<ZipDifference>& differences) -> std::string;

}  // namespace prongsai
