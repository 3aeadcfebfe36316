#include "plan/plan_site.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "unit/render/fixture.hpp"

using namespace prongsai;
using prongsai::testing::Fixture;

namespace {

auto paths_of(const SiteModel& site) -> std::vector<std::string> {
  std::vector<std::string> paths;
  for (const auto& page : site.pages) {
    if (page.language == Language::th) {
      paths.push_back(page.path.text);
    }
  }
  return paths;
}

// Every problem as `file:line:column id message / help`, in English.
auto problems_of(const Fixture& fixture, const Diagnostics& diagnostics) -> std::vector<std::string> {
  std::vector<std::string> lines;
  for (const auto& one : diagnostics.sorted()) {
    const auto at = fixture.sources.position(one.span.file, one.span.begin);
    lines.push_back(fixture.sources.file(one.span.file).path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                    std::string(entry_of(one.code).id) + " " + one.message(Language::en) + " / " + one.help(Language::en));
  }
  return lines;
}

// The address that the plan's write-up gets for a link, and the problems.
struct Resolved {
  std::string th;
  std::string en;
  std::vector<std::string> problems;
};

auto resolve(const std::string& destination, ProseLink::Kind kind = ProseLink::Kind::link) -> Resolved {
  Fixture fixture;
  fixture.lampang_2564().write_ups.front().prose = fixture.prose_with_link("units/lampang/2564/practices/plan.md", destination, kind);
  Diagnostics diagnostics;
  const auto site = fixture.plan(diagnostics);
  Resolved resolved;
  for (const auto& page : site.pages) {
    const auto* practice = std::get_if<PracticePage>(&page.subject);
    if (practice != nullptr && practice->write_up->id.str() == "plan") {
      (page.language == Language::th ? resolved.th : resolved.en) = page.links.at(0).at(0);
    }
  }
  resolved.problems = problems_of(fixture, diagnostics);
  return resolved;
}

}  // namespace

TEST_CASE("every page has its stable address, in site order") {
  const Fixture fixture;
  Diagnostics diagnostics;
  const auto site = fixture.plan(diagnostics);
  CHECK(problems_of(fixture, diagnostics).empty());
  CHECK(paths_of(site) == std::vector<std::string>{"",
                                                   "years/2561/",
                                                   "years/2564/",
                                                   "years/2564/dimensions/d1/",
                                                   "regions/region-15/",
                                                   "regions/region-10/",
                                                   "provinces/52/",
                                                   "units/",
                                                   "compare/",
                                                   "units/bureau/",
                                                   "units/lampang/",
                                                   "units/lampang/compare/",
                                                   "units/lampang/plans/plan-2564/",
                                                   "units/lampang/plans/plan-2564/1/",
                                                   "units/lampang/plans/plan-2564/3/",
                                                   "units/lampang/2564/",
                                                   "units/lampang/2564/score-sheet/",
                                                   "units/lampang/2564/checklist/",
                                                   "units/lampang/2564/summary/",
                                                   "units/lampang/2564/evidence/",
                                                   "units/lampang/2564/programme/",
                                                   "units/lampang/2564/practices/plan/",
                                                   "units/lampang/2564/practices/other/",
                                                   "units/loei/",
                                                   "units/loei/compare/",
                                                   "units/loei/2561/",
                                                   "units/loei/2564/",
                                                   "units/loei/2564/score-sheet/",
                                                   "units/loei/2564/checklist/",
                                                   "units/loei/2564/summary/",
                                                   "practices/",
                                                   "frameworks/cdd-2564/",
                                                   "frameworks/cdd-2564/score-sheet/",
                                                   "frameworks/",
                                                   "frameworks/open-plan/",
                                                   "evidence/",
                                                   "downloads/",
                                                   "downloads/dictionary/",
                                                   "verify/",
                                                   "waivers/",
                                                   "about/",
                                                   "search/",
                                                   "404.html"});
  CHECK(site.pages.size() == 2 * paths_of(site).size());
  CHECK(site.pages[1].path.text == "en/");
}

TEST_CASE("the page that checks packs is there with or without words of the portal's own") {
  Fixture fixture;
  const auto verify_of = [](const SiteModel& site) {
    std::vector<const Page*> pages;
    for (const auto& page : site.pages) {
      if (const auto* verify = std::get_if<VerifyPage>(&page.subject)) {
        pages.push_back(verify->page);
      }
    }
    return pages;
  };
  const auto in_footer = [](const SiteModel& site) {
    return std::ranges::count_if(site.footer, [](const PageSubject& subject) { return std::holds_alternative<VerifyPage>(subject); });
  };
  const auto with = fixture.plan();
  const Page* page = &fixture.corpus.pages.back();
  CHECK(verify_of(with) == std::vector<const Page*>{page, page});
  CHECK(in_footer(with) == 1);
  fixture.corpus.pages.pop_back();
  const auto without = fixture.plan();
  CHECK(verify_of(without) == std::vector<const Page*>{nullptr, nullptr});
  CHECK(in_footer(without) == 1);
}

TEST_CASE("a portal in Thai alone has no English pages") {
  Fixture fixture;
  fixture.corpus.portal.languages = {Language::th};
  const auto site = fixture.plan();
  CHECK(site.pages.size() == paths_of(site).size());
}

TEST_CASE("only public files are copied, under names without Thai") {
  const Fixture fixture;
  const auto site = fixture.plan();
  REQUIRE(site.evidence_files.size() == 2);
  CHECK(site.evidence_files[0].content_path == "units/lampang/2564/evidence/ไฟล์ policy.pdf");
  CHECK(site.evidence_files[0].site_path.text == "units/lampang/2564/evidence/files/policy.pdf");
  CHECK(site.evidence_files[1].site_path.text == "units/lampang/2564/evidence/files/photo.png");
}

TEST_CASE("units and write-ups stand in the order of their names") {
  const Fixture fixture;
  const auto site = fixture.plan();
  const auto ids = [](const std::vector<const Unit*>& units) {
    std::vector<std::string> names;
    std::ranges::transform(units, std::back_inserter(names), [](const Unit* unit) { return unit->id.str(); });
    return names;
  };
  CHECK(ids(site.units(Language::th)) == std::vector<std::string>{"lampang", "loei", "bureau"});
  // The bureau has a Thai name only, and Thai letters come first.
  CHECK(ids(site.units(Language::en)) == std::vector<std::string>{"bureau", "lampang", "loei"});
  CHECK(site.practices(Language::en).front().write_up->id.str() == "other");
}

TEST_CASE("addresses of pages are relative, except on the page for addresses that do not exist") {
  const Fixture fixture;
  const auto site = fixture.plan();
  const auto page = [&site](const std::string& path) {
    return *std::ranges::find_if(site.pages, [&path](const PlannedPage& one) { return one.path.text == path; });
  };
  CHECK(site.url(page("en/units/lampang/2564/"), UnitIndexPage{}) == "../../");
  CHECK(site.url(page("404.html"), UnitIndexPage{}) == "/open/units/");
  CHECK(site.url(page("en/404.html"), UnitIndexPage{}) == "/open/en/units/");
  CHECK(site.file_url(page("en/404.html"), {"assets/a.css"}) == "/open/assets/a.css");
  CHECK(site.absolute_url({"units/"}) == "https://example.go.th/open/units/");
}

TEST_CASE("links of prose lead to pages, headings and public files") {
  const std::vector<std::tuple<std::string, std::string, std::string>> cases{
      {"other.md", "../other/", "../other/"},
      {"other.md#ขั้นตอน", "../other/#ขั้นตอน", "../other/#ขั้นตอน"},
      {"other.md#%E0%B8%82%E0%B8%B1%E0%B9%89%E0%B8%99%E0%B8%95%E0%B8%AD%E0%B8%99", "../other/#ขั้นตอน", "../other/#ขั้นตอน"},
      {"#ขั้นตอน", "#ขั้นตอน", "#ขั้นตอน"},
      {"../../../../pages/about.md", "../../../../../about/", "../../../../../about/"},
      {"../../../../pages/about.en.md", "../../../../../en/about/", "../../../../../about/"},
      {"../../../../frameworks/cdd-2564.yaml#d1.1.policy", "../../../../../frameworks/cdd-2564/#d1.1.policy",
       "../../../../../frameworks/cdd-2564/#d1.1.policy"},
      {"../evidence.yaml", "../../evidence/", "../../evidence/"},
      {"../../unit.yaml", "../../../", "../../../"},
      {"../assessment/cdd-2564.yaml#d1", "../../#d1", "../../#d1"},
      {"../evidence/ไฟล์%20policy.pdf", "../../evidence/files/policy.pdf", "../../../../../../units/lampang/2564/evidence/files/policy.pdf"},
      {"https://example.com/a?b=c&d=e", "https://example.com/a?b=c&d=e", "https://example.com/a?b=c&d=e"},
      {"MAILTO:a@example.com", "MAILTO:a@example.com", "MAILTO:a@example.com"},
  };
  for (const auto& [destination, th, en] : cases) {
    CAPTURE(destination);
    const auto resolved = resolve(destination);
    CHECK(resolved.th == th);
    CHECK(resolved.en == en);
    CHECK(resolved.problems.empty());
  }
}

TEST_CASE("a link that leads nowhere is an error at the link") {
  const std::string at = "units/lampang/2564/practices/plan.md:1:5 ";
  const std::vector<std::pair<std::string, std::string>> cases{
      {"othre.md",
       "E801 link `othre.md` points to `units/lampang/2564/practices/othre.md`, from which no page is made / link to another page by its .md file, "
       "as "
       "seen from the folder of this file; perhaps `other.md`"},
      {"",
       "E801 link `` points to `units/lampang/2564/practices`, from which no page is made / link to another page by its .md file, as seen from the "
       "folder of this file; perhaps `plan.md`"},
      {"#ขั้นต้น", "E802 link `#ขั้นต้น` points to heading `#ขั้นต้น`, which this page does not have / the nearest heading is `#ขั้นตอน`"},
      {"#", "E802 link `#` points to heading `#`, which this page does not have / the headings are `#ขั้นตอน`"},
      {"other.md#results",
       "E802 link `other.md#results` points to heading `#results`, which `units/lampang/2564/practices/other.md` does not have / the headings are "
       "`#ขั้นตอน`"},
      {"../../unit.yaml#x",
       "E802 link `../../unit.yaml#x` points to heading `#x`, which `units/lampang/unit.yaml` does not have / that page has no headings to link to; "
       "leave "
       "out the # part"},
      {"../evidence/ไฟล์ polcy.pdf",
       "E803 link `../evidence/ไฟล์ polcy.pdf` points to the evidence file `units/lampang/2564/evidence/ไฟล์ polcy.pdf`, which is not in the register "
       "/ "
       "add an entry with this file to evidence.yaml of the same unit and year; perhaps `../evidence/ไฟล์ policy.pdf`"},
      {"../evidence/ไฟล์ salary.pdf",
       "E804 link `../evidence/ไฟล์ salary.pdf` points to evidence `salary`, which is not public / describe it in words, or use evidence that is "
       "public; "
       "this entry says visibility: withheld"},
      {"../evidence/ไฟล์ audit.pdf",
       "E804 link `../evidence/ไฟล์ audit.pdf` points to evidence `audit`, which is not public / describe it in words, or use evidence that is "
       "public; "
       "this entry says visibility: auditor"},
      {"javascript:alert(1)",
       "E807 link `javascript:alert(1)` is neither a path as seen from this file nor an address that starts with https:, http:, mailto: or tel: / "
       "inside "
       "the site, link to the .md file, for example `../../../../pages/about.md`"},
      {"//evil.example/x",
       "E807 link `//evil.example/x` is neither a path as seen from this file nor an address that starts with https:, http:, mailto: or tel: / "
       "inside the "
       "site, link to the .md file, for example `../../../../pages/about.md`"},
      {"../../../../../etc/passwd",
       "E801 link `../../../../../etc/passwd` points to `../../../../../etc/passwd`, from which no page is made / link to another page by its .md "
       "file, as "
       "seen from the folder of this file"},
  };
  for (const auto& [destination, problem] : cases) {
    CAPTURE(destination);
    const auto resolved = resolve(destination);
    CHECK(resolved.problems == std::vector<std::string>{at + problem});
    CHECK(resolved.th.empty());
  }
}

TEST_CASE("a picture is a public image of the register") {
  CHECK(resolve("../evidence/ไฟล์ photo.PNG", ProseLink::Kind::image).th == "../../evidence/files/photo.png");
  const std::string at = "units/lampang/2564/practices/plan.md:1:5 ";
  CHECK(resolve("../evidence/ไฟล์ policy.pdf", ProseLink::Kind::image).problems ==
        std::vector<std::string>{
            at + "E805 image `../evidence/ไฟล์ policy.pdf` is a file of type application/pdf, not a picture / use a png, jpg, gif or webp "
                 "file, or write it as a link without the `!`"});
  CHECK(resolve("other.md", ProseLink::Kind::image).problems ==
        std::vector<std::string>{
            at + "E803 link `other.md` points to the evidence file `units/lampang/2564/practices/other.md`, which is not in the register / add "
                 "an entry with this file to evidence.yaml of the same unit and year"});
}

TEST_CASE("a page of prose may not take the address of another part of the site") {
  for (const auto* id : {"units", "en", "assets", "404"}) {
    Fixture fixture;
    fixture.corpus.pages.back().id = PageId(id);
    Diagnostics diagnostics;
    const auto site = fixture.plan(diagnostics);
    CHECK(problems_of(fixture, diagnostics) ==
          std::vector<std::string>{std::string("pages/verify.md:1:1 E808 page `pages/") + id + ".md` would get the address `/" + id +
                                   "/`, which belongs to another part of the site / rename the file of this page"});
  }
}
