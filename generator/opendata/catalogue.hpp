#pragma once

#include <vector>

#include "opendata/open_data.hpp"
#include "plan/site_model.hpp"

namespace prongsai {

inline constexpr const char* data_package_path = "datapackage.json";
inline constexpr const char* data_catalogue_path = "catalog.jsonld";

// What tells programs of the open data, made from the listings of all files with their sizes and hashes: a Data Package (datapackage.org, 2.0) with the
// schema of each CSV file, and a catalogue in DCAT 3 as JSON-LD with a data set for each table and a distribution for each of its files.
[[nodiscard]] auto catalogue_files(const SiteModel& site) -> std::vector<DataFile>;

}  // namespace prongsai
