#include <utility>

#include "author/framework_shapes.hpp"
#include "author/schema.hpp"

// Frameworks of kind `levels` and `checklist`. What they declare is not known before they are written, so ids stand for themselves here.
namespace prongsai {
namespace shapes {

auto framework_head(const std::string& kind) -> Fields {
  const auto source = mapping({must("title", text()), may("publisher", text()), may("year", year()), may("url", url())});
  return {must("id", id(), "รหัสเกณฑ์", "เท่ากับชื่อไฟล์"),
          must("kind", one_of({kind}), "ชนิดเกณฑ์"),
          must("years", list(year()), "ปีงบประมาณที่ใช้"),
          must("title", text(), "ชื่อเกณฑ์"),
          may("summary", text(), "สรุป"),
          must("unit_kinds", list(unit_kind()), "ประเภทหน่วยงานที่ใช้"),
          must("sources", by_id(source), "เอกสารที่อ้าง"),
          may("source", citation(), "ที่มา")};
}

auto notes() -> Shape { return list(mapping({must("th", line()), may("en", line()), may("source", citation())})); }

auto calendar() -> Shape {
  return list(mapping({must("id", dotted_id()), must("title", text()), must("date", date()), may("to", date()), may("unit_kinds", list(unit_kind())),
                       may("criteria", one_or_list(dotted_id())), may("source", citation())}));
}

}  // namespace shapes

namespace {

using namespace shapes;

const std::vector<std::vector<std::string>> comparisons{{"above"}, {"at_least"}, {"below"}, {"at_most"}, {"equals"}};

auto limited(Fields fields) -> Shape {
  for (const auto& comparison : comparisons) {
    fields.push_back(may(comparison.front(), number()));
  }
  auto shape = mapping(std::move(fields));
  shape.one_of = comparisons;
  return shape;
}

auto evidence_kinds() -> Shape {
  return by_id(mapping({must("title", text()), may("document", one_of({"required", "optional"})), may("statement", boolean())}));
}

auto table_rule() -> Shape {
  const auto chosen = mapping({must("by", line()), must("n", whole(1, 1000))});
  auto shape = limited({must("table", line()), must("measure", one_of({"count", "sum", "distinct", "share"})), may("column", line()),
                        may("where", by_id(any_of({line(), list(line())}))), may("top", chosen), may("except_top", chosen)});
  shape.conditions = {{.key = "measure", .values = {"sum", "distinct"}, .needs = {"column"}}};
  return shape;
}

auto requirement() -> Shape {
  auto pair = list(line());
  pair.fewest = 2;
  pair.most = 2;
  auto shape = mapping({may("evidence", mapping({may("kinds", list(line())), may("min", whole(1, 1000)), may("per", one_of({"quarter"}))})),
                        may("fact", limited({must("name", line()), may("of", line()), may("unit", text())})), may("table", table_rule()),
                        may("not_shared_with", list(line())), may("disjoint", std::move(pair)), may("declared", boolean()),
                        may("total_without_bonus", limited({}))});
  shape.single = true;
  return shape;
}

auto levels(bool scored) -> Shape {
  const auto criterion = mapping({must("id", dotted_id(), "รหัสเกณฑ์ย่อย"), must("title", text()), may("area", line()),
                                  may("requires", list(requirement()), "สิ่งที่ต้องมี"), may("source", citation())});
  Fields fields{must("level", whole(1, 100), "ระดับ"), may("title", text()), must("criteria", list(criterion), "เกณฑ์ย่อย"), may("source", citation())};
  if (scored) {
    fields.push_back(must("points", number(), "คะแนนสะสม"));
  }
  return list(mapping(std::move(fields)));
}

auto dimension() -> Shape {
  const auto variant = mapping({must("for", unit_kind()), must("levels", levels(true))});
  const auto part = mapping({must("id", dotted_id()), must("title", text()), may("area", line()), may("source", citation())});
  const auto before = mapping({must("framework", id()), must("dimension", dotted_id()), may("note", text())});
  auto shape = mapping({must("id", dotted_id(), "รหัสมิติ"), must("title", text(), "ชื่อมิติ"), may("short_title", text()),
                        may("points", number(), "คะแนนเต็ม"), may("levels", levels(true)), may("variants", list(variant)), may("partial", boolean()),
                        may("known", list(part)), may("comparable_with", before), may("not_comparable", text()), may("source", citation())});
  // A dimension of which a document tells only parts has neither points nor levels.
  shape.one_of = {{"points", "levels"}, {"points", "variants"}, {"partial", "known"}};
  return shape;
}

auto value_type() -> Shape { return one_of({"integer", "decimal", "boolean", "date", "text", "evidence", "choice"}); }

auto declared_values() -> Fields {
  const auto fact = mapping(
      {must("title", text()), must("type", value_type()), may("unit", text()), may("from", one_of({"staff_total"})), may("source", citation())});
  auto column = mapping({must("title", text()), must("type", value_type()), may("unit", text()), may("optional", boolean()), may("choices", line())});
  column.conditions = {{.key = "type", .values = {"choice"}, .needs = {"choices"}}};
  const auto table = mapping({must("title", text()), must("columns", by_id(column)), may("source", citation())});
  return {must("evidence_kinds", evidence_kinds()), may("choices", by_id(by_id(text()))), may("facts", by_id(fact)), may("tables", by_id(table)),
          may("areas", by_id(text()))};
}

auto levels_framework() -> FileShape {
  const auto grade = mapping({must("grade", line()), must("from", number())});
  const auto unit_class = mapping({must("title", text()), may("threshold", number()), may("ladder", dotted_id()), may("becomes", dotted_id()),
                                   may("rule", text()), may("source", citation())});
  const auto ladder =
      mapping({must("id", dotted_id()), must("title", text()), must("for_class", line()), must("levels", levels(false)), may("source", citation())});
  const auto bonus = mapping(
      {must("id", dotted_id()), must("title", text()), must("points", number()), may("requires", list(requirement())), may("source", citation())});
  auto indicator = mapping({must("id", dotted_id()), must("title", text()), must("measure", one_of({"share_of_units_assessed", "growth_of_class"})),
                            may("class", line()), must("at_least", number()), may("unit", one_of({"percent"})), may("source", citation())});
  indicator.conditions = {{.key = "measure", .values = {"growth_of_class"}, .needs = {"class"}}};
  const Fields own{must("dimensions", list(dimension()), "มิติ"),
                   may("ladders", list(ladder)),
                   may("bonus", bonus, "คะแนนพิเศษ"),
                   may("grades", list(grade), "เกรด"),
                   may("grades_source", citation()),
                   may("classes", by_id(unit_class), "กลุ่ม"),
                   may("notes", notes(), "หมายเหตุ"),
                   may("programme", list(std::move(indicator)), "ตัวชี้วัดของทั้งโครงการ"),
                   may("calendar", calendar(), "กำหนดเวลา"),
                   may("follows", id(), "เกณฑ์ฉบับก่อน")};
  return {.name = "framework", .title = "เกณฑ์แบบระดับ", .globs = {}, .shape = mapping(join(join(framework_head("levels"), declared_values()), own))};
}

auto item() -> Shape {
  const auto needs = mapping({may("kinds", one_or_list(dotted_id())), may("min", whole(1, 1000))});
  auto inner = list(named("item"));
  inner.fewest = 1;
  auto shape = mapping({must("id", dotted_id(), "รหัสข้อ"), must("title", text(), "ข้อ"), may("hint", text(), "คำอธิบาย"),
                        may("answer", choice({{"present", "มีหรือไม่มี"}, {"choice", "เลือกคำ"}, {"number", "จำนวน"}}), "ชนิดคำตอบ"),
                        may("choices", dotted_id()), may("many", boolean()), may("from", number()), may("to", number()), may("unit", text()),
                        may("weight", number(Decimal(0), Decimal(10'000)), "น้ำหนัก"), may("requires", needs, "หลักฐานที่ต้องมี"),
                        may("valid_months", whole(1, 1200)), may("basis", one_of({"document", "memory"})), may("source", citation()),
                        may("items", std::move(inner), "ข้อย่อย")});
  shape.conditions = {{.key = "answer", .values = {"choice"}, .needs = {"choices"}}};
  shape.together = {{.key = "from", .needs = {"to"}}, {.key = "to", .needs = {"from"}}};
  return shape;
}

auto checklist() -> FileShape {
  const auto scored = mapping({must("title", text()), may("points", number(Decimal(0), Decimal(1)))});
  auto items = list(named("item"));
  items.fewest = 1;
  auto groups = list(mapping({must("id", dotted_id(), "รหัสหมวด"), must("title", text(), "หมวด"), may("note", text()), may("source", citation()),
                              may("items_stated", whole(0, 100'000)), must("items", std::move(items), "ข้อ")}));
  groups.fewest = 1;
  const auto grade = mapping({must("grade", line()), may("title", text()), must("from", number()), may("each", number(Decimal(0), Decimal(100)))});
  const Fields own{may("evidence_kinds", evidence_kinds()),
                   may("choices", by_id(by_id(scored)), "คำตอบที่เลือกได้"),
                   may("score", choice({{"none", "ไม่คิดคะแนน"}, {"points", "ผลรวมน้ำหนัก"}, {"percent", "ร้อยละ"}}), "การคิดคะแนน"),
                   must("groups", std::move(groups), "หมวด"),
                   may("grades", list(grade), "เกรด"),
                   may("grades_source", citation()),
                   may("chart", one_of({"radar"})),
                   may("notes", notes(), "หมายเหตุ"),
                   may("calendar", calendar(), "กำหนดเวลา")};
  return {.name = "checklist",
          .title = "แบบรายการตรวจ",
          .globs = {},
          .shape = mapping(join(framework_head("checklist"), own)),
          .named = {{.name = "item", .shape = item()}}};
}

}  // namespace

auto framework_shapes() -> std::vector<FileShape> { return {levels_framework(), checklist()}; }

}  // namespace prongsai
