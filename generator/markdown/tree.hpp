#pragma once

#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>
#include <string_view>

namespace prongsai {

struct TreeDeleter {
  void operator()(cmark_node* root) const { cmark_node_free(root); }
};
using Tree = std::unique_ptr<cmark_node, TreeDeleter>;

// Parses with tables, strikethrough and task lists. Thread-safe: calls from several threads wait for each other, because the library keeps the
// special characters of its extensions in static tables while it parses.
[[nodiscard]] auto parse_tree(std::string_view body) -> Tree;

struct FreeDeleter {
  void operator()(char* text) const { std::free(text); }
};
// HTML of the whole tree, in the library's safe mode; never null.
[[nodiscard]] auto render_tree(cmark_node* root) -> std::unique_ptr<char, FreeDeleter>;

// The library's strings, which may be null.
[[nodiscard]] inline auto text_or_empty(const char* text) -> std::string_view { return text == nullptr ? std::string_view() : text; }

}  // namespace prongsai
