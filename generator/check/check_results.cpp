#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "check/check.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {

auto group_words(const GroupKey& group, HonourGroup within, const Corpus& corpus) -> Text {
  if (const auto* id = std::get_if<RegionId>(&group)) {
    const auto* region = corpus.portal.region(*id);
    const auto title = region == nullptr ? same_text(id->str()) : region->title;
    return {.th = title.th, .en = title.in(Language::en)};
  }
  if (const auto* kind = std::get_if<UnitKind>(&group)) {
    switch (*kind) {
      case UnitKind::regional:
        return within == HonourGroup::region ? Text{.th = "หน่วยงานส่วนภูมิภาคที่ไม่อยู่ในเขตใด", .en = "the regional units of no region"}
                                             : Text{.th = "หน่วยงานส่วนภูมิภาค", .en = "the regional units"};
      case UnitKind::central:
        return {.th = "หน่วยงานส่วนกลาง", .en = "the central units"};
      case UnitKind::local:
        return {.th = "หน่วยงานท้องถิ่น", .en = "the local units"};
    }
  }
  return {.th = "หน่วยงานทั้งหมด", .en = "all units"};
}

namespace {

class ResultsChecker {
 public:
  ResultsChecker(const YearResults& results, const Corpus& corpus, Diagnostics& out) : results_(results), corpus_(corpus), out_(out) {}

  void run() {
    const auto* framework = find_framework();
    if (framework != nullptr) {
      check_honours(*framework);
    }
    for (const auto& award : results_.awards) {
      check_award(award);
    }
    for (const auto& expected : results_.expected) {
      if (results_.honour(expected.honour) == nullptr && !results_.honours.empty()) {
        out_.report(
            Code::unknown_name, expected.span,
            {expected.honour, Text{.th = "รางวัลใน `honours` ชื่อ ", .en = "honour in `honours` named"}, suggestion(expected.honour, honour_names())});
      }
    }
    for (const auto& promotion : results_.promotions) {
      check_promotion(promotion, framework);
    }
  }

 private:
  auto honour_names() const -> std::vector<std::string> {
    std::vector<std::string> names;
    for (const auto& honour : results_.honours) {
      names.push_back(honour.id);
    }
    return names;
  }

  auto find_framework() const -> const Framework* {
    const auto found = corpus_.frameworks.find(results_.framework);
    if (found != corpus_.frameworks.end() && found->second.is_for(results_.year)) {
      return &found->second;
    }
    if (!results_.framework.empty() && !corpus_.unreadable_frameworks.contains(results_.framework)) {
      std::vector<std::string> known;
      for (const auto& [id, framework] : corpus_.frameworks) {
        if (framework.is_for(results_.year)) {
          known.push_back(id.str());
        }
      }
      const auto year = std::to_string(results_.year.be);
      out_.report(Code::unknown_name, results_.span,
                  {results_.framework.str(), Text{.th = "กรอบการประเมินของปี " + year + " ชื่อ ", .en = "framework for " + year + " named"},
                   suggestion(results_.framework.str(), known)});
    }
    return nullptr;
  }

  void check_honours(const Framework& framework) {
    for (const auto& honour : results_.honours) {
      if (!honour.for_class.empty()) {
        need_class(honour.for_class, honour.class_span, framework);
      }
    }
  }

  void need_class(const std::string& id, Span span, const Framework& framework) {
    if (framework.unit_class(id) != nullptr) {
      return;
    }
    std::vector<std::string> known;
    for (const auto& one : framework.classes) {
      known.push_back(one.id);
    }
    out_.report(Code::unknown_class, span, {id, std::to_string(results_.year.be), suggestion(id, known)});
  }

  auto find_unit(const UnitId& id, Span span) const -> const Unit* {
    const auto found = corpus_.units.find(id);
    if (found != corpus_.units.end()) {
      return &found->second;
    }
    if (!corpus_.unreadable_units.contains(id)) {
      std::vector<std::string> known;
      for (const auto& [name, unit] : corpus_.units) {
        known.push_back(name.str());
      }
      out_.report(Code::unknown_name, span, {id.str(), Text{.th = "หน่วยงาน", .en = "unit"}, suggestion(id.str(), known)});
    }
    return nullptr;
  }

  void check_award(const AnnouncedAward& award) {
    const auto* honour = results_.honour(award.honour);
    const bool known_group = check_region(award);
    if (known_group && honour->best) {
      const auto [first, fresh] = winners_.emplace(std::pair(award.honour, award.group), award.unit_span);
      if (!fresh) {
        out_.report(Code::award_twice, award.unit_span, {award.honour, group_words(award.group, honour->group, corpus_)},
                    {{.span = first->second, .text = {.th = "ผู้ได้รับที่เขียนไว้ก่อน", .en = "the winner written first"}}});
      }
    }
    const auto* unit = find_unit(award.unit, award.unit_span);
    // Of a unit that is set aside, region and class may be what is wrong.
    if (unit == nullptr || unit->quarantine) {
      return;
    }
    if (known_group && !is_in_group(*unit, award.group, honour->group)) {
      out_.report(Code::award_outside_group, award.unit_span, {award.unit.str(), group_words(award.group, honour->group, corpus_)});
    }
    check_class(*unit, honour->for_class, award.unit_span, {.th = "รางวัล `" + honour->id + "` ", .en = "the honour `" + honour->id + "`"});
  }

  auto check_region(const AnnouncedAward& award) -> bool {
    const auto* region = std::get_if<RegionId>(&award.group);
    const bool has_portal = corpus_.portal.current_year.be != 0;
    if (region == nullptr || !has_portal || corpus_.portal.region(*region) != nullptr) {
      return has_portal || region == nullptr;
    }
    std::vector<std::string> known;
    for (const auto& one : corpus_.portal.regions) {
      known.push_back(one.id.str());
    }
    out_.report(Code::unknown_region, award.group_span, {region->str(), suggestion(region->str(), known)});
    return false;
  }

  void check_class(const Unit& unit, const std::string& wanted, Span span, const Text& what) {
    const auto found = unit.classes.find(results_.year);
    if (wanted.empty() || found == unit.classes.end() || *found->second == wanted) {
      return;
    }
    out_.report(Code::award_class, span, {unit.id.str(), std::to_string(results_.year.be), *found->second, what, wanted});
  }

  void check_promotion(const Promotion& promotion, const Framework* framework) {
    const auto* unit = find_unit(promotion.unit, promotion.unit_span);
    const auto* from = framework == nullptr ? nullptr : framework->unit_class(promotion.from);
    if (framework != nullptr) {
      need_class(promotion.from, promotion.from_span, *framework);
    }
    if (from != nullptr && *from->becomes != promotion.to) {
      const auto& becomes = *from->becomes;
      const auto help = becomes.empty() ? Text{.th = "กรอบการประเมินไม่ได้กำหนด `becomes` ของกลุ่มนี้", .en = "the framework gives this class no `becomes`"}
                                        : Text{.th = "กลุ่มนี้เลื่อนเป็น `" + becomes + "`", .en = "this class becomes `" + becomes + "`"};
      out_.report(Code::promotion_class, promotion.from_span, {promotion.from, promotion.to, help});
    } else if (unit != nullptr && from != nullptr) {
      check_class(*unit, promotion.from, promotion.unit_span, {.th = "การเลื่อนกลุ่มนี้", .en = "this promotion"});
    }
  }

  const YearResults& results_;
  const Corpus& corpus_;
  Diagnostics& out_;
  std::map<std::pair<std::string, GroupKey>, Span> winners_;
};

}  // namespace

void check_results(const YearResults& results, const Corpus& corpus, Diagnostics& out) { ResultsChecker(results, corpus, out).run(); }

}  // namespace prongsai
