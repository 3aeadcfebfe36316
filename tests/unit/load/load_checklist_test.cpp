#include "load/load_checklist.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "load/yaml_reader.hpp"

using namespace prongsai;

namespace {

const std::string list_text = R"(id: list
kind: checklist
years: [2566]
title: รายการ
unit_kinds: [local]
sources: {}
evidence_kinds: {page: {title: หน้าเว็บ}}
choices: {channel: {board: {title: ป้าย}, web: {title: เว็บ, points: 1}}}
score: percent
groups:
  - id: g
    title: หมวด
    items:
      - {id: a, title: ก, weight: 2.5, requires: {kinds: [page]}}
      - id: h
        title: หัวข้อ
        items:
          - {id: b, title: ข, answer: choice, choices: channel, many: true}
          - {id: c, title: ค, answer: number, from: 0, to: 7}
grades: [{grade: A, from: 80, each: 50}]
chart: radar
)";

auto parse(const std::string& text) -> YamlNode {
  Diagnostics out;
  auto root = read_yaml(FileId{}, text, 0, static_cast<std::uint32_t>(text.size()), out);
  REQUIRE(root);
  return *root;
}

auto codes(const Diagnostics& out) -> std::string {
  std::string all;
  for (const auto& one : out.sorted()) {
    all += (all.empty() ? "" : " ") + std::string(entry_of(one.code).id);
  }
  return all;
}

auto load(const std::string& text, Diagnostics& out) -> std::optional<Checklist> {
  const auto root = parse(text);
  return load_checklist(FileId{}, "list", root, out);
}

auto replaced(std::string text, const std::string& from, const std::string& to) -> std::string {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a checklist is loaded as it is written") {
  Diagnostics out;
  const auto list = load(list_text, out);
  REQUIRE(list);
  CHECK(codes(out).empty());
  CHECK(list->whole);
  CHECK(list->divisor == 7 * Decimal::scale);
  CHECK(list->radar);
  CHECK(leaves_of(*list).size() == 3);
  CHECK(list->item(ItemId("h"))->items.size() == 2);
  CHECK(list->item(ItemId("b"))->many);
  CHECK(list->item(ItemId("a"))->required->kinds == std::vector<std::string>{"page"});
  CHECK(list->item(ItemId("x")) == nullptr);
}

TEST_CASE("what is wrong in a checklist is reported once") {
  struct Case {
    const char* from;
    const char* to;
    const char* codes;
  };
  const Case cases[] = {
      {"id: list", "id: other", "E219"},
      {"years: [2566]", "years: 2566", "E203"},
      {"score: percent", "score: sum", "E209"},
      {"groups:", "groups: []\nother:", "E914 E201"},
      {"chart: radar", "chart: pie", "E209"},
      {"chart: radar", "charts: radar", "E201"},
      {"{id: a, title: ก,", "{id: A, title: ก,", "E208"},
      {"{id: a, title: ก,", "{id: b, title: ก,", "E213"},
      {"{id: a, title: ก,", "{title: ก,", "E202"},
      {"{id: a, title: ก,", "{id: a,", "E202"},
      {"weight: 2.5", "weight: -1", "E915"},
      {"weight: 2.5", "weight: 99999999999999999999", "E204"},
      {"weight: 2.5", "weight: [1]", "E203"},
      {"weight: 2.5", "weight: 2.5, from: 1", "E909"},
      {"kinds: [page]", "kinds: [page], min: 0", "E212"},
      {"kinds: [page]", "kinds: [page], most: 2", "E201"},
      {"choices: channel, many: true", "many: yes", "E202 E207"},
      {"from: 0, to: 7", "from: 7, to: 7", "E911"},
      {"from: 0, to: 7", "from: x, to: 7", "E204"},
      {"from: 0, to: 7", "valid_months: 1.5", "E911 E212"},
      {"web: {title: เว็บ, points: 1}", "not_applicable: {title: เว็บ, points: 1}", "E910"},
      {"web: {title: เว็บ, points: 1}", "web: {th: เว็บ}", "E202 E201"},
      {"from: 80", "from: 101", "E915"},
      {"grade: A, from: 80, each: 50", "grade: A, from: 80}, {grade: B, from: 80", "E222"},
  };
  for (const auto& one : cases) {
    Diagnostics out;
    (void)load(replaced(list_text, one.from, one.to), out);
    INFO(one.to);
    CHECK(codes(out) == one.codes);
  }
}

TEST_CASE("no value of any kind breaks the reading of answers") {
  Diagnostics none;
  const auto list = load(list_text, none);
  struct Case {
    const char* answers;
    const char* codes;
  };
  const Case cases[] = {
      {"{a: present, b: [web, board], c: 7}", ""},
      {"{a: not_applicable, b: absent, c: absent}", ""},
      {"{a: {answer: present, url: \"https://a.example/\", note: ดี}, b: web, c: ๓}", ""},
      {"[]", "E203"},
      {"{a: [present], b: {}, c: {answer: 1, other: 2}}", "E203 E202 E201"},
      {"{a: true, b: present, c: present}", "E900 E900 E900"},
      {"{a: Present, b: Web, c: \"\"}", "E900 E209 E211"},
      {"{b: [web, web, x], c: -1}", "E213 E209 E915"},
      {"{b: [[web]], c: 7.000001}", "E203 E915"},
      {"{b: [absent], c: 1e9}", "E209 E900"},
      {"{a: {answer: present, url: javascript:x, updated: 2566-02-30, checked: x, valid_until: [1]}}", "E214 E205 E205 E203"},
      {"{h: present, g: present, x: present, b: }", "E901 E301 E301 E210"},
  };
  for (const auto& one : cases) {
    const auto root = parse(std::string("framework: list\nstage: self\nanswers: ") + one.answers + "\n");
    Diagnostics out;
    const auto answers = load_answers(FileId{}, "list", root, *list, out);
    INFO(one.answers);
    CHECK(codes(out) == one.codes);
    for (const auto& [id, answer] : answers.answers) {
      CHECK(list->item(id) != nullptr);
    }
  }
}

TEST_CASE("a file of answers that is no mapping is reported and answers nothing") {
  Diagnostics none;
  const auto list = load(list_text, none);
  for (const auto* text : {"- a", "text", "framework: list\nstage: later\nanswers: {}\nreview: []"}) {
    const auto root = parse(text);
    Diagnostics out;
    const auto answers = load_answers(FileId{}, "list", root, *list, out);
    CHECK(out.has_errors());
    CHECK(answers.answers.empty());
  }
}
