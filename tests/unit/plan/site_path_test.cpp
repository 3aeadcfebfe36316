#include "plan/site_path.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "plan/links.hpp"

using namespace prongsai;

TEST_CASE("a relative address leads from one page to another") {
  const std::vector<std::tuple<std::string, std::string, std::string>> cases{
      {"", "", "./"},
      {"", "units/lampang/", "units/lampang/"},
      {"units/lampang/", "", "../../"},
      {"units/lampang/", "units/lampang/", "./"},
      {"units/lampang/2564/", "units/lampang/", "../"},
      {"units/lampang/2564/", "units/lamphun/", "../../lamphun/"},
      {"units/lampang/2564/", "units/lampang/2564/evidence/files/a.pdf", "evidence/files/a.pdf"},
      {"en/units/lampang/", "units/lampang/", "../../../units/lampang/"},
      {"units/lampang/", "en/units/lampang/", "../../en/units/lampang/"},
      {"about/", "assets/style.0a1b2c3d.css", "../assets/style.0a1b2c3d.css"},
      {"a/b", "a/c", "c"},
  };
  for (const auto& [from, to, url] : cases) {
    CAPTURE(from, to);
    CHECK(relative_url({from}, {to}) == url);
  }
}

TEST_CASE("an address has a file") {
  CHECK(SitePath{""}.file() == "index.html");
  CHECK(SitePath{"units/"}.file() == "units/index.html");
  CHECK(SitePath{"404.html"}.file() == "404.html");
  CHECK(in_language({"404.html"}, Language::en).file() == "en/404.html");
}

TEST_CASE("an evidence file is named by its id and the end of its name") {
  Evidence evidence;
  evidence.id = EvidenceId("no-gift");
  for (const auto& [name, ending] : {std::pair{"ประกาศ.PDF", ".pdf"}, std::pair{"ไม่มีนามสกุล", ""}, std::pair{"a.b.csv", ".csv"}}) {
    evidence.name = name;
    CHECK(evidence_file_path(UnitId("lampang"), FiscalYear{2564}, evidence).text ==
          std::string("units/lampang/2564/evidence/files/no-gift") + ending);
  }
}

TEST_CASE("the path part of the portal's address") {
  CHECK(path_of_base_url("https://example.go.th") == "/");
  CHECK(path_of_base_url("https://example.go.th/open/data") == "/open/data/");
}

TEST_CASE("a destination is a path as seen from its file") {
  const std::string from = "units/lampang/2564/practices/plan.md";
  CHECK(content_path(from, "other.md") == "units/lampang/2564/practices/other.md");
  CHECK(content_path(from, "../evidence/ก ข.pdf") == "units/lampang/2564/evidence/ก ข.pdf");
  CHECK(content_path(from, "./../../../../pages/about.md") == "pages/about.md");
  CHECK(content_path(from, "../../../../../secret") == std::nullopt);
  CHECK(percent_decoded("%E0%B8%81%20x%zz%4") == "ก x%zz%4");
}
