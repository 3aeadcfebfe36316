#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/span.hpp"
#include "source/text_store.hpp"

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
// where it is for the map's lifetime, or until it is put aside. Reading from many threads is fine once a file's text is in. Of a text that is known by its
// hash alone, the bytes are read when somebody asks for them: most never are.
class SourceMap {
 public:
  // Reads the whole text of the path.
  using TextReader = std::function<std::string(const std::string&)>;

  auto add(std::string path, std::string text = {}) -> FileId;
  // Threads may fill different files at the same time.
  auto fill(FileId id, std::string text) -> const std::string&;
  // For texts that are put off.
  void set_reader(TextReader reader) { reader_ = std::move(reader); }
  // Instead of `fill`: the text has this SHA-256. Asking for it later throws std::system_error where the file has another text by then.
  void put_off(FileId id, std::string sha256);
  // Where texts go that are put aside; without one they stay in memory.
  void set_store(std::shared_ptr<TextStore> store) { store_ = std::move(store); }
  // Null where texts are not put aside.
  [[nodiscard]] auto store() const -> const std::shared_ptr<TextStore>& { return store_; }
  // Frees the memory of the file's text until somebody asks for it; while nobody else uses the text. Without effect where there is none in memory.
  void put_aside(FileId id);
  // The file with its text, which stays in memory from then on: for messages about a place in it.
  [[nodiscard]] auto file(FileId id) const -> const SourceFile&;
  // The text for the caller alone, for whoever looks through many files.
  [[nodiscard]] auto read(FileId id) const -> std::string;
  [[nodiscard]] auto path(FileId id) const -> const std::string&;
  // Whether the file has a text that is not empty, read or put off.
  [[nodiscard]] auto has_text(FileId id) const -> bool;
  // Whether the text is there to be looked at.
  [[nodiscard]] auto is_filled(FileId id) const -> bool;
  // Of the text, in lower-case hex; computed where it was not given.
  [[nodiscard]] auto sha256(FileId id) const -> std::string;
  [[nodiscard]] auto size() const -> std::size_t { return files_.size(); }
  [[nodiscard]] auto text(Span span) const -> std::string_view;
  // The position of a byte offset; an offset past the end is the end.
  [[nodiscard]] auto position(FileId file, std::uint32_t offset) const -> Position;
  // The line (from 1) without its line end.
  [[nodiscard]] auto line(FileId file, std::uint32_t number) const -> std::string_view;

 private:
  struct Held {
    SourceFile file;
    // Of a text that was put off; stays when it is read.
    std::string sha256 = {};
    // Of a text that was put aside; stays when it is read.
    std::optional<TextPlace> aside = {};
    std::atomic<bool> waits = false;
  };
  [[nodiscard]] auto held(FileId id) const -> Held&;
  [[nodiscard]] auto waiting_text(const Held& held) const -> std::string;
  void read_now(Held& held) const;
  [[nodiscard]] auto line_start(FileId file, std::uint32_t number) const -> std::size_t;
  // Texts that wait are filled in by whoever asks first.
  mutable std::deque<Held> files_;
  TextReader reader_;
  std::shared_ptr<TextStore> store_;
  std::unique_ptr<std::mutex> reading_ = std::make_unique<std::mutex>();
};

}  // namespace prongsai
