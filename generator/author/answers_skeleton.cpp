#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "author/skeleton.hpp"

namespace prongsai {
namespace {

auto one_line(std::string text) -> std::string {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

// What the officer may write, the most likely word first.
auto likely_answer(const ChecklistItem& item, const Checklist& checklist) -> std::string {
  switch (item.answer) {
    case AnswerType::present:
      return "present";
    case AnswerType::choice: {
      const auto& choices = checklist.choices_of(item);
      return choices.empty() ? "absent" : choices.back().id;
    }
    case AnswerType::number:
      return item.range ? plain_number(item.range->to) : "0";
  }
  return {};
}

auto words_of(const ChecklistItem& item, const Checklist& checklist) -> std::string {
  std::string words;
  for (const auto& choice : checklist.choices_of(item)) {
    words += fmt::format("{}{} = {}", words.empty() ? "" : ", ", choice.id, one_line(choice.title.th));
  }
  if (item.range) {
    words = fmt::format("{} ถึง {}{}", plain_number(item.range->from), plain_number(item.range->to), item.unit.empty() ? "" : " " + one_line(item.unit.th));
  }
  if (item.required) {
    words += fmt::format("{}ต้องมีหลักฐาน supports: [{}/{}]", words.empty() ? "" : "; ", checklist.id.str(), item.id.str());
  }
  return words.empty() ? words : " (" + words + ")";
}

auto item_lines(const std::vector<ChecklistItem>& items, const Checklist& checklist) -> std::string {
  std::string text;
  for (const auto& item : items) {
    if (!item.items.empty()) {
      text += fmt::format("  # {} {}\n", item.id.str(), one_line(item.title.th)) + item_lines(item.items, checklist);
      continue;
    }
    text += fmt::format("  # {}: {}    # {}{}\n", item.id.str(), likely_answer(item, checklist), one_line(item.title.th), words_of(item, checklist));
  }
  return text;
}

}  // namespace

auto answers_skeleton(const Checklist& checklist, const Unit& unit, FiscalYear year) -> std::string {
  auto text = fmt::format("# {}\n# {} ปีงบประมาณ พ.ศ. {}\n", one_line(checklist.title.th), one_line(unit.name.th), year.be);
  text += "# ตรวจก่อนส่งด้วยคำสั่ง: prongsai check\n";
  text += fmt::format("framework: {}\n", checklist.id.str());
  text += "stage: self            # self = ประเมินตนเอง, reviewed = คณะกรรมการพิจารณาแล้ว, final = ประกาศผลแล้ว\n";
  text += fmt::format("# date: {}-03-31      # วันที่ลงนาม\n", year.be);
  text += "# ทุกรายการตอบ absent (ไม่มี) หรือ not_applicable (ไม่เกี่ยวข้อง) ได้ด้วย\n";
  text += "# เริ่มตอบโดยลบ {} หลัง answers: แล้วลบ # หน้ารายการที่ตอบ\n";
  text += "answers: {}\n";
  for (const auto& group : checklist.groups) {
    text += fmt::format("  # {}\n", one_line(group.title.th)) + item_lines(group.items, checklist);
  }
  return text;
}

}  // namespace prongsai
