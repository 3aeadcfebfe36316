#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "render/render_pages.hpp"
#include "unit/render/fixture.hpp"

using namespace prongsai;
using prongsai::testing::Fixture;

namespace {

auto pages_of(const Fixture& fixture) -> std::map<std::string, std::string> {
  static const auto templates = TemplateSet::embedded();
  std::map<std::string, std::string> pages;
  for (auto& page : render_pages(fixture.plan(), templates, 1)) {
    pages.emplace(page.path, std::move(page.bytes));
  }
  return pages;
}

auto has_text(const std::string& html, const std::string& text) -> bool { return html.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("diagnostics have a page where the portal asks for one") {
  Fixture fixture;
  CHECK_FALSE(pages_of(fixture).contains("diagnostics/index.html"));
  CHECK_FALSE(has_text(pages_of(fixture).at("index.html"), "diagnostics/"));
  fixture.corpus.portal.diagnostics_page = true;
  const auto pages = pages_of(fixture);
  REQUIRE(pages.contains("diagnostics/index.html"));
  CHECK(has_text(pages.at("index.html"), "<a href=\"diagnostics/\">ความหมายของข้อความแจ้ง</a>"));

  const auto& thai = pages.at("diagnostics/index.html");
  const auto& english = pages.at("en/diagnostics/index.html");
  CHECK(has_text(thai, "<h3 id=\"E201\">E201 <span class=\"meta\">ข้อผิดพลาด</span></h3>\n<p>ไม่รู้จักคีย์ <code>…</code></p>\n"));
  CHECK(has_text(english, "<h3 id=\"E201\">E201 <span class=\"meta\">Error</span></h3>\n<p>unknown key <code>…</code></p>\n"));
  // Examples are Thai on both pages, as they stand in a file, and no markup.
  CHECK(has_text(thai, "<pre class=\"example\"><code>title: ก\ntitle: ข\n</code></pre>"));
  CHECK(has_text(english, "<code><span lang=\"th\">title: ก</span>\n<span lang=\"th\">title: ข</span>\n</code>"));
  CHECK(has_text(thai, "<code>&lt;b&gt;สำคัญ&lt;/b&gt;\n</code>"));
  CHECK(has_text(thai, "href=\"https://yaml.org/spec/1.2.2/\""));
}
