#include "load/yaml_reader.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"

using namespace prongsai;

namespace {

struct Outcome {
  std::optional<YamlNode> root;
  std::vector<Diagnostic> problems;
};

auto read(const std::string& text) -> Outcome {
  Diagnostics out;
  Outcome outcome;
  if (check_text(FileId{}, text, out)) {
    outcome.root = read_yaml(FileId{}, text, 0, static_cast<std::uint32_t>(text.size()), out);
  }
  outcome.problems = out.sorted();
  return outcome;
}

auto cpu_seconds() -> double {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

auto repeat(const std::string& text, std::size_t bytes) -> std::string {
  std::string out;
  while (out.size() < bytes) {
    out += text;
  }
  return out;
}

}  // namespace

TEST_CASE("a document keeps scalars as text, with exact places") {
  const std::string text = "name: {th: ลำปาง, en: \"Lam\\npang\"}\nno: no\nnumber: 010\nlist:\n  - 'a b'\n  - |\n    x\n    y\nempty:\n";
  const auto outcome = read(text);
  REQUIRE(outcome.root);
  REQUIRE(outcome.problems.empty());
  const auto& entries = outcome.root->entries;
  REQUIRE(entries.size() == 5);
  CHECK(entries[0].value.entries[0].value.text == "ลำปาง");
  CHECK(text.substr(entries[0].value.entries[0].value.span.begin, entries[0].value.entries[0].value.span.end - entries[0].value.entries[0].value.span.begin) == "ลำปาง");
  CHECK(entries[0].value.entries[1].value.text == "Lam\npang");
  CHECK(entries[0].value.entries[1].value.quoted);
  CHECK(entries[1].value.text == "no");
  CHECK_FALSE(entries[1].value.quoted);
  CHECK(entries[2].value.text == "010");
  CHECK(entries[3].value.items[0].text == "a b");
  CHECK(text.substr(entries[3].value.items[0].span.begin, 5) == "'a b'");
  CHECK(entries[3].value.items[1].text == "x\ny\n");
  CHECK(entries[4].value.kind == YamlNode::Kind::empty);
}

TEST_CASE("what the safe part of YAML leaves out is refused at its place") {
  struct Case {
    std::string text;
    Code code;
    std::uint32_t begin;
  };
  const std::vector<Case> cases{
      {",", Code::yaml_trailing_content, 0},
      {"a: \"x\nb: 2\n", Code::yaml_syntax, 3},
      {"a: 'x\nb: 2\n", Code::yaml_syntax, 3},
      {"a: 1\nb: 2\na: 3\n", Code::yaml_duplicate_key, 10},
      {"{a: 1, a: 2}", Code::yaml_duplicate_key, 7},
      {"a: &x 1\n", Code::yaml_anchor, 3},
      {"a: *x\n", Code::yaml_alias, 3},
      {"a: !!int 1\n", Code::yaml_tag, 3},
      {"[a, b]: 1\n", Code::yaml_key_not_text, 0},
      {"a: 1\n---\nb: 2\n", Code::yaml_trailing_content, 5},
      {"a: 1\n...\nb: 2\n", Code::yaml_trailing_content, 9},
      {"a: [1, 2\nb: 3\n", Code::yaml_syntax, 10},
      {"a: b: c\n", Code::yaml_syntax, 4},
      {std::string("a: \0b", 5), Code::nul_byte, 3},
      {"a: 1\rb: 2\n", Code::lone_carriage_return, 4},
      {"a: \xC3\x28\n", Code::invalid_utf8, 3},
      {"a: \xED\xA0\x80\n", Code::invalid_utf8, 3},
      {std::string(33, '-') + "\n", Code::yaml_syntax, 0},
  };
  for (const auto& one : cases) {
    INFO(one.text);
    const auto outcome = read(one.text);
    if (one.code == Code::yaml_syntax && one.text.starts_with("---")) {
      // A line of hyphens is a plain scalar, not a deep list.
      CHECK(outcome.root);
      continue;
    }
    CHECK_FALSE(outcome.root);
    REQUIRE(outcome.problems.size() == 1);
    CHECK(outcome.problems[0].code == one.code);
    CHECK(outcome.problems[0].span.begin == one.begin);
  }
}

TEST_CASE("text behind a hash that nobody meant as a comment is noted, and comments are not") {
  const auto lost = read("title: รายงาน #2\n# comment\nkind: order # a comment\nname: 'a #b'\nlink: a#b\n");
  REQUIRE(lost.root);
  REQUIRE(lost.problems.size() == 1);
  CHECK(lost.problems[0].code == Code::text_after_hash);
  CHECK(lost.problems[0].span.end - lost.problems[0].span.begin == 2);
}

TEST_CASE("depth, number of values and size are bounded") {
  std::string deep;
  for (int i = 0; i < 40; ++i) {
    deep += "- ";
  }
  const auto nested = read(deep + "x\n");
  REQUIRE(nested.problems.size() == 1);
  CHECK(nested.problems[0].message(Language::en) == "values are nested more than 32 deep");
  const auto many = read("[" + repeat("0,", 500'000) + "0]");
  REQUIRE(many.problems.size() == 1);
  CHECK(many.problems[0].message(Language::en) == "the file holds more than 200000 values");
  const auto large = read("a: " + std::string(largest_yaml, 'x'));
  REQUIRE(large.problems.size() == 1);
  CHECK(large.problems[0].message(Language::en) == "the YAML is larger than 1 MiB");
}

TEST_CASE("hostile YAML of every size ends in under a second, read or refused") {
  const std::vector<std::string> families{",",   "[",  "{a: ", "- ",   "\"",  "'",  "? ",       "&a ",  "*a ", "!a ", "|\n",    ">\n", "%YAML 1.2\n", "---\n", "...\n",
                                          "a: ", ": ", "#",    "[a, ", "{",   "}",  "]",        "a\n",  "\t",  "\n",  "a: b\n",  "- - ", "\\",         "@",     "`",
                                          "ก",   "๐",  "[[]",  "{a}",  "a: [", "\"\\", "a: &a [", "<<: ", "? a\n: b\n"};
  for (const auto& family : families) {
    for (const std::size_t size : {std::size_t{1}, std::size_t{16'384}, std::size_t{65'536}, std::size_t{262'144}}) {
      INFO(family << " x " << size);
      const auto before = cpu_seconds();
      const auto outcome = read(repeat(family, size));
      CHECK(cpu_seconds() - before < 1.0);
      CHECK((outcome.root.has_value() || !outcome.problems.empty()));
    }
  }
}

TEST_CASE("random small inputs neither hang nor crash, and are read or refused") {
  // A fixed linear congruential generator: the same inputs everywhere.
  std::uint32_t state = 20'210'115;
  const std::string alphabet = ",[]{}:-?&*!|>'\"%@`#\n \tab0\\.~";
  const auto next = [&state](std::uint32_t bound) {
    state = state * 1'664'525U + 1'013'904'223U;
    return (state >> 8U) % bound;
  };
  for (int round = 0; round < 60'000; ++round) {
    std::string text;
    for (auto length = next(12); length > 0; --length) {
      text += alphabet[next(static_cast<std::uint32_t>(alphabet.size()))];
    }
    const auto outcome = read(text);
    INFO(text);
    const bool refused = std::ranges::any_of(outcome.problems, [](const Diagnostic& one) { return one.severity() == Severity::error; });
    REQUIRE(outcome.root.has_value() != refused);
  }
}
