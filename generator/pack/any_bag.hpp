#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "pack/bag_info_text.hpp"
#include "pack/bag_profile.hpp"
#include "pack/fault.hpp"

namespace prongsai {

// What reading a bag, from a folder or a zip, found of one file.
struct AnyFile {
  std::uint64_t size = 0;
  // Lower-case hex, in the order of AnyBag::algorithms.
  std::vector<std::string> digests;
  // Kept for the tag files that describe the bag (describes_any_bag).
  std::string text;
  // Something is wrong with the bytes that was already said: no checksum is compared.
  bool damaged = false;
};

struct AnyBag {
  std::vector<DigestAlgorithm> algorithms;
  // By path below the bag's base folder.
  std::map<std::string, AnyFile, std::less<>> files;
  // Folders, without a slash at the end.
  std::set<std::string, std::less<>> folders;
  // The bag came as a zip.
  bool is_zip = false;
};

// The digests that the manifests among `paths` need.
[[nodiscard]] auto algorithms_for(const std::vector<std::string>& paths) -> std::vector<DigestAlgorithm>;

// Files whose text the checks need, for bags of any maker.
[[nodiscard]] auto describes_any_bag(std::string_view path) -> bool;

// So many bytes of tag files are kept in memory, in the order of their paths; one that no longer fits is a fault. What describes a bag grows with the
// number of its files.
[[nodiscard]] auto tag_text_budget(std::uint64_t files) -> std::uint64_t;

// What Payload-Oxum should be; `caseless` where names that differ only by case are one file.
[[nodiscard]] auto payload_sums(const AnyBag& bag, bool caseless) -> PayloadOxum;

// What a check of a bag found, besides its faults.
struct AnyBagFacts {
  std::string version;
  std::string encoding;
  // Of payload manifests, by their names in file names.
  std::vector<std::string> algorithms;
  BagInfoText info;
  std::vector<Finding> findings;
};

// Holds a bag against BagIt 0.93 to 1.0, warns of what bagit-java's linter warns of, and checks `profile` where there is one. Each mistake is said
// once: a file that several manifests miss is one finding, and Payload-Oxum is compared only where every payload file is as listed.
[[nodiscard]] auto check_any_bag(const AnyBag& bag, const BagProfile* profile) -> AnyBagFacts;

// What the names of a bag should not be: files of operating systems, names that fall together or that Windows does not take, a bag in the payload.
[[nodiscard]] auto name_warnings(const AnyBag& bag) -> std::vector<Finding>;

}  // namespace prongsai
