#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "diagnostic/print_github.hpp"
#include "diagnostic/print_json.hpp"
#include "diagnostic/print_sarif.hpp"

using namespace prongsai;

namespace {

// A file with Thai before the wrong text, and one that is no text.
struct Fixture {
  SourceMap sources;
  FileId yaml = sources.add("units/ก ข/unit.yaml", "name: ก\ntitel: ข\n\nid: a\n");
  FileId binary = sources.add("units/a,b:c.pdf");
  std::vector<Diagnostic> problems;

  Fixture() {
    // `titel`, and the line break behind a value.
    problems.push_back({.code = Code::unknown_key,
                        .span = {yaml, 10, 15},
                        .arguments = {"titel", Text{.th = "คุณอาจหมายถึง `title`", .en = "did you mean `title`?"}}});
    problems.push_back({.code = Code::repeated_id,
                        .span = {yaml, 26, 27},
                        .arguments = {"a"},
                        .labels = {{.span = {yaml, 0, 4}, .text = {.th = "เขียนครั้งแรกที่นี่ 100%", .en = "first written\nhere"}}}});
    problems.push_back({.code = Code::evidence_not_registered, .span = {binary, 0, 0}, .arguments = {"a\xFFz"}});
  }

  auto style(Language language) const -> ReportStyle {
    return {.language = language,
            .prefix = "content/",
            .version = "1.2.3",
            .help_page = "https://example.go.th/diagnostics/",
            .left_out = {.errors = 1, .warnings = 2}};
  }
};

// Whatever begins with `begin` up to `end`.
auto part(const std::string& text, const std::string& begin, const std::string& end) -> std::string {
  const auto from = text.find(begin);
  REQUIRE(from != std::string::npos);
  return text.substr(from, text.find(end, from) - from + end.size());
}

}  // namespace

TEST_CASE("columns and lines count from one, the end lies behind the last character") {
  const Fixture fixture;
  const auto region = region_of(fixture.problems[0].span, fixture.sources);
  CHECK(region.begin == Position{2, 1});
  CHECK(region.end == Position{2, 6});
  CHECK_FALSE(region_of(fixture.problems[2].span, fixture.sources).has_text);
  // Thai counts by characters, not bytes.
  CHECK(region_of({fixture.yaml, 6, 9}, fixture.sources).end == Position{1, 8});
}

TEST_CASE("fingerprints stay when lines are added above, and tell equal problems apart") {
  const auto prints = [](const std::string& text, const std::vector<std::uint32_t>& begins) {
    SourceMap sources;
    const auto file = sources.add("a.yaml", text);
    std::vector<Diagnostic> problems;
    for (const auto begin : begins) {
      problems.push_back({.code = Code::unknown_key, .span = {file, begin, begin + 1}, .arguments = {"x", "y"}});
    }
    return fingerprints(problems, sources);
  };
  const auto plain = prints("x: 1\n", {0});
  CHECK(plain == prints("a: 1\n\nx: 1\n", {6}));
  CHECK(plain == prints("  x: 1\r\n", {2}));
  CHECK(plain != prints("x: 2\n", {0}));
  const auto twice = prints("x: 1\nx: 1\n", {0, 5});
  CHECK(twice[0] == plain[0]);
  CHECK(twice[1] != plain[0]);
  CHECK(plain[0].size() == 64);
}

TEST_CASE("GitHub workflow commands, with what is special escaped") {
  const Fixture fixture;
  CHECK(print_github(fixture.problems, fixture.sources, fixture.style(Language::en)) ==
        "::error file=content/units/ก ข/unit.yaml,line=2,endLine=2,col=1,endColumn=6,title=E201::unknown key `titel`%0Adid you mean `title`?\n"
        "::error file=content/units/ก ข/unit.yaml,line=4,endLine=4,col=5,endColumn=6,title=E213::the id `a` is used twice%0Agive one of the two "
        "another id"
        "%0Acontent/units/ก ข/unit.yaml:1: first written here\n"
        "::warning file=content/units/a%2Cb%3Ac.pdf,title=W406::the evidence file `a�z` is not in the register `evidence.yaml`"
        "%0Aadd an entry to the register, or move the file away\n"
        "prongsai: errors: 2, warnings: 1\n");
  const auto thai = print_github(fixture.problems, fixture.sources, fixture.style(Language::th));
  CHECK(thai.find("เขียนครั้งแรกที่นี่ 100%25\n") != std::string::npos);
  CHECK(print_github({}, fixture.sources, fixture.style(Language::th)) == "prongsai: พบข้อผิดพลาด 0 รายการ คำเตือน 0 รายการ\n");
}

TEST_CASE("GitLab Code Quality") {
  const Fixture fixture;
  const auto text = print_gitlab(fixture.problems, fixture.sources, fixture.style(Language::en));
  CHECK(part(text, "    \"description\"", "\"fingerprint\"") ==
        "    \"description\": \"E201: unknown key `titel` — did you mean `title`?\",\n"
        "    \"check_name\": \"E201\",\n"
        "    \"fingerprint\"");
  CHECK(part(text, "    \"severity\"", "\n    }\n") ==
        "    \"severity\": \"major\",\n"
        "    \"location\": {\n"
        "      \"path\": \"content/units/ก ข/unit.yaml\",\n"
        "      \"lines\": {\n"
        "        \"begin\": 2,\n"
        "        \"end\": 2\n"
        "      }\n"
        "    }\n");
  CHECK(print_gitlab({}, fixture.sources, fixture.style(Language::en)) == "[]\n");
}

TEST_CASE("JSON has the words in both languages, and the place where there is one") {
  const Fixture fixture;
  const auto text = print_json(fixture.problems, fixture.sources, fixture.style(Language::th));
  CHECK(text.starts_with(
      "{\n  \"program\": \"prongsai\",\n  \"version\": \"1.2.3\",\n  \"format\": 1,\n  \"errors\": 2,\n  \"warnings\": 1,\n  \"files\": 2,\n"
      "  \"left_out\": {\n    \"errors\": 1,\n    \"warnings\": 2\n  },\n"));
  CHECK(part(text, "      \"code\": \"E201\"", "\"labels\"") ==
        "      \"code\": \"E201\",\n"
        "      \"severity\": \"error\",\n"
        "      \"message\": {\n"
        "        \"th\": \"ไม่รู้จักคีย์ `titel`\",\n"
        "        \"en\": \"unknown key `titel`\"\n"
        "      },\n"
        "      \"help\": {\n"
        "        \"th\": \"คุณอาจหมายถึง `title`\",\n"
        "        \"en\": \"did you mean `title`?\"\n"
        "      },\n"
        "      \"path\": \"content/units/ก ข/unit.yaml\",\n"
        "      \"line\": 2,\n"
        "      \"column\": 1,\n"
        "      \"end_line\": 2,\n"
        "      \"end_column\": 6,\n"
        "      \"labels\"");
  CHECK(part(text, "\"path\": \"content/units/a,b:c.pdf\"", "\"labels\"") == "\"path\": \"content/units/a,b:c.pdf\",\n      \"labels\"");
}

TEST_CASE("what is waived is listed with its reason, and is no open problem") {
  const Fixture fixture;
  auto style = fixture.style(Language::en);
  style.waived = {{.problem = fixture.problems[2],
                   .reason = {.th = "เหตุ", .en = "why"},
                   .by = {.th = "ผู้ประสานงาน", .en = "coordinator"},
                   .date = "2021-09-01",
                   .until = {}}};
  const auto json = print_json({}, fixture.sources, style);
  CHECK(json.find("\"errors\": 0,\n  \"warnings\": 0,") != std::string::npos);
  CHECK(part(json, "\"waived\"", "\"code\": \"W406\"") == "\"waived\": [\n    {\n      \"code\": \"W406\"");
  CHECK(part(json, "\"waiver\"", "null\n") ==
        "\"waiver\": {\n        \"reason\": {\n          \"th\": \"เหตุ\",\n          \"en\": \"why\"\n        },\n        \"by\": {\n"
        "          \"th\": \"ผู้ประสานงาน\",\n          \"en\": \"coordinator\"\n        },\n        \"date\": \"2021-09-01\",\n        \"until\": "
        "null\n");
  const auto sarif = print_sarif({}, fixture.sources, style);
  CHECK(sarif.find("\"justification\": \"why (coordinator, 2021-09-01)\"") != std::string::npos);
  CHECK(print_gitlab({}, fixture.sources, style) == "[]\n");
}

TEST_CASE("SARIF addresses are percent-encoded, and words that look like links are plain") {
  Fixture fixture;
  fixture.problems.push_back({.code = Code::markdown_link_characters, .span = {fixture.yaml, 0, 4}, .arguments = {"[a](b)"}});
  const auto text = print_sarif(fixture.problems, fixture.sources, fixture.style(Language::en));
  CHECK(text.find("\"uri\": \"content/units/%E0%B8%81%20%E0%B8%82/unit.yaml\"") != std::string::npos);
  CHECK(text.find("\\\\[a\\\\](b)") != std::string::npos);
  CHECK(text.find("\"helpUri\": \"https://example.go.th/diagnostics/#E101\"") != std::string::npos);
  CHECK(text.find("\"name\": \"YamlDuplicateKey\"") != std::string::npos);
  CHECK(text.find("\"columnKind\": \"unicodeCodePoints\"") != std::string::npos);
  auto elsewhere = fixture.style(Language::en);
  elsewhere.prefix = "/srv/เนื้อหา/";
  CHECK(print_sarif(fixture.problems, fixture.sources, elsewhere).find("\"uri\": \"file:///srv/%E0%B9%80") != std::string::npos);
}
