#include "score/why_not.hpp"

#include <string>
#include <variant>

namespace prongsai {
namespace {

auto comparison_words(Limit::Comparison comparison) -> Text {
  switch (comparison) {
    case Limit::Comparison::above:
      return {.th = "มากกว่า", .en = "above"};
    case Limit::Comparison::at_least:
      return {.th = "ไม่น้อยกว่า", .en = "at least"};
    case Limit::Comparison::below:
      return {.th = "น้อยกว่า", .en = "below"};
    case Limit::Comparison::at_most:
      return {.th = "ไม่เกิน", .en = "at most"};
    case Limit::Comparison::equals:
      return {.th = "เท่ากับ", .en = "exactly"};
  }
  return {};
}

auto compared(const std::variant<std::monostate, Decimal, Share>& measured, const Limit& limit) -> Text {
  const auto comparison = comparison_words(limit.comparison);
  const auto wanted = grouped_number(limit.value);
  if (const auto* share = std::get_if<Share>(&measured)) {
    const auto parts = grouped_number(share->part) + "/" + grouped_number(share->whole);
    const auto percent = grouped_number(share->percent());
    return {.th = "พิสูจน์ได้ " + percent + " % (" + parts + ") แต่ต้อง" + comparison.th + " " + wanted + " %",
            .en = "the table proves " + percent + " % (" + parts + "), but " + comparison.en + " " + wanted + " % is needed"};
  }
  if (const auto* number = std::get_if<Decimal>(&measured)) {
    const auto value = grouped_number(*number);
    return {.th = "พิสูจน์ได้ " + value + " แต่ต้อง" + comparison.th + " " + wanted, .en = value + " is proved, but " + comparison.en + " " + wanted + " is needed"};
  }
  return {.th = "ไม่มีตัวเลขให้ตรวจ", .en = "no figure is given to decide it"};
}

// Why a requirement does not hold, with the number that the content proves.
struct Why {
  const Proof* proof;
  const Framework* framework;

  auto operator()(const EvidenceRequirement& rule) const -> Text {
    if (rule.per_quarter) {
      std::string missing;
      for (std::size_t i = 0; i < proof->per_quarter.size(); ++i) {
        if (proof->per_quarter[i] < rule.min) {
          missing += (missing.empty() ? "Q" : ", Q") + std::to_string(i + 1);
        }
      }
      return {.th = "ยังไม่มีหลักฐานของไตรมาส " + missing, .en = "evidence is missing for " + missing};
    }
    Text kinds;
    for (const auto& id : rule.kinds) {
      const auto* kind = framework->evidence_kind(id);
      kinds.th += (kinds.th.empty() ? "" : " หรือ") + kind->title.th;
      kinds.en += (kinds.en.empty() ? "`" : "` or `") + id;
    }
    const auto have = std::to_string(proof->evidence.size());
    const auto need = std::to_string(rule.min);
    return {.th = "มีหลักฐาน" + (kinds.th.empty() ? "" : "ประเภท" + kinds.th) + " " + have + " รายการ ต้องมีอย่างน้อย " + need + " รายการ",
            .en = have + " of " + need + " entries of evidence" + (kinds.en.empty() ? "" : " of kind " + kinds.en + "`")};
  }
  auto operator()(const FactRequirement& rule) const -> Text {
    const auto* fact = framework->fact(rule.name);
    const auto words = compared(proof->measured, rule.limit);
    return {.th = fact->title.th + ": " + words.th, .en = fact->title.in(Language::en) + ": " + words.en};
  }
  auto operator()(const TableRequirement& rule) const -> Text {
    const auto* table = framework->table(rule.table);
    const auto words = compared(proof->measured, rule.limit);
    return {.th = "ตาราง" + table->title.th + " " + words.th, .en = table->title.in(Language::en) + ": " + words.en};
  }
  auto operator()(const NotSharedRequirement& /*rule*/) const -> Text {
    const auto id = proof->evidence.empty() ? std::string() : proof->evidence.front()->id.str();
    return {.th = "หลักฐาน `" + id + "` ถูกใช้กับมิติอื่นที่ไม่อนุญาต", .en = "the evidence `" + id + "` is also used for a dimension that it must not come from"};
  }
  auto operator()(const DisjointRequirement& rule) const -> Text {
    if (!proof->evidence.empty()) {
      const auto id = proof->evidence.front()->id.str();
      return {.th = "เอกสาร `" + id + "` ทำหน้าที่ทั้งสองบทบาท", .en = "the document `" + id + "` fills both roles"};
    }
    return {.th = "ต้องระบุทั้ง `" + rule.first + "` และ `" + rule.second + "`", .en = "both `" + rule.first + "` and `" + rule.second + "` must be given"};
  }
  auto operator()(const DeclaredRequirement& /*rule*/) const -> Text {
    return {.th = "ยังไม่มีคำรับรองที่ลงนาม", .en = "no signed statement supports it"};
  }
  auto operator()(const TotalRequirement& rule) const -> Text { return compared(proof->measured, rule.limit); }
};

}  // namespace

auto why_not(const Proof& proof, const Framework& framework) -> Text { return std::visit(Why{&proof, &framework}, proof.requirement->rule); }

}  // namespace prongsai
