#include "plan/site_findings.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostic/argument_count.hpp"
#include "unit/render/fixture.hpp"

using namespace prongsai;
using prongsai::testing::Fixture;

namespace {

using Damage = std::function<void(Fixture&, Diagnostics&)>;

// Every problem as `file id destination`, where the plan's write-up holds one link and what `damage` does is wrong besides.
auto findings(const std::string& destination, const Damage& damage = {}, ProseLink::Kind kind = ProseLink::Kind::link) -> std::vector<std::string> {
  Fixture fixture;
  fixture.lampang_2564().write_ups.front().prose = fixture.prose_with_link("units/lampang/2564/practices/plan.md", destination, kind);
  Diagnostics so_far;
  if (damage) {
    damage(fixture, so_far);
  }
  std::vector<std::string> lines;
  for (const auto& one : site_findings(fixture.corpus, fixture.standings, fixture.sources, so_far).sorted()) {
    lines.push_back(fixture.sources.path(one.span.file) + " " + std::string(entry_of(one.code).id));
  }
  return lines;
}

auto file_of(const Fixture& fixture, const std::string& path) -> FileId {
  FileId found{};
  for (std::uint32_t number = 0; number < fixture.sources.size(); ++number) {
    found = fixture.sources.path(FileId{number}) == path ? FileId{number} : found;
  }
  return found;
}

// An error in a file of that path, which is added where there is none.
auto error_in(const std::string& path, Code code = Code::empty_text) -> Damage {
  return [=](Fixture& fixture, Diagnostics& out) {
    auto file = file_of(fixture, path);
    file = fixture.sources.path(file) == path ? file : fixture.sources.add(path, "x");
    out.report(code, {.file = file, .begin = 1000, .end = 1001}, std::vector<Argument>(argument_count(code), Argument("x")));
  };
}

const std::string plan = "units/lampang/2564/practices/plan.md ";
const std::string report = "../evidence/ไฟล์ report.pdf";

}  // namespace

TEST_CASE("links of content with errors are told as planning would tell them") {
  CHECK(findings("other.md").empty());
  CHECK(findings("https://test.example/").empty());
  for (const auto& damage : {Damage(), error_in("units/lampang/2564/surveys.yaml"), error_in("portal.yaml")}) {
    CHECK(findings("othre.md", damage) == std::vector<std::string>{plan + "E801"});
    CHECK(findings("#ไม่มี", damage) == std::vector<std::string>{plan + "E802"});
    CHECK(findings("other.md#ไม่มี", damage) == std::vector<std::string>{plan + "E802"});
    CHECK(findings(report, damage) == std::vector<std::string>{plan + "E803"});
    CHECK(findings("../evidence/ไฟล์ salary.pdf", damage) == std::vector<std::string>{plan + "E804"});
    CHECK(findings("../evidence/ไฟล์ policy.pdf", damage, ProseLink::Kind::image) == std::vector<std::string>{plan + "E805"});
    CHECK(findings("//test.example/", damage) == std::vector<std::string>{plan + "E807"});
  }
}

TEST_CASE("links of every kind of text and taken addresses are told, without a language of the portal too") {
  Fixture fixture;
  auto& corpus = fixture.corpus;
  corpus.portal.languages.clear();
  corpus.pages.front().prose = fixture.prose_with_link("pages/first.md", "none.md");
  corpus.pages.back().prose = fixture.prose_with_link("pages/last.md", "none.md");
  corpus.pages.front().id = PageId("units");
  Article article;
  article.id = ArticleId("article");
  article.prose = fixture.prose_with_link("knowledge/article.md", "none.md");
  corpus.articles.push_back(std::move(article));
  std::vector<std::string> lines;
  for (const auto& one : site_findings(corpus, fixture.standings, fixture.sources, {}).sorted()) {
    lines.push_back(fixture.sources.path(one.span.file) + " " + std::string(entry_of(one.code).id));
  }
  CHECK(lines == std::vector<std::string>{"pages/about.md E808", "pages/first.md E801", "pages/last.md E801", "knowledge/article.md E801"});
}

TEST_CASE("a page that is missing because of another error is not told") {
  CHECK(findings("broken.md", error_in("units/lampang/2564/practices/broken.md")).empty());
  CHECK(findings("../../../../pages/new.en.md", [](Fixture& fixture, Diagnostics& out) {
          fixture.sources.add("pages/new.en.md", "x");
          error_in("pages/new.md")(fixture, out);
        }).empty());
  // The file is there and fine, and what it is judged by is not.
  const auto framework = [](Fixture& fixture, Diagnostics& out) {
    fixture.sources.add("units/lampang/2564/assessment/new.yaml", "x");
    error_in("frameworks/new.yaml")(fixture, out);
  };
  CHECK(findings("../assessment/new.yaml", framework).empty());
  CHECK(findings("../assessment/none.yaml", framework) == std::vector<std::string>{plan + "E801"});
  const auto unreadable = [](Fixture& fixture, Diagnostics&) { fixture.corpus.unreadable_units.insert(UnitId("nan")); };
  CHECK(findings("../../../nan/2564/practices/work.md", unreadable).empty());
  CHECK(findings("../../../nan/2564/evidence/a.pdf", unreadable).empty());
  CHECK(findings("../../../nana/unit.yaml", unreadable) == std::vector<std::string>{plan + "E801"});
}

TEST_CASE("headings of a text with errors of its own are not told as missing") {
  for (const auto code : {Code::markdown_raw_html, Code::section_missing}) {
    CHECK(findings("#ไม่มี", error_in("units/lampang/2564/practices/plan.md", code)).empty());
    CHECK(findings("other.md#ไม่มี", error_in("units/lampang/2564/practices/other.md", code)).empty());
    CHECK(findings("../../../../pages/about.md#ไม่มี", error_in("pages/about.en.md", code)).empty());
  }
  const std::string other = "units/lampang/2564/practices/other.md";
  CHECK(findings("other.md#ไม่มี", error_in(other, Code::repeated_id)) == std::vector<std::string>{plan + "E802"});
  CHECK(findings("other.md#ไม่มี", [](Fixture& fixture, Diagnostics&) { fixture.lampang_2564().write_ups.back().prose.complete = false; }).empty());
  CHECK(findings("../../unit.yaml#x", error_in("units/lampang/waivers.yaml")).empty());
  CHECK(findings("../assessment/cdd-2564.yaml#x", error_in("frameworks/cdd-2564.yaml")).empty());
  CHECK(findings("../../unit.yaml#x", error_in("units/loei/unit.yaml")) == std::vector<std::string>{plan + "E802"});
}

TEST_CASE("what a register with errors says is not held against a link") {
  CHECK(findings(report, [](Fixture& fixture, Diagnostics&) { fixture.lampang_2564().register_complete = false; }).empty());
  CHECK(findings(report, [](Fixture& fixture, Diagnostics&) {
          fixture.lampang_2564().evidence.back().damaged = true;
          fixture.lampang_2564().evidence.back().path.clear();
        }).empty());
  const auto damaged = [](Fixture& fixture, Diagnostics&) {
    for (auto& one : fixture.lampang_2564().evidence) {
      one.damaged = true;
    }
  };
  CHECK(findings("../evidence/ไฟล์ salary.pdf", damaged).empty());
  CHECK(findings("../evidence/ไฟล์ policy.pdf", damaged, ProseLink::Kind::image).empty());
  const auto unread = [](Fixture& fixture, Diagnostics&) { fixture.lampang_2564().evidence.front().facts.reset(); };
  CHECK(findings("../evidence/ไฟล์ policy.pdf", unread, ProseLink::Kind::image).empty());
  CHECK(findings("../evidence/ไฟล์ policy.pdf", error_in("units/lampang/2564/evidence/ไฟล์ policy.pdf"), ProseLink::Kind::image).empty());
}

TEST_CASE("a link at which an error stands is not told again, whatever it holds") {
  for (const auto* destination : {"javascript:x", "https://test.example/a.png", "", "#", "%", "a\x01", "../../../../../../..", "units//../..///x#%E0%B8"}) {
    const auto here = [](Fixture& fixture, Diagnostics& out) {
      const auto file = file_of(fixture, "units/lampang/2564/practices/plan.md");
      out.report(Code::markdown_link_empty, {.file = file, .begin = 4, .end = 4}, std::vector<Argument>(argument_count(Code::markdown_link_empty), Argument("x")));
    };
    CHECK(findings(destination, here).empty());
    CHECK(findings(destination, here, ProseLink::Kind::image).empty());
    CHECK_NOTHROW(findings(destination, error_in("portal.yaml"), ProseLink::Kind::image));
  }
}
