#include "markdown/markdown.hpp"

#include <utility>

#include <fmt/format.h>

#include "markdown/budget.hpp"
#include "markdown/outline.hpp"
#include "markdown/tree.hpp"
#include "markdown/weave.hpp"

namespace prongsai {

auto parse_markdown_body(FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out) -> Prose {
  if (!within_budget(file, body, offset, out)) {
    return {};
  }
  const auto tree = parse_tree(body);
  auto outline = outline_of(tree.get(), file, body, offset, out);
  Weaver weaver(outline);
  weaver.weave(render_tree(tree.get()).get());
  if (weaver.bytes() > MarkdownLimits::output_base + MarkdownLimits::output_ratio * body.size()) {
    out.report(Code::markdown_output, {.file = file, .begin = offset, .end = offset}, {fmt::format("{}", weaver.bytes() >> 10U)});
    return {};
  }
  return {.sections = std::move(outline.sections),
          .html = Kept(weaver.take()),
          .headings = Kept(std::move(outline.headings)),
          .plain_text = Kept(std::move(outline.plain_text))};
}

auto parse_markdown(FileId file, std::string_view text, std::uint32_t body_offset, Diagnostics& out) -> Prose {
  return parse_markdown_body(file, text.substr(body_offset), body_offset, out);
}

}  // namespace prongsai
