#include "markdown/section_names.hpp"

#include <catch2/catch.hpp>

using namespace prongsai;

TEST_CASE("sections are known by their heading words") {
  struct Case {
    const char* heading;
    const char* name;
  };
  const Case cases[] = {
      {"วัตถุประสงค์", "objectives"},
      {"2. ขั้นตอนและวิธีการดำเนินงาน", "steps"},
      {"๒) วิธีดำเนินงาน", "steps"},
      {"(3) ผลที่คาดว่าจะได้รับ", "expected"},
      {"1.2 ผลที่ได้รับจากการดำเนินกิจกรรม", "results"},
      {"ผลผลิต/ผลลัพธ์", "results"},
      {"ความสำเร็จในการดำเนินโครงการ", "results"},
      {"ความสําเร็จ", "results"},
      {"ปัจจัยแห่งความสำเร็จ", "success_factors"},
      {"สิ่งที่ค้นพบความสำเร็จ", "success_factors"},
      {"ปัญหา/อุปสรรค", "problems"},
      {"สภาพปัญหา", "background"},
      {"แนวทางแก้ไขปัญหา", "solutions"},
      {"เเนวทางการดำเนินงาน", "steps"},
      {"8. การขยายผลโครงการ", "future"},
      {"การวิเคราะห์จุดแข็ง จุดอ่อน", "analysis"},
      {"เจตนารมณ์ของผู้บริหาร", "leadership"},
      {"มาตรการ 5 ด้าน", "areas"},
      {"บทสรุป", "summary"},
      {"4 - EXPECTED RESULTS", "expected"},
      {"Methods", "steps"},
      {"Methodology", ""},
      {"อื่น ๆ", ""},
      {"", ""},
      {"3.", ""},
  };
  for (const auto& one : cases) {
    INFO(one.heading);
    CHECK(section_name(one.heading) == one.name);
  }
}
