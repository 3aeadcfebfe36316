#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/any_bag.hpp"
#include "pack/any_zip.hpp"
#include "pack/byte_source.hpp"
#include "pack/fault.hpp"

namespace prongsai {

// A bag with what reading it found; `whole_sha256` is of the zip.
struct ReadBag {
  AnyBag bag;
  std::vector<Finding> findings;
  std::string whole_sha256;
  std::set<ZipDifference> differences;
  // False where no bag was found in the zip.
  bool found = true;
};

// Reads every file of the folder once, in bounded memory but for the tag files, on up to `jobs` threads. No symbolic link is followed and nothing
// outside is touched: links, pipes and devices are findings. Throws std::system_error where the folder or a file in it cannot be read.
[[nodiscard]] auto read_folder_bag(const std::string& folder, unsigned jobs) -> ReadBag;

// Reads the zip from its first byte to its last, once, and unpacks in bounded memory. `zip` has no fault; `stem` is the zip's file name without
// `.zip`. The bag is the zip's one top folder, or the zip itself where bagit.txt stands at its top.
[[nodiscard]] auto read_zip_bag(const ByteSource& source, AnyZip zip, std::string_view stem) -> ReadBag;

// The folders above `path` join the bag's.
void add_folders_above(AnyBag& bag, std::string_view path);

}  // namespace prongsai
