#pragma once

#include <string>
#include <string_view>

#include "plan/site_model.hpp"

namespace prongsai {

inline constexpr std::string_view packs_list_path = "packs/packs.json";

// Every pack that the site offers, with its size and SHA-256, for programs and for the page that checks packs:
// `{"packs": [{"file": "a_2564_cdd-2564.zip", "size": 1234, "sha256": "…"}]}`, one line each, by name.
[[nodiscard]] auto packs_list(const SiteModel& site) -> std::string;

}  // namespace prongsai
