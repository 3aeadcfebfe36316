#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace prongsai {

// A place as people and editors name it: both numbers start at 1; a column counts Unicode characters, not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  auto operator<=>(const Position&) const = default;
};

// One text that was read. `path` is relative to the content folder, with `/`. A binary or unread file has an empty text.
struct SourceFile {
  std::string path;
  std::string text;
};

// Every file of the content, by FileId. All files are added first, in path order; then each text is filled in once, from any thread, and stays
// where it is for the map's lifetime. Reading from many threads is fine once a file's text is in.
class SourceMap {
 public:
  auto add(std::string path, std::string text = {}) -> FileId;
  // Threads may fill different files at the same time.
  auto fill(FileId id, std::string text) -> const std::string&;
  [[nodiscard]] auto file(FileId id) const -> const SourceFile&;
  [[nodiscard]] auto size() const -> std::size_t { return files_.size(); }
  [[nodiscard]] auto text(Span span) const -> std::string_view;
  // The position of a byte offset; an offset past the end is the end.
  [[nodiscard]] auto position(FileId file, std::uint32_t offset) const -> Position;
  // The line (from 1) without its line end.
  [[nodiscard]] auto line(FileId file, std::uint32_t number) const -> std::string_view;

 private:
  [[nodiscard]] auto line_start(FileId file, std::uint32_t number) const -> std::size_t;
  std::deque<SourceFile> files_;
};

}  // namespace prongsai
