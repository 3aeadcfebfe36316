#include "markdown/tree.hpp"

#include <cmark-gfm-core-extensions.h>

#include <mutex>

#include "base/assert.hpp"

namespace prongsai {
namespace {

struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

}  // namespace

auto parse_tree(std::string_view body) -> Tree {
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  cmark_gfm_core_extensions_ensure_registered();
  // With source positions asked for, the library also counts line ends inside code and raw HTML.
  const std::unique_ptr<cmark_parser, ParserDeleter> parser(cmark_parser_new(CMARK_OPT_SOURCEPOS));
  for (const char* name : {"table", "strikethrough", "tasklist"}) {
    auto* extension = cmark_find_syntax_extension(name);
    require(extension != nullptr, "the Markdown library has lost an extension");
    cmark_parser_attach_syntax_extension(parser.get(), extension);
  }
  cmark_parser_feed(parser.get(), body.data(), body.size());
  return Tree(cmark_parser_finish(parser.get()));
}

auto render_tree(cmark_node* root) -> std::unique_ptr<char, FreeDeleter> {
  std::unique_ptr<char, FreeDeleter> html(cmark_render_html(root, CMARK_OPT_DEFAULT, nullptr));
  require(html != nullptr, "the Markdown library rendered nothing");
  return html;
}

}  // namespace prongsai
