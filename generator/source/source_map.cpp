#include "source/source_map.hpp"

#include <algorithm>
#include <utility>

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace prongsai {

auto SourceMap::add(std::string path, std::string text) -> FileId {
  files_.push_back({.path = std::move(path), .text = std::move(text)});
  return FileId{static_cast<std::uint32_t>(files_.size() - 1)};
}

auto SourceMap::fill(FileId id, std::string text) -> const std::string& {
  auto& file = files_.at(static_cast<std::size_t>(id));
  require(file.text.empty(), "a source file was read twice");
  file.text = std::move(text);
  return file.text;
}

auto SourceMap::file(FileId id) const -> const SourceFile& {
  const auto index = static_cast<std::size_t>(id);
  require(index < files_.size(), "a span names a file that the source map does not have");
  return files_[index];
}

auto SourceMap::text(Span span) const -> std::string_view {
  const std::string_view text = file(span.file).text;
  const auto begin = std::min<std::size_t>(span.begin, text.size());
  return text.substr(begin, std::min<std::size_t>(span.end, text.size()) - begin);
}

auto SourceMap::position(FileId id, std::uint32_t offset) const -> Position {
  const std::string_view text = file(id).text;
  const auto before = text.substr(0, std::min<std::size_t>(offset, text.size()));
  const auto last_break = before.rfind('\n');
  const auto in_line = last_break == std::string_view::npos ? before : before.substr(last_break + 1);
  return {.line = static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 1),
          .column = static_cast<std::uint32_t>(code_point_count(in_line) + 1)};
}

auto SourceMap::line_start(FileId id, std::uint32_t number) const -> std::size_t {
  const std::string_view text = file(id).text;
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < number; ++line) {
    const auto next = text.find('\n', at);
    if (next == std::string_view::npos) {
      return text.size();
    }
    at = next + 1;
  }
  return at;
}

auto SourceMap::line(FileId id, std::uint32_t number) const -> std::string_view {
  const std::string_view text = file(id).text;
  const auto start = line_start(id, number);
  auto line = text.substr(start, text.find('\n', start) - start);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace prongsai
