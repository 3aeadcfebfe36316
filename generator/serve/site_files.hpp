#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "serve/descriptor.hpp"

namespace prongsai {

// What stands at a path of the site.
struct SiteFile {
  enum class Kind : std::uint8_t { nothing, file, folder };
  Kind kind = Kind::nothing;
  // Of a file: open for reading.
  std::shared_ptr<const OpenDescriptor> file;
  std::uint64_t size = 0;
};

// Opens what `path_of_target` gave, below the folder, without following a link; a path that ends with a slash, and the empty one, name the page of
// the folder. The folder may go away and come back between calls.
[[nodiscard]] auto open_site_file(const std::string& folder, const std::string& path) -> SiteFile;

// Up to `want` bytes from there; fewer only at the end of the file, or where it cannot be read.
[[nodiscard]] auto read_at(const OpenDescriptor& file, std::uint64_t offset, std::uint64_t want) -> std::string;

}  // namespace prongsai
