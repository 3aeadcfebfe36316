#include "pack/pack_title.hpp"

#include <fmt/format.h>

namespace prongsai {
namespace {

auto region_name(const PackSubject& subject, const Portal& portal) -> Text {
  const auto* pack = std::get_if<RegionIndexPack>(&subject);
  const auto* region = pack == nullptr ? nullptr : portal.region(pack->region);
  return region == nullptr ? Text() : region->title;
}

auto year_number(const PackSubject& subject) -> int {
  const auto* year = year_of(subject);
  return year == nullptr ? 0 : year->be;
}

}  // namespace

auto pack_title(const PlannedPack& planned) -> Text {
  const auto& unit = planned.unit->name;
  if (planned.plan != nullptr) {
    const auto& plan = planned.plan->plan->title;
    return {.th = fmt::format("ชุดข้อมูลแผน {} {}", plan.th, unit.th), .en = fmt::format("Plan pack: {}, {}", plan.in(Language::en), unit.in(Language::en))};
  }
  Text title{.th = fmt::format("ชุดหลักฐาน {} ปีงบประมาณ พ.ศ. {}", unit.th, planned.year->year.be),
             .en = fmt::format("Evidence pack of {}, fiscal year {} BE", unit.in(Language::en), planned.year->year.be)};
  if (planned.dimension != nullptr) {
    title.th += " เฉพาะ" + planned.dimension->title.th;
    title.en += ", only " + planned.dimension->title.in(Language::en);
  }
  return title;
}

auto pack_description(const PlannedPack& planned) -> Text {
  const auto& unit = planned.unit->name;
  if (planned.plan != nullptr) {
    const auto& frame = planned.plan->frame->title;
    return {.th = fmt::format("แผนของ{} ตามกรอบ {} พร้อมยอดที่คำนวณและข้อสังเกต", unit.th, frame.th),
            .en = fmt::format("Plan of {} within {}, with computed totals and findings", unit.in(Language::en), frame.in(Language::en))};
  }
  if (planned.score == nullptr) {
    return {.th = fmt::format("หลักฐานและคำตอบแบบรายการตรวจของ{} ปีงบประมาณ พ.ศ. {}", unit.th, planned.year->year.be),
            .en = fmt::format("Evidence and answers to checklists, {}, fiscal year {} BE", unit.in(Language::en), planned.year->year.be)};
  }
  const auto& framework = planned.score->framework->title;
  return {.th = fmt::format("หลักฐานและคะแนนตามกรอบการประเมิน {} ของ{} ปีงบประมาณ พ.ศ. {}", framework.th, unit.th, planned.year->year.be),
          .en = fmt::format("Evidence and score under {}, {}, fiscal year {} BE", framework.in(Language::en), unit.in(Language::en),
                            planned.year->year.be)};
}

auto index_title(const PackSubject& subject, const Portal& portal) -> Text {
  const auto region = region_name(subject, portal);
  const auto year = year_number(subject);
  if (region.empty()) {
    return {.th = fmt::format("สารบัญชุดหลักฐาน ปีงบประมาณ พ.ศ. {}", year), .en = fmt::format("Index of evidence packs, fiscal year {} BE", year)};
  }
  return {.th = fmt::format("สารบัญชุดหลักฐาน {} ปีงบประมาณ พ.ศ. {}", region.th, year),
          .en = fmt::format("Index of evidence packs, {}, fiscal year {} BE", region.in(Language::en), year)};
}

auto index_description(const PackSubject& subject, const Portal& portal) -> Text {
  const auto title = index_title(subject, portal);
  return {.th = title.th + ": ขนาด ค่า SHA-256 และบัญชีแฟ้มของทุกชุด ไม่มีสำเนาหลักฐาน",
          .en = title.en + ": size, SHA-256 and manifests of every pack, without copies of evidence"};
}

auto begin_pack(const PackSubject& subject, const Text& title, const Text& description, Audience audience, int part, int parts) -> PackContent {
  const auto whole_name = pack_name(subject, audience);
  PackContent content{.name = part_name(whole_name, part, parts),
                      .title = title,
                      .description = description,
                      .subject = subject,
                      .audience = audience,
                      .whole_name = whole_name,
                      .part = part,
                      .parts = parts,
                      .identifier = {},
                      .bag_root = {},
                      .files = {},
                      .evidence_files = 0,
                      .listed_packs = 0};
  const auto add = [&content](const std::string& th, const std::string& en) {
    content.title.th += " (" + th + ")";
    content.title.en += " (" + en + ")";
  };
  if (audience == Audience::auditor) {
    add("สำหรับผู้ตรวจสอบ", "for auditors");
  }
  if (parts > 1) {
    add(fmt::format("ส่วนที่ {} จาก {}", part, parts), fmt::format("part {} of {}", part, parts));
  }
  return content;
}

}  // namespace prongsai
