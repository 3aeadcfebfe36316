#pragma once

#include <compare>
#include <cstdint>
#include <utility>

namespace prongsai {

// A file of a SourceMap. Ids follow the order in which files were added.
enum class FileId : std::uint32_t {};

// Half-open range of bytes in a source file, zero-based. Only printing turns it into lines and columns.
struct Span {
  FileId file{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

// A value that remembers where it was written.
template <class T>
struct Located {
  T value{};
  Span span{};
  [[nodiscard]] auto operator->() const -> const T* { return &value; }
  [[nodiscard]] auto operator*() const -> const T& { return value; }
};

}  // namespace prongsai
