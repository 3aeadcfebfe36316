#include "audit/source_lines.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace prongsai;

TEST_CASE("lines of YAML know their keys, and which words are about a document") {
  const SourceFile file{.path = "units/a/2564/evidence.yaml",
                        .text = "# head ........\n- id: x # a remark\n  title: {th: \"a # b\"}\n  kpis:\n    - text: c\n  note:\n    th: d\n  more: 'e' # f\n"};
  struct Line {
    std::string text;
    std::string keys;
    bool remark;
  };
  const std::vector<Line> expected{{"", "", false},          {"- id: x ", "id", false},       {"  title: {th: \"a # b\"}", "title", false}, {"  kpis:", "kpis", false},
                                   {"    - text: c", "kpis.text", false}, {"  note:", "note", true}, {"    th: d", "note.th", true},             {"  more: 'e' ", "more", false}};
  const auto lines = source_lines(file);
  REQUIRE(lines.size() == expected.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    INFO(i);
    CHECK(lines[i].text == expected[i].text);
    CHECK(lines[i].keys == expected[i].keys);
    CHECK(lines[i].is_remark == expected[i].remark);
    CHECK(lines[i].is_yaml);
    CHECK(file.text.substr(lines[i].begin, lines[i].text.size()) == lines[i].text);
  }
}

TEST_CASE("front matter ends where the body begins; a rule in the body is a rule") {
  const SourceFile file{.path = "pages/about.md", .text = "---\r\ntitle: ก\r\n---\r\n# หัวข้อ\r\n\r\n---\r\nข้อความ"};
  std::string seen;
  for (const auto& line : source_lines(file)) {
    seen += std::string(line.is_yaml ? "y:" : "m:") + std::string(line.text) + "|";
  }
  CHECK(seen == "y:title: ก|m:# หัวข้อ|m:|m:---|m:ข้อความ|");
}

TEST_CASE("what stands in quotation marks is somebody else's") {
  const SourceLine line{.text = "ก “ข” ค “ง", .begin = 0, .is_yaml = false, .keys = {}, .is_remark = false};
  const auto at = [&line](const char* word) { return is_quoted(line, line.text.find(word)); };
  CHECK_FALSE(at("ก"));
  CHECK(at("ข"));
  CHECK_FALSE(at("ค"));
  CHECK_FALSE(at("ง"));
  const SourceLine code{.text = "a `b` c", .begin = 0, .is_yaml = false, .keys = {}, .is_remark = false};
  CHECK(is_quoted(code, 3));
  CHECK_FALSE(is_quoted(code, 6));
}
