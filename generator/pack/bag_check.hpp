#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pack/fault.hpp"

namespace prongsai {

// What reading a pack found of one file. `text` is kept for the few files that describe the bag (describes_bag).
struct BagFile {
  std::uint64_t size = 0;
  std::string sha256;
  std::string text;
};

// The files of a bag by their path below the top folder.
using Bag = std::map<std::string, BagFile, std::less<>>;

// Files whose text the checks need: bagit.txt, bag-info.txt, both manifests, the crate's metadata.
[[nodiscard]] auto describes_bag(std::string_view path) -> bool;

[[nodiscard]] auto is_payload_path(std::string_view path) -> bool;

// Holds a bag against BagIt 1.0 and the form of our packs: bagit.txt exact; both manifests strict, complete and matching; no file that they do not
// list; Payload-Oxum; the tag files that every pack has and no other outside metadata/.
[[nodiscard]] auto check_bag(const Bag& bag) -> std::vector<Finding>;

// Holds the crate's metadata against the payload: JSON, descriptor, root, and each payload file once with its size and SHA-256.
[[nodiscard]] auto check_crate(const Bag& bag) -> std::vector<Finding>;

}  // namespace prongsai
