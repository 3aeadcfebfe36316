#include "markdown/section_names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.hpp"

namespace prongsai {
namespace {

struct SectionWords {
  std::string_view words;
  std::string_view name;
};

// docs/formats.md, "Sections are recognised by their heading words". English in lower case.
constexpr std::array table{
    SectionWords{"ความเป็นมา", "background"},
    SectionWords{"หลักการและเหตุผล", "background"},
    SectionWords{"สภาพปัญหา", "background"},
    SectionWords{"background", "background"},
    SectionWords{"วัตถุประสงค์", "objectives"},
    SectionWords{"objectives", "objectives"},
    SectionWords{"ขั้นตอน", "steps"},
    SectionWords{"วิธีการดำเนินการ", "steps"},
    SectionWords{"วิธีดำเนินงาน", "steps"},
    SectionWords{"แนวทางการดำเนินงาน", "steps"},
    SectionWords{"กระบวนการ", "steps"},
    SectionWords{"รายละเอียดของการดำเนินกิจกรรม", "steps"},
    SectionWords{"steps", "steps"},
    SectionWords{"method", "steps"},
    SectionWords{"ตัวชี้วัด", "indicators"},
    SectionWords{"indicators", "indicators"},
    SectionWords{"ผลที่คาดว่าจะได้รับ", "expected"},
    SectionWords{"expected results", "expected"},
    SectionWords{"ผลผลิต", "results"},
    SectionWords{"ผลลัพธ์", "results"},
    SectionWords{"ผลการดำเนินงาน", "results"},
    SectionWords{"ผลที่ได้รับ", "results"},
    SectionWords{"ความสำเร็จ", "results"},
    SectionWords{"results", "results"},
    SectionWords{"ปัจจัยความสำเร็จ", "success_factors"},
    SectionWords{"ปัจจัยแห่งความสำเร็จ", "success_factors"},
    SectionWords{"สิ่งที่ค้นพบ", "success_factors"},
    SectionWords{"success factors", "success_factors"},
    SectionWords{"ปัญหา", "problems"},
    SectionWords{"อุปสรรค", "problems"},
    SectionWords{"problems", "problems"},
    SectionWords{"แนวทางแก้ไข", "solutions"},
    SectionWords{"ข้อเสนอแนะ", "solutions"},
    SectionWords{"solutions", "solutions"},
    SectionWords{"suggestions", "solutions"},
    SectionWords{"การขยายผล", "future"},
    SectionWords{"แผนการในอนาคต", "future"},
    SectionWords{"แผนในอนาคต", "future"},
    SectionWords{"future plans", "future"},
    SectionWords{"scaling up", "future"},
    SectionWords{"บทวิเคราะห์", "analysis"},
    SectionWords{"การวิเคราะห์", "analysis"},
    SectionWords{"จุดแข็ง", "analysis"},
    SectionWords{"analysis", "analysis"},
    SectionWords{"เจตนารมณ์", "leadership"},
    SectionWords{"นโยบายผู้บริหาร", "leadership"},
    SectionWords{"leadership", "leadership"},
    SectionWords{"มาตรการ", "areas"},
    SectionWords{"measures", "areas"},
    SectionWords{"บทสรุป", "summary"},
    SectionWords{"สรุป", "summary"},
    SectionWords{"summary", "summary"},
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// ASCII digits, lower case, one spelling of sara am and sara ae, no zero-width characters.
auto folded(std::string_view heading) -> std::string {
  auto text = with_ascii_digits(heading);
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  replace_all(text, "ํา", "ำ");
  replace_all(text, "เเ", "แ");
  for (const std::string_view invisible : {"\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF"}) {
    replace_all(text, invisible, "");
  }
  return text;
}

// Drops `2.`, `2)`, `(3)`, `1.2`, `4 -` from the start.
auto without_number(std::string_view text) -> std::string_view {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  auto rest = text;
  const bool open = rest.starts_with('(');
  rest.remove_prefix(open ? 1 : 0);
  if (rest.empty() || !is_digit(rest.front())) {
    return text;
  }
  const auto number = std::min(rest.find_first_not_of("0123456789."), rest.size());
  rest.remove_prefix(number);
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t).:-"), rest.size()));
  return rest;
}

auto is_letter(char c) -> bool { return c >= 'a' && c <= 'z'; }

// Thai has no blanks between words, so that any continuation will do; an English word must end where the table's does, but for a plural `s`.
auto begins_with_words(std::string_view text, std::string_view words) -> bool {
  if (!text.starts_with(words)) {
    return false;
  }
  auto rest = text.substr(words.size());
  if (!is_letter(words.back())) {
    return true;
  }
  if (rest.starts_with('s')) {
    rest.remove_prefix(1);
  }
  return rest.empty() || !is_letter(rest.front());
}

}  // namespace

auto section_name(std::string_view heading) -> std::string_view {
  // Far more than the longest words of the table.
  const auto text = folded(heading.substr(0, 512));
  const auto words = without_number(text);
  const SectionWords* found = nullptr;
  for (const auto& entry : table) {
    if (begins_with_words(words, entry.words) && (found == nullptr || entry.words.size() > found->words.size())) {
      found = &entry;
    }
  }
  return found == nullptr ? std::string_view() : found->name;
}

}  // namespace prongsai
