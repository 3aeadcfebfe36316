#include "plan/pages_of_file.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace prongsai;

namespace {

// An office with a year, a write-up, a register and an assessment, and a page of the portal; each page in both languages.
struct Content {
  Unit unit;
  Framework framework;
  UnitScore score;
  Page about;
  SiteModel site;

  Content() {
    unit.id = UnitId("muang");
    auto& year = unit.years[FiscalYear{2569}];
    year.year = FiscalYear{2569};
    year.write_ups.emplace_back().id = WriteUpId("work-1");
    framework.id = FrameworkId("transparency");
    score.framework = &framework;
    about.id = PageId("about");
    for (const PageSubject& subject : std::vector<PageSubject>{HomePage{}, UnitPage{&unit}, UnitYearPage{&unit, &year, &score}, RegisterPage{&unit, &year},
                                                               PracticePage{&unit, &year, year.write_ups.data()}, ProsePage{&about}, FrameworkPage{&framework}}) {
      for (const auto language : {Language::th, Language::en}) {
        site.pages.push_back({.subject = subject, .language = language, .path = in_language(path_of(subject), language), .parents = {}, .links = {}});
      }
    }
  }

  [[nodiscard]] auto of(const std::string& path) const -> std::string {
    std::string all;
    for (const auto* page : pages_of_file(site, path)) {
      all += (all.empty() ? "" : " ") + page->path.text;
    }
    return all;
  }
};

}  // namespace

TEST_CASE("the pages of a file are those that show what it says") {
  const Content content;
  CHECK(content.of("units/muang/unit.yaml") == "units/muang/ en/units/muang/");
  CHECK(content.of("units/muang/2569/assessment/transparency.yaml") == "units/muang/2569/ en/units/muang/2569/");
  CHECK(content.of("units/muang/2569/evidence.yaml") == "units/muang/2569/evidence/ en/units/muang/2569/evidence/");
  CHECK(content.of("units/muang/2569/practices/work-1.md") == "units/muang/2569/practices/work-1/ en/units/muang/2569/practices/work-1/");
  CHECK(content.of("pages/about.md") == "about/ en/about/");
  CHECK(content.of("pages/about.en.md") == "about/ en/about/");
  CHECK(content.of("frameworks/transparency.yaml") == "frameworks/transparency/ en/frameworks/transparency/");
}

TEST_CASE("a file that no page is made from has no pages") {
  const Content content;
  for (const auto* path : {"", "units", "units/", "units/muang", "units/muan/unit.yaml", "units/muang2/unit.yaml", "units/muang/2568/evidence.yaml",
                           "units/muang/25699/evidence.yaml", "units/muang/2569/evidence/a.pdf", "units/muang/2569/practices/work-1", "portal.yaml", "pages/", "../x"}) {
    CHECK(content.of(path).empty());
  }
}
