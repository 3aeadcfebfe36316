#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "author/cms_parts.hpp"

// Forms for a unit, its register of evidence, and its write-ups.
namespace prongsai::cms {
namespace {

template <class T, class Member>
auto texts_of(const std::vector<T>& list, Member member) -> std::vector<Text> {
  std::vector<Text> texts;
  std::ranges::transform(list, std::back_inserter(texts), member);
  return texts;
}

auto choices(const std::vector<Choice>& list) -> std::vector<Word> {
  std::vector<Word> words;
  std::ranges::transform(list, std::back_inserter(words), [](const Choice& one) { return Word{.id = one.id, .title = one.title.th}; });
  return words;
}

// The portal's year, years that a framework is for, and those that the unit has written of already.
auto years_of(const Unit& unit, const Corpus& corpus) -> std::set<int> {
  std::set<int> years{corpus.portal.current_year.be};
  for (const auto& [id, framework] : corpus.frameworks) {
    for (const auto year : framework.years) {
      years.insert(year.be);
    }
  }
  for (const auto& [year, one] : unit.classes) {
    years.insert(year.be);
  }
  for (const auto& [year, one] : unit.staff_total) {
    years.insert(year.be);
  }
  return years;
}

auto classes_by_year(const Unit& unit, const Corpus& corpus) -> Field {
  Fields years;
  for (const auto year : years_of(unit, corpus)) {
    const auto* framework = corpus.framework_for(FiscalYear{year});
    std::vector<Word> words;
    for (const auto& one : framework == nullptr ? std::vector<UnitClass>() : framework->classes) {
      words.push_back({.id = one.id, .title = one.title.th});
    }
    const auto name = std::to_string(year);
    const auto label = "ปีงบประมาณ พ.ศ. " + name;
    years.push_back(optional(words.empty() ? line(name, label) : select(name, label, std::move(words))));
  }
  return optional(object("class", "กลุ่มในแต่ละปี", std::move(years)));
}

auto staff_by_year(const Unit& unit, const Corpus& corpus) -> Field {
  Fields years;
  for (const auto year : years_of(unit, corpus)) {
    const auto name = std::to_string(year);
    years.push_back(optional(whole(name, "ปีงบประมาณ พ.ศ. " + name, 1, 1'000'000)));
  }
  return optional(object("staff_total", "จำนวนบุคลากร (คน)", std::move(years)));
}

auto supports(const YearView& view) -> std::vector<Word> {
  std::vector<Word> words;
  if (const auto* framework = view.corpus->framework_for(view.year->year)) {
    for (const auto* criterion : framework->criteria_for(view.unit->kind)) {
      words.push_back({.id = criterion->id.str(), .title = criterion->title.th});
    }
    if (framework->bonus) {
      words.push_back({.id = framework->bonus->id.str(), .title = framework->bonus->title.th});
    }
  }
  for (const auto* checklist : view.corpus->checklists_for(view.year->year)) {
    for (const auto* item : leaves_of(*checklist)) {
      words.push_back({.id = checklist->id.str() + "/" + item->id.str(), .title = item->title.th});
    }
  }
  return words;
}

auto evidence_kinds(const YearView& view) -> Field {
  std::vector<Word> words;
  for (const auto& kind : view.corpus->evidence_kinds_for(view.year->year)) {
    words.push_back({.id = kind.id, .title = kind.title.th});
  }
  return words.empty() ? line("kind", "ประเภทหลักฐาน") : select("kind", "ประเภทหลักฐาน", std::move(words));
}

auto kpis(const YearView& view) -> Field {
  std::vector<Kpi> all;
  for (const auto& write_up : view.year->write_ups) {
    all.insert(all.end(), write_up.kpis.begin(), write_up.kpis.end());
  }
  return optional(
      list("kpis", "ตัวชี้วัด",
           {id("id", "รหัสตัวชี้วัด"), text("text", "ตัวชี้วัด", texts_of(all, &Kpi::text)),
            select("type", "ชนิดตัวชี้วัด", {{"quantity", "เชิงปริมาณ"}, {"quality", "เชิงคุณภาพ"}, {"outcome", "ผลลัพธ์"}}),
            optional(select("op", "เครื่องหมายเปรียบเทียบ", {{">=", "ไม่น้อยกว่า"}, {">", "มากกว่า"}, {"=", "เท่ากับ"}, {"<=", "ไม่เกิน"}, {"<", "น้อยกว่า"}})),
            optional(number("target", "ค่าเป้าหมาย")), optional(text("unit", "หน่วยนับ", texts_of(all, &Kpi::unit))),
            optional(text("base", "ฐานที่ใช้คิด", texts_of(all, &Kpi::base))), optional(text("per", "ต่อรอบเวลา", texts_of(all, &Kpi::per))),
            optional(number("actual", "ผลที่ได้")), evidence_field("evidence", "หลักฐาน", *view.year)}));
}

// Texts that stand inside lists of every write-up of the year.
template <class Part>
auto inner_texts(const UnitYear& year, Part part) -> std::vector<Text> {
  std::vector<Text> texts;
  for (const auto& write_up : year.write_ups) {
    part(write_up, texts);
  }
  return texts;
}

auto budget(const UnitYear& year) -> Field {
  const auto sources = inner_texts(year, [](const WriteUp& one, std::vector<Text>& out) {
    if (one.budget) {
      out.push_back(one.budget->source);
    }
  });
  return optional(with_hint(object("budget", "งบประมาณ",
                                   {optional(number("amount", "จำนวนเงิน (บาท)")), optional(text("source", "แหล่งเงิน", sources)),
                                    optional(whole("fiscal_year", "ปีงบประมาณ", 2400, 2999)), hidden("none", "ไม่ใช้งบประมาณ")}),
                            "กิจกรรมที่ไม่ใช้งบประมาณ ให้เขียน none: true ในไฟล์"));
}

auto write_up_lists(const YearView& view) -> Fields {
  const auto& year = *view.year;
  const auto groups = inner_texts(
      year, [](const WriteUp& one, std::vector<Text>& out) { std::ranges::transform(one.targets, std::back_inserter(out), &TargetGroup::group); });
  const auto links = inner_texts(
      year, [](const WriteUp& one, std::vector<Text>& out) { std::ranges::transform(one.links, std::back_inserter(out), &WebLink::title); });
  std::vector<Channel> channels_of_all;
  for (const auto& write_up : year.write_ups) {
    channels_of_all.insert(channels_of_all.end(), write_up.channels.begin(), write_up.channels.end());
  }
  return {optional(list("targets", "กลุ่มเป้าหมาย", {text("group", "กลุ่มเป้าหมาย", groups), number("count", "จำนวน")})),
          optional(several("partners", "ภาคีที่ร่วม",
                           {{"government", "หน่วยงานของรัฐ"},
                            {"religion", "ศาสนา"},
                            {"education", "สถานศึกษา"},
                            {"people", "ภาคประชาชน"},
                            {"private", "ภาคเอกชน"},
                            {"media", "สื่อมวลชน"},
                            {"civil_society", "ภาคประชาสังคม"}})),
          budget(year),
          kpis(view),
          hidden("model", "ชื่อโมเดล (แก้ในไฟล์)"),
          channels(channels_of_all),
          optional(list("links", "ลิงก์", {text("title", "ชื่อลิงก์", links), address("url", "ที่อยู่เว็บ")})),
          evidence_field("evidence", "หลักฐาน", year),
          optional(with_hint(lines("related", "บทความที่เกี่ยวข้อง"), "หน่วยงาน/ปี/รหัส เช่น lampang/2564/lampang-model-plan")),
          optional(several("success_factors", "ปัจจัยความสำเร็จ",
                           {{"management_support", "การสนับสนุนของผู้บริหาร"},
                            {"clear_mission", "พันธกิจที่ชัดเจน"},
                            {"schedule", "แผนเวลา"},
                            {"personnel", "บุคลากร"},
                            {"acceptance", "การยอมรับ"}})),
          optional(lines("tags", "คำค้น"))};
}

}  // namespace

auto unit_fields(const Unit& unit, const Corpus& corpus) -> Fields {
  std::vector<Word> regions;
  for (const auto& region : corpus.portal.regions) {
    regions.push_back({.id = region.id.str(), .title = region.title.th});
  }
  const std::vector<Text> province_name{unit.province ? unit.province->name : Text{}};
  const auto code = with_hint(line("code", "รหัสจังหวัด"), "สองหลัก");
  Fields fields{text("name", "ชื่อหน่วยงาน", {unit.name}), optional(text("short_name", "ชื่อย่อ", {unit.short_name})),
                select("kind", "ประเภทหน่วยงาน", {{"regional", "ส่วนภูมิภาค"}, {"central", "ส่วนกลาง"}, {"local", "องค์กรปกครองส่วนท้องถิ่น"}})};
  if (!regions.empty()) {
    fields.push_back(optional(select("region", "เขต", std::move(regions))));
  }
  fields.push_back(optional(object("province", "จังหวัด", {code, text("name", "ชื่อจังหวัด", province_name)})));
  fields.push_back(classes_by_year(unit, corpus));
  fields.push_back(staff_by_year(unit, corpus));
  fields.push_back(
      optional(list("honours", "รางวัลที่เคยได้", {whole("year", "ปี", 2400, 2999), text("title", "ชื่อรางวัล", texts_of(unit.honours, &Honour::title))})));
  fields.push_back(channels(unit.channels));
  fields.push_back(optional(text("note", "หมายเหตุ", {unit.note})));
  fields.push_back(source_field());
  return fields;
}

auto register_fields(const YearView& view) -> Fields {
  const auto& entries = view.year->evidence;
  std::vector<const Period*> periods;
  std::ranges::transform(entries, std::back_inserter(periods), [](const Evidence& one) { return &one.period; });
  Field file = optional(with_hint(line("file", "ไฟล์"), "เก็บไว้ในโฟลเดอร์ evidence ของปีนี้ ใช้อย่างใดอย่างหนึ่งกับที่อยู่เว็บ"));
  file.widget = "file";
  file.media_folder = "/" + view.folder + "/evidence";
  file.public_folder = "evidence";
  const auto words = supports(view);
  const std::vector<Word> removed{{"position", "พิกัด"},           {"author", "ชื่อบุคคล"},  {"properties", "คุณสมบัติของไฟล์"},
                                  {"comments", "ความเห็น"}, {"credentials", "ประวัติการสร้างที่ลงนาม"}, {"appended", "ข้อมูลต่อท้ายไฟล์"}};
  auto all = list("entries", "รายการหลักฐาน",
                  {with_hint(id("id", "รหัสหลักฐาน"), "ไม่ซ้ำกันในปีนี้ และไม่เปลี่ยนหลังเผยแพร่"), text("title", "ชื่อหลักฐาน", texts_of(entries, &Evidence::title)),
                   evidence_kinds(view),
                   optional(with_hint(object("document", "เลขที่และวันที่ของหนังสือ", {optional(line("number", "เลขที่")), optional(date("date", "ลงวันที่"))}),
                                      "จำเป็นสำหรับคำสั่งและประกาศ")),
                   period(periods), file, optional(address("url", "ที่อยู่เว็บ")), optional(with_hint(line("sha256", "ค่าแฮช SHA-256"), "ใช้กับที่อยู่เว็บ")),
                   optional(with_hint(number("size", "ขนาดไฟล์ (ไบต์)"), "ใช้กับที่อยู่เว็บ")),
                   optional(words.empty() ? lines("supports", "เกณฑ์ที่สนับสนุน") : several("supports", "เกณฑ์ที่สนับสนุน", words)),
                   optional(select("visibility", "การเปิดเผย", {{"public", "เปิดเผย"}, {"auditor", "เฉพาะผู้ตรวจสอบ"}, {"withheld", "ไม่เปิดเผย"}})),
                   optional(with_hint(text("reason", "เหตุผลที่ไม่เปิดเผย", texts_of(entries, &Evidence::reason)), "จำเป็นเมื่อไม่เปิดเผย")),
                   optional(text("note", "หมายเหตุ", texts_of(entries, &Evidence::note))),
                   optional(with_hint(object("redaction", "การลบข้อมูลออกจากไฟล์",
                                             {line("original_sha256", "ค่าแฮชของต้นฉบับ"), several("removed", "สิ่งที่ลบ", removed), optional(date("date", "วันที่ลบ"))}),
                                      "ได้จาก prongsai redact"))});
  all.root = true;
  return {all};
}

auto write_up_fields(const YearView& view) -> Fields {
  const auto& list = view.year->write_ups;
  const auto* framework = view.corpus->framework_for(view.year->year);
  std::vector<const Period*> periods;
  std::ranges::transform(list, std::back_inserter(periods), [](const WriteUp& one) { return &one.period; });
  Fields fields{
      select("kind", "ประเภทบทความ", {{"plan", "แผน"}, {"result", "ผลการดำเนินงาน"}, {"activity_report", "รายงานกิจกรรม"}, {"lesson", "บทเรียน"}}),
      text("title", "ชื่อเรื่อง", texts_of(list, &WriteUp::title)), with_hint(text("summary", "สรุป", texts_of(list, &WriteUp::summary)), "สองสามประโยค")};
  std::vector<Word> dimensions;
  for (const auto& one : framework == nullptr ? std::vector<Dimension>() : framework->dimensions) {
    dimensions.push_back({.id = one.id.str(), .title = one.title.th});
  }
  fields.push_back(dimensions.empty() ? lines("dimensions", "มิติ") : with_hint(several("dimensions", "มิติ", std::move(dimensions)), "มิติแรกเป็นมิติหลัก"));
  if (framework != nullptr && !framework->areas.empty()) {
    fields.push_back(optional(several("areas", "ด้าน", choices(framework->areas))));
  }
  fields.push_back(select("status", "สถานะ", {{"planned", "วางแผน"}, {"in_progress", "กำลังดำเนินการ"}, {"done", "เสร็จแล้ว"}}));
  fields.push_back(period(periods));
  fields.push_back(optional(text("duration", "ระยะเวลา", texts_of(list, &WriteUp::duration))));
  fields.push_back(optional(with_hint(text("location", "สถานที่", texts_of(list, &WriteUp::location)), "ไม่ใช่ที่อยู่บ้าน")));
  std::ranges::move(write_up_lists(view), std::back_inserter(fields));
  fields.push_back(source_field());
  fields.push_back(optional(text("editor_note", "หมายเหตุของผู้จัดทำ", texts_of(list, &WriteUp::editor_note))));
  Field body = with_hint(line("body", "เนื้อหา"), "หัวข้อเริ่มที่ ## ตามประเภทบทความ ดูคู่มือผู้จัดทำเนื้อหา");
  body.widget = "markdown";
  fields.push_back(std::move(body));
  return fields;
}

}  // namespace prongsai::cms
