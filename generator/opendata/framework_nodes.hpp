#pragma once

#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/column.hpp"

// A framework of any kind as a table: a row for each thing that it gives a place, in its own order, with the document that it was taken from.
// Other files name criteria and items by the ids that stand here.
namespace prongsai {

void framework_table(const Corpus& corpus, const FrameworkId& framework, TableWriter& out);
[[nodiscard]] auto framework_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto framework_json(const Corpus& corpus, const FrameworkId& framework) -> std::string;
[[nodiscard]] auto framework_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
