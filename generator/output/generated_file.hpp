#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai {

enum class Generated : std::uint8_t { written, unchanged, foreign };

// Writes a file below `folder` that the program made before or that is not there yet, in one step: whoever reads it meanwhile sees the old file or
// the new one. A file of that name that does not hold `mark` is somebody's own and stays as it is. A link is never followed. Throws std::system_error
// where the disk refuses.
[[nodiscard]] auto write_generated_file(const std::string& folder, const std::string& path, std::string_view bytes, std::string_view mark)
    -> Generated;

// Removes what runs that were killed left in the folder itself: files with the names that halves have, `*.prongsai-new` and `.*.zip.part`.
void remove_halves(const std::string& folder);

}  // namespace prongsai
