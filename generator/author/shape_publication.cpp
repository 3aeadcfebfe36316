#include "author/publication_shape.hpp"

namespace prongsai {
namespace {

using namespace shapes;

auto hash() -> Shape { return matching("^[0-9a-f]{64}$"); }
// The hash, a blank, and the title.
auto published_text() -> Shape { return matching("^[0-9a-f]{64}( .*)?$"); }

auto dimension() -> Shape {
  return mapping({must("points", number(), "คะแนน"), may("claimed", whole(0, 1'000), "ระดับที่หน่วยงานขอ"), must("supported", whole(0, 1'000), "ระดับที่หลักฐานรองรับ"),
                  may("awarded", whole(0, 1'000), "ระดับที่คณะกรรมการให้"), must("counts", whole(0, 1'000), "ระดับที่นับ")});
}

auto checklist() -> Shape {
  return mapping({must("present", whole(0, 100'000), "ข้อที่มีแล้ว"), must("items", whole(0, 100'000), "ข้อที่ใช้กับหน่วยงาน"), may("percent", number(), "ร้อยละ"),
                  may("grade", line(), "ระดับผล")});
}

auto year_shown() -> Shape {
  auto shape = mapping({may("framework", id(), "เกณฑ์"), may("stage", one_of({"self", "reviewed", "final"}), "ขั้นตอน"), may("class", line(), "ประเภทหน่วยงาน"),
                        may("total", number(), "คะแนนรวม"), may("grade", line(), "ระดับผล"), may("bonus", number(), "คะแนนเพิ่ม"), may("dimensions", by_id(dimension()), "มิติ"),
                        may("checklists", by_id(checklist()), "รายการตรวจ"), may("evidence", by_id(published_text()), "หลักฐานที่เปิดเผย"),
                        may("write_ups", by_id(published_text()), "ผลงาน"),
                        may("reports", mapping({may("surveys", hash()), may("progress", hash()), may("networks", hash()), may("complaints", hash())}), "รายงาน"),
                        may("honours", by_id(line()), "รางวัล"), may("promotion", line(), "การเลื่อนประเภท")});
  shape.together = {{.key = "framework", .needs = {"stage", "total"}}};
  return shape;
}

auto unit_shown() -> Shape {
  return any_of({matching("^gone$"), mapping({must("name", line(), "ชื่อหน่วยงาน"), may("years", by_year(year_shown()), "ปี"), may("plans", by_id(published_text()), "แผน"),
                                              may("waivers", list(line()), "ข้อยกเว้น")})});
}

}  // namespace

auto publication_shape() -> FileShape {
  return {.name = "publication",
          .title = "บันทึกการเผยแพร่ เขียนโดย prongsai record",
          .globs = {"publications/*.yaml"},
          .shape = mapping({must("published", date(), "วันเผยแพร่", "ตรงกับชื่อไฟล์"), may("parts", whole(1, 1'000), "จำนวนไฟล์"), may("digest", hash(), "ค่าแฮชของทั้งการเผยแพร่"),
                            may("frameworks", by_id(published_text()), "เกณฑ์"), may("results", by_year(date()), "วันประกาศผล"), may("waivers", list(line()), "ข้อยกเว้นของพอร์ทัล"),
                            may("units", by_id(unit_shown()), "หน่วยงานที่เปลี่ยนจากครั้งก่อน")})};
}

}  // namespace prongsai
