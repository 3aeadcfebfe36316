#include "pack/crate_words.hpp"

#include <algorithm>
#include <array>

namespace prongsai {
namespace {

constexpr auto formats = std::to_array<FileFormat>({
    {"application/json", "https://www.nationalarchives.gov.uk/PRONOM/fmt/817", "JSON Data Interchange Format"},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "https://www.nationalarchives.gov.uk/PRONOM/fmt/215",
     "Microsoft Powerpoint for Windows 2007 onwards"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "https://www.nationalarchives.gov.uk/PRONOM/fmt/214",
     "Microsoft Excel for Windows 2007 onwards"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "https://www.nationalarchives.gov.uk/PRONOM/fmt/412",
     "Microsoft Word for Windows 2007 onwards"},
    {"application/yaml", "https://www.nationalarchives.gov.uk/PRONOM/fmt/818", "YAML"},
    {"text/csv", "https://www.nationalarchives.gov.uk/PRONOM/x-fmt/18", "Comma Separated Values"},
    {"text/html", "https://www.nationalarchives.gov.uk/PRONOM/fmt/471", "Hypertext Markup Language 5"},
    {"text/markdown", "https://www.nationalarchives.gov.uk/PRONOM/fmt/1149", "Markdown"},
    {"text/plain", "https://www.nationalarchives.gov.uk/PRONOM/x-fmt/111", "Plain Text File"},
});

struct KnownFile {
  std::string_view path;
  std::string_view name_th;
  std::string_view name_en;
  std::string_view description_th;
  std::string_view description_en;
};

constexpr auto known_files = std::to_array<KnownFile>({
    {"index.html", "หน้าสรุปของชุดหลักฐาน", "The pack's page", "แบบคะแนน แบบตรวจตามเกณฑ์ และรายการแฟ้ม เปิดอ่านและพิมพ์ได้โดยไม่ต้องต่ออินเทอร์เน็ต",
     "score sheet, checklist and list of files, to read and print offline"},
    {"datapackage.json", "คำอธิบายตารางข้อมูล", "Description of the tables", "ชื่อ ชนิด และความหมายของทุกคอลัมน์ (Frictionless Data Package)",
     "name, type and meaning of each column (Frictionless Data Package)"},
    {"packs.json", "สารบัญชุดหลักฐาน", "Index of packs", "ชื่อ ที่อยู่ ขนาด และค่า SHA-256 ของทุกชุด", "name, address, size and SHA-256 of each pack"},
    {"plan.yaml", "แผน", "Plan", "ตามที่หน่วยงานบันทึก", "as the unit wrote it"},
    {"plan.json", "แผนพร้อมผลคำนวณ", "Plan with what was computed", "รายการ ยอดรวม ตัวชี้วัด และข้อสังเกต สำหรับโปรแกรม", "records, sums, indicators and findings, for programs"},
    {"totals.json", "ยอดรวมของแผน", "Sums of the plan", "ยอดที่คำนวณและยอดที่พิมพ์ในเอกสาร สำหรับโปรแกรม", "computed and printed sums, for programs"},
    {"totals.csv", "ยอดรวมของแผน", "Sums of the plan", "ยอดที่คำนวณและยอดที่พิมพ์ในเอกสาร", "computed and printed sums"},
    {"budgets.csv", "งบประมาณของแผน", "Budgets of the plan", "งบประมาณรายปีของแต่ละรายการ", "budget of each record by year"},
    {"kpis.csv", "ตัวชี้วัดของแผน", "Indicators of the plan", "ตัวชี้วัดของแต่ละรายการ", "indicators of each record"},
    {"findings.csv", "ข้อสังเกตของแผน", "Findings of the plan", "ข้อที่ไม่ตรงกันในเอกสาร", "what differs within the document"},
    {"programme/surveys.yaml", "ผลสำรวจความพึงพอใจ", "Surveys", "ตามที่หน่วยงานบันทึก เป็นจำนวนเท่านั้น", "as the unit recorded them, counts only"},
    {"programme/progress.yaml", "ความก้าวหน้าของโครงการ", "Progress of projects", "ตามที่หน่วยงานบันทึก", "as the unit recorded it"},
    {"programme/networks.yaml", "เครือข่าย", "Networks", "ตามที่หน่วยงานบันทึก เป็นจำนวนเท่านั้น", "as the unit recorded them, counts only"},
    {"programme/complaints.yaml", "เรื่องร้องเรียน", "Complaints", "ตามที่หน่วยงานบันทึก เป็นจำนวนเท่านั้น", "as the unit recorded them, counts only"},
});

auto role(const KnownFile& file) -> FileRole {
  return {.name = {.th = std::string(file.name_th), .en = std::string(file.name_en)},
          .description = {.th = std::string(file.description_th), .en = std::string(file.description_en)}};
}

}  // namespace

auto pronom_format(std::string_view media_type) -> const FileFormat* {
  const auto* const found = std::ranges::find(formats, media_type, &FileFormat::media_type);
  return found == formats.end() ? nullptr : &*found;
}

auto role_of(std::string_view path) -> FileRole {
  const auto* const found = std::ranges::find(known_files, path, &KnownFile::path);
  if (found != known_files.end()) {
    return role(*found);
  }
  const auto name = std::string(path.substr(path.rfind('/') + 1));
  const auto stem = name.substr(0, name.rfind('.'));
  if (path.starts_with("practices/") && path.ends_with(".md")) {
    return {.name = same_text(name), .description = {.th = "ข้อเขียนของหน่วยงานตามต้นฉบับ (Markdown)", .en = "a write-up as the unit wrote it (Markdown)"}};
  }
  if (path.starts_with("practices/")) {
    return {.name = same_text(name), .description = {.th = "ข้อเขียนของหน่วยงาน จัดหน้าไว้ให้อ่าน", .en = "a write-up of the unit, laid out to read"}};
  }
  if (name == "bag-info.txt" || name == "manifest-sha256.txt" || name == "tagmanifest-sha256.txt") {
    return {.name = same_text(std::string(path)),
            .description = {.th = "แฟ้มกำกับของชุดหลักฐานที่อยู่ในสารบัญ คัดลอกไว้ตามเดิม", .en = "a tag file of a pack in the index, copied as it is"}};
  }
  if (path.starts_with("tables/")) {
    return {.name = {.th = "ตาราง " + stem, .en = "Table " + stem},
            .description = {.th = "ข้อมูลในตารางของแบบประเมิน คอลัมน์อธิบายไว้ใน datapackage.json", .en = "rows of a table of the assessment; datapackage.json explains the columns"}};
  }
  return {.name = same_text(name), .description = {}};
}

}  // namespace prongsai
