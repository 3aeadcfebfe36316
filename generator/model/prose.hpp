#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "source/kept.hpp"
#include "source/span.hpp"
#include "source/text_store.hpp"

namespace prongsai {

// HTML that is safe to put on a page as it is. Only the rooms that make it from checked parts (markdown, chart) may create one.
struct Html {
  std::string text;
};

// A link or image destination as the author wrote it, to be resolved when the site is planned.
struct ProseLink {
  enum class Kind : std::uint8_t { link, image };
  Kind kind = Kind::link;
  // Unescaped destination: `https://…`, `#section`, `other.md`, `../evidence/photo.png`.
  std::string destination;
  Span span;
};

// A heading of level 2 or lower (level 1 is the page's title).
struct Heading {
  int level = 2;
  std::string text;
  // Unique in the page; Thai letters and marks are kept, blanks become `-`.
  std::string anchor;
  Span span;
};

// One section of a write-up: a heading of level 2 and what follows it; the first may have no heading (text before any).
struct Section {
  // Index into Prose::headings, or -1.
  int heading = -1;
  // Canonical name that the heading words stand for (`steps`, `results`, …; docs/formats.md), or empty.
  std::string name;
  // In the order in which the HTML has them.
  std::vector<ProseLink> links;
  // True where nothing but blanks follows the heading.
  bool is_blank = true;
};

// Markdown after its one parse: HTML in sections, plain text for search and summaries, headings and links.
struct Prose {
  std::vector<Section> sections;
  // The page's HTML, cut at the addresses of links: html[0] + url(links[0]) + html[1] + … + html[n] is one section, and the next piece begins the next. Each
  // link's URL, escaped for a double-quoted attribute, goes between two pieces. Invariant: every section has one piece more than links.
  Kept<std::vector<std::string>> html;
  Kept<std::vector<Heading>> headings;
  // Words without markup, blocks separated by newlines.
  Kept<std::string> plain_text;
  // False where the text was refused as a whole: nothing is then reported as missing from it.
  bool complete = true;
};

// The long parts wait in the store from now on.
void put_aside(Prose& prose, const std::shared_ptr<TextStore>& store);

}  // namespace prongsai
