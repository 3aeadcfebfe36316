#pragma once

#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/column.hpp"
#include "plan/listing.hpp"

// Every evidence pack that the site offers, with what is needed to fetch it and to check it.
namespace prongsai {

void packs_table(const Portal& portal, const std::vector<PackListing>& packs, TableWriter& out);
[[nodiscard]] auto packs_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto packs_json(const Portal& portal, const std::vector<PackListing>& packs) -> std::string;
[[nodiscard]] auto packs_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
