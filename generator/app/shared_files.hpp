#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "source/results.hpp"

// Whole files of a site in a cache folder that several runs share, by path and key: made by one, taken by another (docs/adr/0025-shards.md).
namespace prongsai {

struct SharedFile {
  // SiteIndex::Entry::note.
  std::string note;
  std::string bytes;
};

// Larger files are made by whoever needs them: a result is held in memory as a whole.
inline constexpr std::uint64_t most_shared = std::uint64_t{64} << 20U;

[[nodiscard]] auto find_shared(Results& results, const std::string& path, const std::string& key) -> std::optional<SharedFile>;
void keep_shared(Results& results, const std::string& path, const std::string& key, const SharedFile& file);

}  // namespace prongsai
