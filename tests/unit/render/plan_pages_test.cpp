#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "render/render_pages.hpp"
#include "unit/render/fixture.hpp"

using namespace prongsai;
using prongsai::testing::Fixture;

namespace {

auto pages() -> const std::map<std::string, std::string>& {
  static const auto made = [] {
    const Fixture fixture;
    std::map<std::string, std::string> all;
    for (auto& page : render_pages(fixture.plan(), TemplateSet::embedded(), 1)) {
      all.emplace(page.path, std::move(page.bytes));
    }
    return all;
  }();
  return made;
}

auto has(const std::string& path, const std::string& text) -> bool {
  INFO(path);
  REQUIRE(pages().contains(path));
  return pages().at(path).find(text) != std::string::npos;
}

const std::string plan = "units/lampang/plans/plan-2564/index.html";
const std::string first = "units/lampang/plans/plan-2564/1/index.html";
const std::string bare = "units/lampang/plans/plan-2564/3/index.html";

}  // namespace

TEST_CASE("a plan says in one sentence what it holds, computed and printed") {
  CHECK(has(
      plan,
      "<p class=\"lead\">แผน 2 ปี (2564–2565) มี 2 รายการ ใช้งบประมาณ 1 รายการ ยอดจากรายการรวมทุกปี 2,000 บาท ส่วนเอกสารพิมพ์ไว้รวมทุกปี 1,900 บาท พบข้อสังเกต"));
  CHECK(has("en/" + plan,
            "A plan for 2 years (2564–2565) with 2 records, 1 of them with a budget; the records sum to 2,000 baht over all years, while the "
            "document prints "
            "1,900 baht over all years. Findings:"));
  CHECK(has("units/lampang/index.html", "<a href=\"plans/plan-2564/\">แผนเปิด</a>"));
}

TEST_CASE("printed sums stand beside the computed ones, with the difference in words") {
  CHECK(has(plan, "<tr><th scope=\"row\">2564</th><td class=\"number\">1,000</td><td class=\"number\">900</td><td>มากกว่าที่พิมพ์ 100</td></tr>"));
  CHECK(has(plan, "<tr><th scope=\"row\">2565</th><td class=\"number\">1,000</td><td class=\"number\">1,000</td><td>ตรงกัน</td></tr>"));
  CHECK(has(plan, "aria-label=\"งบประมาณรายปี ปี 2564 รวมได้ 1,000 เอกสารพิมพ์ 900 ปี 2565 รวมได้ 1,000 เอกสารพิมพ์ 1,000\""));
}

TEST_CASE("missions without records, records without a dimension, and unreadable cells are told of") {
  CHECK(has(plan, "1.2 ภารกิจว่าง <span class=\"meta\">ไม่มีรายการในแผน</span>"));
  CHECK(has(plan, "รายการที่เอกสารไม่ได้ระบุมิติ"));
  CHECK(has(plan, "<td class=\"number\">1,000 (อนุมาน)</td>"));
  CHECK(has(plan, "<a href=\"1/\">ลำดับที่ 1</a>: ช่องงบประมาณปี 2565 พิมพ์ไว้ว่า ### อ่านเป็นจำนวนเงินไม่ได้ ค่าที่อนุมานได้คือ 1,000 บาท"));
}

TEST_CASE("the risk matrix has a level in words in every cell") {
  CHECK(has(plan, "<th scope=\"row\">1</th><td >1 ต่ำ </td><td >2 ต่ำ </td><td class=\"middle\">3 กลาง <ul class=\"plain\"><li>จัดซื้อ</li></ul></td>"));
  CHECK(has(plan, "โอกาส 3 × ผลกระทบ 1 = 3"));
  CHECK(has(plan, "ไม่มีรายการในแผนรองรับ"));
}

TEST_CASE("a record follows the nine sections of the form, and says what is not there") {
  const auto& html = pages().at(first);
  std::size_t at = 0;
  for (const char* section : {"1. ชื่อ", "2. หลักการและเหตุผล", "3. วัตถุประสงค์", "4. กลุ่มเป้าหมาย", "5. วิธีดำเนินการ", "6. ระยะเวลาดำเนินการ", "7. งบประมาณ",
                              "8. ผู้รับผิดชอบ", "9. ผลผลิตและผลลัพธ์"}) {
    INFO(section);
    const auto found = html.find(section, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
  CHECK(has(first, "ประชาชน จำนวน 1,200 คน"));
  CHECK(has(first, "ไม่น้อยกว่า ร้อยละ 80"));
  CHECK(has(first, "ลดลง (ไม่มีค่าตั้งต้น)"));
  CHECK(has(first, "<tr><th scope=\"row\">2565</th><td class=\"number\">###</td><td class=\"number\">1,000 (อนุมาน)</td></tr>"));
  CHECK(has(first, "แผนฉบับพิมพ์, หน้า 3"));
  CHECK(has(bare, "ไม่ได้คัดลอกไว้ที่นี่ ดูในเอกสารต้นทาง"));
  CHECK(has(bare, "เอกสารไม่ได้ระบุกลุ่มเป้าหมาย การเผยแพร่ต่อสาธารณะ และการรายงานผล"));
  CHECK(has(bare, "rel=\"prev\""));
}

TEST_CASE("a frame lists its missions and the plans made by it") {
  const std::string frame = "frameworks/open-plan/index.html";
  CHECK(has(frame, "<li id=\"1.1\">1.1 ภารกิจ"));
  CHECK(has(frame, "<a href=\"../../units/lampang/plans/plan-2564/\">"));
  CHECK(has("en/" + frame, "<span lang=\"th\">1.2 ภารกิจว่าง</span>"));
}
