#pragma once

#include <cstdint>

#include "search/tokens.hpp"

namespace prongsai {

// That a key stands in a block, as one number: in order of their numbers, postings are in order of keys and then of blocks.
using Posting = std::uint64_t;

[[nodiscard]] constexpr auto posting(SearchKey key, std::uint32_t block) -> Posting { return (Posting{key} << 32U) | block; }
[[nodiscard]] constexpr auto key_of(Posting posting) -> SearchKey { return static_cast<SearchKey>(posting >> 32U); }
[[nodiscard]] constexpr auto block_of(Posting posting) -> std::uint32_t { return static_cast<std::uint32_t>(posting); }

}  // namespace prongsai
