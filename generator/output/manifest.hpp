#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "output/output_tree.hpp"

namespace prongsai {

// The list of every file that the writer may have put into a site folder: one path a line, in bytewise order. Only what stands on it is ever
// removed.
inline constexpr std::string_view manifest_name = ".prongsai-manifest";
// Where new files wait until they are published.
inline constexpr std::string_view staging_name = ".prongsai-staging";

[[nodiscard]] auto manifest_text(const PathSet& paths) -> std::string;
// Nothing where a line is no path of a site or the lines are out of order: a list that was damaged or edited must not lead to removals.
[[nodiscard]] auto parse_manifest(std::string_view text) -> std::optional<PathSet>;

}  // namespace prongsai
