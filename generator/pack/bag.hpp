#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack_content.hpp"

namespace prongsai {

inline constexpr std::string_view bagit_text = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

// A file whose bytes are known, with its facts.
[[nodiscard]] auto file_of_bytes(std::string path, std::string bytes, std::string media_type) -> PackFile;

struct BagInfo {
  std::string organization;
  std::string description;
  Date date;
  // What the identifier is derived from, together with every hash: the pack's address.
  std::string address;
  std::string profile_url;
  // Of a part: what its siblings share, and which of how many it is.
  std::string group;
  std::string count;
};

// Completes `content`, which has its name, its payload and its own tag files (metadata/…), to a bag: adds bagit.txt, bag-info.txt, both manifests and
// VERIFY.txt, and sets identifier and bag_root.
void complete_bag(PackContent& content, const BagInfo& info);

// Completes a pack of the portal to a bag: `complete_bag` with what the portal says. `group` is empty where the pack is whole.
void complete_pack(PackContent& content, const Portal& portal, const PackOptions& options, const std::string& group);

void add_bytes(PackContent& content, std::string path, std::string bytes, std::string media_type);
// A file of the content that was read as text. Invariant: it is not empty.
void add_source(PackContent& content, std::string path, const SourceMap& sources, FileId id, std::string media_type);

// One line per file, sorted by path: hash, two blanks, path.
[[nodiscard]] auto manifest_text(const std::vector<const PackFile*>& files) -> std::string;

// `12.3 MB`: decimal units, cut to one place.
[[nodiscard]] auto readable_size(std::uint64_t bytes) -> std::string;

// How to check a pack without this program, in Thai and English; the six shell lines are those that start with four blanks.
[[nodiscard]] auto verify_instructions(const std::string& pack_name) -> std::string;

// The BagIt profile (bagit-profiles 1.4.0) that the packs of a portal follow.
[[nodiscard]] auto bag_profile_json(const std::string& profile_url, const Portal& portal) -> std::string;

}  // namespace prongsai
