#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "render/fields.hpp"
#include "render/strings.hpp"

// Templates as their authors write them, before the library sees them:
//
//   {{name}}  {{name:none}}     a field of the view in whose section the tag stands; `:none` prints Words and Html, which are HTML already
//   {{#name}} … {{/name}}       a section: a flag, an optional or a list of views; {{#no_name}} where there is none; {{#any_name}}
//                               once, in the same view, where a list has any
//   {{>partials/name.html}}     another file, as if it stood here; {{>content}} in layout.html is the page, {{>name}} its file's name
//   [[key]]                     words of strings.json
//   {{! … }}                    a comment
namespace prongsai {

enum class PieceKind : std::uint8_t { text, variable, open, close, string };

// One piece of a template and where it stands. A text is never longer than a line.
struct Piece {
  PieceKind kind = PieceKind::text;
  // The text, or the name in the tag.
  std::string text;
  // `{{name:none}}`.
  bool raw = false;
  std::string file;
  int line = 1;
  // Bytes of the file.
  std::size_t begin = 0;
  std::size_t end = 0;
};

enum class TemplateFault : std::uint8_t {
  syntax,     // a tag or section that does not end, partials in a circle
  partial,    // no such file
  field,      // the view has no such field
  key,        // strings.json has no such words
  misplaced,  // a tag that may not stand there
};

// What is wrong with a template, and where.
struct TemplateProblem {
  TemplateFault fault = TemplateFault::syntax;
  std::string file;
  // 0 where it is the file as a whole.
  int line = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  Text what;
  // The name in the tag, and of an unknown one those that would be known.
  std::string name;
  std::vector<std::string> known;
  // `layout.html:3: a tag is not closed`.
  [[nodiscard]] auto line_of_text() const -> std::string;
};
using TemplateProblems = std::vector<TemplateProblem>;

// Template files by path below the templates folder.
using TemplateFiles = std::map<std::string, std::string>;

// Cuts a file into pieces; partials are put in where they are named. Problems are added to `problems`.
[[nodiscard]] auto template_pieces(const TemplateFiles& files, const std::string& path, const std::string& content,
                                   TemplateProblems& problems) -> std::vector<Piece>;

// What templates used, to find what none of them uses.
struct TemplateUse {
  std::set<std::string> keys;
  // ViewSchema name and field: `crumb.url`.
  std::set<std::string> fields;
};

// The contract: every tag resolves in the view of its own section, as a kind that may stand there; sections nest; keys exist; no tag stands inside
// script, style, a comment or an attribute without quotes.
void check_template(const std::vector<Piece>& pieces, const ViewSchema& view, const Strings& strings, TemplateUse& use,
                    TemplateProblems& problems);

// The text for the library, in one language. Only for pieces that keep the contract.
// A traced template also says, in `data-at` attributes and `<!--at …-->` comments, which file and byte each address, id and piece of HTML comes from.
[[nodiscard]] auto compiled_template(const std::vector<Piece>& pieces, const ViewSchema& view, const Strings& strings, Language language,
                                     bool traced = false) -> std::string;

// The last such place before `at` in a page that traced templates made.
struct TemplateOrigin {
  std::string file;
  std::size_t begin = 0;
};
[[nodiscard]] auto origin_of(std::string_view traced, std::size_t at) -> TemplateOrigin;

}  // namespace prongsai
