#include "markdown/weave.hpp"

#include <algorithm>
#include <utility>

#include "base/assert.hpp"
#include "base/html_text.hpp"
#include "markdown/destination.hpp"

namespace prongsai {
namespace {

constexpr std::string_view link_start = "<a href=\"";
constexpr std::string_view image_start = "<img src=\"";
constexpr std::string_view box_start = "<input type=\"checkbox\"";

}  // namespace

void Weaver::put(std::string_view text) {
  pieces_.back() += text;
  bytes_ += text.size();
}

void Weaver::next_section() {
  ++section_;
  pieces_.emplace_back();
}

void Weaver::weave(std::string_view html) {
  if (outline_.sections.empty()) {
    require(html.empty(), "the page has text that the tree has not");
    return;
  }
  pieces_.emplace_back();
  std::size_t at = 0;
  while (at < html.size()) {
    const auto next = std::min(html.find('<', at), html.size());
    put(html.substr(at, next - at));
    at = next < html.size() ? tag(html, next) : next;
  }
  while (section_ + 1 < outline_.sections.size()) {
    next_section();
  }
  const bool complete = heading_ == outline_.headings.size() && link_ == outline_.links.size() && table_ == outline_.table_names.size();
  require(complete, "the page lacks a heading, link or table of the tree");
}

// Handles the tag at `at` and tells where to go on. Tags without a case of their own are copied with their `<`.
auto Weaver::tag(std::string_view html, std::size_t at) -> std::size_t {
  const auto rest = html.substr(at);
  if (rest.starts_with(link_start)) {
    return slot(html, at, link_start.size());
  }
  if (rest.starts_with(image_start)) {
    return slot(html, at, image_start.size());
  }
  if (rest.size() > 3 && rest[1] == 'h' && rest[2] >= '1' && rest[2] <= '6') {
    return heading(html, at);
  }
  if (rest.starts_with("<th>") || rest.starts_with("<th ") || rest.starts_with("<td ")) {
    return cell(html, at);
  }
  if (rest.starts_with("<table>")) {
    require(table_ < outline_.table_names.size(), "the page has a table that the tree has not");
    put("<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"" + html_escaped(outline_.table_names[table_++]) + "\">\n<table>");
    return at + 7;
  }
  if (rest.starts_with("</table>")) {
    put("</table>\n</section>");
    return at + 8;
  }
  if (rest.starts_with(box_start)) {
    const bool done = rest.substr(box_start.size()).starts_with(" checked");
    put(box_start);
    put(done ? " aria-label=\"[x]\"" : " aria-label=\"[ ]\"");
    return at + box_start.size();
  }
  put("<");
  return at + 1;
}

auto Weaver::heading(std::string_view html, std::size_t at) -> std::size_t {
  require(heading_ < outline_.headings.size(), "the page has a heading that the tree has not");
  const auto index = static_cast<int>(heading_);
  auto& sections = outline_.sections;
  while (section_ + 1 < sections.size() && sections[section_ + 1].heading <= index) {
    next_section();
  }
  put(html.substr(at, 3));
  put(" id=\"" + html_escaped(outline_.headings[heading_++].anchor) + "\">");
  return at + 4;
}

auto Weaver::slot(std::string_view html, std::size_t at, std::size_t attribute) -> std::size_t {
  require(link_ < outline_.links.size(), "the page has a link that the tree has not");
  put(html.substr(at, attribute));
  auto& link = outline_.links[link_++];
  const bool external = link.kind == ProseLink::Kind::link && is_external(link.destination);
  bytes_ += link.destination.size();
  outline_.sections[section_].links.push_back(std::move(link));
  pieces_.emplace_back();
  put(external ? "\" rel=\"noopener\"" : "\"");
  return html.find('"', at + attribute) + 1;
}

auto Weaver::cell(std::string_view html, std::size_t at) -> std::size_t {
  const auto end = html.find('>', at);
  const auto tag = html.substr(at, end - at);
  put(tag.substr(0, 3));
  if (tag[2] == 'h') {
    put(" scope=\"col\"");
  }
  constexpr std::string_view align = " align=\"";
  if (const auto found = tag.find(align); found != std::string_view::npos) {
    put(" class=\"align-");
    put(tag.substr(found + align.size()));
  }
  return end;
}

}  // namespace prongsai
