#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/byte_source.hpp"
#include "pack/fault.hpp"
#include "pack/zip_records.hpp"

namespace prongsai {

// What a strict reading found: the archive's entries in order, or the first deviation from the canonical form.
struct StrictZip {
  // Complete only without a fault.
  std::vector<ZipEntry> entries;
  // Name of the one top folder, without a slash.
  std::string top;
  std::uint64_t directory_offset = 0;
  std::optional<Finding> fault;
};

// Reads the structure of a zip and accepts only the canonical form of packs, so that every reader of the archive sees the same files: local headers
// without a gap from the first byte, equal to the directory, in its order; the end record last; files stored, mode 0644, 1980-01-01; no comment,
// extra field, descriptor or encryption; safe names, no two alike, all in one folder named `stem`, bagit.txt first, then sorted by bytes; at most
// 1,000,000 entries; zip64 only where a limit is crossed. The files' bytes are not read. Any input ends in a result; memory grows with the
// directory only. Throws std::system_error where the source cannot be read.
[[nodiscard]] auto read_strict_zip(const ByteSource& source, std::string_view stem) -> StrictZip;

}  // namespace prongsai
