#pragma once

#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/column.hpp"

// Best-practice write-ups of all years, by unit, year and id; without their prose, which is on their pages.
namespace prongsai {

void write_ups_table(const Corpus& corpus, TableWriter& out);
[[nodiscard]] auto write_ups_csv_fields() -> std::vector<DataField>;
// Also target groups, indicators, the named method, channels and links.
[[nodiscard]] auto write_ups_json(const Corpus& corpus) -> std::string;
[[nodiscard]] auto write_ups_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
