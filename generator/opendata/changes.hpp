#pragma once

#include <string>
#include <vector>

#include "changes/compare.hpp"
#include "model/corpus.hpp"
#include "opendata/column.hpp"

// What changed between publications: the latest first, then by unit, year and topic.
namespace prongsai {

void changes_table(const Corpus& corpus, const std::vector<ChangeSet>& sets, TableWriter& out);
[[nodiscard]] auto changes_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto changes_json(const Corpus& corpus, const std::vector<ChangeSet>& sets) -> std::string;
[[nodiscard]] auto changes_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
