#pragma once

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

}  // namespace prongsai
