#include <utility>

#include "author/publication_shape.hpp"
#include "author/schema.hpp"

// What the coordinator announces: results of a year, crosswalks between frameworks, knowledge articles.
namespace prongsai {
namespace {

using namespace shapes;

constexpr int most_awards = 100'000;

auto results(const KnownIds& ids) -> FileShape {
  const auto order = mapping({must("number", line(), "เลขที่คำสั่ง"), may("date", date(), "ลงวันที่")});
  const auto expected = mapping({must("honour", id()), must("count", whole(0, most_awards)), may("source", citation())});
  const auto honour =
      mapping({must("id", id(), "รหัสรางวัล"), must("title", text(), "ชื่อรางวัล"), may("threshold", number(), "คะแนนขั้นต่ำ"),
               must("group", choice({{"region", "หนึ่งหน่วยงานต่อเขต"}, {"kind", "หนึ่งหน่วยงานต่อประเภท"}, {"none", "ไม่แบ่งกลุ่ม"}}), "แบ่งกลุ่มตาม"),
               may("for_class", known(ids.classes), "เฉพาะกลุ่ม"), may("best", boolean(), "คะแนนสูงสุดของกลุ่ม"), may("source", citation(), "ที่มา")});
  const auto award = mapping({must("honour", id(), "รหัสรางวัล"), may("region", known(ids.regions), "เขต"), may("kind", unit_kind(), "ประเภทหน่วยงาน"),
                              must("unit", known(ids.units), "หน่วยงาน"), may("note", text(), "หมายเหตุ")});
  const auto promotion =
      mapping({must("unit", known(ids.units), "หน่วยงาน"), must("from", known(ids.classes), "จากกลุ่ม"), must("to", known(ids.classes), "เป็นกลุ่ม")});
  return {
      .name = "results",
      .title = "ประกาศผล",
      .globs = {"results/*.yaml"},
      .shape = mapping({must("framework", known(ids.levels), "เกณฑ์"), must("announced", date(), "วันที่ประกาศ"), may("order", order, "คำสั่งหรือประกาศ"),
                        may("source", citation(), "ที่มา"), may("complete", boolean(), "ครบทุกรางวัล", "false เมื่อเอกสารมีไม่ครบ"),
                        may("expected", list(expected), "จำนวนที่พิมพ์ไว้"), must("honours", list(honour), "รางวัล"), must("awards", list(award), "ผู้ได้รับ"),
                        may("promotions", list(promotion), "การเลื่อนกลุ่ม"), may("note", text(), "หมายเหตุ")})};
}

auto crosswalk(const KnownIds& ids) -> FileShape {
  // An id, or `<plan>/<number>`.
  const auto node = matching("^[a-z0-9]+([-._][a-z0-9]+)*(/[a-z0-9]+([-._][a-z0-9]+)*)?$");
  const auto match = choice({{"same", "ตรงกัน"}, {"part", "ตรงบางส่วน"}, {"related", "เกี่ยวข้อง"}});
  const auto map = mapping({must("from", node), must("to", one_or_list(node)), must("match", match, "ความตรงกัน"), may("note", text(), "หมายเหตุ")});
  const auto unmatched = mapping({may("from", one_or_list(node)), may("to", one_or_list(node)), may("note", text())});
  return {.name = "crosswalk",
          .title = "ตารางเทียบเกณฑ์",
          .globs = {"crosswalks/*.yaml"},
          .shape = mapping({must("id", id(), "รหัส", "เท่ากับชื่อไฟล์"), must("title", text(), "ชื่อ"), may("summary", text(), "สรุป"),
                            must("from", known(ids.frameworks), "จากเกณฑ์"), must("to", known(ids.frameworks), "ไปยังเกณฑ์"),
                            may("plan", line(), "แผน", "หน่วยงาน/รหัสแผน"),
                            must("basis", choice({{"document", "ตามเอกสาร"}, {"inferred", "เทียบเอง"}}), "ฐานของการเทียบ"),
                            may("source", citation(), "ที่มา"), must("maps", list(map), "คู่ที่เทียบ"), may("unmatched", unmatched, "ข้อที่เทียบไม่ได้")})};
}

auto knowledge(const KnownIds& ids) -> FileShape {
  auto shape = mapping({must("kind", choice({{"article", "บทความความรู้"}, {"answer", "คำถามคำตอบ"}}), "ประเภท"), must("title", text(), "ชื่อเรื่อง"),
                        must("summary", text(), "สรุป"), must("topics", one_or_list(known(ids.topics)), "หัวข้อ"),
                        may("question", text(), "คำถาม", "ใช้กับ answer และไม่ระบุชื่อผู้ถาม"), must("updated", date(), "ปรับปรุงเมื่อ"),
                        may("units", one_or_list(known(ids.units)), "หน่วยงาน"), may("source", citation(), "ที่มา"),
                        may("related", list(write_up_reference()), "บทความที่เกี่ยวข้อง", "หน่วยงาน/ปี/รหัส")});
  shape.conditions = {{.key = "kind", .values = {"answer"}, .needs = {"question"}}};
  return {.name = "knowledge", .title = "ส่วนหัวของคลังความรู้", .globs = {"knowledge/*.md"}, .front_matter = true, .shape = std::move(shape)};
}

}  // namespace

auto announced_shapes(const KnownIds& ids) -> std::vector<FileShape> { return {results(ids), crosswalk(ids), knowledge(ids), publication_shape()}; }

}  // namespace prongsai
