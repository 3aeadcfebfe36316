#pragma once

#include <string>

#include "output/output_tree.hpp"
#include "output/site_folder.hpp"

// The folder beside a site in which a whole new site is made, and in which the old one is taken apart. For this room only.
namespace prongsai {

// Its path: hidden, and named after the site's folder, whose real path is given.
[[nodiscard]] auto folder_beside(const std::string& site) -> std::string;

// Removes what a killed run left there: what its manifest lists. False where anything else is in it, which stays. Only for whoever holds the lock of the
// site. Throws std::system_error where the disk refuses.
[[nodiscard]] auto clear_beside(const std::string& folder, unsigned jobs) -> bool;

// The first path below a folder of the site (empty for all of it) that is neither listed nor the writer's own; empty where there is none.
[[nodiscard]] auto first_foreign(const SiteFolder& site, const PathSet& listed, const std::string& folder) -> std::string;

}  // namespace prongsai
