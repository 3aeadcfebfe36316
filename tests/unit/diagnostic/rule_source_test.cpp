#include "diagnostic/rule_source.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "diagnostic/explain.hpp"
#include "diagnostic/subject.hpp"

using namespace prongsai;

namespace {

auto text_of(const std::filesystem::path& file) -> std::string {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const std::filesystem::path root = PRONGSAI_SOURCE_DIR;

}  // namespace

TEST_CASE("every diagnostic says where its rule comes from, once") {
  std::vector<std::string> missing;
  std::set<std::string_view> known;
  for (const auto& entry : catalogue()) {
    known.insert(entry.id);
    if (rule_source_of(entry) == nullptr) {
      missing.push_back("add a line to generator/diagnostic/rule_sources.def, such as: PRONGSAI_RULE_SOURCE(" + std::string(entry.id) +
                        ", formats, \"\")");
    }
  }
  CHECK(missing == std::vector<std::string>());
  std::set<std::string_view> seen;
  for (const auto& source : rule_sources()) {
    CAPTURE(source.code);
    CHECK(known.contains(source.code));
    CHECK(seen.insert(source.code).second);
  }
}

TEST_CASE("a rule's place in a document of this repository is a heading of it") {
  for (const auto& source : rule_sources()) {
    if (source.document->address.starts_with("docs/")) {
      CAPTURE(source.code, source.place);
      const auto text = "\n" + text_of(root / std::string(source.document->address));
      CHECK(text.size() > 100);
      CHECK((source.place.empty() || text.find("\n## " + std::string(source.place) + "\n") != std::string::npos));
    }
  }
}

TEST_CASE("the subject of a code is the file of the catalogue that holds it") {
  for (const auto& entry : catalogue()) {
    CAPTURE(entry.id);
    const auto& subject = subject_of(entry);
    CHECK(text_of(root / "generator/diagnostic/catalogue" / (std::string(subject.name) + ".def")).find("\"" + std::string(entry.id) + "\"") !=
          std::string::npos);
  }
}

TEST_CASE("the catalogue's texts without a problem at hand") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", ""},
      {"{0}", ""},
      {"{0} {1}", ""},
      {"unknown key `{0}`", "unknown key `…`"},
      {"add `document: {number: \"…\"}`", "add `document: {number: \"…\"}`"},
      {"{0}: {1} of {2}", "…: … of …"},
      {"ends with {", "ends with {"},
  };
  for (const auto& [text, expected] : cases) {
    CHECK(pattern_of(text) == expected);
  }
}

TEST_CASE("a code is explained with its examples and its source") {
  CHECK(find_entry("E999") == nullptr);
  CHECK(find_entry("") == nullptr);
  REQUIRE(find_entry("e102") == &entry_of(Code::yaml_duplicate_key));
  CHECK(explain(entry_of(Code::yaml_duplicate_key), Language::en) ==
        "E102: the key `…` is written twice in one mapping\n"
        "\n"
        "  error; the site is not built until it is mended\n"
        "  subject: Files, encoding and YAML\n"
        "  help: keep one of the two lines\n"
        "\n"
        "  wrong:\n"
        "    title: ก\n"
        "    title: ข\n"
        "\n"
        "  right:\n"
        "    title: ก\n"
        "\n"
        "  source: YAML Ain't Markup Language, version 1.2.2, 3.2.1.3\n");
  // Help that is nothing but an argument is left out.
  CHECK(explain(entry_of(Code::unknown_name), Language::th) ==
        "E301: ไม่พบ… `…`\n"
        "\n"
        "  ข้อผิดพลาด เว็บไซต์จะไม่ถูกสร้างจนกว่าจะแก้\n"
        "  เรื่อง: การอ้างถึงสิ่งที่ต้องมีอยู่\n"
        "\n"
        "  ตัวอย่างที่ผิด:\n"
        "    kind: anouncement\n"
        "\n"
        "  ตัวอย่างที่ถูก:\n"
        "    kind: announcement\n"
        "\n"
        "  ที่มาของกฎ: แบบไฟล์เนื้อหาของ prongsai (docs/formats.md), frameworks/<id>.yaml, kind `levels`\n");
  const auto all = explain_all(Language::en);
  for (const auto& entry : catalogue()) {
    CHECK(all.find("\n  " + std::string(entry.id) + "  ") != std::string::npos);
  }
}
