#include <utility>

#include "author/schema.hpp"

// What offices and the coordinator write every year (docs/formats.md). The words after a key are for the officer who edits the file.
namespace prongsai {
namespace {

using namespace shapes;

auto evidence_ids() -> Shape { return one_or_list(id()); }

auto portal() -> FileShape {
  const auto region = mapping({must("id", id()), must("title", text()), may("provinces", text())});
  const auto licence = mapping({must("name", text()), must("url", url())});
  const auto contact = mapping({may("email", matching(R"(^[A-Za-z0-9._+-]+@[A-Za-z0-9._+-]*\.[A-Za-z0-9._+-]*$)")), may("phone", line()),
                                may("url", url()), may("address", text())});
  const auto colour = matching("^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$");
  const auto picture = matching(R"(^theme/.+\.(png|webp)$)");
  const auto colours = mapping({may("paper", colour, "พื้นหน้า"), may("ink", colour, "ตัวอักษร"), may("soft", colour, "ตัวอักษรรอง"), may("line", colour, "เส้น"),
                                may("panel", colour, "พื้นกรอบ"), may("link", colour, "ลิงก์"), may("brand", colour, "แถบบน"), may("on_brand", colour, "ตัวอักษรบนแถบบน"),
                                may("fill", colour, "แท่งและแผนที่"), may("good", colour, "ผ่าน"), may("bad", colour, "ไม่ผ่าน"), may("warn", colour, "พื้นคำเตือน")});
  const auto look = mapping({may("short_name", text(), "ชื่อสั้นบนหัวหน้าเว็บ"), may("logo", picture, "ตราสัญลักษณ์", "ไฟล์ในโฟลเดอร์ theme"), may("icon", picture, "ไอคอนของแท็บ"),
                             may("colours", mapping({may("light", colours, "โหมดสว่าง"), may("dark", colours, "โหมดมืด")}), "สี", "เช่น \"#0b5d4e\"")});
  return {.name = "portal",
          .title = "ข้อมูลของพอร์ทัล",
          .globs = {"portal.yaml"},
          .shape = mapping(
              {must("title", text(), "ชื่อเว็บไซต์"), must("publisher", text(), "ผู้เผยแพร่"), must("base_url", url(), "ที่อยู่เว็บไซต์"),
               must("languages", list(one_of({"th", "en"})), "ภาษา", "th มาก่อน"), must("current_year", year(), "ปีที่หน้าแรกแสดง", "ปีงบประมาณ พ.ศ."),
               must("published", date(), "วันที่เผยแพร่", "วันที่เดียวที่เว็บไซต์ใช้เป็นวันนี้"), must("licence", licence, "สัญญาอนุญาต"),
               may("contact", contact, "ติดต่อ", "ของหน่วยงาน ไม่ใช่ของบุคคล"), may("notice", text(), "ข้อความแจ้งบนทุกหน้า"),
               may("feedback_url", url(), "ที่รับแจ้งข้อผิดพลาด", "ที่อยู่เว็บที่มี {url} แทนที่อยู่ของหน้า"), may("look", look, "หน้าตาของเว็บไซต์"),
               may("diagnostics_page", boolean()), may("regions", list(region), "เขต"), may("topics", by_id(text()), "หัวข้อของคลังความรู้", "รหัส: ชื่อ")})};
}

auto theme_words() -> FileShape {
  return {.name = "theme-words", .title = "ข้อความของเว็บไซต์ที่เปลี่ยน", .globs = {"theme/strings.yaml"}, .shape = map_of("^[a-z0-9_.-]+$", text())};
}

auto province_map() -> FileShape {
  const auto source = mapping({must("title", text()), may("url", url())});
  const auto outline = matching("^[Mm][MmLlHhVvZz0-9., -]*$");
  const auto shape = mapping({must("code", matching("^[0-9]{2}$"), "รหัสจังหวัด", "สองหลัก"), must("name", text(), "ชื่อจังหวัด"), must("short", text(), "ชื่อย่อ"),
                              must("tile", list(whole(1, 40)), "ช่อง", "คอลัมน์และแถว"), must("outline", outline, "เส้นขอบ")});
  return {.name = "map",
          .title = "แผนที่จังหวัด",
          .globs = {"map.yaml"},
          .shape = mapping({must("source", source, "ที่มาของแผนที่"), must("width", whole(1, 10'000)), must("height", whole(1, 10'000)),
                            must("provinces", list(shape), "จังหวัด"), may("water", list(outline), "แหล่งน้ำ")})};
}

auto unit(const KnownIds& ids) -> FileShape {
  auto code = matching("^[0-9]{2}$");
  code.also = Shape::Also::whole;
  code.low = Decimal(0);
  code.high = Decimal(99);
  const auto province = mapping({must("code", code, "รหัสจังหวัด", "สองหลัก"), must("name", text(), "ชื่อจังหวัด")});
  const auto honour = mapping({must("year", year(), "ปี"), must("title", text(), "ชื่อรางวัล")});
  return {.name = "unit",
          .title = "ข้อมูลหน่วยงาน",
          .globs = {"units/*/unit.yaml"},
          .shape = mapping({must("name", text(), "ชื่อหน่วยงาน"), may("short_name", text(), "ชื่อย่อ", "ใช้ในตาราง"),
                            must("kind", unit_kind(), "ประเภทหน่วยงาน"), may("region", known(ids.regions), "เขต", "รหัสเขตใน portal.yaml"),
                            may("province", province, "จังหวัด"), may("class", by_year(known(ids.classes)), "กลุ่มในแต่ละปี", "ปีงบประมาณ: กลุ่ม"),
                            may("honours", list(honour), "รางวัลที่เคยได้"), may("channels", channels({}), "ช่องทางติดต่อ"),
                            may("staff_total", by_year(whole(1, 1'000'000)), "จำนวนบุคลากร", "ปีงบประมาณ: จำนวนคน"), may("note", text(), "หมายเหตุ"),
                            may("source", citation(), "ที่มา")})};
}

auto evidence(const KnownIds& ids) -> FileShape {
  auto supports = ids.supports.empty() ? matching("^([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+([-._][a-z0-9]+)*$") : choice(ids.supports);
  const auto document = mapping({may("number", line(), "เลขที่"), may("date", date(), "ลงวันที่", "พ.ศ. หรือ ค.ศ. เช่น 2564-01-15")});
  const auto removed = choice({{"position", "พิกัด"}, {"author", "ชื่อบุคคล"}, {"properties", "คุณสมบัติของไฟล์"}, {"comments", "ความเห็น"}, {"credentials", "ประวัติการสร้างที่ลงนาม"}, {"appended", "ข้อมูลต่อท้ายไฟล์"}});
  const auto redaction = mapping({must("original_sha256", matching("^[0-9a-f]{64}$"), "ค่าแฮชของต้นฉบับ"), must("removed", list(removed), "สิ่งที่ลบ"),
                                  may("date", date(), "วันที่ลบ", "พ.ศ. หรือ ค.ศ. เช่น 2564-01-15")});
  auto entry = mapping(
      {must("id", id(), "รหัสหลักฐาน", "ตัวอักษร a-z ตัวเลข และขีดกลาง ไม่ซ้ำกันในปี"), must("title", text(), "ชื่อหลักฐาน", "ไม่มีข้อมูลส่วนบุคคล"),
       must("kind", known(ids.evidence_kinds), "ประเภทหลักฐาน"), may("document", document, "เลขที่และวันที่ของหนังสือ", "จำเป็นสำหรับคำสั่งและประกาศ"),
       may("period", period(), "ช่วงเวลา", "Q1 ถึง Q4 รายการของไตรมาส หรือ from กับ to"),
       may("file", matching("^evidence(/[^/.][^/]*)+$"), "ไฟล์", "ขึ้นต้นด้วย evidence/"), may("url", url(), "ที่อยู่เว็บ", "ใช้แทนไฟล์ พร้อม sha256 และ size"),
       may("sha256", matching("^[0-9a-f]{64}$"), "ค่าแฮช SHA-256", "ใช้กับ url"), may("size", number(), "ขนาดไฟล์ (ไบต์)", "ใช้กับ url"),
       may("supports", one_or_list(std::move(supports)), "เกณฑ์ที่สนับสนุน", "รหัสเกณฑ์ หรือ รหัสแบบ/รหัสข้อ ของแบบรายการตรวจ"),
       may("visibility", choice({{"public", "เปิดเผย"}, {"auditor", "เฉพาะผู้ตรวจสอบ"}, {"withheld", "ไม่เปิดเผย"}}), "การเปิดเผย"),
       may("reason", text(), "เหตุผลที่ไม่เปิดเผย", "จำเป็นเมื่อไม่ใช่ public"), may("note", text(), "หมายเหตุ"),
       may("redaction", redaction, "การลบข้อมูลออกจากไฟล์", "ได้จาก prongsai redact")});
  entry.one_of = {{"file"}, {"url"}};
  entry.together = {{.key = "url", .needs = {"sha256", "size"}}, {.key = "sha256", .needs = {"url"}}, {.key = "size", .needs = {"url"}}};
  entry.conditions = {{.key = "visibility", .values = {"auditor", "withheld"}, .needs = {"reason"}}};
  if (!ids.kinds_with_document.empty()) {
    entry.conditions.push_back({.key = "kind", .values = ids.kinds_with_document, .needs = {"document"}});
  }
  auto all = list(std::move(entry));
  all.may_be_empty = true;
  return {.name = "evidence", .title = "ทะเบียนหลักฐาน", .globs = {"units/*/*/evidence.yaml"}, .shape = std::move(all)};
}

auto budget() -> Shape {
  auto shape = mapping({may("amount", number(), "จำนวนเงิน (บาท)"), may("none", boolean(), "ไม่ใช้งบประมาณ", "true"), may("source", text(), "แหล่งเงิน"),
                        may("fiscal_year", year(), "ปีงบประมาณ")});
  shape.one_of = {{"amount"}, {"none"}};
  return shape;
}

auto kpi() -> Shape {
  auto shape = mapping({must("id", id(), "รหัสตัวชี้วัด"), must("text", text(), "ตัวชี้วัด"),
                        must("type", choice({{"quantity", "เชิงปริมาณ"}, {"quality", "เชิงคุณภาพ"}, {"outcome", "ผลลัพธ์"}}), "ชนิดตัวชี้วัด"),
                        may("op", one_of({">=", ">", "=", "<=", "<"}), "เครื่องหมายเปรียบเทียบ"), may("target", number(), "ค่าเป้าหมาย"),
                        may("unit", text(), "หน่วยนับ"), may("base", text(), "ฐานที่ใช้คิด"), may("per", text(), "ต่อรอบเวลา"),
                        may("actual", number(), "ผลที่ได้"), may("evidence", evidence_ids(), "หลักฐาน")});
  shape.together = {{.key = "op", .needs = {"target"}}, {.key = "target", .needs = {"op"}}};
  shape.conditions = {{.key = "type", .values = {"quantity"}, .needs = {"op", "target"}}};
  return shape;
}

auto write_up_lists(const KnownIds& ids) -> Fields {
  const auto letter = mapping({must("letter", line()), may("word", line()), may("meaning", text())});
  const auto link = mapping({must("title", text(), "ชื่อลิงก์"), must("url", url(), "ที่อยู่เว็บ")});
  const auto target = mapping({must("group", text(), "กลุ่มเป้าหมาย"), must("count", number(), "จำนวน")});
  const auto partner = choice({{"government", "หน่วยงานของรัฐ"},
                               {"religion", "ศาสนา"},
                               {"education", "สถานศึกษา"},
                               {"people", "ภาคประชาชน"},
                               {"private", "ภาคเอกชน"},
                               {"media", "สื่อมวลชน"},
                               {"civil_society", "ภาคประชาสังคม"}});
  const auto factor = choice({{"management_support", "การสนับสนุนของผู้บริหาร"},
                              {"clear_mission", "พันธกิจที่ชัดเจน"},
                              {"schedule", "แผนเวลา"},
                              {"personnel", "บุคลากร"},
                              {"acceptance", "การยอมรับ"}});
  return {may("areas", one_or_list(known(ids.areas)), "ด้าน"),
          may("targets", list(target), "กลุ่มเป้าหมาย"),
          may("partners", list(partner), "ภาคีที่ร่วม"),
          may("kpis", list(kpi()), "ตัวชี้วัด"),
          may("model", mapping({must("name", text()), may("letters", list(letter))}), "ชื่อโมเดล"),
          may("channels", channels({}), "ช่องทางเผยแพร่"),
          may("links", list(link), "ลิงก์"),
          may("evidence", evidence_ids(), "หลักฐาน", "รหัสใน evidence.yaml"),
          may("related", list(write_up_reference()), "บทความที่เกี่ยวข้อง", "หน่วยงาน/ปี/รหัส"),
          may("success_factors", list(factor), "ปัจจัยความสำเร็จ"),
          may("tags", one_or_list(id()), "คำค้น")};
}

auto write_up(const KnownIds& ids) -> FileShape {
  const auto kind = choice({{"result", "ผลการดำเนินงาน"}, {"plan", "แผน"}, {"activity_report", "รายงานกิจกรรม"}, {"lesson", "บทเรียน"}});
  const auto status = choice({{"planned", "วางแผน"}, {"in_progress", "กำลังดำเนินการ"}, {"done", "เสร็จแล้ว"}});
  const Fields first{must("kind", kind, "ประเภทบทความ"),
                     must("title", text(), "ชื่อเรื่อง"),
                     must("summary", text(), "สรุป", "สองสามประโยค"),
                     may("fiscal_year", year(), "ปีงบประมาณ", "ต้องตรงกับโฟลเดอร์"),
                     must("dimensions", one_or_list(known(ids.dimensions)), "มิติ", "มิติแรกเป็นมิติหลัก"),
                     must("status", status, "สถานะ"),
                     may("period", period(), "ช่วงเวลา"),
                     may("duration", text(), "ระยะเวลา"),
                     may("location", text(), "สถานที่", "ไม่ใช่ที่อยู่บ้าน"),
                     may("budget", budget(), "งบประมาณ"),
                     may("source", citation(), "ที่มา"),
                     may("editor_note", text(), "หมายเหตุของผู้จัดทำ")};
  auto shape = mapping(join(first, write_up_lists(ids)));
  shape.conditions = {{.key = "kind", .values = {"activity_report"}, .needs = {"targets", "budget"}}};
  return {.name = "write-up", .title = "ส่วนหัวของบทความ", .globs = {"units/*/*/practices/*.md"}, .front_matter = true, .shape = std::move(shape)};
}

auto page() -> FileShape {
  return {.name = "page",
          .title = "ส่วนหัวของหน้าเว็บ",
          .globs = {"pages/*.md"},
          .front_matter = true,
          .shape = mapping({must("title", text(), "ชื่อหน้า"), may("summary", text(), "สรุป"), may("order", whole(0, 1000), "ลำดับ")})};
}

auto waivers() -> FileShape {
  auto all = list(
      mapping({must("code", line(), "รหัสข้อความแจ้ง", "เช่น W712"), must("file", line(), "ไฟล์", "นับจากโฟลเดอร์ของหน่วยงาน"),
               may("line", whole(1, 1'000'000), "บรรทัด", "เว้นไว้เพื่อใช้กับทั้งไฟล์"), must("date", date(), "วันที่ยกเว้น"), may("until", date(), "ใช้ได้ถึงวันที่"),
               must("reason", text(), "เหตุผล"), must("by", text(), "ผู้อนุญาต", "ตำแหน่งหรือหน่วยงาน ไม่ใช่ชื่อบุคคล")}));
  all.may_be_empty = true;
  return {.name = "waivers", .title = "ข้อยกเว้น", .globs = {"waivers.yaml", "units/*/waivers.yaml"}, .shape = std::move(all)};
}

}  // namespace

auto unbound_shapes() -> std::vector<FileShape> {
  std::vector<FileShape> all{evidence({}), write_up({})};
  for (auto& file : all) {
    file.name += "-other-years";
    file.title += "ของปีที่ไม่มีเกณฑ์";
    file.globs.clear();
  }
  return all;
}

auto office_shapes(const KnownIds& ids) -> std::vector<FileShape> { return {portal(), theme_words(), province_map(), unit(ids), evidence(ids), write_up(ids), page(), waivers()}; }

}  // namespace prongsai
