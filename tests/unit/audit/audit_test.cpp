#include "audit/audit.hpp"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace prongsai;

namespace {

auto portal_of_2564() -> Corpus {
  Corpus corpus;
  corpus.portal.current_year = FiscalYear{2564};
  corpus.portal.published = Date{2021, 10, 31};
  auto& unit = corpus.units[UnitId("a")];
  unit.id = UnitId("a");
  unit.name.th = "สำนักงานพัฒนาชุมชนจังหวัดลำปาง";
  unit.province = Province{.code = "52", .name = {.th = "ลำปาง", .en = "Lampang"}};
  auto& other = corpus.units[UnitId("b")];
  other.id = UnitId("b");
  other.province = Province{.code = "51", .name = {.th = "ลำพูน", .en = "Lamphun"}};
  return corpus;
}

// `W960 what` of everything that an audit finds in one file.
auto found(const std::string& path, const std::string& text, unsigned jobs = 1) -> std::vector<std::string> {
  const auto corpus = portal_of_2564();
  SourceMap sources;
  sources.add("pages/other.md", "---\ntitle: ก\n---\n");
  sources.add(path, text);
  Diagnostics out;
  audit(corpus, sources, jobs, out);
  std::vector<std::string> lines;
  for (const auto& one : out.sorted()) {
    lines.push_back(std::string(entry_of(one.code).id) + " " + std::string(sources.text(one.span)));
  }
  return lines;
}

using Lines = std::vector<std::string>;
const std::string body = "units/a/2564/practices/x.md";

}  // namespace

TEST_CASE("blanks of forms, and words that only look like them") {
  struct Case {
    std::string line;
    Lines found;
  };
  const Case cases[] = {
      {"[ระบุวันที่] และ <ระบุชื่อ> และ (ระบุ)", {"W960 [ระบุวันที่]", "W960 <ระบุชื่อ>", "W960 (ระบุ)"}},
      {"ระบุ… ระบุ... ระบุ ____", {"W960 ระบุ…", "W960 ระบุ...", "W960 ระบุ ____"}},
      {"…… ..... ..…", {"W960 ……", "W960 .....", "W960 ..…"}},
      {"ไม่ระบุ (ระบุว่าทำแล้ว) ให้ระบุชื่อผู้รับผิดชอบ (ระบุไว้ในแผน) ระบุตัวตน ทำ… แล้ว... จบ….", {}},
      {"xxx XXX, x-xxxx-xxxxx xx boxxxy", {"W960 xxx", "W960 XXX"}},
      {"TBD. TBDX aTBD", {"W960 TBD"}},
      {"____", {}},
      {"ชื่อโครงการของระบุชื่อองค์กรปกครองส่วนท้องถิ่น", {"W960 ระบุชื่อองค์กรปกครองส่วนท้องถิ่น"}},
  };
  for (const auto& one : cases) {
    INFO(one.line);
    CHECK(found(body, one.line + "\n") == one.found);
  }
  // Instruments and waivers quote; comments are nobody's text.
  CHECK(found("frameworks/x.yaml", "title: ........\n") == Lines{});
  CHECK(found("units/a/waivers.yaml", "reason: ........\n") == Lines{});
  CHECK(found("units/a/2564/evidence.yaml", "# ........\nnote: ........\ntitle: ......\n") == Lines{"W960 ......"});
}

TEST_CASE("numbers, lists, sums and years") {
  struct Case {
    std::string text;
    Lines found;
  };
  const Case cases[] = {
      {"1. a\n1. b\n1. c\n", {}},
      {"1. a\n3. b\n4. c\n", {"W966 3"}},
      {"1. a\n\nข้อความ\n\n2. b\n", {}},
      {"1. a\n2. b\n\n## หัวข้อ\n\n5. c\n", {}},
      {"```\n1. a\n3. b\n```\n", {}},
      {"2564. a\n3. b\n", {}},
      {"## 1. a\n## 2. b\n### 1. c\n### 3. d\n## 4. e\n", {"W966 3", "W966 4"}},
      {"๒5 ๑.5 ๒๕๖๔ 1,000 https://a.example/๑2 ๑/2\n", {"W967 ๒5", "W967 ๑.5"}},
      {"| ก | ข |\n|---|---|\n| a | 1 |\n| b | 2 |\n| รวม | 4 |\n", {"W976 4"}},
      {"| ก | ข |\n|---|---|\n| a | 1 |\n| b | x |\n| รวม | 4 |\n", {}},
      {"| ก | ร้อยละ |\n|---|---|\n| a | 1 |\n| b | 2 |\n| รวม | 4 |\n", {}},
      {"| ก | ข |\n|---|---|\n| a | 1 |\n| รวม | 1 |\n| b | 2 |\n| รวม | 3 |\n", {}},
      {"---\ntitle:\n  th: ผลงานประจำปี 2563\n---\n", {"W968 2563"}},
      {"---\ntitle: แผนปีงบประมาณ พ.ศ. 2566 - 2570\nsummary: ปีงบประมาณ 2560\n---\n", {}},
      {"สำนักงานพัฒนาชุมชนจังหวัดลำพูน และสำนักงานพัฒนาชุมชนจังหวัดลำปาง\n", {"W962 ลำพูน"}},
      {"พนักงานส่วนตำบล “พนักงานเทศบาล” นายกเทศมนตรี\n", {"W961 พนักงานส่วนตำบล"}},
  };
  for (const auto& one : cases) {
    INFO(one.text);
    CHECK(found(body, one.text) == one.found);
    CHECK(found(body, one.text, 4) == one.found);
  }
}

TEST_CASE("any bytes will do, and the time grows with the length only") {
  std::mt19937 random(11);
  const std::vector<std::string> pieces{"---\n", "\n", "|", "- ", "1. ", "3) ", "## ", "รวม", "ระบุ", "[", "]", "…", "....", "“", "”", "`", "๑", "5", "title: ", "note:", " ", "#", "\"", "'",
                                        "\\", "ปีงบประมาณ", "สำนักงานพัฒนาชุมชนจังหวัด", "ลำพูน", "\xE0\xB9", "x"};
  for (int round = 0; round < 2000; ++round) {
    std::string text = round % 2 == 0 ? "---\n" : "";
    for (auto left = random() % 80; left > 0; --left) {
      text += pieces[random() % pieces.size()];
    }
    (void)found(round % 3 == 0 ? "units/a/2564/evidence.yaml" : body, text);
  }
  for (const std::string piece : {".... ", "[ระบุ", "“....”", "`....` ", "๑5 ", "|1", "1. a\n", "สำนักงานพัฒนาชุมชนจังหวัดลำพูน", "เทศบัญญัติ", "a: b\n", "  a:\n", "'", "x", "_ "}) {
    std::string text;
    while (text.size() < 200'000) {
      text += piece;
    }
    (void)found(body, text);
  }
}
