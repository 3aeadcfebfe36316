#include <algorithm>
#include <set>
#include <utility>

#include "author/schema.hpp"

// Assessments by levels and answers to checklists: every id is that of the framework.
namespace prongsai {
namespace {

using namespace shapes;

auto stage() -> Shape { return choice({{"self", "ประเมินตนเอง"}, {"reviewed", "คณะกรรมการพิจารณาแล้ว"}, {"final", "ประกาศผลแล้ว"}}); }

// A ladder as any kind of unit may have it: the highest number of levels, and every criterion of theirs.
struct Ladder {
  std::string id;
  std::string title;
  int highest = 0;
  std::vector<Word> criteria;
};

void add_levels(const std::vector<Level>& levels, Ladder& ladder) {
  ladder.highest = std::max(ladder.highest, static_cast<int>(levels.size()));
  for (const auto& level : levels) {
    for (const auto& criterion : level.criteria) {
      if (std::ranges::find(ladder.criteria, criterion.id.str(), &Word::id) == ladder.criteria.end()) {
        ladder.criteria.push_back({.id = criterion.id.str(), .title = criterion.title.th});
      }
    }
  }
}

auto ladders_of(const Framework& framework) -> std::vector<Ladder> {
  std::vector<Ladder> ladders;
  for (const auto& dimension : framework.dimensions) {
    Ladder ladder{.id = dimension.id.str(), .title = dimension.title.th, .criteria = {}};
    for (const auto& variant : dimension.variants) {
      add_levels(variant.levels, ladder);
    }
    // Of a dimension that is known in part only, no level can be claimed.
    if (ladder.highest > 0) {
      ladders.push_back(std::move(ladder));
    }
  }
  for (const auto& further : framework.ladders) {
    Ladder ladder{.id = further.id.str(), .title = further.title.th, .criteria = {}};
    add_levels(further.levels, ladder);
    ladders.push_back(std::move(ladder));
  }
  return ladders;
}

auto claim(const Ladder& ladder) -> Shape {
  Fields reasons;
  for (const auto& criterion : ladder.criteria) {
    reasons.push_back(may(criterion.id, text(), criterion.title));
  }
  auto in_parts = mapping({may("level", whole(0, ladder.highest), "ระดับที่ขอ"), may("met", one_or_list(choice(ladder.criteria)), "เกณฑ์ที่ครบ"),
                           may("not_met", mapping(std::move(reasons)), "เกณฑ์ที่ยังไม่ครบ", "รหัสเกณฑ์: เหตุผล")});
  in_parts.one_of = {{"level"}, {"met"}};
  return any_of({whole(0, ladder.highest), std::move(in_parts)});
}

auto cell(ValueType type, const std::vector<Choice>* choices) -> Shape {
  switch (type) {
    case ValueType::integer:
      return whole(0, 2'000'000'000);
    case ValueType::decimal:
      return number();
    case ValueType::boolean:
      return boolean();
    case ValueType::date:
      return date();
    case ValueType::choice: {
      std::vector<Word> words;
      for (const auto& one : choices == nullptr ? std::vector<Choice>() : *choices) {
        words.push_back({.id = one.id, .title = one.title.th});
      }
      return choice(std::move(words));
    }
    case ValueType::text:
    case ValueType::evidence:
      return line();
  }
  return line();
}

auto facts(const Framework& framework) -> Shape {
  Fields fields;
  for (const auto& fact : framework.facts) {
    if (!fact.from_staff_total) {
      auto value = fact.type == ValueType::evidence ? one_or_list(id()) : cell(fact.type, nullptr);
      fields.push_back(may(fact.id, std::move(value), fact.title.th, fact.unit.empty() ? std::string() : "หน่วย " + fact.unit.th));
    }
  }
  return mapping(std::move(fields));
}

auto tables(const Framework& framework) -> Shape {
  Fields fields;
  for (const auto& table : framework.tables) {
    Fields row;
    for (const auto& column : table.columns) {
      const auto list = framework.choices.find(column.choices);
      auto value = cell(column.type, list == framework.choices.end() ? nullptr : &list->second);
      row.push_back(column.optional ? may(column.id, std::move(value), column.title.th) : must(column.id, std::move(value), column.title.th));
    }
    fields.push_back(may(table.id, list(mapping(std::move(row))), table.title.th));
  }
  return mapping(std::move(fields));
}

const Word absent{.id = "absent", .title = "ไม่มี"};
const Word apart{.id = "not_applicable", .title = "ไม่เกี่ยวข้อง"};

auto present_value() -> Shape { return choice({{"present", "มี"}, absent, apart}); }

auto answer_value(const ChecklistItem& item, const Checklist& checklist) -> Shape {
  switch (item.answer) {
    case AnswerType::present:
      return present_value();
    case AnswerType::choice: {
      std::vector<Word> own;
      for (const auto& one : checklist.choices_of(item)) {
        own.push_back({.id = one.id, .title = one.title.th});
      }
      auto several = list(choice(own));
      several.fewest = 1;
      several.most = item.many ? own.size() : 1;
      own.push_back(absent);
      own.push_back(apart);
      return any_of({choice(std::move(own)), std::move(several)});
    }
    case AnswerType::number: {
      auto value = number();
      if (item.range) {
        value.low = std::min(item.range->from, item.range->to);
        value.high = std::max(item.range->from, item.range->to);
      }
      return any_of({std::move(value), choice({absent, apart})});
    }
  }
  return line();
}

// An answer alone, or with what is known of it.
auto with_details(const Shape& value) -> Shape {
  return any_of({value, mapping({must("answer", value, "คำตอบ"), may("url", url(), "ที่อยู่เว็บ"), may("updated", date(), "วันที่ปรับปรุง"),
                                 may("checked", date(), "วันที่ตรวจ"), may("valid_until", date(), "ใช้ได้ถึงวันที่"), may("note", text(), "หมายเหตุ")})});
}

// Most items ask the same: their shape stands once, in `present`.
auto answers(const Checklist& checklist) -> Shape {
  Fields fields;
  for (const auto* item : leaves_of(checklist)) {
    auto shape = item->answer == AnswerType::present ? named("present") : with_details(answer_value(*item, checklist));
    fields.push_back(may(item->id.str(), std::move(shape), item->title.th, item->hint.th));
  }
  return mapping(std::move(fields));
}

}  // namespace

auto assessment_shape(const Framework& framework) -> FileShape {
  Fields claims;
  Fields awarded;
  Fields remarks;
  for (const auto& ladder : ladders_of(framework)) {
    claims.push_back(may(ladder.id, claim(ladder), ladder.title));
    awarded.push_back(may(ladder.id, whole(0, ladder.highest), ladder.title));
    remarks.push_back(may(ladder.id, text(), ladder.title));
  }
  const auto bonus = mapping({must("award", text(), "รางวัล"), must("evidence", id(), "หลักฐาน")});
  const auto review = mapping({may("date", date(), "วันที่พิจารณา"), must("awarded", mapping(std::move(awarded)), "ระดับที่ให้"),
                               may("bonus", boolean(), "ให้คะแนนพิเศษ"), may("remarks", mapping(std::move(remarks)), "ความเห็น")});
  const auto& name = framework.id.str();
  return {.name = "assessment-" + name,
          .title = "แบบประเมิน " + framework.title.th,
          .globs = {"units/*/*/assessment/" + name + ".yaml"},
          .shape = mapping({must("framework", one_of({name}), "เกณฑ์"), must("stage", stage(), "ขั้นตอน"), may("date", date(), "วันที่ลงนาม"),
                            must("claims", mapping(std::move(claims)), "ระดับที่ขอประเมิน", "มิติ: ระดับ 0 คือยังไม่ขอ"),
                            may("facts", facts(framework), "ข้อเท็จจริง"), may("tables", tables(framework), "ตารางข้อมูล"),
                            may("bonus", bonus, "คะแนนพิเศษ"), may("review", review, "ผลพิจารณาของคณะกรรมการ")})};
}

auto answers_shape(const Checklist& checklist) -> FileShape {
  Fields remarks;
  for (const auto* item : leaves_of(checklist)) {
    remarks.push_back(may(item->id.str(), text(), item->title.th));
  }
  const auto review = mapping({may("date", date(), "วันที่พิจารณา"), must("answers", named("answers"), "คำตอบของคณะกรรมการ"),
                               may("remarks", mapping(std::move(remarks)), "ความเห็น")});
  const auto& name = checklist.id.str();
  return {.name = "assessment-" + name,
          .title = "คำตอบ " + checklist.title.th,
          .globs = {"units/*/*/assessment/" + name + ".yaml"},
          .shape = mapping({must("framework", one_of({name}), "แบบรายการตรวจ"), must("stage", stage(), "ขั้นตอน"), may("date", date(), "วันที่ลงนาม"),
                            must("answers", named("answers"), "คำตอบ", "present absent not_applicable คำที่เลือก หรือจำนวน"),
                            may("review", review, "ผลพิจารณาของคณะกรรมการ")}),
          .named = {{.name = "present", .shape = with_details(present_value())}, {.name = "answers", .shape = answers(checklist)}}};
}

}  // namespace prongsai
