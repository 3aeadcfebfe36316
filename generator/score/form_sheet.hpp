#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "score/standings.hpp"

// What the annex's forms say, whoever prints them: the pages of the site and those inside packs have the same lines and the same words.
namespace prongsai {

// A line below the dimensions of a score sheet. Empty strings stand for cells that have nothing to say.
struct SheetLine {
  Text label;
  std::string full;
  std::string given;
};

// Sum, extra points, total and grade of a unit.
[[nodiscard]] auto sheet_lines(const UnitScore& score) -> std::vector<SheetLine>;
// The same to be filled in by hand.
[[nodiscard]] auto blank_sheet_lines(const Framework& framework) -> std::vector<SheetLine>;

// Headings of the score sheet's columns, of the checklist's, and who signs.
struct FormWords {
  Text dimension;
  Text full;
  Text claimed;
  Text supported;
  Text awarded;
  Text points;
  Text criterion;
  Text result;
  Text remarks;
  Text for_unit;
  Text for_committee;
};
[[nodiscard]] auto form_words() -> const FormWords&;

}  // namespace prongsai
