#include "author/print_status.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace prongsai {
namespace {

using nlohmann::ordered_json;

auto thai(Language language) -> bool { return language == Language::th; }
auto day(const Date& date, Language language) -> std::string { return thai(language) ? iso_be(date) : date.iso(); }

auto quarters(const std::vector<Quarter>& list) -> std::string {
  std::string text;
  for (const auto quarter : list) {
    text += (text.empty() ? "Q" : ", Q") + std::to_string(quarter.number);
  }
  return text;
}

auto head(const UnitStatus& status, const Date& today, Language language) -> std::string {
  return thai(language) ? fmt::format("{} ปีงบประมาณ พ.ศ. {} ณ วันที่ {}\n", status.unit->name.th, status.year.be, iso_be(today))
                        : fmt::format("{}, fiscal year {} (BE), on {}\n", status.unit->name.in(language), status.year.be, today.iso());
}

auto due_line(const DueDay& due, Language language) -> std::string {
  std::string state;
  if (due.done == std::optional(true)) {
    state = thai(language) ? "เรียบร้อยแล้ว" : "done";
  } else if (due.days_left < 0) {
    state = thai(language) ? fmt::format("เลยกำหนด {} วัน", -due.days_left) : fmt::format("{} days ago", -due.days_left);
  } else {
    state = thai(language) ? fmt::format("อีก {} วัน", due.days_left) : fmt::format("in {} days", due.days_left);
  }
  const char* mark = due.overdue() ? "!" : " ";
  return fmt::format("{} {}  {} ({})\n", mark, day(due.date, language), due.title.in(language), state);
}

auto criterion_lines(const OpenCriterion& open, Language language) -> std::string {
  auto text = thai(language) ? fmt::format("{} ระดับ {} {}: {}\n", open.claimed ? "!" : " ", open.level, open.criterion->id.str(), open.criterion->title.th)
                             : fmt::format("{} level {} {}: {}\n", open.claimed ? "!" : " ", open.level, open.criterion->id.str(), open.criterion->title.in(language));
  if (!open.why.empty()) {
    text += fmt::format("      {}\n", open.why.in(language));
  }
  if (!open.overdue_quarters.empty()) {
    text += thai(language) ? fmt::format("      ไตรมาสที่สิ้นสุดแล้วแต่ยังไม่มีหลักฐาน: {}\n", quarters(open.overdue_quarters))
                           : fmt::format("      quarters that have ended without evidence: {}\n", quarters(open.overdue_quarters));
  }
  return text;
}

auto ladder_head(const LadderResult& result, Language language) -> std::string {
  const auto claimed = result.claimed.value_or(0);
  return thai(language) ? fmt::format("\n{}: ขอประเมินระดับ {} พิสูจน์ได้ระดับ {}\n", result.title.th, claimed, result.supported)
                        : fmt::format("\n{}: level {} claimed, level {} supported\n", result.title.in(language), claimed, result.supported);
}

auto item_ids(const std::vector<const ItemResult*>& items) -> std::string {
  std::string ids;
  for (const auto* item : items) {
    ids += (ids.empty() ? "" : ", ") + item->item->id.str();
  }
  return ids;
}

auto checklist_lines(const OpenChecklist& open, Language language) -> std::string {
  const auto& tally = open.score->tally;
  auto text = thai(language) ? fmt::format("\n{}: มี {} จาก {} รายการ\n", open.score->checklist->title.th, tally.present, tally.applying())
                             : fmt::format("\n{}: {} of {} items in place\n", open.score->checklist->title.in(language), tally.present, tally.applying());
  const auto add = [&](const char* mark, const char* th, const char* en, const std::vector<const ItemResult*>& items) {
    if (!items.empty()) {
      text += fmt::format("{} {}: {}\n", mark, thai(language) ? th : en, item_ids(items));
    }
  };
  add("!", "หลักฐานยังไม่ครบ", "evidence is not complete", open.unproved);
  add("!", "ต้องตรวจใหม่", "to be checked again", open.old);
  add(" ", "ยังไม่ตอบ", "not answered", open.unanswered);
  return text;
}

auto day_json(const DueDay& due) -> ordered_json {
  ordered_json out{{"title", {{"th", due.title.th}, {"en", due.title.in(Language::en)}}}, {"date", due.date.iso()}, {"days_left", due.days_left}};
  if (due.done) {
    out["done"] = *due.done;
  }
  out["overdue"] = due.overdue();
  return out;
}

auto criterion_json(const OpenLadder& ladder, const OpenCriterion& open) -> ordered_json {
  ordered_json out{{"ladder", ladder.result->id.str()}, {"level", open.level}, {"criterion", open.criterion->id.str()}, {"claimed", open.claimed}};
  out["why"] = {{"th", open.why.th}, {"en", open.why.in(Language::en)}};
  out["overdue_quarters"] = ordered_json::array();
  for (const auto quarter : open.overdue_quarters) {
    out["overdue_quarters"].push_back(quarter.number);
  }
  return out;
}

auto checklist_json(const OpenChecklist& open) -> ordered_json {
  const auto ids = [](const std::vector<const ItemResult*>& items) {
    auto list = ordered_json::array();
    for (const auto* item : items) {
      list.push_back(item->item->id.str());
    }
    return list;
  };
  return {{"framework", open.score->checklist->id.str()}, {"unanswered", ids(open.unanswered)}, {"unproved", ids(open.unproved)}, {"old", ids(open.old)}};
}

}  // namespace

auto print_status(const UnitStatus& status, const Date& today, Language language) -> std::string {
  auto text = head(status, today, language);
  if (!status.due.empty()) {
    text += thai(language) ? "\nกำหนดเวลา\n" : "\nDue dates\n";
    for (const auto& due : status.due) {
      text += due_line(due, language);
    }
  }
  for (const auto& checklist : status.checklists) {
    text += checklist_lines(checklist, language);
  }
  if (status.score == nullptr && !status.checklists.empty()) {
    return text;
  }
  if (status.score == nullptr) {
    return text + (thai(language) ? "\n! ยังไม่มีแบบประเมินของปีนี้ เริ่มด้วย prongsai new assessment\n" : "\n! no assessment for this year yet; begin with prongsai new assessment\n");
  }
  for (const auto& ladder : status.ladders) {
    text += ladder_head(*ladder.result, language);
    for (const auto& open : ladder.criteria) {
      text += criterion_lines(open, language);
    }
  }
  if (!status.signed_by_office) {
    text += thai(language) ? "\nแบบประเมินยังไม่มีวันที่ลงนาม (date)\n" : "\nthe assessment has no date of signature (date)\n";
  }
  const auto open = status.open_count();
  const auto overdue = status.overdue_count();
  return text + (thai(language) ? fmt::format("\nเกณฑ์ที่ยังไม่ครบ {} ข้อ ต้องแก้หรือเลยกำหนด {} เรื่อง\n", open, overdue)
                                : fmt::format("\n{} criteria open, {} matters overdue or to be mended\n", open, overdue));
}

auto print_status_list(const std::vector<UnitStatus>& all, const Date& today, Language language) -> std::string {
  auto text = thai(language) ? fmt::format("สถานะ ณ วันที่ {}\n", iso_be(today)) : fmt::format("status on {}\n", today.iso());
  std::size_t without = 0;
  for (const auto& status : all) {
    if (status.score == nullptr && status.checklists.empty()) {
      ++without;
      continue;
    }
    const auto open = status.open_count();
    const auto overdue = status.overdue_count();
    text += thai(language) ? fmt::format("{} {} ปี {}: เกณฑ์ที่ยังไม่ครบ {} ข้อ ต้องแก้หรือเลยกำหนด {} เรื่อง\n", overdue > 0 ? "!" : " ", status.unit->id.str(), status.year.be, open, overdue)
                           : fmt::format("{} {} {}: {} criteria open, {} overdue or to be mended\n", overdue > 0 ? "!" : " ", status.unit->id.str(), status.year.be, open, overdue);
  }
  if (without > 0) {
    text += thai(language) ? fmt::format("ยังไม่มีแบบประเมิน {} หน่วยงาน\n", without) : fmt::format("{} units have no assessment yet\n", without);
  }
  return text;
}

auto status_json(const std::vector<UnitStatus>& all, const Date& today) -> std::string {
  ordered_json out{{"today", today.iso()}, {"units", ordered_json::array()}};
  for (const auto& status : all) {
    ordered_json unit{{"unit", status.unit->id.str()}, {"year", status.year.be}, {"assessed", status.score != nullptr}, {"signed", status.signed_by_office}};
    unit["due"] = ordered_json::array();
    for (const auto& due : status.due) {
      unit["due"].push_back(day_json(due));
    }
    unit["open"] = ordered_json::array();
    for (const auto& ladder : status.ladders) {
      for (const auto& open : ladder.criteria) {
        unit["open"].push_back(criterion_json(ladder, open));
      }
    }
    unit["checklists"] = ordered_json::array();
    for (const auto& checklist : status.checklists) {
      unit["checklists"].push_back(checklist_json(checklist));
    }
    unit["overdue"] = status.overdue_count();
    out["units"].push_back(std::move(unit));
  }
  return out.dump(2) + "\n";
}

}  // namespace prongsai
