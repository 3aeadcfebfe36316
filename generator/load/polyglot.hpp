#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "load/structure.hpp"

namespace prongsai {

// Watches a file's bytes for a second type beside the one that its walker finds: programs that look elsewhere than at the first byte would take it for that.
class PolyglotWatch {
 public:
  void take(std::string_view bytes);
  // What else the file is, where its own type is `type`.
  [[nodiscard]] auto also(std::optional<FileType> type) const -> std::optional<Text>;

 private:
  std::string beginning_;
  std::string tail_;
};

}  // namespace prongsai
