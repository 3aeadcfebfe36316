#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "plan/links.hpp"
#include "render/compare_data.hpp"
#include "render/render_pages.hpp"
#include "unit/render/fixture.hpp"

using namespace prongsai;
using prongsai::testing::Fixture;

namespace {

auto templates() -> const TemplateSet& {
  static const auto set = TemplateSet::embedded();
  return set;
}

auto pages_of(const Fixture& fixture) -> std::map<std::string, std::string> {
  std::map<std::string, std::string> pages;
  for (auto& page : render_pages(fixture.plan(), templates(), 2)) {
    pages.emplace(page.path, std::move(page.bytes));
  }
  return pages;
}

auto times(std::string_view html, std::string_view text) -> std::size_t {
  std::size_t count = 0;
  for (auto at = html.find(text); at != std::string_view::npos; at = html.find(text, at + 1)) {
    ++count;
  }
  return count;
}

auto has_text(const std::string& html, const std::string& text) -> bool { return html.find(text) != std::string::npos; }

// Adds local offices that are all called the same, with a result each; each second one has a province.
void add_offices(Fixture& fixture, int count) {
  auto& scores = fixture.standings.years.at(FiscalYear{2564}).scores;
  for (int at = 1; at <= count; ++at) {
    Unit unit;
    unit.id = UnitId("local-" + std::to_string(at));
    unit.kind = UnitKind::local;
    unit.name = {.th = "เทศบาลตำบลบ้านใหม่", .en = "Ban Mai Municipality"};
    unit.short_name = {.th = "บ้านใหม่", .en = "Ban Mai"};
    if (at % 2 == 0) {
      unit.province = Province{.code = "96", .name = {.th = "นราธิวาส", .en = "Narathiwat"}};
    }
    unit.years[FiscalYear{2564}].year = FiscalYear{2564};
    auto& added = fixture.corpus.units.emplace(unit.id, std::move(unit)).first->second;
    auto score = scores.at(1);
    score.unit = &added;
    score.year = &added.years.at(FiscalYear{2564});
    scores.push_back(std::move(score));
  }
}

// Every relative link of the page leads to a page.
void check_links(const std::map<std::string, std::string>& pages, const std::string& path) {
  const auto& html = pages.at(path);
  constexpr std::string_view start = "<a href=\"";
  for (auto at = html.find(start); at != std::string::npos; at = html.find(start, at + 1)) {
    auto url = html.substr(at + start.size(), html.find('"', at + start.size()) - at - start.size());
    if (url.starts_with("http") || url.starts_with("mailto") || url.starts_with("tel") || url.starts_with("#")) {
      continue;
    }
    url = url.substr(0, std::min(url.find('#'), url.find('?')));
    CAPTURE(path, url);
    const auto target = content_path(path, url);
    REQUIRE(target);
    // Data and feeds are no pages.
    const auto name = target->substr(target->rfind('/') + 1);
    CHECK((name.find('.') != std::string::npos || pages.contains(target->empty() ? "index.html" : *target + "/index.html")));
  }
}

}  // namespace

TEST_CASE("a page of offices side by side gives dimensions first, and tells not reviewed from no points") {
  const auto pages = pages_of(Fixture());
  const auto& page = pages.at("units/lampang/compare/index.html");
  CHECK(page.find("ระดับ 2 <span class=\"meta\">30 จาก 30 คะแนน · คณะกรรมการให้</span>") < page.find(">คะแนนรวม<"));
  CHECK(has_text(page, "<td data-label=\"เลย\">ระดับ 1 <span class=\"meta\">15 จาก 30 คะแนน · ประเมินตนเอง ยังไม่พิจารณา</span></td>"));
  CHECK(has_text(page, "<td data-label=\"ลำปาง\">คณะกรรมการพิจารณาแล้ว <span class=\"meta\">22 กันยายน 2564</span></td>"));
  CHECK(has_text(page, "href=\"../../../compare/?u=lampang,loei&amp;y=2564\""));
  // The only office of its kind has nothing to stand beside.
  CHECK_FALSE(pages.contains("units/bureau/compare/index.html"));
  CHECK_FALSE(has_text(pages.at("units/bureau/index.html"), "หน่วยงานที่คล้ายกัน"));
  const auto& unit = pages.at("en/units/loei/index.html");
  CHECK(has_text(unit, "Offices like this one <span class=\"meta\">Fiscal year"));
  CHECK(has_text(unit, "<a class=\"go\" href=\"compare/\">Beside offices like it</a>"));
}

TEST_CASE("years under another framework stand apart, with a mark between them") {
  const auto pages = pages_of(Fixture());
  const auto& page = pages.at("units/loei/index.html");
  CHECK(times(page, "<strong>เกณฑ์เปลี่ยน</strong>") == 1);
  CHECK(has_text(page, "2561: ไม่มีเกณฑ์แบบระดับในเว็บไซต์นี้ ส่วนปีงบประมาณ"));
  CHECK(has_text(page, "<td colspan=\"5\">ไม่มีผลประเมินในปีนี้</td>"));
  CHECK(times(pages.at("units/lampang/index.html"), "เกณฑ์เปลี่ยน") == 0);
}

TEST_CASE("a dimension of all offices: counts by level and by whose word, and what is not known") {
  const auto pages = pages_of(Fixture());
  const auto& page = pages.at("years/2564/dimensions/d1/index.html");
  CHECK(has_text(page, "จาก 2 หน่วยงานที่มีผลประเมิน 1 หน่วยงานได้ถึงระดับ 2 ซึ่งสูงสุดในมิตินี้"));
  CHECK(has_text(page, "<tr><th scope=\"row\">ระดับ 2</th><td class=\"number\">1</td><td class=\"number\">1</td><td class=\"number\">0</td></tr>"));
  CHECK(has_text(page, "<tr><th scope=\"row\">ระดับ 1</th><td class=\"number\">1</td><td class=\"number\">0</td><td class=\"number\">1</td></tr>"));
  CHECK(has_text(page, "<tr><th scope=\"row\">ยังไม่ถึงระดับ 1</th><td class=\"number\">0</td>"));
  CHECK(has_text(page, "อีก 1 หน่วยงานไม่มีผลประเมินในปีนี้ ไม่ได้แปลว่าได้ศูนย์คะแนน"));
  CHECK(has_text(page, "<td>หลักฐานรองรับระดับ 1</td>"));
  CHECK(has_text(page, "<a href=\"../../../../units/lampang/2564/#d1\">ลำปาง</a>"));
  CHECK(has_text(pages.at("units/lampang/2564/index.html"), "href=\"../../../years/2564/dimensions/d1/\""));
  CHECK(has_text(pages.at("frameworks/cdd-2564/index.html"), "href=\"../../years/2564/dimensions/d1/\""));
}

TEST_CASE("the page of a unit and year gives evidence and dimensions before the total") {
  const auto page = pages_of(Fixture()).at("units/lampang/2564/index.html");
  const auto body = page.substr(page.find("<main"));
  const std::vector<std::string> order{"class=\"lead\"", "พิจารณาเมื่อ", "ตามเกณฑ์", "ดูหลักฐานก่อนดูคะแนน", "class=\"dimensions\"", "class=\"figures\""};
  for (std::size_t at = 0; at + 1 < order.size(); ++at) {
    CAPTURE(order[at]);
    CHECK(body.find(order[at]) < body.find(order[at + 1]));
    CHECK(has_text(body, order[at + 1]));
  }
}

TEST_CASE("where there are many offices no page lists them all") {
  Fixture fixture;
  add_offices(fixture, 2 * static_cast<int>(most_units_on_a_page));
  const auto pages = pages_of(fixture);
  const auto& index = pages.at("units/index.html");
  CHECK(has_text(index, "<a href=\"../letters/u0e1a/\">บ</a> <span class=\"meta\">600 หน่วยงาน</span>"));
  CHECK(has_text(index, "<a href=\"../letters/b/\">B</a>"));
  CHECK(has_text(index, "<a href=\"../provinces/96/\">นราธิวาส</a>"));
  const auto& letter = pages.at("letters/u0e1a/index.html");
  CHECK(has_text(letter, "มี 600 หน่วยงานที่ชื่อขึ้นต้นด้วย บ"));
  CHECK(times(letter, "<a href=\"../../units/local-") == most_units_on_a_page);
  CHECK(times(pages.at("letters/u0e1a/2/index.html"), "<a href=\"../../../units/local-") == most_units_on_a_page);
  CHECK_FALSE(pages.contains("letters/u0e1a/3/index.html"));
  CHECK(has_text(pages.at("en/letters/b/2/index.html"), "<title>Offices under B, part 2"));
  const auto& dimension = pages.at("years/2564/dimensions/d1/index.html");
  CHECK(times(dimension, "units/local-") == 0);
  CHECK(has_text(dimension, "<a href=\"provinces/96/\">นราธิวาส</a> <span class=\"meta\">300 หน่วยงาน</span>"));
  CHECK(has_text(dimension, "<a href=\"regions/region-15/\">เขตตรวจราชการที่ 15</a>"));
  CHECK(times(pages.at("years/2564/dimensions/d1/provinces/96/index.html"), "units/local-") == 300);
  CHECK(times(pages.at("years/2564/index.html"), "units/local-") < 2 * most_units_on_a_page);
  CHECK(times(pages.at("years/2564/index.html"), "<th scope=\"row\"><a href=\"../../units/") == 50);
  const auto& results = pages.at("years/2564/provinces/96/3/index.html");
  CHECK(times(results, "units/local-") == most_entries_on_a_page);
  CHECK(has_text(results, "นราธิวาส รายการที่ 201–300 จาก 300 - "));
  CHECK(has_text(results, "<a rel=\"prev\" href=\"../2/\">"));
  CHECK_FALSE(has_text(results, "rel=\"next\""));
  const auto& province = pages.at("en/provinces/96/2/index.html");
  CHECK(times(province, "units/local-") == most_entries_on_a_page);
  CHECK(has_text(province, "101 to 200 of 300"));
  CHECK(has_text(province, "<li><a href=\"../\">Narathiwat</a></li>"));
  CHECK_FALSE(pages.contains("provinces/96/4/index.html"));
  for (const auto* path : {"years/2564/provinces/96/3/index.html", "en/provinces/96/2/index.html", "years/2564/others/index.html", "downloads/index.html",
                           "downloads/provinces/96/index.html", "units/index.html", "letters/u0e1a/2/index.html", "years/2564/dimensions/d1/index.html", "compare/index.html", "search/index.html",
                           "years/2564/dimensions/d1/others/index.html", "units/local-7/index.html", "en/letters/u0e1a/index.html"}) {
    check_links(pages, path);
  }
}

TEST_CASE("the files of the page of chosen units hold the words of the pages, and tell names apart") {
  Fixture fixture;
  const auto site = fixture.plan();
  const auto units = compared_units(site);
  REQUIRE(units.size() == 2);
  const auto file = compare_file(site, *units.back(), templates());
  CHECK(file.path == "compare/units/loei.json");
  CHECK(file.bytes.starts_with(R"({"id":"loei","name":["เลย","Loei"],"path":"units/loei/","years":{"2564":{"framework":"cdd-2564","rows":[[[)"));
  CHECK(has_text(file.bytes, R"(["ระดับ 1","Level 1"],["15 จาก 30 คะแนน · ประเมินตนเอง ยังไม่พิจารณา","15 of 30 points · self-assessment, not reviewed"])"));
  add_offices(fixture, 3);
  std::string text;
  const auto more = fixture.plan();
  for (const auto& names : compare_names(more)) {
    text += names.path + " " + names.bytes;
  }
  CHECK(text == "compare/names/b.json [\n[\"local-1\",\"บ้านใหม่ [local-1]\",\"Ban Mai [local-1]\"],\n[\"local-2\",\"บ้านใหม่ (นราธิวาส)\",\"Ban Mai (Narathiwat)\"],\n"
                "[\"local-3\",\"บ้านใหม่ [local-3]\",\"Ban Mai [local-3]\"]\n]\n"
                "compare/names/l.json [\n[\"lampang\",\"ลำปาง\",\"Lampang\"],\n[\"loei\",\"เลย\",\"Loei\"]\n]\n"
                "compare/names/u0e1a.json [\n[\"local-1\",\"บ้านใหม่ [local-1]\",\"Ban Mai [local-1]\"],\n[\"local-2\",\"บ้านใหม่ (นราธิวาส)\",\"Ban Mai (Narathiwat)\"],\n"
                "[\"local-3\",\"บ้านใหม่ [local-3]\",\"Ban Mai [local-3]\"]\n]\n"
                "compare/names/u0e25.json [\n[\"lampang\",\"ลำปาง\",\"Lampang\"],\n[\"loei\",\"เลย\",\"Loei\"]\n]\n");
}
