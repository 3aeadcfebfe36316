#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "pack/fault.hpp"

namespace prongsai {

// The elements of bag-info.txt in their order.
struct BagInfoText {
  // Label and value; continued lines are joined by a line feed.
  std::vector<std::pair<std::string, std::string>> elements;
  std::vector<Finding> findings;
  // Labels that RFC 8493 reserves are the same in any case; so are all others here.
  [[nodiscard]] auto values(std::string_view label) const -> std::vector<std::string_view>;
};

// Reads `Label: value` lines and their continuations (RFC 8493, 2.2.2). `path` is bag-info.txt, or package-info.txt before BagIt 0.96.
[[nodiscard]] auto read_bag_info(std::string_view path, std::string_view text, bool is_1_0) -> BagInfoText;

// What a bag claims to hold: bytes and files.
struct PayloadOxum {
  std::uint64_t bytes = 0;
  std::uint64_t files = 0;
  auto operator==(const PayloadOxum&) const -> bool = default;
};
[[nodiscard]] auto read_payload_oxum(std::string_view value) -> std::optional<PayloadOxum>;

// `2 of 3`; `total` is missing for `2 of ?`.
struct BagCount {
  std::uint64_t part = 0;
  std::optional<std::uint64_t> total;
};
[[nodiscard]] auto read_bag_count(std::string_view value) -> std::optional<BagCount>;


}  // namespace prongsai
