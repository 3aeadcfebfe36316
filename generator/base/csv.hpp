#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai {

// Writes CSV that spreadsheets in Thailand open with a double click: UTF-8 with a byte order mark, RFC 4180 quoting, CRLF.
//
// No cell is a formula: a cell that begins with `=`, `+`, `-`, `@`, TAB or CR gets a leading apostrophe, unless it is a plain number. So that
// readers can undo it, one that begins with apostrophes before such a character gets another. The rule for readers: where apostrophes and then
// one of these characters begin a cell, drop the first apostrophe.
class CsvWriter {
 public:
  enum class Mark : std::uint8_t { byte_order, none };
  // Readers of data packages expect the first byte to be the first column's name: those files go without the mark.
  explicit CsvWriter(Mark mark = Mark::byte_order) : text_(mark == Mark::byte_order ? "\xEF\xBB\xBF" : "") {}
  void cell(std::string_view text);
  void end_row();
  // The object must not be used afterwards.
  [[nodiscard]] auto take() -> std::string { return std::move(text_); }

 private:
  std::string text_;
  bool row_begins_ = true;
};

}  // namespace prongsai
