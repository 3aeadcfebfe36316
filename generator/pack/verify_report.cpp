#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/decimal.hpp"
#include "pack/name_rules.hpp"
#include "pack/score_json.hpp"
#include "pack/verify.hpp"

namespace prongsai {
namespace {

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

}  // namespace

auto report_text(const VerifyReport& report, Language language) -> std::string {
  const bool thai = language == Language::th;
  const auto verdict = report.ok() ? (thai ? "ถูกต้อง ไม่พบไบต์ใดถูกแก้ไข ขาดหาย หรือเพิ่มเข้ามา" : "good: no byte is changed, missing or added")
                                   : (thai ? "ไม่ผ่านการตรวจสอบ" : "BAD");
  std::string text = fmt::format("{}: {}\n  SHA-256 {}\n", printable_path(report.path), verdict, report.sha256);
  if (report.files > 0) {
    const auto* form = thai ? "  แฟ้ม {} แฟ้ม เป็นเนื้อหา {} แฟ้ม {} ไบต์\n" : "  {} files, payload of {} files and {} bytes\n";
    text += fmt::format(fmt::runtime(form), grouped(report.files), grouped(report.payload_files), grouped(report.payload_bytes));
  }
  if (!report.listed.empty()) {
    const auto* form = thai ? "  เป็นสารบัญของ {} ชุด พบและตรงกับสารบัญ {} ชุด\n" : "  an index of {} packs, of which {} were found and are the ones listed\n";
    text += fmt::format(fmt::runtime(form), grouped(report.listed.size()), grouped(report.listed_found));
  }
  for (const auto& finding : report.findings) {
    const auto place = finding.path.empty() ? std::string() : finding.path + ": ";
    text += fmt::format("  {} {}: {}{}\n", severity_words(severity_of(finding.fault), language), name_of(finding.fault), place,
                        words_of(finding).in(language));
  }
  if (report.findings_left_out > 0) {
    text += fmt::format(fmt::runtime(thai ? "  และอีก {} ข้อ\n" : "  and {} more\n"), grouped(report.findings_left_out));
  }
  return text;
}

auto report_json(std::span<const VerifyReport> reports) -> std::string {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const auto& report : reports) {
    Json item{{"pack", printable_path(report.path)},
              {"ok", report.ok()},
              {"size", report.size},
              {"sha256", report.sha256},
              {"bag_root", report.bag_root},
              {"files", report.files},
              {"payload_files", report.payload_files},
              {"payload_bytes", report.payload_bytes},
              {"findings", Json::array()},
              {"findings_left_out", report.findings_left_out}};
    if (!report.listed.empty()) {
      item["listed_packs"] = report.listed.size();
      item["listed_packs_found"] = report.listed_found;
    }
    for (const auto& finding : report.findings) {
      item["findings"].push_back({{"code", name_of(finding.fault)},
                                  {"severity", severity_words(severity_of(finding.fault), Language::en)},
                                  {"path", finding.path},
                                  {"message", text_json(words_of(finding))}});
    }
    list.push_back(std::move(item));
  }
  return Json{{"packs", std::move(list)}}.dump(2) + "\n";
}

}  // namespace prongsai
