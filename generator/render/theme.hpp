#pragma once

#include <map>
#include <string>

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "render/template_text.hpp"

namespace prongsai {

// The program's templates, and in their place those that the content brings. `sources` names the files of the content.
struct ThemedFiles {
  TemplateFiles files;
  std::map<std::string, FileId> sources;
};

// Puts the portal's look and the folder theme/ over `built_in`, and reports everything that does not fit: tags that the page does not know or that
// stand where the value would not be escaped, what pages may not have (scripts, inline styles, anything loaded from elsewhere), parts that every page
// needs, words without the holes that the program fills, files that nothing uses.
[[nodiscard]] auto themed_files(TemplateFiles built_in, const Corpus& corpus, Diagnostics& out) -> ThemedFiles;

// Whether the content brings templates, whose pages only rendering shows.
[[nodiscard]] auto has_templates(const Theme& theme) -> bool;

// What is wrong with a theme's style sheet, with the place; one line of CSS may only say how something looks.
void check_style(const ThemeFile& file, Diagnostics& out);
// What a template has that pages may not have, and which parts it lacks, against the built-in one of the same name (empty for a new partial).
void check_markup(const ThemeFile& file, std::string_view built_in, Diagnostics& out);

}  // namespace prongsai
