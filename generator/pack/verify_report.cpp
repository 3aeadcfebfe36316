#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/decimal.hpp"
#include "pack/json_text.hpp"
#include "pack/name_rules.hpp"
#include "pack/verify.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

auto grouped(std::uint64_t number) -> std::string { return grouped_number(Decimal(static_cast<std::int64_t>(number))); }

auto severity_words(FaultSeverity severity, Language language) -> std::string_view {
  if (severity == FaultSeverity::error) {
    return language == Language::th ? "ผิดพลาด" : "error";
  }
  if (severity == FaultSeverity::note) {
    return language == Language::th ? "หมายเหตุ" : "note";
  }
  return language == Language::th ? "คำเตือน" : "warning";
}

// Which hash from outside the pack vouches for it; empty where nobody looked.
auto pin_words(const VerifyReport& report, Language language) -> std::string {
  const bool thai = language == Language::th;
  std::string text;
  if (report.neighbour == VerifyReport::Pin::agrees) {
    text += thai ? "  ตรงกับแฟ้ม .sha256 ที่อยู่ข้างกัน\n" : "  agrees with the .sha256 beside it\n";
  } else if (report.neighbour == VerifyReport::Pin::absent) {
    text += thai ? "  ไม่มีแฟ้ม .sha256 อยู่ข้างกัน\n" : "  there is no .sha256 beside it\n";
  }
  if (report.root == VerifyReport::Pin::agrees) {
    text += thai ? "  ตรงกับค่ารากที่ระบุ\n" : "  agrees with the root that was given\n";
  }
  if (!report.bag_root.empty() && report.neighbour != VerifyReport::Pin::not_asked) {
    text += fmt::format(fmt::runtime(thai ? "  ค่าราก {}\n" : "  root {}\n"), report.bag_root);
  }
  return text;
}

auto pin_name(VerifyReport::Pin pin) -> Json {
  switch (pin) {
    case VerifyReport::Pin::absent:
      return "absent";
    case VerifyReport::Pin::agrees:
      return "agrees";
    case VerifyReport::Pin::differs:
      return "differs";
    case VerifyReport::Pin::not_asked:
      break;
  }
  return nullptr;
}

struct VerdictWords {
  std::string_view code;
  // Behind the path.
  std::string_view th;
  std::string_view en;
  // In the summary, before the number.
  std::string_view summary_th;
  std::string_view summary_en;
};

// In the order of the enumeration, which is that of the summary.
constexpr auto verdicts = std::to_array<VerdictWords>({
    {"verified_pack", "ถูกต้อง ไม่พบไบต์ใดถูกแก้ไข ขาดหาย หรือเพิ่มเข้ามา", "good: no byte is changed, missing or added", "ชุดหลักฐานถูกต้อง",
     "verified packs"},
    {"valid_bag", "ถุงข้อมูลถูกต้องครบถ้วนตาม BagIt", "valid bag", "ถุงข้อมูลถูกต้อง", "valid bags"},
    {"invalid", "ไม่ผ่านการตรวจสอบ", "BAD", "ไม่ผ่าน", "invalid"},
    {"unreadable", "อ่านไม่ได้", "cannot be read", "อ่านไม่ได้", "unreadable"},
});

auto words_for(Verdict verdict) -> const VerdictWords& { return verdicts.at(static_cast<std::size_t>(verdict)); }

auto findings_text(const std::vector<Finding>& findings, Language language) -> std::string {
  std::string text;
  for (const auto& finding : findings) {
    const auto place = finding.path.empty() ? std::string() : finding.path + ": ";
    text += fmt::format("  {} {}: {}{}\n", severity_words(severity_of(finding.fault), language), name_of(finding.fault), place,
                        words_of(finding).in(language));
  }
  return text;
}

auto findings_json(const std::vector<Finding>& findings) -> Json {
  Json list = Json::array();
  for (const auto& finding : findings) {
    list.push_back({{"code", name_of(finding.fault)},
                    {"severity", severity_words(severity_of(finding.fault), Language::en)},
                    {"path", finding.path},
                    {"message", text_json(words_of(finding))}});
  }
  return list;
}

auto input_json(const VerifyReport& report) -> Json {
  Json item{{"pack", printable_path(report.path)},
            {"verdict", words_for(report.verdict()).code},
            {"ok", report.verdict() == Verdict::verified_pack || report.verdict() == Verdict::valid_bag},
            {"form", report.is_folder ? "folder" : "zip"},
            {"size", report.size},
            {"sha256", report.sha256},
            {"bag_root", report.bag_root},
            {"bagit_version", printable_path(report.bagit_version)},
            {"algorithms", report.algorithms},
            {"files", report.files},
            {"payload_files", report.payload_files},
            {"payload_bytes", report.payload_bytes},
            {"neighbour", pin_name(report.neighbour)},
            {"root", pin_name(report.root)},
            {"findings", findings_json(report.findings)},
            {"findings_left_out", report.findings_left_out}};
  if (!report.listed.empty()) {
    item["listed_packs"] = report.listed.size();
    item["listed_packs_found"] = report.listed_found;
  }
  if (!report.unreadable.empty()) {
    item["unreadable"] = report.unreadable;
  }
  return item;
}

auto inputs_json(std::span<const VerifyReport> reports) -> Json {
  Json list = Json::array();
  for (const auto& report : reports) {
    list.push_back(input_json(report));
  }
  return list;
}

auto verdict_counts(const std::vector<VerifyReport>& reports) -> std::array<std::size_t, verdicts.size()> {
  std::array<std::size_t, verdicts.size()> counts{};
  for (const auto& report : reports) {
    ++counts.at(static_cast<std::size_t>(report.verdict()));
  }
  return counts;
}

}  // namespace

auto report_text(const VerifyReport& report, Language language) -> std::string {
  const bool thai = language == Language::th;
  const auto& words = words_for(report.verdict());
  std::string text = fmt::format("{}: {}", printable_path(report.path), thai ? words.th : words.en);
  if (report.verdict() == Verdict::unreadable) {
    return text + fmt::format(" ({})\n", report.unreadable);
  }
  text += "\n";
  if (!report.sha256.empty()) {
    text += fmt::format("  SHA-256 {}\n", report.sha256);
  }
  if (report.files > 0) {
    const auto* form = thai ? "  แฟ้ม {} แฟ้ม เป็นเนื้อหา {} แฟ้ม {} ไบต์\n" : "  {} files, payload of {} files and {} bytes\n";
    text += fmt::format(fmt::runtime(form), grouped(report.files), grouped(report.payload_files), grouped(report.payload_bytes));
  }
  if (!report.listed.empty()) {
    const auto* form = thai ? "  เป็นสารบัญของ {} ชุด พบและตรงกับสารบัญ {} ชุด\n" : "  an index of {} packs, of which {} were found and are the ones listed\n";
    text += fmt::format(fmt::runtime(form), grouped(report.listed.size()), grouped(report.listed_found));
  }
  text += pin_words(report, language);
  text += findings_text(report.findings, language);
  if (report.findings_left_out > 0) {
    text += fmt::format(fmt::runtime(thai ? "  และอีก {} ข้อ\n" : "  and {} more\n"), grouped(report.findings_left_out));
  }
  return text;
}

auto summary_text(const VerifyReports& reports, Language language) -> std::string {
  const bool thai = language == Language::th;
  std::string text;
  for (const auto& set : reports.sets) {
    const auto words = set.ok() ? (thai ? "ครบชุด" : "complete") : (thai ? "ไม่ครบชุดหรือไม่ตรงกัน" : "BAD");
    text += fmt::format(fmt::runtime(thai ? "ชุด {}: {} ({} ส่วน)\n" : "set {}: {} ({} parts)\n"), set.identifier, words, set.parts.size());
    text += findings_text(set.findings, language);
  }
  if (reports.inputs.size() < 2) {
    return text;
  }
  std::string counted;
  const auto counts = verdict_counts(reports.inputs);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts.at(i) > 0) {
      const auto& words = verdicts.at(i);
      counted += counted.empty() ? "" : ", ";
      counted += fmt::format("{} {}", thai ? words.summary_th : words.summary_en, grouped(counts.at(i)));
    }
  }
  return text + fmt::format(fmt::runtime(thai ? "รวม {} รายการ: {}\n" : "{} inputs: {}\n"), grouped(reports.inputs.size()), counted);
}

auto report_json(std::span<const VerifyReport> reports) -> std::string { return Json{{"packs", inputs_json(reports)}}.dump(2) + "\n"; }

auto report_json(const VerifyReports& reports) -> std::string {
  Json json{{"packs", inputs_json(reports.inputs)}, {"sets", Json::array()}, {"summary", Json::object()}};
  for (const auto& set : reports.sets) {
    json["sets"].push_back({{"identifier", set.identifier}, {"ok", set.ok()}, {"parts", set.parts}, {"findings", findings_json(set.findings)}});
  }
  json["summary"]["inputs"] = reports.inputs.size();
  const auto counts = verdict_counts(reports.inputs);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    json["summary"][std::string(verdicts.at(i).code)] = counts.at(i);
  }
  return json.dump(2) + "\n";
}

}  // namespace prongsai
