#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace prongsai {

// A file format as the PRONOM registry knows it.
struct FileFormat {
  std::string_view media_type;
  std::string_view url;
  std::string_view name;
};

// The PRONOM entry that a media type stands for, or null where its versions have entries of their own (PDF, PNG, JPEG).
[[nodiscard]] auto pronom_format(std::string_view media_type) -> const FileFormat*;

// What a file of the payload that is no evidence is there for; empty for others. `path` is below data/.
struct FileRole {
  Text name;
  Text description;
};
[[nodiscard]] auto role_of(std::string_view path) -> FileRole;

}  // namespace prongsai
