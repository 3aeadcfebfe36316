#include <array>

#include "base/scan.hpp"
#include "check/check.hpp"

namespace prongsai {
namespace {

// Words with which a count counts nothing in particular.
constexpr std::array<std::string_view, 6> vague{"ต่างๆ", "ต่าง ๆ", "ฯลฯ", "ตามความเหมาะสม", "ตามสมควร", "อื่นๆ"};
constexpr std::array<std::string_view, 5> vague_english{"various", "etc.", "as appropriate", "and others", "and so on"};
// Words of change, which need a number and something to compare it with.
constexpr std::array<std::string_view, 5> change{"ลดลง", "เพิ่มขึ้น", "ดีขึ้น", "น้อยลง", "สูงขึ้น"};
// What it is compared with.
constexpr std::array<std::string_view, 12> compared{"จากปี", "จากเดิม", "กว่าปี", "เทียบ", "ปีที่ผ่านมา", "ปีก่อน", "จากร้อยละ", "กว่าเดิม", "ของปี", "จากค่า", "ปี 25", "พ.ศ."};

auto first_of(std::string_view text, const auto& words) -> std::string_view {
  for (const std::string_view word : words) {
    if (text.find(word) != std::string_view::npos) {
      return word;
    }
  }
  return {};
}

auto vague_word(const Text& text) -> std::string_view {
  const auto thai = first_of(text.th, vague);
  return thai.empty() ? first_of(text.en, vague_english) : thai;
}

void check_change(const Kpi& kpi, Diagnostics& out) {
  const auto word = first_of(kpi.text.th, change);
  if (word.empty()) {
    return;
  }
  // A quantity without a target has its own report.
  if (!kpi.target && kpi.type == KpiType::outcome) {
    out.report(Code::change_without_number, kpi.span, {word});
  }
  // Where a base is given, the indicator counts those who changed, not how far.
  const auto all = kpi.text.th + " " + kpi.unit.th + " " + kpi.per.th;
  if (kpi.target && kpi.base.empty() && !contains_any(all, compared)) {
    out.report(Code::trend_without_base, kpi.span, {word});
  }
}

}  // namespace

void check_indicators(const WriteUp& write_up, Diagnostics& out) {
  for (const auto& kpi : write_up.kpis) {
    for (const auto* text : {&kpi.text, &kpi.unit, &kpi.base}) {
      if (const auto word = vague_word(*text); kpi.target && !word.empty()) {
        out.report(Code::vague_count, kpi.span, {word});
        break;
      }
    }
    check_change(kpi, out);
  }
  for (const auto& target : write_up.targets) {
    if (const auto word = vague_word(target.group); !word.empty()) {
      out.report(Code::vague_count, target.span, {word});
    }
  }
}

}  // namespace prongsai
