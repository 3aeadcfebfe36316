#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"

namespace prongsai {

// A spreadsheet file (Office Open XML): libxlsxwriter, which only workbook.cpp includes. Sheets are filled one after the other, row by row; memory does
// not grow with the rows. No cell is a formula or a link, whatever it holds. The same calls give the same bytes: the only date inside is the one given.
class Workbook {
 public:
  // Of one sheet.
  static constexpr std::size_t most_rows = 1'048'576;
  // Characters of one cell; a longer text is cut and ends with `…`.
  static constexpr std::size_t longest_text = 32'767;

  explicit Workbook(const Date& created);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  auto operator=(const Workbook&) -> Workbook& = delete;

  // What follows goes there. The first row is the head: bold, it stays while the rest scrolls. `widths` in characters, of the columns from the first.
  void begin_sheet(const std::string& name, const std::vector<double>& widths);
  // Over all rows written so far; of the sheet at hand.
  void filter();
  void text(std::string_view text);
  void number(Decimal number);
  void boolean(bool truth);
  void empty();
  void end_row();
  // The file. The object must not be used afterwards. Throws std::system_error where the machine has no room for it.
  [[nodiscard]] auto take() -> std::string;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace prongsai
