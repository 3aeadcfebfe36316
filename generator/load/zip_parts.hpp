#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "load/structure.hpp"

// The parts of a zip-based document. The archive must be in one piece: parts one after the other from the first byte, then the directory, then the end
// record, nothing before, between or after, so that every program sees the same parts.
namespace prongsai {

struct ZipPart {
  std::string name;
  std::uint32_t flags = 0;
  // 0 stored, 8 deflated.
  std::uint32_t method = 0;
  std::uint32_t crc = 0;
  std::uint64_t packed = 0;
  std::uint64_t size = 0;
  // Of the local header, of the data, and of what follows the part.
  std::uint64_t offset = 0;
  std::uint64_t data = 0;
  std::uint64_t next = 0;
  // Where the part stands in the directory, and how many bytes it takes there.
  std::uint64_t entry = 0;
  std::uint64_t entry_length = 0;
};

struct ZipParts {
  // In the order of the file.
  std::vector<ZipPart> parts;
  std::uint64_t directory = 0;
  std::uint64_t directory_end = 0;
  [[nodiscard]] auto find(std::string_view name) const -> const ZipPart*;
};

// Nothing where the archive is not in one piece; `fault` then says why.
[[nodiscard]] auto read_zip_parts(std::string_view archive, std::optional<StructureFault>& fault) -> std::optional<ZipParts>;


}  // namespace prongsai
