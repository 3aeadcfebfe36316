#include "render/packs_list.hpp"
#include "render/render_pages.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plan/links.hpp"
#include "unit/render/fixture.hpp"

using namespace prongsai;
using prongsai::testing::Fixture;

namespace {

auto templates() -> const TemplateSet& {
  static const auto set = TemplateSet::embedded();
  return set;
}

auto pages_of(const Fixture& fixture, unsigned jobs = 1) -> std::map<std::string, std::string> {
  std::map<std::string, std::string> pages;
  for (auto& page : render_pages(fixture.plan(), templates(), jobs)) {
    pages.emplace(page.path, std::move(page.bytes));
  }
  return pages;
}

// The values of an attribute, in order.
auto values_of(std::string_view html, const std::string& attribute) -> std::vector<std::string> {
  std::vector<std::string> values;
  const auto start = " " + attribute + "=\"";
  for (auto at = html.find(start); at != std::string_view::npos; at = html.find(start, at + 1)) {
    const auto begin = at + start.size();
    values.emplace_back(html.substr(begin, html.find('"', begin) - begin));
  }
  return values;
}

// `units/a/index.html` and `../b/` give `units/b/index.html`.
auto target_file(const std::string& page, const std::string& url) -> std::string {
  const auto path = content_path(page, url);
  const bool folder = url.empty() || url.ends_with('/') || url.ends_with("..") || url == ".";
  return !path ? std::string("outside") : !folder ? *path : path->empty() ? "index.html" : *path + "/index.html";
}

auto has_text(const std::string& html, const std::string& text) -> bool { return html.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("every kind of page is made in both languages, whatever the number of threads") {
  const Fixture fixture;
  const auto one = pages_of(fixture, 1);
  CHECK(one.size() == fixture.plan().pages.size());
  CHECK((one == pages_of(fixture, 4)));
  for (const auto& [path, html] : one) {
    CAPTURE(path);
    CHECK(html.starts_with(path.starts_with("en/") ? "<!DOCTYPE html>\n<html lang=\"en\">" : "<!DOCTYPE html>\n<html lang=\"th\">"));
    CHECK(html.ends_with("</html>\n"));
    CHECK(std::ranges::count(values_of(html, "id"), "page.main") == 1);
    CHECK(html.find("{{") == std::string::npos);
    CHECK(html.find("<h1") == html.rfind("<h1"));
  }
}

TEST_CASE("nothing on a page comes from elsewhere, and nothing is inline") {
  for (const auto& [path, html] : pages_of(Fixture())) {
    CAPTURE(path);
    // The pages that check packs, that search and that compare chosen units have one script each.
    const auto is_page = [&path](const std::string& page) { return path == page || path == "en/" + page; };
    const bool with_script = is_page("verify/index.html") || is_page("search/index.html") || is_page("compare/index.html");
    // A block of data is no script.
    CHECK(has_text(html, ".js\"") == with_script);
    CHECK_FALSE(has_text(html, "<script>"));
    CHECK_FALSE(has_text(html, "<style"));
    CHECK(values_of(html, "style").empty());
    CHECK(values_of(html, "src").size() == (with_script ? 1 : 0));
    CHECK(has_text(html, with_script ? "default-src 'self'; script-src 'self'" : "default-src 'self'; script-src 'none'"));
    const auto styles = html.find("<link rel=\"stylesheet\"");
    CHECK(html.find("<link rel=\"stylesheet\"", styles + 1) == std::string::npos);
  }
}

TEST_CASE("every link of every page leads to something") {
  const Fixture fixture;
  const auto site = fixture.plan();
  const auto pages = pages_of(fixture);
  std::set<std::string> files;
  for (const auto& [path, html] : pages) {
    files.insert(path);
  }
  for (const auto& asset : render_assets(templates())) {
    files.insert(asset.path);
  }
  for (const auto& file : site.evidence_files) {
    files.insert(file.site_path.file());
  }
  for (const auto& pack : site.packs) {
    files.insert(pack.path);
  }
  for (const auto& data : site.data) {
    files.insert(data.path);
  }
  files.insert(std::string(packs_list_path));
  for (const auto* file : {"feed.xml", "en/feed.xml", "datapackage.json", "catalog.jsonld"}) {
    files.insert(file);
  }
  for (const auto& [id, unit] : fixture.corpus.units) {
    files.insert(unit_feed_path(id).text);
    files.insert(unit_data_path(id, ".json").text);
    files.insert(unit_data_path(id, ".csv").text);
    files.insert(unit_data_path(id, ".checklists.csv").text);
  }
  for (const auto& [path, html] : pages) {
    for (const auto& url : values_of(html, "href")) {
      const bool outside = url.starts_with("https://") || url.starts_with("mailto:") || url.starts_with("tel:");
      if (outside || path.ends_with("404.html")) {
        continue;
      }
      CAPTURE(path, url);
      const auto hash = url.find('#');
      const auto file = hash == 0 ? path : target_file(path, url.substr(0, std::min(hash, url.find('?'))));
      REQUIRE(files.contains(file));
      if (hash != std::string::npos) {
        const auto ids = values_of(pages.at(file), "id");
        CHECK(std::ranges::count(ids, url.substr(hash + 1)) == 1);
      }
    }
  }
}

TEST_CASE("an id stands once on a page") {
  for (const auto& [path, html] : pages_of(Fixture())) {
    auto ids = values_of(html, "id");
    std::ranges::sort(ids);
    CAPTURE(path, ids);
    CHECK(std::ranges::adjacent_find(ids) == ids.end());
  }
}

TEST_CASE("hostile texts reach no page unescaped") {
  const std::string hostile = "<script>alert(1)</script>\"'>&{{title}}[[key]]<img src=x onerror=y>";
  const Fixture fixture([&hostile](const std::string& text) { return text + hostile; });
  for (const auto& [path, html] : pages_of(fixture)) {
    CAPTURE(path);
    CHECK_FALSE(has_text(html, "<script>"));
    CHECK_FALSE(has_text(html, "<img"));
    CHECK_FALSE(has_text(html, "\"'>"));
    CHECK_FALSE(has_text(html, "'>&{"));
    CHECK_FALSE(has_text(html, "href=\"javascript"));
    CHECK(has_text(html, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&amp;{{title}}[[key]]&lt;img src=x onerror=y&gt;"));
  }
}

TEST_CASE("addresses that are not http are words, not links") {
  const auto page = pages_of(Fixture()).at("units/lampang/2564/practices/plan/index.html");
  CHECK_FALSE(has_text(page, "javascript:"));
  CHECK(has_text(page, "<a href=\"https://example.go.th/x\">ดู</a>"));
  CHECK(has_text(page, "<li>ร้าย</li>"));
}

TEST_CASE("a result says who judged it, and where the committee went beyond the evidence") {
  const auto pages = pages_of(Fixture());
  const auto& reviewed = pages.at("units/lampang/2564/index.html");
  CHECK(has_text(reviewed, "<strong>คณะกรรมการพิจารณาแล้ว</strong>"));
  CHECK(has_text(reviewed, "<time datetime=\"2021-09-22\">22 กันยายน 2564</time>"));
  CHECK(has_text(reviewed, "คณะกรรมการให้ระดับ 2 แต่หลักฐานและตัวเลขในระบบรองรับเพียงระดับ 1"));
  CHECK(has_text(reviewed, "ได้ 30 จาก 30 คะแนน และคะแนนเพิ่มเติมพิเศษ 10 คะแนน รวมเป็น 40 คะแนน ระดับผล A อยู่ลำดับที่ 1 ของ 2 หน่วยงานที่มีผลประเมิน"));
  CHECK(has_text(reviewed, "<strong>ความเห็นของคณะกรรมการ</strong> ควรเผยแพร่แบบประเมิน"));
  CHECK(has_text(reviewed, "<td class=\"number\">1,200,000</td>"));
  const auto& self = pages.at("units/loei/2564/index.html");
  CHECK(has_text(self, "<p class=\"basis warn\"><strong>ประเมินตนเอง ยังไม่ผ่านการพิจารณาของคณะกรรมการ</strong>"));
  CHECK_FALSE(has_text(self, "คณะกรรมการพิจารณาแล้ว"));
  CHECK(has_text(pages.at("units/loei/2561/index.html"), "ยังไม่มีผลประเมินของหน่วยงานนี้ในปีนี้"));
}

TEST_CASE("withheld evidence shows its reason and hash and no file") {
  const auto page = pages_of(Fixture()).at("units/lampang/2564/evidence/index.html");
  const auto entry = page.substr(page.find("id=\"salary\""), page.find("id=\"audit\"") - page.find("id=\"salary\""));
  CHECK(has_text(entry, "ไม่เปิดเผย"));
  CHECK(has_text(entry, "มีข้อมูลส่วนบุคคล"));
  CHECK(has_text(entry, std::string(64, 'b')));
  CHECK_FALSE(has_text(entry, ".pdf"));
  // What an entry is called may tell what is withheld: its id stands for it.
  CHECK(has_text(entry, ">salary<"));
  CHECK(has_text(page, "href=\"files/policy.pdf\""));
  CHECK(has_text(page, "href=\"https://example.go.th/a.html\""));
}

TEST_CASE("what is waived stands on the unit's page, with its reason") {
  const auto pages = pages_of(Fixture());
  const auto& unit = pages.at("units/lampang/index.html");
  CHECK(has_text(unit, "<h3>รหัส W960</h3>"));
  CHECK(has_text(unit, "<code>units/lampang/x.md:3</code>"));
  CHECK(has_text(unit, "ตามต้นฉบับ"));
  CHECK(has_text(unit, "ไม่กำหนด"));
  CHECK_FALSE(has_text(unit, "W981"));
  const auto& all = pages.at("en/waivers/index.html");
  CHECK(has_text(all, "2 findings are waived."));
  CHECK(has_text(all, "<h3>Code W981</h3>"));
  CHECK(has_text(all, "<time datetime=\"2022-09-30\">30 September 2022</time>"));
  CHECK_FALSE(has_text(all, "W960"));
  CHECK(has_text(all, "<a href=\"../units/lampang/\">Lampang</a>"));
}

TEST_CASE("Thai words on English pages are marked as Thai") {
  const auto pages = pages_of(Fixture());
  const auto& page = pages.at("en/units/lampang/2564/practices/plan/index.html");
  CHECK(has_text(page, "<h1>Plan plan</h1>"));
  CHECK(has_text(page, "<p class=\"lead\"><span lang=\"th\">สรุปแผน</span></p>"));
  CHECK(has_text(page, "<div class=\"prose\" lang=\"th\">"));
  CHECK(has_text(pages.at("en/about/index.html"), "<div class=\"prose\">"));
  CHECK(has_text(pages.at("en/verify/index.html"), "<div class=\"prose\" lang=\"th\">"));
  CHECK_FALSE(has_text(pages.at("units/lampang/2564/practices/plan/index.html"), "<span lang=\"th\">"));
}

TEST_CASE("a page names itself and its twin by absolute addresses") {
  const auto pages = pages_of(Fixture());
  const auto& page = pages.at("en/units/lampang/index.html");
  CHECK(has_text(page, "<link rel=\"canonical\" hreflang=\"en\" href=\"https://example.go.th/open/en/units/lampang/\">"));
  CHECK(has_text(page, "<link rel=\"alternate\" hreflang=\"th\" href=\"https://example.go.th/open/units/lampang/\">"));
  CHECK(has_text(page, "<a class=\"twin\" href=\"../../../units/lampang/\" hreflang=\"th\" lang=\"th\">ภาษาไทย</a>"));
  CHECK_FALSE(has_text(pages.at("404.html"), "canonical"));
  CHECK(has_text(pages.at("404.html"), "href=\"/open/units/\""));
}

TEST_CASE("assets are named by their bytes and the style sheet is small") {
  for (const auto& asset : templates().assets()) {
    CHECK(asset.path.starts_with("assets/"));
    CHECK(asset.bytes.size() < (asset.name == "verify.js" ? 40'000 : 20'000));
  }
  CHECK(templates().asset("style.css").path.size() == std::string("assets/style.01234567.css").size());
}
