#pragma once

#include "model/corpus.hpp"
#include "opendata/column.hpp"

namespace prongsai {

struct WriteUpEntry {
  const Portal* portal = nullptr;
  const Unit* unit = nullptr;
  const UnitYear* year = nullptr;
  const WriteUp* write_up = nullptr;
};

// What a table can show of a write-up: one value, or a list of ids, a column.
[[nodiscard]] auto write_up_columns() -> DataColumns<WriteUpEntry>;

}  // namespace prongsai
