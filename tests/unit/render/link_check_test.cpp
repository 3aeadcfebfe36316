#include "opendata/data_paths.hpp"
#include "render/link_check.hpp"

#include <catch2/catch.hpp>

#include "render/packs_list.hpp"
#include "unit/render/fixture.hpp"

using namespace prongsai;
using prongsai::testing::Fixture;

namespace {

auto said(const PageAddress& address) -> std::string {
  constexpr const char* kinds[]{"inside", "outside", "other", "wrong"};
  return std::string(kinds[static_cast<std::size_t>(address.kind)]) + " " + address.file + (address.has_place ? "#" + address.place : "");
}

// What the pipeline makes besides pages: the fixture's packs and data.
auto other_files(const SiteModel& site) -> std::vector<std::string> {
  auto files = data_paths(*site.corpus, *site.standings, &site.packs.all());
  files.emplace_back(packs_list_path);
  for (const auto& pack : site.packs) {
    files.push_back(pack.path);
  }
  for (const auto& data : site.data) {
    files.push_back(data.path);
  }
  return files;
}

auto faults_of(const Fixture& fixture, const std::string& file, const std::string& from, const std::string& to) -> std::vector<std::string> {
  auto files = embedded_template_files();
  const auto at = files.at(file).find(from);
  REQUIRE(at != std::string::npos);
  files.at(file).replace(at, from.size(), to);
  Diagnostics out;
  const auto site = fixture.plan();
  return check_links(site, TemplateSet::from_files(files), fixture.sources, 2, other_files(site), out);
}

// `templates/layout.html:3` of a whole line.
auto place_of(const std::string& fault) -> std::string { return fault.substr(0, fault.find(": `")); }

}  // namespace

TEST_CASE("addresses as they are written in a page") {
  struct Row {
    const char* page;
    const char* written;
    const char* expected;
  };
  for (const auto& row : {Row{"units/a/index.html", "../b/", "inside units/b/index.html"},
                          Row{"units/a/index.html", "./", "inside units/a/index.html"},
                          Row{"units/a/index.html", "../../", "inside index.html"},
                          Row{"units/a/index.html", "../../data/a.csv?x=1", "inside data/a.csv"},
                          Row{"units/a/index.html", "../../../x", "wrong "},
                          Row{"index.html", "#here", "inside index.html#here"},
                          Row{"index.html", "#%E0%B8%81", "inside index.html#ก"},
                          Row{"index.html", "units/#ก", "inside units/index.html#ก"},
                          Row{"index.html", "", "wrong index.html"},
                          Row{"404.html", "/open/units/", "inside units/index.html"},
                          Row{"404.html", "/units/", "wrong "},
                          Row{"404.html", "/open/../units/", "wrong "},
                          Row{"index.html", "https://example.go.th/open/units/", "inside units/index.html"},
                          Row{"a/index.html", "https://example.go.th/open", "inside index.html"},
                          Row{"index.html", "https://example.go.th/opening/", "outside "},
                          Row{"index.html", "https://example.com/", "outside "},
                          Row{"index.html", "mailto:a@example.go.th?subject=x", "other "},
                          Row{"index.html", "javascript:x", "wrong "},
                          Row{"index.html", "//example.com/", "wrong "},
                          Row{"index.html", "data:text/html,x", "wrong "}}) {
    CAPTURE(row.page, row.written);
    CHECK(said(page_address(row.page, row.written, "https://example.go.th/open")) == row.expected);
  }
}

TEST_CASE("every link of every page leads somewhere") {
  const Fixture fixture;
  Diagnostics out;
  const auto site = fixture.plan();
  CHECK(check_links(site, TemplateSet::embedded(), fixture.sources, 2, other_files(site), out) == std::vector<std::string>());
  CHECK(out.empty());
}

TEST_CASE("what a template of the program does wrong is said with its file and line") {
  const Fixture fixture;
  const auto skip = faults_of(fixture, "layout.html", "href=\"#page.main\"", "href=\"#main\"");
  REQUIRE_FALSE(skip.empty());
  CHECK(place_of(skip.front()).starts_with("templates/layout.html:"));
  CHECK(skip.front().find("`#main` on page `") != std::string::npos);
  const auto nowhere = faults_of(fixture, "pages/not_found.html", "<ul>", "<ul><li><a href=\"x.html\">x</a></li>");
  REQUIRE_FALSE(nowhere.empty());
  CHECK(nowhere.front() == "templates/pages/not_found.html:3: `x.html` on page `404.html` leads nowhere");
  const auto twice = faults_of(fixture, "pages/not_found.html", "<ul>", "<ul id=\"page.main\">");
  REQUIRE_FALSE(twice.empty());
  CHECK(twice.front() == "templates/pages/not_found.html:3: `page.main` on page `404.html` is the id of two elements");
  const auto label = faults_of(fixture, "pages/not_found.html", "<ul>", "<ul aria-labelledby=\"nobody\">");
  REQUIRE_FALSE(label.empty());
  CHECK(place_of(label.front()) == "templates/pages/not_found.html:3");
}

TEST_CASE("a file is missed only when nothing makes it") {
  const Fixture fixture;
  const auto site = fixture.plan();
  const auto templates = TemplateSet::embedded();
  const LinkCheck check(site, templates);
  const std::string html = "<a href=\"data/late.csv\">a</a><a href=\"data/never.csv\">b</a>";
  const std::vector<PageLinks> pages{check.look_at(0, html)};
  const std::vector<std::string> files{"data/late.csv"};
  const auto broken = check.broken(pages, files);
  REQUIRE(broken.size() == 1);
  CHECK(broken.front().reference == 1);
  CHECK((broken.front().fault == BrokenLink::Fault::target));
}
