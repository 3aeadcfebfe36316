#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "pack/pack_content.hpp"
#include "pack/write_pack.hpp"
#include "source/kept.hpp"

namespace prongsai {

// The list of an index pack.
inline constexpr std::string_view listed_packs_path = "data/packs.json";

// A written pack as an index lists it.
struct IndexedPack {
  PackSubject subject;
  Text title;
  std::string name;
  std::uint64_t size = 0;
  std::string sha256;
  std::string bag_root;
  int part = 1;
  int parts = 1;
  // SHA-256 of two of the three files that the index holds of it; that of the third is bag_root.
  std::string manifest_sha256;
  std::string bag_info_sha256;
  // The three files, which many packs together make large.
  std::uint64_t manifest_size = 0;
  std::uint64_t tag_manifest_size = 0;
  std::uint64_t bag_info_size = 0;
  Kept<std::string> manifest;
  Kept<std::string> tag_manifest;
  Kept<std::string> bag_info;
};

[[nodiscard]] auto indexed(const PackContent& content, const PackFacts& facts) -> IndexedPack;

// A pack of packs' manifests: for each pack its name, address, size, SHA-256 and bag root in data/packs.json, and its manifests and bag-info.txt below
// data/<pack>/. No evidence is copied. The packs must outlive what is planned, which is lent their files. Invariant: names differ.
[[nodiscard]] auto plan_index_pack(const Corpus& corpus, const PackSubject& subject, std::span<const IndexedPack* const> packs, const PackOptions& options)
    -> PackContent;

}  // namespace prongsai
