#include "author/skeleton.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "check/required_sections.hpp"
#include "model/words.hpp"

namespace prongsai {
namespace {

// Comments are for the officer who fills the file in: Thai, whatever the language of the program's messages.
auto type_words(ValueType type) -> std::string_view {
  switch (type) {
    case ValueType::integer:
      return "จำนวนเต็ม";
    case ValueType::decimal:
      return "ตัวเลข";
    case ValueType::boolean:
      return "true หรือ false";
    case ValueType::date:
      return "วันที่ เช่น 2564-01-15";
    case ValueType::text:
      return "ข้อความ";
    case ValueType::evidence:
      return "รหัสหลักฐานใน evidence.yaml";
    case ValueType::choice:
      return "เลือกหนึ่งคำ";
  }
  return {};
}

// A text from the framework on one comment line.
auto one_line(std::string text) -> std::string {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

auto joined(const std::vector<std::string>& words, std::string_view between) -> std::string { return fmt::format("{}", fmt::join(words, between)); }

auto criteria_lines(const std::vector<Level>& levels) -> std::string {
  std::string text;
  for (const auto& level : levels) {
    for (const auto& criterion : level.criteria) {
      text += fmt::format("  #   ระดับ {}: {}  {}\n", level.number, criterion.id.str(), one_line(criterion.title.th));
    }
  }
  return text;
}

auto claims_part(const Framework& framework, const Unit& unit, FiscalYear year) -> std::string {
  std::string text = "claims:                # ระดับที่หน่วยงานขอประเมิน 0 คือยังไม่ขอ\n";
  for (const auto& dimension : framework.dimensions) {
    if (const auto* levels = dimension.levels_for(unit.kind)) {
      text += fmt::format("  # {} (เต็ม {} คะแนน)\n{}  {}: 0\n", one_line(dimension.title.th), grouped_number(dimension.points), criteria_lines(*levels),
                          dimension.id.str());
    }
  }
  const auto named = unit.classes.find(year);
  for (const auto& ladder : framework.ladders) {
    if (named != unit.classes.end() && named->second.value == ladder.for_class) {
      text += fmt::format("  # {} (ไม่มีคะแนน)\n{}  {}: 0\n", one_line(ladder.title.th), criteria_lines(ladder.levels), ladder.id.str());
    }
  }
  return text;
}

auto facts_part(const Framework& framework) -> std::string {
  std::string text;
  for (const auto& fact : framework.facts) {
    if (!fact.from_staff_total) {
      const auto unit = fact.unit.empty() ? std::string() : " หน่วย: " + fact.unit.th;
      text += fmt::format("  # {}: …   # {} ({}{})\n", fact.id, one_line(fact.title.th), type_words(fact.type), unit);
    }
  }
  return text.empty() ? text : "# facts:               # ข้อเท็จจริงที่ใช้ตรวจเกณฑ์ ลบ # หน้าบรรทัดที่จะกรอก\n" + text;
}

auto column_words(const Column& column, const Framework& framework) -> std::string {
  auto words = fmt::format("{} = {} ({})", column.id, one_line(column.title.th), type_words(column.type));
  if (const auto list = framework.choices.find(column.choices); list != framework.choices.end()) {
    std::vector<std::string> ids;
    std::ranges::transform(list->second, std::back_inserter(ids), &Choice::id);
    words += ": " + joined(ids, " | ");
  }
  return words + (column.optional ? " ไม่มีก็เว้นได้" : "");
}

auto tables_part(const Framework& framework) -> std::string {
  std::string text;
  for (const auto& table : framework.tables) {
    std::vector<std::string> cells;
    text += fmt::format("  # {}:   # {}\n", table.id, one_line(table.title.th));
    for (const auto& column : table.columns) {
      text += "  #   # " + column_words(column, framework) + "\n";
      cells.push_back(column.id + ": …");
    }
    text += fmt::format("  #   - {{{}}}\n", joined(cells, ", "));
  }
  return text.empty() ? text : "# tables:              # ตารางดิบที่โปรแกรมใช้คำนวณ ลบ # หน้าบรรทัดที่จะกรอก\n" + text;
}

auto first_area(const Framework& framework) -> std::string { return framework.areas.empty() ? std::string() : framework.areas.front().id; }

template <class T>
auto ids(const std::vector<T>& list) -> std::string {
  std::vector<std::string> out;
  for (const auto& one : list) {
    if constexpr (requires { one.id.str(); }) {
      out.push_back(one.id.str());
    } else {
      out.push_back(one.id);
    }
  }
  return joined(out, " ");
}

}  // namespace

auto unit_skeleton(const UnitId& id, const Corpus& corpus) -> std::string {
  std::string text = fmt::format("# ข้อมูลของหน่วยงาน {}\n", id.str());
  text += "name: {th: ระบุชื่อเต็มของหน่วยงาน, en: Full name of the office}\n";
  text += "short_name: {th: ระบุชื่อย่อ, en: Short name}      # ใช้ในตาราง\n";
  text += "kind: regional         # regional = ส่วนภูมิภาค, central = ส่วนกลาง, local = องค์กรปกครองส่วนท้องถิ่น\n";
  if (!corpus.portal.regions.empty()) {
    text += fmt::format("# region: {}    # เขตที่หน่วยงานสังกัด: {}\n", corpus.portal.regions.front().id.str(), ids(corpus.portal.regions));
  }
  text += "# province: {code: \"52\", name: {th: ลำปาง, en: Lampang}}   # รหัสจังหวัดสองหลัก\n";
  if (const auto* framework = corpus.framework_for(corpus.portal.current_year); framework != nullptr && !framework->classes.empty()) {
    text += fmt::format("# class: {{{}: {}}}    # กลุ่มในแต่ละปี: {}\n", corpus.portal.current_year.be, framework->classes.front().id, ids(framework->classes));
  }
  text += fmt::format("# staff_total: {{{}: 80}}    # จำนวนบุคลากรในแต่ละปี\n", corpus.portal.current_year.be);
  text += "# channels:\n#   - {kind: website, title: เว็บไซต์หน่วยงาน, url: https://example.go.th}\n";
  return text;
}

auto assessment_skeleton(const Framework& framework, const Unit& unit, FiscalYear year) -> std::string {
  std::string text = fmt::format("# {}\n# {} ปีงบประมาณ พ.ศ. {}\n", one_line(framework.title.th), one_line(unit.name.th), year.be);
  text += "# ตรวจก่อนส่งด้วยคำสั่ง: prongsai check\n";
  text += fmt::format("framework: {}\n", framework.id.str());
  text += "stage: self            # self = ประเมินตนเอง, reviewed = คณะกรรมการพิจารณาแล้ว, final = ประกาศผลแล้ว\n";
  text += fmt::format("# date: {}-03-31      # วันที่ลงนาม\n", year.be);
  text += claims_part(framework, unit, year) + facts_part(framework) + tables_part(framework);
  if (framework.bonus) {
    text += fmt::format("# bonus: {{award: …, evidence: …}}    # {} {} คะแนน\n", one_line(framework.bonus->title.th), grouped_number(framework.bonus->points));
  }
  return text;
}

auto write_up_skeleton(WriteUpKind kind, const Framework* framework, FiscalYear year) -> std::string {
  const bool planned = kind == WriteUpKind::plan;
  std::string text = fmt::format("---\nkind: {}\n", word_of(kind));
  text += "title: {th: ระบุชื่อเรื่อง, en: Title}\n";
  text += "summary: {th: ระบุสรุปสองสามประโยค, en: Two or three sentences}\n";
  if (framework != nullptr && !framework->dimensions.empty()) {
    const auto first = framework->dimensions.front().id.str();
    text += fmt::format("dimensions: [{}]        # มิติที่เกี่ยวข้อง มิติแรกเป็นมิติหลัก: {}\n", first, ids(framework->dimensions));
    if (const auto area = first_area(*framework); !area.empty()) {
      text += fmt::format("areas: [{}]    # ด้าน: {}\n", area, ids(framework->areas));
    }
  } else {
    text += "dimensions: []         # รหัสมิติของเกณฑ์\n";
  }
  text += fmt::format("status: {}      # planned = วางแผน, in_progress = กำลังดำเนินการ, done = เสร็จแล้ว\n", planned ? "planned" : "done");
  text += fmt::format("period: {{from: {}-10-01, to: {}-09-30}}\n", year.be - 1, year.be);
  if (kind == WriteUpKind::activity_report) {
    text += "targets: [{group: ระบุกลุ่มเป้าหมาย, count: 1}]\nbudget: {none: true}     # หรือ {amount: 5000, source: …}\n";
  }
  if (planned) {
    text += "kpis:\n  - {id: k1, text: ระบุตัวชี้วัด, type: quantity, op: \">=\", target: 80, unit: ร้อยละ}\n";
  }
  if (kind == WriteUpKind::result) {
    text += "# evidence: [รหัสหลักฐานใน evidence.yaml]\n";
  }
  text += "---\n";
  for (const auto& section : required_sections(kind)) {
    text += fmt::format("\n## {}\n\nระบุรายละเอียด\n", section.heading.th);
  }
  return text;
}

auto evidence_skeleton(const EvidenceId& id, const Framework* framework, UnitKind kind, FiscalYear year) -> std::string {
  std::string text = fmt::format("- id: {}\n  title: ระบุชื่อเอกสาร\n", id.str());
  std::string evidence_kind = "ระบุประเภท";
  std::string criterion = "ระบุรหัสเกณฑ์";
  if (framework != nullptr) {
    const auto criteria = framework->criteria_for(kind);
    evidence_kind = framework->evidence_kinds.empty() ? evidence_kind : framework->evidence_kinds.front().id;
    criterion = criteria.empty() ? criterion : criteria.front()->id.str();
    text += fmt::format("  kind: {}      # {}\n", evidence_kind, ids(framework->evidence_kinds));
  } else {
    text += fmt::format("  kind: {}\n", evidence_kind);
  }
  text += fmt::format("  document: {{number: ระบุเลขที่, date: {}-01-15}}    # จำเป็นสำหรับคำสั่งและประกาศ\n", year.be);
  text += "  period: Q1             # Q1 Q2 Q3 Q4 หรือ {from: วันที่, to: วันที่} ไม่มีก็ลบบรรทัดนี้\n";
  text += fmt::format("  file: evidence/{}.pdf     # วางไฟล์ไว้ในโฟลเดอร์ evidence/ ก่อน\n", id.str());
  text += fmt::format("  supports: [{}]      # รหัสเกณฑ์ที่หลักฐานนี้สนับสนุน\n", criterion);
  text += "  visibility: public     # public = เปิดเผย, auditor = เฉพาะผู้ตรวจสอบ, withheld = ไม่เปิดเผย (สองอย่างหลังต้องมี reason)\n";
  return text;
}

}  // namespace prongsai
