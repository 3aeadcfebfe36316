#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/fault.hpp"

namespace prongsai {

struct FetchEntry {
  std::string url;
  // Octets, where the line gives them.
  std::optional<std::uint64_t> length;
  // As in a manifest's entry.
  std::string path;
};

struct FetchList {
  std::vector<FetchEntry> entries;
  std::vector<Finding> findings;
};

// Reads the lines of fetch.txt: address, length or `-`, path (RFC 8493, 2.2.3). Nothing is fetched.
[[nodiscard]] auto read_fetch_list(std::string_view text, bool is_1_0) -> FetchList;

}  // namespace prongsai
