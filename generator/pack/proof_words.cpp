#include "pack/proof_words.hpp"

#include <fmt/format.h>

namespace prongsai {
namespace {

auto limit_words(const Limit& limit, const std::string& unit_th, const std::string& unit_en) -> Text {
  const auto value = grouped_number(limit.value);
  const auto words = [&](std::string_view th, std::string_view en) {
    return Text{.th = fmt::format("{} {}{}", th, value, unit_th), .en = fmt::format("{} {}{}", en, value, unit_en)};
  };
  switch (limit.comparison) {
    case Limit::Comparison::above:
      return words("ต้องมากกว่า", "must be above");
    case Limit::Comparison::at_least:
      return words("ต้องไม่น้อยกว่า", "must be at least");
    case Limit::Comparison::below:
      return words("ต้องน้อยกว่า", "must be below");
    case Limit::Comparison::at_most:
      return words("ต้องไม่เกิน", "must be at most");
    case Limit::Comparison::equals:
      return words("ต้องเท่ากับ", "must be");
  }
  return {};
}

struct MeasuredWords {
  auto operator()(std::monostate /*missing*/) const -> Text { return {.th = "ไม่มีข้อมูล", .en = "no data"}; }
  auto operator()(Decimal value) const -> Text { return same_text(grouped_number(value)); }
  auto operator()(const Share& share) const -> Text {
    return same_text(fmt::format("{}% ({}/{})", plain_number(share.percent()), grouped_number(share.part), grouped_number(share.whole)));
  }
};

class ProofWriter {
 public:
  ProofWriter(const Proof& proof, const Framework& framework) : proof_(proof), framework_(framework) {}

  auto operator()(const EvidenceRequirement& rule) const -> Text {
    const auto count = proof_.evidence.size();
    Text words{.th = fmt::format("หลักฐาน {} รายการ (ต้องมีอย่างน้อย {}{})", count, rule.min, rule.per_quarter ? " ทุกไตรมาส" : ""),
               .en = fmt::format("evidence: {} (at least {}{})", count, rule.min, rule.per_quarter ? " in each quarter" : "")};
    for (std::size_t i = 0; i < proof_.per_quarter.size(); ++i) {
      words.th += fmt::format(" ไตรมาส {}: {}", i + 1, proof_.per_quarter[i]);
      words.en += fmt::format(" Q{}: {}", i + 1, proof_.per_quarter[i]);
    }
    return words;
  }
  auto operator()(const FactRequirement& rule) const -> Text {
    const auto* fact = framework_.fact(rule.name);
    const auto title = fact == nullptr ? same_text(rule.name) : fact->title;
    const bool share = !rule.of.empty();
    const auto& unit = rule.unit;
    const auto suffix = [&](Language language) { return share ? std::string("%") : (unit.empty() ? std::string() : " " + unit.in(language)); };
    return compared(title, limit_words(rule.limit, suffix(Language::th), suffix(Language::en)));
  }
  auto operator()(const TableRequirement& rule) const -> Text {
    const auto* table = framework_.table(rule.table);
    const std::string unit = rule.measure == TableRequirement::Measure::share ? "%" : "";
    return compared(table == nullptr ? same_text(rule.table) : table->title, limit_words(rule.limit, unit, unit));
  }
  auto operator()(const NotSharedRequirement& /*rule*/) const -> Text {
    return {.th = "ไม่ใช้หลักฐานร่วมกับมิติอื่น", .en = "shares no evidence with other dimensions"};
  }
  auto operator()(const DisjointRequirement& /*rule*/) const -> Text {
    return {.th = "เอกสารของสองบทบาทไม่ซ้ำกัน", .en = "the two roles are filled by different documents"};
  }
  auto operator()(const DeclaredRequirement& /*rule*/) const -> Text {
    if (proof_.by_award) {
      return {.th = "คณะกรรมการพิจารณาแล้ว", .en = "decided by the committee"};
    }
    return {.th = "มีผู้ลงนามรับรอง", .en = "a signed statement"};
  }
  auto operator()(const TotalRequirement& rule) const -> Text {
    return compared({.th = "คะแนนรวมโดยไม่รวมคะแนนพิเศษ", .en = "total without the bonus"}, limit_words(rule.limit, "", ""));
  }

 private:
  [[nodiscard]] auto compared(const Text& title, const Text& limit) const -> Text {
    const auto found = std::visit(MeasuredWords(), proof_.measured);
    return {.th = fmt::format("{}: {} ({})", title.th, found.th, limit.th),
            .en = fmt::format("{}: {} ({})", title.in(Language::en), found.en, limit.en)};
  }

  const Proof& proof_;
  const Framework& framework_;
};

}  // namespace

auto proof_words(const Proof& proof, const Framework& framework) -> Text {
  return std::visit(ProofWriter(proof, framework), proof.requirement->rule);
}

}  // namespace prongsai
