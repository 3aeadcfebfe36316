#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai {

// Results that an earlier run of this program left, by the key of all that they were made from (base/key.hpp). Only pure results belong here: the same key
// always means the same bytes. All of it may be missing at any time. Thread-safe.
class Results {
 public:
  Results() = default;
  Results(const Results&) = delete;
  auto operator=(const Results&) -> Results& = delete;
  virtual ~Results() = default;
  // The bytes as they were kept, whole; nothing where there are none.
  [[nodiscard]] virtual auto find(const std::string& key) -> std::optional<std::string> = 0;
  virtual void keep(const std::string& key, std::string_view bytes) = 0;
};

// Files that stand together in the source map, from `begin` to before `end`, and the key of all their texts and of what they were read with; empty where
// nothing is remembered.
struct KeyedFiles {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string key;
};

}  // namespace prongsai
