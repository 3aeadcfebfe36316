#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "pack/fault.hpp"

namespace prongsai {

// What the name of a file at the top of a bag says it is.
struct ManifestName {
  // As the file name has it; it may be one that is not known.
  std::string algorithm;
  bool is_payload = false;
};
// `manifest-<algorithm>.txt` or `tagmanifest-<algorithm>.txt`.
[[nodiscard]] auto manifest_name(std::string_view path) -> std::optional<ManifestName>;

struct ManifestEntry {
  // Lower-case hex; empty where the line has none that can be read.
  std::string digest;
  // Without a leading `./`, not decoded; never out of the bag.
  std::string path;
};

struct Manifest {
  // Name of the manifest's file.
  std::string name;
  DigestAlgorithm algorithm{};
  bool is_payload = false;
  std::vector<ManifestEntry> entries;
  // Some line names no path: files that the manifest seems not to list may stand there.
  bool has_unreadable_line = false;
};

// Reads the lines of a manifest: checksum, blanks or tabs, path (RFC 8493, 2.1.3). Lines that cannot be read, or point out of the bag, are findings;
// marks of md5sum and blank lines are warned of once each. `text` is UTF-8.
[[nodiscard]] auto read_manifest(Manifest manifest, std::string_view text, bool is_1_0, std::vector<Finding>& findings) -> Manifest;

}  // namespace prongsai
