#pragma once

#include <string>
#include <vector>

#include "author/status.hpp"
#include "base/language.hpp"

namespace prongsai {

// One unit in full.
[[nodiscard]] auto print_status(const UnitStatus& status, const Date& today, Language language) -> std::string;
// A line for each unit.
[[nodiscard]] auto print_status_list(const std::vector<UnitStatus>& all, const Date& today, Language language) -> std::string;
// The same for programs; dates are ISO 8601, CE.
[[nodiscard]] auto status_json(const std::vector<UnitStatus>& all, const Date& today) -> std::string;

}  // namespace prongsai
