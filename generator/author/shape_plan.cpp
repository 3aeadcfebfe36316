#include <utility>

#include "author/framework_shapes.hpp"
#include "author/schema.hpp"

// Plan frames, and the plans of several years that follow them.
namespace prongsai {
namespace {

using namespace shapes;

constexpr int most_records = 9999;

auto plan_frame() -> FileShape {
  const auto node =
      mapping({must("id", dotted_id(), "รหัส"), must("title", text()), may("source", citation()), may("missions", list(named("node")), "ภารกิจ")});
  const auto risk = mapping({must("id", dotted_id()), must("title", text()), must("from", whole(1, 9))});
  const Fields own{must("item_types", by_id(text()), "ประเภทรายการ"),
                   must("kpi_levels", by_id(text()), "ระดับตัวชี้วัด"),
                   may("required_levels", list(dotted_id())),
                   may("risk_levels", list(risk), "ระดับความเสี่ยง"),
                   must("dimensions", list(named("node")), "มิติ"),
                   may("required", list(one_of({"target", "place", "owner", "budget", "kpis", "publish", "report"})), "ข้อมูลที่ทุกรายการต้องมี"),
                   may("notes", notes(), "หมายเหตุ")};
  return {.name = "plan-frame",
          .title = "กรอบแผน",
          .globs = {},
          .shape = mapping(join(framework_head("plan"), own)),
          .named = {{.name = "node", .shape = node}}};
}

auto kpi() -> Shape {
  const auto kind = choice({{"exists", "มีหรือไม่มี"},
                            {"count", "จำนวน"},
                            {"percent", "ร้อยละ"},
                            {"index", "ดัชนี"},
                            {"zero", "ไม่มีเลย"},
                            {"trend", "แนวโน้ม"},
                            {"monitor", "เฝ้าติดตาม"},
                            {"narrative", "ข้อความ"}});
  const auto baseline = mapping({must("year", year()), must("value", number())});
  const auto change = mapping({must("direction", choice({{"down", "ลดลง"}, {"up", "เพิ่มขึ้น"}})), may("percent", number())});
  auto shape = mapping({must("id", dotted_id(), "รหัสตัวชี้วัด"), must("level", line(), "ระดับ"), must("kind", kind, "ชนิด"), must("text", text(), "ตัวชี้วัด"),
                        may("op", one_of({">=", ">", "=", "<=", "<"})), may("target", number(), "ค่าเป้าหมาย"), may("unit", text(), "หน่วยนับ"),
                        may("per", text(), "ต่อรอบเวลา"), may("tool", text(), "เครื่องมือวัด"), may("baseline", baseline, "ค่าฐาน"), may("change", change),
                        may("source", citation())});
  shape.conditions = {{.key = "kind", .values = {"count", "percent", "index"}, .needs = {"op", "target"}}};
  return shape;
}

auto record_money() -> Fields {
  const auto unreadable = mapping({must("unreadable", line()), may("implied", number())});
  const auto stated = mapping({may("text", text()), must("basis", one_of({"per_year", "total", "unstated", "none"})), may("per_year", number()),
                               may("amount", number()), may("total", number()), may("source", citation())});
  return {may("budget", by_year(any_of({choice({{"none", "ไม่ใช้งบประมาณ"}, {"blank", "เว้นว่าง"}}), number(), unreadable})), "งบประมาณตามตาราง",
              "ปี: จำนวนบาท none หรือ blank"),
          may("stated_budget", stated, "งบประมาณตามรายละเอียด")};
}

auto record_work() -> Fields {
  const auto target = mapping({must("who", text(), "กลุ่มเป้าหมาย"), may("count", whole(0, 100'000'000), "จำนวน"), may("source", citation())});
  const auto owner = mapping({must("division", text(), "กองหรือสำนัก"), may("section", text(), "ฝ่าย")});
  const auto publish = mapping({may("none", boolean()), may("where", text()), may("cycle", text()), may("source", citation())});
  const auto report = mapping({may("none", boolean()), may("to", text()), may("cycle", text()), may("source", citation())});
  return {may("rationale", text(), "หลักการและเหตุผล"),
          may("objectives", list(text()), "วัตถุประสงค์"),
          may("target", target, "เป้าหมาย"),
          may("place", text(), "พื้นที่"),
          may("steps", list(text()), "วิธีดำเนินการ"),
          may("period", text(), "ระยะเวลา"),
          may("owner", owner, "ผู้รับผิดชอบ", "หน่วยงาน ไม่ใช่บุคคล"),
          may("kpis", list(kpi()), "ตัวชี้วัด"),
          may("publish", publish, "การเผยแพร่"),
          may("report", report, "การรายงาน"),
          may("amended", text()),
          may("note", text()),
          may("source", citation())};
}

auto record() -> Shape {
  const Fields head{must("number", whole(1, most_records), "ลำดับที่"),
                    must("name", text(), "ชื่อโครงการหรือมาตรการ"),
                    may("printed_name", text()),
                    may("aliases", list(text())),
                    must("type", line(), "ประเภท"),
                    may("printed_type", line()),
                    may("dimension", line(), "มิติ"),
                    may("dimension_note", text()),
                    may("mission", line(), "ภารกิจ"),
                    may("mission_note", text()),
                    may("printed_in", one_or_list(dotted_id()))};
  return mapping(join(join(head, record_money()), record_work()));
}

auto plan(const KnownIds& ids) -> FileShape {
  const auto total = mapping({must("of", line()), may("count", whole(0, most_records)), may("budget", by_year(number())), may("source", citation())});
  auto risk = mapping({must("id", dotted_id()), must("process", text()), may("issue", text()), must("level", line()), may("likelihood", whole(1, 3)),
                       may("impact", whole(1, 3)), may("controls", list(text())), may("records", list(whole(1, most_records))), may("note", text()),
                       may("source", citation())});
  risk.together = {{.key = "likelihood", .needs = {"impact"}}, {.key = "impact", .needs = {"likelihood"}}};
  const auto document = mapping({must("title", text()), may("publisher", text()), may("year", year()), may("url", url())});
  return {.name = "plan",
          .title = "แผน",
          .globs = {"units/*/plans/*.yaml"},
          .shape = mapping({must("framework", known(ids.plan_frames), "กรอบแผน"), must("title", text(), "ชื่อแผน"), may("summary", text(), "สรุป"),
                            may("dated", text(), "วันที่ตามที่พิมพ์"), must("years", list(year()), "ปีงบประมาณ"), may("sources", by_id(document)),
                            may("source", citation(), "ที่มา"), may("objectives", list(text()), "วัตถุประสงค์"),
                            may("target_groups", list(text()), "กลุ่มเป้าหมาย"), may("parts", by_id(text())),
                            may("printed", mapping({must("totals", list(total))}), "ยอดที่พิมพ์ไว้"), must("records", list(record()), "รายการ"),
                            may("risks", list(std::move(risk)), "ความเสี่ยง"), may("contradictions", notes(), "ข้อขัดแย้งในเอกสาร")})};
}

}  // namespace

auto plan_shapes(const KnownIds& ids) -> std::vector<FileShape> { return {plan_frame(), plan(ids)}; }

}  // namespace prongsai
