#pragma once

#include <cstdint>
#include <string_view>

#include "diagnostic/diagnostic.hpp"
#include "model/prose.hpp"
#include "source/span.hpp"

namespace prongsai {

// Turns GitHub-flavoured Markdown (tables, strikethrough, task lists; no automatic links, footnotes or raw HTML) into safe HTML. The body begins at
// `body_offset` of the file's text; all spans are offsets into the whole text. The text must be valid UTF-8.
// The budgets of markdown/budget.hpp are checked first; a text that breaks one is reported and gives an empty Prose. Raw HTML, unsafe or empty
// destinations and control characters are errors, each at its place; nothing is dropped in silence.
// Parses in this process: content from other hands goes through MarkdownPool (markdown/worker.hpp). Thread-safe; parsing itself is one at a time.
[[nodiscard]] auto parse_markdown(FileId file, std::string_view text, std::uint32_t body_offset, Diagnostics& out) -> Prose;

// The same for a body without the text before it.
[[nodiscard]] auto parse_markdown_body(FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out) -> Prose;

}  // namespace prongsai
