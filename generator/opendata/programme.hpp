#pragma once

#include <string>
#include <vector>

#include "opendata/column.hpp"
#include "score/standings.hpp"

// What offices report of their programmes, over all units and years, by unit, year and place in the file: counts and computed figures. How the answers of
// a survey that few people answered spread is not told.
namespace prongsai {

struct ProgrammeTable {
  // Of the files: `surveys`.
  std::string name;
  Text title;
  std::vector<DataField> csv_fields;
  std::vector<DataField> json_fields;
  void (*table)(const Standings& standings, TableWriter& out);
  std::string (*json)(const Portal& portal, const Standings& standings);
};

// Those that have rows: surveys, progress, indicators, networks, complaints.
[[nodiscard]] auto programme_tables(const Standings& standings) -> std::vector<ProgrammeTable>;

}  // namespace prongsai
