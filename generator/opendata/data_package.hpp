#pragma once

#include <string>

#include "plan/site_model.hpp"

namespace prongsai {

// datapackage.json: every file that the site lists, with size, hash and, of CSV files, the schema.
[[nodiscard]] auto data_package(const SiteModel& site) -> std::string;

}  // namespace prongsai
