#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/template_text.hpp"

// Scripts of the site: the files of a folder templates/assets/NAME/ become one file NAME.js, so that a reader's browser asks once.
namespace prongsai {

// The folders of templates/assets that have a main.js.
[[nodiscard]] auto script_names(const TemplateFiles& files) -> std::vector<std::string>;

// The files that main.js names, directly or through others, each once and after those that it needs: as one script without imports, exports, comments
// on lines of their own and blanks at the beginning of lines. An import stands on one line, `import { a } from './b.js';`, and a string never runs over
// a line's end. Throws TemplateError where a file is missing or files name one another in a circle.
[[nodiscard]] auto joined_script(const TemplateFiles& files, std::string_view name) -> std::string;

}  // namespace prongsai
