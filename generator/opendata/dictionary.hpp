#pragma once

#include <string>
#include <vector>

#include "opendata/open_data.hpp"

// The data dictionary: each file, each of its columns or keys, with its meaning in Thai and English.
namespace prongsai {

[[nodiscard]] auto dictionary_json(const Portal& portal, const std::vector<DataSource>& sources) -> std::string;
[[nodiscard]] auto dictionary_fields() -> std::vector<DataField>;

}  // namespace prongsai
