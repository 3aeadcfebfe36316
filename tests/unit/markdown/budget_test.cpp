#include "markdown/budget.hpp"

#include <catch2/catch.hpp>

#include "markdown/line_shape.hpp"
#include "prose_text.hpp"

using namespace prongsai;
using namespace prongsai::test;

namespace {

auto repeat(std::string_view part, std::size_t count) -> std::string {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += part;
  }
  return out;
}

auto check(const std::string& text) -> std::vector<std::string> {
  Diagnostics out;
  const bool within = within_budget(FileId{}, text, 0, out);
  CHECK(within == out.empty());
  std::vector<std::string> lines;
  for (const auto& one : out.sorted()) {
    lines.push_back(std::string(entry_of(one.code).id) + " " + spanned(text, one.span).substr(0, 12) + " | " + one.message(Language::en) + " | " +
                    one.message(Language::th));
  }
  return lines;
}

auto table(std::size_t columns, std::size_t rows, std::string_view cell) -> std::string {
  auto text = "|" + repeat(std::string(cell) + "|", columns) + "\n|" + repeat("---|", columns) + "\n";
  for (std::size_t row = 0; row < rows; ++row) {
    text += "|" + repeat(std::string(cell) + "|", columns) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("each budget has its limit and its words") {
  using Lines = std::vector<std::string>;
  CHECK(check(repeat("ก\n", 65536)) == Lines{});
  CHECK(check(repeat("ก\n", 65537)) == Lines{"E601  | the text has 257 KiB, more than the limit of 256 KiB | ข้อความยาว 257 KiB เกินขนาดสูงสุด 256 KiB"});
  CHECK(check(repeat("a", 16384)) == Lines{});
  CHECK(check("x\n" + repeat("a", 16385)) ==
        Lines{"E602 aaaaaaaaaaaa | this line has 16385 bytes, more than the limit of 16384 bytes | บรรทัดนี้ยาว 16385 ไบต์ เกินความยาวสูงสุด 16384 ไบต์"});
  CHECK(check(repeat("> ", 32) + "a") == Lines{});
  const std::string nesting =
      " | lists or quotes are nested too deeply; a line may begin with at most 32 markers | "
      "รายการหรือข้อความอ้างซ้อนกันลึกเกินไป หนึ่งบรรทัดมีเครื่องหมายนำได้ไม่เกิน 32 ตัว";
  CHECK(check(repeat("> ", 33) + "a") == Lines{"E603 > > > > > > " + nesting});
  CHECK(check(repeat(" ", 128) + "- a") == Lines{"E603             " + nesting});
  CHECK(check(repeat("- ", 200)) == Lines{});
  CHECK(check("|" + repeat("a|", 64)) == Lines{});
  CHECK(check(repeat("a|", 65)) == Lines{"E604 a|a|a|a|a|a| | this row has 65 columns, more than the limit of 64 | แถวนี้มี 65 คอลัมน์ เกินจำนวนสูงสุด 64 คอลัมน์"});
  CHECK(check(table(64, 312, "")) == Lines{});
  CHECK(check(table(64, 313, "")) ==
        Lines{"E605 |---|---|--- | the tables so far have 20032 cells, more than the limit of 20000 | ตารางมีรวม 20032 ช่อง เกินจำนวนสูงสุด 20000 ช่อง"});
  CHECK(check(repeat(table(60, 300, "").substr(0, 20000) + "\n", 3)).front().substr(0, 5) == "E605 ");
  CHECK(check("[f]: " + repeat("u", 10000) + "\n\n" + repeat("[F]\n", 418)) == Lines{});
  CHECK(check("[f]: " + repeat("u", 10000) + "\n\n" + repeat("[F]\n", 419)) ==
        Lines{"E606 [f]: uuuuuuu | reference links repeat 5 MiB of addresses and titles, more than the limit of 4 MiB | "
              "ลิงก์แบบอ้างชื่อทำซ้ำที่อยู่และคำอธิบายรวม 5 MiB เกินขนาดสูงสุด 4 MiB"});
  CHECK(check("x\n" + repeat("<a <a <a <a\n", 1500)) == Lines{});
  CHECK(check("x\n" + repeat("<a <a <a <a\n", 3000)) ==
        Lines{"E607 x\n<a <a <a < | this part has more unmatched Markdown marks than can be processed | "
              "ข้อความส่วนนี้มีเครื่องหมาย Markdown ที่ไม่เข้าคู่มากเกินกว่าที่จะประมวลผลได้"});
}

TEST_CASE("reference definitions are counted as the library reads them") {
  const auto uses = repeat("[f] ", 3000);
  struct Case {
    std::string text;
    bool fine;
  };
  const Case cases[] = {
      {"[f]: u \"" + repeat("t", 1300) + "\"\n\n" + uses, true},
      {"[f]: u \"" + repeat("t\n", 700) + "\"\n\n" + uses, false},
      {"[f]: u '" + repeat("t\\'\n", 400) + "'\n\n" + uses, false},
      {"[f]: u (" + repeat("t\n", 700) + ")\n\n" + uses, false},
      {"[ F ]:\n  u\n  \"" + repeat("t\n", 700) + "\"\n\n" + uses, false},
      {"[g]: u \"" + repeat("t\n", 700) + "\"\n\n[f]: u\n\n" + uses, true},
      // Letters of other scripts may fold to any label.
      {"[ß]: u \"" + repeat("t\n", 700) + "\"\n\n" + uses, false},
      {"[ก]: u \"" + repeat("t\n", 700) + "\"\n\n" + uses, true},
  };
  for (const auto& one : cases) {
    INFO(one.text.substr(0, 40));
    CHECK(check(one.text).empty() == one.fine);
  }
}

TEST_CASE("ordinary documents pass untouched") {
  const std::string sentence = "สำนักงานพัฒนาชุมชนจังหวัดจัดกิจกรรม **ส่งเสริมคุณธรรม** ตาม [คำสั่ง](../evidence/order.pdf) และ *รายงานผล* ต่อผู้บริหาร ";
  const std::pair<const char*, std::string> documents[] = {
      {"600 words and two tables", "## ก\n\n" + repeat(repeat(sentence, 10) + "\n\n", 6) + table(5, 20, " เนื้อหา ") + "\n" + table(3, 10, " **1,200** ")},
      {"60 rows", table(6, 60, " " + sentence + " ")},
      {"200 rows of 10 columns with links", table(10, 200, " [ลิงก์](a.md) **ก** ")},
      {"1,000 list items without a blank line", repeat("- " + sentence + "\n", 700)},
      {"600 numbered items", "1. ก\n" + repeat("7. " + sentence + "\n", 600)},
      {"nested list", repeat("- ก\n  - ข\n    - ค\n      1. ง\n", 500)},
      {"long quote", repeat("> " + sentence + "\n", 300)},
      {"100 references", repeat("[ก][r] [ข][s]\n\n", 100) + repeat("[r]: https://www.example.go.th/very/long/path \"ชื่อเอกสาร\"\n", 100)},
      {"rules and code", repeat("* * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * *\n\n```\na | b || c\n- - -\n```\n", 300)},
  };
  for (const auto& [name, text] : documents) {
    INFO(name << " of " << text.size() << " bytes");
    CHECK(check(text) == std::vector<std::string>{});
  }
}

TEST_CASE("lines are shaped as the library reads them") {
  CHECK(prongsai::lines_of("a\r\nb\rc\n\nd").size() == 5);
  CHECK(shape_of("  12) - > a").markers == 3);
  CHECK(shape_of("  12) - > a").content == 10);
  CHECK(shape_of("1234567890. a").markers == 0);
  CHECK(shape_of("-a").markers == 0);
  CHECK(shape_of("- - -").rule);
  CHECK(shape_of("01. a").first_number);
  CHECK(shape_of("\t- a").indent == 4);
  CHECK(is_table_rule("|:-:|--|"));
  CHECK(is_table_rule(" --- | --- "));
  CHECK_FALSE(is_table_rule("---"));
  CHECK_FALSE(is_table_rule("- | -"));
  CHECK_FALSE(is_table_rule("|-||"));
  CHECK(table_columns("| a \\| b | c |") == 2);
  CHECK(table_columns("a|b") == 2);
  CHECK(table_columns("|") == 0);
  CHECK(table_columns("||") == 1);
}
