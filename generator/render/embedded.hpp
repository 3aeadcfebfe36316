#pragma once

#include <span>
#include <string_view>

namespace prongsai {

// A file of templates/ as it was when the program was built.
struct EmbeddedFile {
  std::string_view path;
  std::string_view text;
};

// Sorted by path.
[[nodiscard]] auto embedded_templates() -> std::span<const EmbeddedFile>;

}  // namespace prongsai
