#include "source/source_map.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/assert.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"

namespace prongsai {

auto SourceMap::add(std::string path, std::string text) -> FileId {
  auto& held = files_.emplace_back();
  held.file = {.path = std::move(path), .text = std::move(text)};
  return FileId{static_cast<std::uint32_t>(files_.size() - 1)};
}

auto SourceMap::held(FileId id) const -> Held& {
  const auto index = static_cast<std::size_t>(id);
  require(index < files_.size(), "a span names a file that the source map does not have");
  return files_[index];
}

auto SourceMap::fill(FileId id, std::string text) -> const std::string& {
  auto& file = files_.at(static_cast<std::size_t>(id)).file;
  require(is_filled(id) && file.text.empty(), "a source file was read twice");
  file.text = std::move(text);
  return file.text;
}

void SourceMap::put_off(FileId id, std::string sha256) {
  auto& held = files_.at(static_cast<std::size_t>(id));
  require(held.file.text.empty(), "a source file that was read is put off");
  held.sha256 = std::move(sha256);
  held.waits = held.sha256 != sha256_hex("");
}

void SourceMap::put_aside(FileId id) {
  auto& held = files_.at(static_cast<std::size_t>(id));
  if (!store_ || held.waits || held.file.text.empty()) {
    return;
  }
  if (!held.aside) {
    held.aside = store_->put(held.file.text);
  }
  if (held.aside) {
    // Assigning an empty text would keep the memory.
    std::string().swap(held.file.text);
    held.waits = true;
  }
}

auto SourceMap::waiting_text(const Held& held) const -> std::string {
  if (held.aside) {
    return store_->read(*held.aside);
  }
  auto text = reader_(held.file.path);
  if (sha256_hex(text) != held.sha256) {
    throw std::system_error(EBUSY, std::generic_category(), held.file.path + ": changed while it was in use; try again");
  }
  return text;
}

void SourceMap::read_now(Held& held) const {
  const std::lock_guard lock(*reading_);
  if (!held.waits.load(std::memory_order_acquire)) {
    return;
  }
  held.file.text = waiting_text(held);
  held.waits.store(false, std::memory_order_release);
}

auto SourceMap::file(FileId id) const -> const SourceFile& {
  auto& held = this->held(id);
  if (held.waits.load(std::memory_order_acquire)) {
    read_now(held);
  }
  return held.file;
}

auto SourceMap::read(FileId id) const -> std::string {
  const auto& held = this->held(id);
  return held.waits.load(std::memory_order_acquire) ? waiting_text(held) : held.file.text;
}

auto SourceMap::path(FileId id) const -> const std::string& { return held(id).file.path; }

auto SourceMap::has_text(FileId id) const -> bool {
  const auto& held = this->held(id);
  return held.waits.load(std::memory_order_acquire) || !held.file.text.empty();
}

auto SourceMap::is_filled(FileId id) const -> bool { return !held(id).waits.load(std::memory_order_acquire); }

auto SourceMap::sha256(FileId id) const -> std::string {
  const auto& held = this->held(id);
  return held.sha256.empty() ? sha256_hex(read(id)) : held.sha256;
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
