#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/sha256.hpp"

namespace prongsai {

// Names a result by all that it is made from: SHA-256 over the parts, each with its length, so that no two lists of parts look alike.
class KeyMaker {
 public:
  // `what` keeps results of different kinds apart.
  explicit KeyMaker(std::string_view what) { add(what); }
  auto add(std::string_view part) -> KeyMaker& {
    hash_.update(std::to_string(part.size()) + ":");
    hash_.update(part);
    return *this;
  }
  auto add(std::uint64_t number) -> KeyMaker& { return add(std::string_view(std::to_string(number))); }
  // 64 lower-case hex digits. The object must not be used afterwards.
  [[nodiscard]] auto hex() -> std::string { return hash_.hex(); }

 private:
  Sha256 hash_;
};

}  // namespace prongsai
