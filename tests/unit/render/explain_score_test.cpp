#include "render/explain_score.hpp"

#include <catch2/catch.hpp>

#include "unit/render/fixture.hpp"

using namespace prongsai;
using prongsai::testing::Fixture;

TEST_CASE("a score is explained in Thai") {
  Fixture fixture;
  CHECK(explain_score(fixture.score(), Language::th, Strings::embedded()) ==
        "สำนักงานพัฒนาชุมชนจังหวัดลำปาง, ปีงบประมาณ พ.ศ.\u00A02564\n"
        "เกณฑ์: เกณฑ์ 2564\n"
        "ที่มาของคะแนน: คณะกรรมการพิจารณาแล้ว\n"
        "คะแนนรวม: 30 จาก 30 คะแนน และคะแนนเพิ่มเติมพิเศษ 10 คะแนน รวมเป็น 40 คะแนน\n"
        "ระดับผล: A\n"
        "ลำดับ: 1\n"
        "กลุ่ม: ต้นแบบ\n"
        "ผ่านเกณฑ์ของกลุ่มต้นแบบ: ต้องได้ไม่น้อยกว่า 25 คะแนนโดยไม่นับคะแนนพิเศษ ได้ 30 คะแนน\n"
        "\n"
        "มิติที่ 1 บทบาทผู้บริหาร\n"
        "  ได้ 30 จาก 30 คะแนน (ระดับ 2) หน่วยงานขอระดับ 1 หลักฐานรองรับระดับ 1 คณะกรรมการให้ระดับ 2\n"
        "  คณะกรรมการให้ระดับ 2 แต่หลักฐานและตัวเลขในระบบรองรับเพียงระดับ 1\n"
        "  ความเห็นของคณะกรรมการ: ควรเผยแพร่แบบประเมิน\n"
        "  ระดับ 1, 15 คะแนน\n"
        "    [x] d1.1.policy  เกณฑ์ d1.1.policy\n"
        "      [x] หลักฐานประเภทประกาศ อย่างน้อย 1 รายการ: มี 1 รายการ\n"
        "      หลักฐาน: policy\n"
        "  ระดับ 2, 30 คะแนน\n"
        "    [ ] d1.2.share  เกณฑ์ d1.2.share\n"
        "      [ ] โครงการจัดซื้อจัดจ้าง (นอกจาก 3 รายการที่งบประมาณสูงสุด) ที่มีผู้แทนภาคประชาชน ไม่น้อยกว่าร้อยละ 80: ร้อยละ 70 (7 จาก 10)\n"
        "      เหตุผลที่หน่วยงานยังไม่ขอ: อยู่ระหว่างดำเนินการ\n"
        "\n"
        "คะแนนพิเศษ\n"
        "  10 คะแนน\n"
        "  [x] หลักฐาน อย่างน้อย 1 รายการ: มี 1 รายการ\n"
        "\n"
        "เกณฑ์กลุ่มต้นแบบ\n"
        "  ได้ระดับ 1 หน่วยงานไม่ได้ขอ หลักฐานรองรับระดับ 1\n"
        "  ระดับ 1\n"
        "    [x] model.1.threshold  เกณฑ์ model.1.threshold\n"
        "      [x] คะแนนรวมไม่นับคะแนนพิเศษ ไม่น้อยกว่า 25 คะแนน: ได้ 30 คะแนน\n");
}

TEST_CASE("a score is explained in English, with Thai words where there are no others") {
  Fixture fixture;
  const auto words = explain_score(fixture.score(), Language::en, Strings::embedded());
  CHECK(words.find("Total: 30 of 30 points and 10 extra points, 40 in total\n") != std::string::npos);
  CHECK(words.find("  The committee awarded level 2, while evidence and figures support level 1 only.\n") != std::string::npos);
  CHECK(words.find("  The committee's remark: ควรเผยแพร่แบบประเมิน\n") != std::string::npos);
  CHECK(words.find("  Level 2, 30 points\n") != std::string::npos);
}
