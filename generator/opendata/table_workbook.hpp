#pragma once

#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/column.hpp"

namespace prongsai {

// What a workbook says of its table: the same as the dictionary says of the CSV file of that name.
struct WorkbookInfo {
  const Portal* portal = nullptr;
  Text title;
  // `data/scores-2564.xlsx`.
  std::string path;
  std::vector<DataField> fields;
};

// A table as a spreadsheet file of three sheets: the rows, what each column means, where all comes from. Words of both languages stand side by side.
// Ids, dates and lists are text, so that no program takes `010` for ten.
[[nodiscard]] auto table_workbook(const WorkbookInfo& info, const FillTable& fill) -> std::string;
// The key (base/key.hpp) of all that the workbook follows from: every cell with its kind, every field, what it says of the portal. Made in a fraction of the
// time, as nothing is compressed.
[[nodiscard]] auto workbook_key(const WorkbookInfo& info, const FillTable& fill) -> std::string;

}  // namespace prongsai
