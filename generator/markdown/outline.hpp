#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "markdown/tree.hpp"
#include "model/prose.hpp"

namespace prongsai {

// What one walk over the tree finds, in the order in which the HTML shows it.
struct Outline {
  std::vector<Heading> headings;
  // Top-level blocks grouped under the top-level headings of level 2, without their HTML.
  std::vector<Section> sections;
  std::vector<ProseLink> links;
  // One name for each table, from the heading above it, no two alike.
  std::vector<std::string> table_names;
  std::string plain_text;
};

// Walks the tree once: collects, checks and reports, and sets right what the HTML must not show as it is (level-1 headings become level 2, control
// characters become blanks, task items get the state that is written).
[[nodiscard]] auto outline_of(cmark_node* root, FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out) -> Outline;

}  // namespace prongsai
