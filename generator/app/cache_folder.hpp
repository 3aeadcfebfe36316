#pragma once

#include <string>

#include "app/options.hpp"
#include "output/note_file.hpp"

// Where builds leave what they remember (docs/adr/0020).
namespace prongsai {

// What exactly runs, by the linker's own names: this program, templates and all, and every library that it is linked with. Empty where one has no such name:
// nothing may then be remembered.
[[nodiscard]] auto program_id() -> const std::string&;

[[nodiscard]] auto cache_folder(const Options& options) -> std::string;

// A note about one site, by its address: a copy of the folder elsewhere has other files.
[[nodiscard]] auto cache_note(const Options& options, const std::string& ending) -> NoteFile;

}  // namespace prongsai
