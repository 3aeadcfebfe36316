#pragma once

#include <string>
#include <string_view>

namespace prongsai {

// Writes a file that must not exist yet, below `folder`, making the folders on the way. False where something of that name is there already, which then
// stays as it is; a link on the way or in its place is never followed. Throws std::system_error where the disk refuses.
[[nodiscard]] auto write_new_file(const std::string& folder, const std::string& path, std::string_view bytes) -> bool;

}  // namespace prongsai
