#pragma once

#include <string>
#include <vector>

#include "pack/bag_check.hpp"
#include "pack/verify.hpp"

namespace prongsai {

// Checks that an index agrees with itself: its list is of the right form, and each pack's manifests are those that the list names by bag root. Fills
// `listed` where they do. Finds nothing in a pack that is no index.
[[nodiscard]] auto check_index(const Bag& bag, std::vector<ListedPack>& listed) -> std::vector<Finding>;

// Looks for the packs of a good index in `folder`: each that is there must have the SHA-256 listed; those that are not are said in notes. Throws
// std::system_error where one is there and cannot be read.
void check_packs_beside(VerifyReport& report, const std::string& folder);

}  // namespace prongsai
