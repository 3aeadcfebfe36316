#include "diagnostic/subject.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/assert.hpp"

namespace prongsai {
namespace {

auto number_of(std::string_view id) -> int {
  int number = 0;
  for (const char c : id.substr(1)) {
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

auto diagnostic_subjects() -> std::span<const DiagnosticSubject> {
  static const std::array<DiagnosticSubject, 18> subjects{{
      {"text", 100, 199, {"ไฟล์ รหัสอักขระ และรูปแบบ YAML", "Files, encoding and YAML"}},
      {"schema", 200, 239, {"คีย์และค่าที่กรอก", "Keys and values"}, 250, 259},
      {"theme", 240, 249, {"หน้าตาของพอร์ทัลและโฟลเดอร์ theme", "The portal's look and the folder theme/"}},
      {"publication", 260, 269, {"บันทึกการเผยแพร่", "Records of publications"}},
      {"reference", 300, 399, {"การอ้างถึงสิ่งที่ต้องมีอยู่", "Names that must exist elsewhere"}},
      {"evidence", 400, 429, {"ทะเบียนหลักฐานและไฟล์หลักฐาน", "The evidence register and its files"}, 440, 499},
      {"score", 500, 599, {"ระดับที่ขอและคะแนน", "Claims and scores"}},
      {"markdown", 600, 699, {"ข้อความ Markdown", "Markdown text"}},
      {"write_up", 700, 709, {"บทความแนวปฏิบัติที่ดี", "Best-practice write-ups"}, 720, 799},
      {"links", 710, 719, {"ลิงก์ในหน้าที่สร้างเสร็จ และลิงก์ไปเว็บไซต์อื่น", "Links of the finished pages, and to other sites"}},
      {"site", 800, 879, {"ลิงก์และหน้าของเว็บไซต์", "Links and pages of the site"}},
      {"checklist", 900, 919, {"แบบตรวจรายการ", "Checklists"}},
      {"plan", 920, 939, {"แผนหลายปี", "Multi-year plans"}},
      {"programme", 940, 949, {"แบบสำรวจ ความก้าวหน้า เครือข่าย และข้อร้องเรียน", "Surveys, progress, networks and complaints"}, 890, 899},
      {"results", 950, 959, {"ผลการประกาศ ปฏิทิน และองค์ความรู้", "Announced results, calendars and knowledge"}, 880, 889},
      {"audit_text", 960, 979, {"สิ่งที่ผู้ตรวจสอบจะถาม", "What an auditor would ask"}},
      {"personal_data", 980, 989, {"ข้อมูลส่วนบุคคล", "Personal data"}, 430, 439},
      {"waiver", 990, 999, {"การผ่อนผันข้อความแจ้ง", "Waivers"}},
  }};
  return subjects;
}

auto subject_of(const CatalogueEntry& entry) -> const DiagnosticSubject& {
  const auto number = number_of(entry.id);
  const auto subjects = diagnostic_subjects();
  const auto found = std::ranges::find_if(subjects, [number](const DiagnosticSubject& one) {
    return (one.first <= number && number <= one.last) || (one.more_first <= number && number <= one.more_last);
  });
  require(found != subjects.end(), "a diagnostic has a number that belongs to no subject");
  return *found;
}

auto pattern_of(std::string_view text) -> std::string {
  std::string out;
  bool only_arguments = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}' && text[at + 1] >= '0' && text[at + 1] <= '9') {
      out += "…";
      at += 2;
    } else {
      out += text[at];
      only_arguments = only_arguments && text[at] == ' ';
    }
  }
  return only_arguments ? std::string() : out;
}

}  // namespace prongsai
