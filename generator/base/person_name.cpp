#include "base/person_name.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/scan.hpp"

namespace prongsai {
namespace {

// A longer title before one that it begins with.
constexpr std::array<std::string_view, 11> thai_titles{"นางสาว", "นาย", "นาง", "น.ส.", "ด.ช.", "ด.ญ.", "เด็กชาย", "เด็กหญิง", "ว่าที่ร้อยตรี", "ว่าที่ร้อยโท", "ว่าที่ ร.ต."};
constexpr std::array<std::string_view, 4> english_titles{"Mr. ", "Mrs. ", "Ms. ", "Miss "};

// Thai is written without blanks, so that a title may follow these words directly. After any other letter it is the end of a longer word: ทนาย, เจ้านาย.
constexpr std::array<std::string_view, 18> words_before{"โดย", "ให้", "คือ", "และ", "ของ", "แก่", "กับ", "ชื่อ", "เป็น", "เรียน", "ว่า", "หรือ", "จาก", "ราย", "นำ", "พบ", "เชิญ", "มอบ"};

// What follows นาย or นาง in the names of offices, trades and things.
constexpr std::array<std::string_view, 30> never_begins{"กรัฐ",  "กเทศ",  "กองค์การ", "กอบ",    "กสมาคม", "กสภา", "กเหล่า",   "กเมือง", "กสโมสร", "กกิ่ง",
                                                        "อำเภอ", "ทะเบียน", "ช่าง",    "จ้าง",   "หน้า",   "ประกัน", "แพทย์",  "สถานี",  "ตรวจ",  "ด่าน",
                                                        "ท้าย",  "ทหาร",  "ตำรวจ",   "สัตวแพทย์", "ทุน",   "ท่า",  "ไปรษณีย์", "เรือ",   "พยาบาล", "กพุทธ"};
constexpr std::array<std::string_view, 12> never_is{"พล", "รอง", "พญา", "งาม", "รำ", "ฟ้า", "แบบ", "เอก", "นวล", "เลิ้ง", "แล", "กวัก"};
// เด็กชายที่เข้าร่วม, เด็กหญิงและเยาวชน: words, not names.
constexpr std::array<std::string_view, 20> words_after{"ที่",  "และ",   "จาก",  "หรือ", "อายุ", "ซึ่ง",   "ของ",  "ได้",   "เข้า",    "จำนวน",
                                                       "อยู่", "ต้อง",  "ใน",   "ทั้ง", "ผู้",  "เหล่านี้", "เป็น", "กลุ่ม", "ให้", "ใหญ่"};

constexpr std::array<std::string_view, 22> offices{"ผู้ว่าราชการ", "รองผู้ว่า",   "นายก",     "นายอำเภอ",    "ปลัด",     "อธิบดี",  "ผู้อำนวยการ", "หัวหน้า",
                                                   "ผู้ตรวจราชการ", "เลขาธิการ", "รัฐมนตรี",  "พัฒนาการ",    "ตำแหน่ง",   "นักวิชาการ", "เจ้าพนักงาน", "ประธาน",
                                                   "กรรมการ",    "ผู้จัดการ",   "ผู้บริหาร", "กำนัน",      "ผู้ใหญ่บ้าน", "รองอธิบดี"};
// How far from a name its office may stand, in bytes.
constexpr std::size_t near_by = 90;
constexpr std::size_t longest_name = 40;

struct Word {
  std::size_t end = 0;
  std::size_t letters = 0;
};

auto thai_word(std::string_view line, std::size_t at) -> Word {
  Word word{.end = at};
  for (auto length = thai_letter_at(line, word.end); length > 0 && word.letters <= longest_name; length = thai_letter_at(line, word.end)) {
    word.end += length;
    ++word.letters;
  }
  return word;
}

auto english_word(std::string_view line, std::size_t at) -> Word {
  Word word{.end = at};
  if (at >= line.size() || line[at] < 'A' || line[at] > 'Z') {
    return word;
  }
  while (word.end < line.size() && word.letters <= longest_name && (is_ascii_word(line[word.end]) || line[word.end] == '-')) {
    ++word.end;
    ++word.letters;
  }
  return word;
}

auto title_at(std::string_view line, std::size_t at, const auto& titles) -> std::string_view {
  for (const auto title : titles) {
    if (starts_at(line, at, title)) {
      return title;
    }
  }
  return {};
}

// True where a title may begin: not inside a word.
auto begins_freely(std::string_view line, std::size_t at) -> bool {
  if (at == 0) {
    return true;
  }
  const auto before = line.substr(at - std::min<std::size_t>(at, 24), std::min<std::size_t>(at, 24));
  const bool after_thai = at >= 3 && thai_letter_at(line, at - 3) > 0;
  return after_thai ? ends_with_any(before, words_before) : !is_ascii_word(line[at - 1]);
}

auto is_given_name(std::string_view given) -> bool {
  return !starts_with_any(given, never_begins) && !starts_with_any(given, words_after) && std::ranges::find(never_is, given) == never_is.end();
}

// The office stands behind the name, or before it on the same line.
auto is_official(std::string_view line, std::size_t begin, std::size_t end) -> bool {
  const auto after = line.find_first_not_of(" ,(:\t|", end);
  const auto from = begin - std::min(begin, near_by);
  return (after != std::string_view::npos && after - end < 6 && starts_with_any(line.substr(after), offices)) || contains_any(line.substr(from, begin - from), offices);
}

// The last byte of น, ด, เ or ว: nearly every other letter is passed over at once.
auto begins_a_title(char last_byte) -> bool { return last_byte == '\x99' || last_byte == '\x94' || last_byte == '\x80' || last_byte == '\xA7'; }

auto name_at(std::string_view line, std::size_t at) -> std::optional<PersonName> {
  const auto thai = title_at(line, at, thai_titles);
  const auto title = thai.empty() ? title_at(line, at, english_titles) : thai;
  if (title.empty() || !begins_freely(line, at)) {
    return std::nullopt;
  }
  const auto word = [&](std::size_t from) { return thai.empty() ? english_word(line, from) : thai_word(line, from); };
  auto begin = at + title.size();
  begin += begin < line.size() && line[begin] == ' ' ? 1U : 0U;
  const auto given = word(begin);
  if (given.letters < 2 || given.letters > longest_name || !is_given_name(line.substr(begin, given.end - begin))) {
    return std::nullopt;
  }
  auto next = given.end;
  while (next < line.size() && next - given.end < 2 && line[next] == ' ') {
    ++next;
  }
  const auto surname = word(next);
  if (next == given.end || surname.letters < 2 || surname.letters > longest_name || starts_with_any(line.substr(next), words_after)) {
    return std::nullopt;
  }
  return PersonName{.begin = at, .end = surname.end, .official = is_official(line, at, surname.end)};
}

}  // namespace

auto person_names(std::string_view line) -> std::vector<PersonName> {
  std::vector<PersonName> names;
  for (std::size_t at = 0; at < line.size();) {
    const auto length = thai_letter_at(line, at);
    const bool possible = length > 0 ? begins_a_title(line[at + 2]) : line[at] == 'M';
    const auto name = possible ? name_at(line, at) : std::nullopt;
    if (name) {
      names.push_back(*name);
    }
    at = name ? name->end : at + std::max<std::size_t>(1, length);
  }
  return names;
}

auto masked_name(std::string_view name) -> std::string {
  const auto thai = title_at(name, 0, thai_titles);
  const auto title = thai.empty() ? title_at(name, 0, english_titles) : thai;
  auto at = title.size();
  at += at < name.size() && name[at] == ' ' ? 1U : 0U;
  // A vowel that is written first belongs to the letter after it.
  auto end = at;
  for (bool leading = true; leading && end < name.size();) {
    const auto length = std::max<std::size_t>(1, thai_letter_at(name, end));
    const auto letter = name.substr(end, length);
    leading = letter == "เ" || letter == "แ" || letter == "โ" || letter == "ใ" || letter == "ไ";
    end += length;
  }
  return std::string(name.substr(0, end)) + "…";
}

}  // namespace prongsai
