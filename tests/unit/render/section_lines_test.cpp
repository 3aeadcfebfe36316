#include "render/section_lines.hpp"

#include <catch2/catch.hpp>

using namespace prongsai;

namespace {

auto lines_of(const std::vector<std::string>& html, int heading = 0) -> std::vector<std::string> {
  return section_lines({.heading = heading, .name = "problems", .links = std::vector<ProseLink>(html.size() - 1), .is_blank = false}, html);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the lines of a section are its paragraphs, items and rows, without its heading and markup") {
  CHECK(lines_of({"<h2 id=\"x\">1. ปัญหา</h2>\n<p>ก <strong>ข</strong>\nค</p>\n<ul>\n<li>ง</li>\n<li><p>จ</p></li>\n</ul>\n"}) == Lines{"ก ข ค", "ง", "จ"});
  CHECK(lines_of({"<h2 id=\"x\">h</h2>\n<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"}) == Lines{"a b", "1 2"});
  CHECK(lines_of({"<h2>h</h2><p>before <a href=\"", "\">link</a> after &lt;b&gt; &amp;amp; &quot;c&quot;</p>"}) == Lines{"before link after <b> &amp; \"c\""});
  CHECK(lines_of({"<p>no heading</p>"}, -1) == Lines{"no heading"});
}

TEST_CASE("an empty section and broken markup give no lines and no harm") {
  CHECK(lines_of({"<h2>h</h2>\n"}).empty());
  CHECK(lines_of({""}).empty());
  CHECK(lines_of({"<p>a<"}, -1) == Lines{"a"});
  CHECK(lines_of({"&&amp"}, -1) == Lines{"&&amp"});
}
