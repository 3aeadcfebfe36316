#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "model/prose.hpp"

// Ways to write results down so that tests can compare whole values.
namespace prongsai::test {

// HTML of each section with `{destination}` in each slot.
inline auto html_of_sections(const Prose& prose) -> std::vector<std::string> {
  const auto html = prose.html.get();
  std::vector<std::string> sections;
  std::size_t piece = 0;
  for (const auto& section : prose.sections) {
    auto& out = sections.emplace_back(html.at(piece++));
    for (const auto& link : section.links) {
      out += "{" + link.destination + "}" + html.at(piece++);
    }
  }
  return sections;
}

inline auto html_of(const Prose& prose) -> std::string {
  std::string out;
  for (const auto& section : html_of_sections(prose)) {
    out += section;
  }
  return out;
}

inline auto spanned(std::string_view text, Span span) -> std::string { return std::string(text.substr(span.begin, span.end - span.begin)); }

// `E610 «<b>» raw HTML is not allowed | ใช้โค้ด…`, one for each.
inline auto lines_of(const Diagnostics& diagnostics, std::string_view text) -> std::vector<std::string> {
  std::vector<std::string> out;
  for (const auto& one : diagnostics.sorted()) {
    out.push_back(std::string(entry_of(one.code).id) + " «" + spanned(text, one.span) + "» " + one.message(Language::en) + " | " + one.message(Language::th));
  }
  return out;
}

// Everything that a Prose holds, in one comparable text.
inline auto dump(const Prose& prose) -> std::string {
  const auto place = [](Span span) {
    return std::to_string(static_cast<std::uint32_t>(span.file)) + ":" + std::to_string(span.begin) + "-" + std::to_string(span.end);
  };
  std::string out;
  const auto html = html_of_sections(prose);
  for (std::size_t at = 0; at < prose.sections.size(); ++at) {
    const auto& section = prose.sections[at];
    out += "section " + std::to_string(section.heading) + " [" + section.name + "] " + (section.is_blank ? "blank" : "full") + "\n" + html[at];
    for (const auto& link : section.links) {
      out += (link.kind == ProseLink::Kind::image ? "image " : "link ") + link.destination + " " + place(link.span) + "\n";
    }
  }
  for (const auto& heading : prose.headings.get()) {
    out += "heading " + std::to_string(heading.level) + " " + heading.text + " #" + heading.anchor + " " + place(heading.span) + "\n";
  }
  return out + prose.plain_text.get();
}

}  // namespace prongsai::test
