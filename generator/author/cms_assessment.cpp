#include <algorithm>
#include <utility>

#include "author/cms_parts.hpp"

// Forms for assessments by levels and for answers to checklists. An editor knows one form for a field: each is the one that the file is written in.
namespace prongsai::cms {
namespace {

auto stage() -> Field { return select("stage", "ขั้นตอน", {{"self", "ประเมินตนเอง"}, {"reviewed", "คณะกรรมการพิจารณาแล้ว"}, {"final", "ประกาศผลแล้ว"}}); }

auto claim_field(const LadderId& ladder, const std::string& title, const std::vector<Level>& levels, const Assessment& assessment) -> Field {
  const auto* claim = assessment.claim(ladder);
  const auto highest = static_cast<int>(levels.size());
  if (claim == nullptr || (!claim->by_criterion && claim->not_met.empty())) {
    return optional(whole(ladder.str(), title, 0, highest));
  }
  std::vector<Word> criteria;
  Fields reasons;
  for (const auto& level : levels) {
    for (const auto& criterion : level.criteria) {
      criteria.push_back({.id = criterion.id.str(), .title = criterion.title.th});
      const auto written = claim->not_met.find(criterion.id);
      reasons.push_back(optional(text(criterion.id.str(), criterion.title.th, {written == claim->not_met.end() ? Text{} : written->second})));
    }
  }
  Fields parts;
  if (claim->by_criterion) {
    parts.push_back(several("met", "เกณฑ์ที่ครบ", std::move(criteria)));
  } else {
    parts.push_back(whole("level", "ระดับที่ขอ", 0, highest));
  }
  parts.push_back(optional(with_hint(object("not_met", "เกณฑ์ที่ยังไม่ครบ", std::move(reasons)), "เขียนเหตุผลเฉพาะข้อที่ยังไม่ครบ")));
  return optional(object(ladder.str(), title, std::move(parts)));
}

auto cell(const std::string& name, const std::string& title, ValueType type, const std::vector<Choice>* list, const UnitYear& year) -> Field {
  switch (type) {
    case ValueType::integer:
      return whole(name, title, 0, 2'000'000'000);
    case ValueType::decimal:
      return number(name, title);
    case ValueType::boolean: {
      auto made = line(name, title);
      made.widget = "boolean";
      return made;
    }
    case ValueType::date:
      return date(name, title);
    case ValueType::choice: {
      std::vector<Word> words;
      for (const auto& one : list == nullptr ? std::vector<Choice>() : *list) {
        words.push_back({.id = one.id, .title = one.title.th});
      }
      return select(name, title, std::move(words));
    }
    case ValueType::evidence: {
      auto made = evidence_field(name, title, year);
      made.multiple = false;
      made.required = true;
      made.widget = year.evidence.empty() ? "string" : "select";
      return made;
    }
    case ValueType::text:
      return line(name, title);
  }
  return line(name, title);
}

auto facts(const Framework& framework, const UnitYear& year) -> Field {
  Fields fields;
  for (const auto& fact : framework.facts) {
    if (fact.from_staff_total) {
      continue;
    }
    auto made =
        fact.type == ValueType::evidence ? evidence_field(fact.id, fact.title.th, year) : cell(fact.id, fact.title.th, fact.type, nullptr, year);
    made.hint = fact.unit.empty() ? made.hint : "หน่วย " + fact.unit.th;
    fields.push_back(optional(std::move(made)));
  }
  return optional(object("facts", "ข้อเท็จจริง", std::move(fields)));
}

auto tables(const Framework& framework, const UnitYear& year) -> Field {
  Fields fields;
  for (const auto& table : framework.tables) {
    Fields row;
    for (const auto& column : table.columns) {
      const auto words = framework.choices.find(column.choices);
      auto made = cell(column.id, column.title.th, column.type, words == framework.choices.end() ? nullptr : &words->second, year);
      made.required = !column.optional;
      row.push_back(std::move(made));
    }
    fields.push_back(optional(list(table.id, table.title.th, std::move(row))));
  }
  return optional(object("tables", "ตารางข้อมูล", std::move(fields)));
}

auto answer_value(const std::string& name, const std::string& label, const ChecklistItem& item, const Checklist& checklist, const Answer* written)
    -> Field {
  const Word absent{.id = "absent", .title = "ไม่มี"};
  const Word apart{.id = "not_applicable", .title = "ไม่เกี่ยวข้อง"};
  if (item.answer == AnswerType::present) {
    return select(name, label, {{"present", "มี"}, absent, apart});
  }
  if (item.answer == AnswerType::number) {
    // `absent` is no number: such an answer is given in the file.
    if (written != nullptr && written->kind != Answer::Kind::number) {
      return with_hint(line(name, label), "จำนวน absent หรือ not_applicable");
    }
    auto made = number(name, label);
    if (item.range) {
      made.low = std::min(item.range->from, item.range->to);
      made.high = std::max(item.range->from, item.range->to);
    }
    return with_hint(std::move(made), item.unit.empty() ? std::string() : "หน่วย " + item.unit.th);
  }
  std::vector<Word> words;
  for (const auto& one : checklist.choices_of(item)) {
    words.push_back({.id = one.id, .title = one.title.th});
  }
  const bool one_word = written != nullptr && written->kind != Answer::Kind::chosen;
  if (item.many && !one_word) {
    return several(name, label, std::move(words));
  }
  words.push_back(absent);
  words.push_back(apart);
  return select(name, label, std::move(words));
}

auto answer_field(const ChecklistItem& item, const Checklist& checklist, const ChecklistAnswers& answers) -> Field {
  const auto found = answers.answers.find(item.id);
  const auto* written = found == answers.answers.end() ? nullptr : &found->second;
  const bool in_parts =
      written != nullptr && (!written->url.empty() || written->updated || written->checked || written->valid_until || !written->note.empty());
  if (!in_parts) {
    return optional(answer_value(item.id.str(), item.title.th, item, checklist, written));
  }
  return optional(
      object(item.id.str(), item.title.th,
             {answer_value("answer", "คำตอบ", item, checklist, written), optional(address("url", "ที่อยู่เว็บ")), optional(date("updated", "วันที่ปรับปรุง")),
              optional(date("checked", "วันที่ตรวจ")), optional(date("valid_until", "ใช้ได้ถึงวันที่")), optional(text("note", "หมายเหตุ", {written->note}))}));
}

}  // namespace

auto assessment_fields(const Assessment& assessment, const Framework& framework, const YearView& view) -> Fields {
  Fields claims;
  for (const auto& dimension : framework.dimensions) {
    if (const auto* levels = dimension.levels_for(view.unit->kind)) {
      claims.push_back(claim_field(dimension.id, dimension.title.th, *levels, assessment));
    }
  }
  for (const auto& ladder : framework.ladders) {
    claims.push_back(claim_field(ladder.id, ladder.title.th, ladder.levels, assessment));
  }
  Fields fields{hidden("framework", "เกณฑ์"), stage(), optional(date("date", "วันที่ลงนาม")),
                with_hint(object("claims", "ระดับที่ขอประเมิน", std::move(claims)), "0 คือยังไม่ขอ")};
  if (!framework.facts.empty()) {
    fields.push_back(facts(framework, *view.year));
  }
  if (!framework.tables.empty()) {
    fields.push_back(tables(framework, *view.year));
  }
  if (framework.bonus) {
    fields.push_back(
        optional(object("bonus", framework.bonus->title.th,
                        {text("award", "รางวัล", {assessment.bonus ? assessment.bonus->award : Text{}}), line("evidence", "รหัสหลักฐาน")})));
  }
  fields.push_back(hidden("review", "ผลพิจารณาของคณะกรรมการ (คณะกรรมการเขียนในไฟล์)"));
  return fields;
}

auto answers_fields(const ChecklistAnswers& answers, const Checklist& checklist) -> Fields {
  Fields items;
  for (const auto* item : leaves_of(checklist)) {
    items.push_back(answer_field(*item, checklist, answers));
  }
  return {hidden("framework", "แบบรายการตรวจ"), stage(), optional(date("date", "วันที่ลงนาม")), object("answers", "คำตอบ", std::move(items)),
          hidden("review", "ผลพิจารณาของคณะกรรมการ (คณะกรรมการเขียนในไฟล์)")};
}

}  // namespace prongsai::cms
