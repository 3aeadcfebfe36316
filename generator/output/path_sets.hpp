#pragma once

#include "output/output_tree.hpp"

// Old and new paths of a site. For this room only.
namespace prongsai {

[[nodiscard]] auto union_of(PathSet paths, const PathSet& more) -> PathSet;
[[nodiscard]] auto intersection(const PathSet& one, const PathSet& other) -> PathSet;
[[nodiscard]] auto difference(const PathSet& from, const PathSet& without) -> PathSet;
// Old paths where the new site needs a folder, or below what the new site needs as a file.
[[nodiscard]] auto in_the_way(const PathSet& gone, const PathSet& wanted) -> PathSet;

}  // namespace prongsai
