#include <algorithm>
#include <set>
#include <string>

#include "score/score.hpp"

namespace prongsai {
namespace {

auto class_of(const Unit& unit, FiscalYear year) -> std::string {
  const auto found = unit.classes.find(year);
  return found == unit.classes.end() ? std::string() : *found->second;
}

auto join(const std::vector<Text>& parts) -> Text {
  Text all;
  for (const auto& part : parts) {
    all.th += (all.th.empty() ? "" : ", ") + part.th;
    all.en += (all.en.empty() ? "" : ", ") + part.in(Language::en);
  }
  return all;
}

// `ได้ 90 คะแนน มากกว่า 2 คะแนน`; where the totals are equal, that what comes next in the order decides.
auto by_how_much(const UnitScore& better, const UnitScore& winner) -> Text {
  const auto total = grouped_number(better.total);
  if (better.total == winner.total) {
    return {.th = "ได้คะแนนรวม " + total + " เท่ากัน แต่คะแนนที่ไม่รวมคะแนนเพิ่มเติมพิเศษหรือคะแนนรายมิติสูงกว่า",
            .en = "has the same total of " + total + ", and more without the bonus or by dimension"};
  }
  const auto more = grouped_number(better.total - winner.total);
  return {.th = "ได้ " + total + " คะแนน มากกว่า " + more + " คะแนน", .en = "has " + total + " points, " + more + " more"};
}

class ResultsJudge {
 public:
  ResultsJudge(const YearResults& results, const Standings& standings, const Corpus& corpus, Diagnostics& out)
      : results_(results), corpus_(corpus), out_(out) {
    const auto year = standings.years.find(results.year);
    year_ = year == standings.years.end() ? nullptr : &year->second;
    findings_.results = &results;
    const auto framework = corpus.frameworks.find(results.framework);
    findings_.framework = framework == corpus.frameworks.end() ? nullptr : &framework->second;
  }

  auto judge() -> ResultsFindings {
    for (const auto& honour : results_.honours) {
      findings_.honours.push_back(judge_honour(honour));
      compare_counts(honour);
    }
    for (const auto& promotion : results_.promotions) {
      judge_promotion(promotion);
    }
    judge_classes();
    return std::move(findings_);
  }

 private:
  auto score_of(const UnitId& unit) const -> const UnitScore* { return year_ == nullptr ? nullptr : year_->of(unit); }

  // Every group of the honour, in the portal's order: regions, then the kinds of units that belong to none.
  auto groups_of(const AnnouncedHonour& honour) const -> std::vector<GroupKey> {
    if (honour.group == HonourGroup::none) {
      return {GroupKey()};
    }
    std::vector<GroupKey> groups;
    if (honour.group == HonourGroup::region) {
      for (const auto& region : corpus_.portal.regions) {
        groups.emplace_back(region.id);
      }
    }
    const auto& kinds = findings_.framework == nullptr ? std::vector<UnitKind>() : findings_.framework->unit_kinds;
    for (const auto kind : kinds) {
      const bool exists = std::ranges::any_of(
          corpus_.units, [&](const auto& one) { return one.second.kind == kind && (honour.group == HonourGroup::kind || !one.second.region); });
      if (exists) {
        groups.emplace_back(kind);
      }
    }
    return groups;
  }

  auto judge_honour(const AnnouncedHonour& honour) -> HonourFinding {
    HonourFinding finding{.honour = &honour, .groups = {}};
    for (auto& group : groups_of(honour)) {
      finding.groups.push_back({.group = std::move(group), .awards = {}, .candidates = 0});
    }
    for (const auto& award : results_.awards) {
      const auto group = std::ranges::find(finding.groups, award.group, &GroupFinding::group);
      if (award.honour == honour.id && group != finding.groups.end()) {
        group->awards.push_back({.award = &award});
      }
    }
    std::vector<Text> without;
    for (auto& group : finding.groups) {
      judge_group(honour, group);
      if (group.awards.empty() && group.candidates > 0) {
        without.push_back(group_words(group.group, honour.group, corpus_));
      }
    }
    if (honour.best && results_.complete && !without.empty()) {
      out_.report(Code::group_without_award, honour.span, {honour.id, join(without)});
    }
    return finding;
  }

  void judge_group(const AnnouncedHonour& honour, GroupFinding& group) {
    // Scores stand by rank: the first candidate is the best.
    const UnitScore* best = nullptr;
    if (year_ != nullptr) {
      for (const auto& score : year_->scores) {
        const bool of_class = honour.for_class.empty() || class_of(*score.unit, results_.year) == honour.for_class;
        const bool reaches = !honour.threshold || score.total_without_bonus >= *honour.threshold;
        if (of_class && reaches && is_in_group(*score.unit, group.group, honour.group)) {
          best = best == nullptr ? &score : best;
          ++group.candidates;
        }
      }
    }
    for (auto& finding : group.awards) {
      judge_award(honour, best, finding);
    }
  }

  void judge_award(const AnnouncedHonour& honour, const UnitScore* best, AwardFinding& finding) {
    const auto& award = *finding.award;
    const auto unit = corpus_.units.find(award.unit);
    if (unit != corpus_.units.end()) {
      const auto own = class_of(unit->second, results_.year);
      finding.wrong_class = !honour.for_class.empty() && !own.empty() && own != honour.for_class;
    }
    finding.score = score_of(award.unit);
    if (finding.score == nullptr) {
      return;
    }
    const auto points = finding.score->total_without_bonus;
    finding.below_threshold = honour.threshold && points < *honour.threshold;
    if (finding.below_threshold) {
      report_below(award.unit, points, *honour.threshold, award.unit_span,
                   {.th = "รางวัล `" + honour.id + "`", .en = "the honour `" + honour.id + "`"});
    }
    if (honour.best && best != nullptr && best->rank < finding.score->rank) {
      finding.better = best;
      out_.report(Code::award_not_best, award.unit_span, {award.unit.str(), best->unit->id.str(), by_how_much(*best, *finding.score)});
    }
  }

  void report_below(const UnitId& unit, Decimal points, Decimal threshold, Span span, const Text& what) {
    out_.report(Code::points_below_threshold, span, {unit.str(), grouped_number(points), grouped_number(threshold), what});
  }

  // One document may print several numbers: the awards need to agree with one of them.
  void compare_counts(const AnnouncedHonour& honour) {
    const auto awards = static_cast<int>(std::ranges::count(results_.awards, honour.id, &AnnouncedAward::honour));
    const ExpectedAwards* first = nullptr;
    std::vector<Text> printed;
    for (const auto& expected : results_.expected) {
      if (expected.honour == honour.id) {
        first = first == nullptr ? &expected : first;
        printed.push_back(same_text(std::to_string(expected.count)));
        if (expected.count == awards) {
          return;
        }
      }
    }
    if (first != nullptr && results_.complete) {
      out_.report(Code::awards_expected, first->span, {honour.id, join(printed), std::to_string(awards)});
    }
  }

  void judge_promotion(const Promotion& promotion) {
    PromotionFinding finding{.promotion = &promotion, .score = score_of(promotion.unit), .threshold = {}, .below_threshold = false};
    const auto* from = findings_.framework == nullptr ? nullptr : findings_.framework->unit_class(promotion.from);
    if (from != nullptr) {
      finding.threshold = from->threshold;
    }
    if (finding.score != nullptr && finding.threshold && finding.score->total_without_bonus < *finding.threshold) {
      finding.below_threshold = true;
      report_below(promotion.unit, finding.score->total_without_bonus, *finding.threshold, promotion.unit_span,
                   {.th = "การเลื่อนเป็นกลุ่ม `" + promotion.to + "`", .en = "becoming `" + promotion.to + "`"});
    }
    findings_.promotions.push_back(finding);
  }

  // Of each assessed unit: does its class keep it, or should it have been promoted?
  void judge_classes() {
    if (year_ == nullptr) {
      return;
    }
    for (const auto& score : year_->scores) {
      if (score.unit_class == nullptr || !score.meets_threshold) {
        continue;
      }
      const auto& id = score.unit->id;
      const auto& becomes = *score.unit_class->becomes;
      if (becomes.empty() && !*score.meets_threshold) {
        findings_.below_class.push_back(&score);
        report_below(id, score.total_without_bonus, *score.unit_class->threshold, score.unit->classes.at(results_.year).span,
                     {.th = "การคงอยู่ในกลุ่ม `" + score.unit_class->id + "`", .en = "staying in the class `" + score.unit_class->id + "`"});
      }
      const bool promoted = std::ranges::find(results_.promotions, id, &Promotion::unit) != results_.promotions.end();
      if (!becomes.empty() && *score.meets_threshold && !promoted && results_.complete) {
        out_.report(Code::promotion_missing, results_.span, {id.str(), grouped_number(score.total_without_bonus), becomes});
      }
    }
  }

  const YearResults& results_;
  const Corpus& corpus_;
  Diagnostics& out_;
  const YearStandings* year_ = nullptr;
  ResultsFindings findings_;
};

}  // namespace

auto judge_results(const YearResults& results, const Standings& standings, const Corpus& corpus, Diagnostics& out) -> ResultsFindings {
  return ResultsJudge(results, standings, corpus, out).judge();
}

}  // namespace prongsai
