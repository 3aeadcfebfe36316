#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/bag_check.hpp"

namespace prongsai {

// Whether cross_check() needs the text of a file: VERIFY.txt, the JSON of metadata/ and of data/, and every page.
[[nodiscard]] auto is_cross_checked(std::string_view path) -> bool;

// Holds the parts of a pack of ours against each other, where zip, bag and crate are each right by themselves: what bag-info.txt says can be computed
// from the rest; VERIFY.txt is the text that this program writes; score, crate and payload name the same evidence in the same places; nothing that is
// withheld is inside; the pages are inert and lead to files of the pack. It finds who changed one part and made the sums right again, but not all that
// follows from it. `name` is the top folder's name. JSON is read only where its depth is bounded; any input ends in findings.
[[nodiscard]] auto cross_check(const Bag& bag, std::string_view name) -> std::vector<Finding>;

}  // namespace prongsai
