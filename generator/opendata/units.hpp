#pragma once

#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/column.hpp"

// Every unit, by id.
namespace prongsai {

[[nodiscard]] auto units_csv(const Corpus& corpus) -> std::string;
[[nodiscard]] auto units_csv_fields() -> std::vector<DataField>;
// Also honours and channels.
[[nodiscard]] auto units_json(const Corpus& corpus) -> std::string;
[[nodiscard]] auto units_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
