#include "diagnostic/print_overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <vector>

#include "diagnostic/report.hpp"
#include "diagnostic/visible_text.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

// More than anyone mends before saving again.
constexpr std::size_t most_shown = 50;

auto frame(Language language, bool published) -> Json {
  const bool th = language == Language::th;
  return {{"language", th ? "th" : "en"},
          {"title", published ? (th ? "เว็บไซต์นี้ยังไม่ครบ" : "The site is not complete") : (th ? "ยังไม่ได้สร้างเว็บไซต์ใหม่" : "The site was not built")},
          {"help_word", th ? "วิธีแก้" : "help"},
          {"close", th ? "ปิด (Esc)" : "Close (Esc)"}};
}

auto place_of(Span span, const SourceMap& sources, const std::string& prefix) -> std::string {
  const auto region = region_of(span, sources);
  const auto path = prefix + sources.path(span.file);
  return visible_text(region.has_text ? fmt::format("{}:{}:{}", path, region.begin.line, region.begin.column) : path);
}

auto note_of(std::size_t errors, std::size_t warnings, bool published, Language language) -> std::string {
  const bool th = language == Language::th;
  const auto* what = published ? (th ? "หน่วยงานที่มีข้อผิดพลาดถูกพักไว้ " : "Units with errors are set aside. ") : "";
  return th ? fmt::format("พบข้อผิดพลาด {} รายการ คำเตือน {} รายการ {}เมื่อแก้แล้วบันทึกไฟล์ เว็บไซต์จะสร้างใหม่และหน้านี้จะเปลี่ยนเอง", errors, warnings, what)
            : fmt::format("Errors: {}, warnings: {}. {}Mend them and save the file: the site is then built again, and this page changes by itself.", errors,
                          warnings, what);
}

auto dumped(const Json& overlay) -> std::string { return overlay.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

auto print_overlay(std::span<const Diagnostic> diagnostics, const SourceMap& sources, Language language, const std::string& prefix, bool published)
    -> std::string {
  std::vector<const Diagnostic*> ordered;
  std::ranges::transform(diagnostics, std::back_inserter(ordered), [](const Diagnostic& one) { return &one; });
  const auto is_error = [](const Diagnostic* one) { return one->severity() == Severity::error; };
  const auto first_warning = std::stable_partition(ordered.begin(), ordered.end(), is_error);
  const auto errors = static_cast<std::size_t>(first_warning - ordered.begin());
  auto items = Json::array();
  for (const auto* one : std::span(ordered).first(std::min(ordered.size(), most_shown))) {
    const bool error = one->severity() == Severity::error;
    const auto* word = language == Language::th ? (error ? "ข้อผิดพลาด" : "คำเตือน") : (error ? "error" : "warning");
    items.push_back({{"severity", word_of(one->severity())},
                     {"word", word},
                     {"code", entry_of(one->code).id},
                     {"place", place_of(one->span, sources, prefix)},
                     {"message", visible_text(one->message(language))},
                     {"help", visible_text(one->help(language))}});
  }
  auto overlay = frame(language, published);
  overlay["note"] = note_of(errors, ordered.size() - errors, published, language);
  overlay["items"] = std::move(items);
  const auto left = ordered.size() - std::min(ordered.size(), most_shown);
  overlay["more"] = left == 0                  ? std::string()
                    : language == Language::th ? fmt::format("และอีก {} รายการ ดูทั้งหมดได้ที่หน้าต่างคำสั่ง", left)
                                               : fmt::format("And {} more: the terminal lists them all.", left);
  return dumped(overlay);
}

auto print_overlay(std::string_view words, Language language) -> std::string {
  auto overlay = frame(language, false);
  overlay["note"] = visible_text(words);
  overlay["items"] = Json::array();
  overlay["more"] = "";
  return dumped(overlay);
}

}  // namespace prongsai
