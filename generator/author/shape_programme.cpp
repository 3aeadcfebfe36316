#include <utility>

#include "author/schema.hpp"

// A unit's and year's own figures: surveys, progress, networks, complaints.
namespace prongsai {
namespace {

using namespace shapes;

constexpr int most_counted = 10'000'000;

auto count(int low) -> Shape { return whole(low, most_counted); }
auto percent() -> Shape { return number(Decimal(0), Decimal(100)); }
auto baht() -> Shape { return number(Decimal(0), std::nullopt); }
auto evidence_ids() -> Shape { return one_or_list(id()); }
// A write-up, or a record of a plan.
auto subject() -> Shape { return matching("^[a-z0-9]+(-[a-z0-9]+)*(/[0-9]+)?$"); }

auto listed(std::string name, std::string title, Shape entry) -> FileShape {
  auto all = list(std::move(entry));
  all.may_be_empty = true;
  auto glob = "units/*/*/" + name + ".yaml";
  return {.name = std::move(name), .title = std::move(title), .globs = {std::move(glob)}, .shape = std::move(all)};
}

auto surveys() -> FileShape {
  auto question = mapping({must("text", text(), "คำถาม"),
                           must("distribution", map_of("^([1-9๑-๙]|[1๑][0๐])$", count(0)), "จำนวนคำตอบแต่ละระดับ", "ระดับ: จำนวน รวมกันเท่ากับ n")});
  auto questions = list(std::move(question));
  questions.fewest = 1;
  const auto target = mapping({must("share_of", whole(2, 10), "ตั้งแต่ระดับ"), must("at_least", percent(), "ไม่น้อยกว่าร้อยละ")});
  const auto printed = mapping({may("mean", number(), "ค่าเฉลี่ยที่พิมพ์"), may("share", number(), "ร้อยละที่พิมพ์")});
  return listed("surveys", "ผลสำรวจ",
                mapping({must("id", id(), "รหัส"), must("title", text(), "ชื่อแบบสำรวจ"), may("about", subject(), "เรื่อง", "รหัสบทความของปีนี้ หรือ แผน/ลำดับ"),
                         may("period", period(), "ช่วงเวลา"), may("population", count(1), "จำนวนกลุ่มเป้าหมายทั้งหมด"), must("n", count(1), "จำนวนผู้ตอบ"),
                         may("scale", whole(3, 10), "จำนวนระดับ", "5 คือมากที่สุด"), must("questions", std::move(questions), "คำถาม"),
                         may("target", target, "เป้าหมาย"), may("printed", printed, "ค่าที่รายงานพิมพ์ไว้"), may("evidence", evidence_ids(), "หลักฐาน"),
                         may("note", text(), "หมายเหตุ")}));
}

auto progress() -> FileShape {
  const auto point =
      mapping({must("date", date(), "วันที่"), may("planned", percent(), "แผน (ร้อยละ)"), may("actual", percent(), "ผล (ร้อยละ)"),
               may("planned_spending", baht(), "แผนเบิกจ่ายสะสม (บาท)"), may("spending", baht(), "เบิกจ่ายสะสม (บาท)"), may("note", text(), "หมายเหตุ")});
  auto kpi = mapping({may("kpi", id(), "รหัสตัวชี้วัด"), may("text", text(), "ตัวชี้วัด"), may("target", number(), "ค่าเป้าหมาย"),
                      may("actual", number(), "ผลที่ได้"), may("unit", text(), "หน่วยนับ"), may("evidence", evidence_ids(), "หลักฐาน")});
  kpi.one_of = {{"kpi"}, {"text"}};
  const auto status = choice({{"planned", "วางแผน"}, {"in_progress", "กำลังดำเนินการ"}, {"done", "เสร็จแล้ว"}, {"stopped", "ยุติ"}});
  return listed("progress", "ความก้าวหน้าของโครงการ",
                mapping({must("id", id(), "รหัส"), must("title", text(), "ชื่อโครงการ"), may("about", subject(), "เรื่อง", "รหัสบทความของปีนี้ หรือ แผน/ลำดับ"),
                         may("budget", any_of({one_of({"none"}), baht()}), "งบประมาณ", "จำนวนบาท หรือ none"), must("updated", date(), "ข้อมูล ณ วันที่"),
                         may("weight", number(Decimal(0), Decimal(1000)), "น้ำหนัก"), may("points", list(point), "ความก้าวหน้าตามวันที่"),
                         may("kpis", list(std::move(kpi)), "ผลตามตัวชี้วัด"), must("status", status, "สถานะ"), may("evidence", evidence_ids(), "หลักฐาน"),
                         may("note", text(), "หมายเหตุ")}));
}

auto networks() -> FileShape {
  const auto kind = choice({{"leaders", "ผู้นำ"}, {"citizens", "ประชาชน"}, {"youth", "เยาวชน"}, {"private", "ภาคเอกชน"}, {"partners", "ภาคี"}});
  return listed("networks", "เครือข่าย",
                mapping({must("id", id(), "รหัส"), must("title", text(), "ชื่อเครือข่าย"), must("kind", kind, "ประเภทเครือข่าย"),
                         must("members", count(1), "จำนวนสมาชิก"), may("groups", count(1), "จำนวนกลุ่ม"), may("evidence", evidence_ids(), "หลักฐาน"),
                         may("note", text(), "หมายเหตุ")}));
}

auto complaints() -> FileShape {
  const auto counted = mapping({must("month", month(), "เดือน", "เช่น 2563-10"), must("received", count(0), "รับเรื่อง"),
                                must("settled", count(0), "ยุติเรื่อง"), may("open", count(0), "คงค้าง")});
  const auto kind = mapping({must("title", text(), "ประเภทเรื่อง"), must("received", count(0), "รับเรื่อง")});
  return {.name = "complaints",
          .title = "เรื่องร้องเรียน",
          .globs = {"units/*/*/complaints.yaml"},
          .shape = mapping({may("channels", channels({{"box", "ตู้รับเรื่อง"}, {"letter", "จดหมาย"}, {"in_person", "มาด้วยตนเอง"}}), "ช่องทางร้องเรียน"),
                            may("open_before", count(0), "คงค้างยกมา"), must("months", list(counted), "รายเดือน"),
                            may("by_kind", by_id(kind), "ตามประเภทเรื่อง"), may("note", text(), "หมายเหตุ")})};
}

}  // namespace

auto programme_shapes() -> std::vector<FileShape> { return {surveys(), progress(), networks(), complaints()}; }

}  // namespace prongsai
