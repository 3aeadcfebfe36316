#include "score/score.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/collation.hpp"
#include "score/prove.hpp"
#include "score/why_not.hpp"

namespace prongsai {
namespace {

auto judge_criterion(const Criterion& criterion, int level, const Claim* claim, const ProofContext& context) -> CriterionResult {
  CriterionResult result;
  result.criterion = &criterion;
  result.evidence = evidence_for(*context.year, criterion.id);
  for (const auto& requirement : criterion.requirements) {
    result.proofs.push_back(prove(requirement, criterion.id, level, context));
  }
  // A criterion without requirements is refused when the framework is loaded; it must not count as met by default.
  result.supported = !result.proofs.empty() && std::ranges::all_of(result.proofs, &Proof::holds);
  if (claim != nullptr) {
    const auto reason = claim->not_met.find(criterion.id);
    result.not_met = reason == claim->not_met.end() ? nullptr : &reason->second;
  }
  return result;
}

// Levels from the lowest; each supported only when the one below is.
auto judge_levels(const std::vector<Level>& levels, const Claim* claim, const ProofContext& context, LadderResult& result) {
  bool below = true;
  for (const auto& level : levels) {
    LevelResult judged;
    judged.level = &level;
    for (const auto& criterion : level.criteria) {
      judged.criteria.push_back(judge_criterion(criterion, level.number, claim, context));
    }
    below = below && std::ranges::all_of(judged.criteria, &CriterionResult::supported);
    judged.supported = below;
    if (below) {
      result.supported = level.number;
    }
    result.levels.push_back(std::move(judged));
  }
}

// The first criterion of a level up to the claimed one that does not hold, and its first proof that does not.
struct Failing {
  const Level* level = nullptr;
  const CriterionResult* criterion = nullptr;
  const Proof* proof = nullptr;
};

auto first_failing(const LadderResult& result) -> Failing {
  for (const auto& level : result.levels) {
    for (const auto& criterion : level.criteria) {
      if (!criterion.supported) {
        const auto proof = std::ranges::find(criterion.proofs, false, &Proof::holds);
        return {level.level, &criterion, proof == criterion.proofs.end() ? nullptr : &*proof};
      }
    }
  }
  return {};
}

auto why_of(const Failing& failing, const Framework& framework) -> Text {
  return failing.proof == nullptr ? Text{} : why_not(*failing.proof, framework);
}

// Whether a file that could not be read whole may be all that stands against it; that file's own errors are told, and no more.
auto may_follow_from_errors(const Proof* proof, const ProofContext& context) -> bool {
  const bool by_figures = proof != nullptr && (std::holds_alternative<FactRequirement>(proof->requirement->rule) ||
                                               std::holds_alternative<TableRequirement>(proof->requirement->rule) ||
                                               std::holds_alternative<TotalRequirement>(proof->requirement->rule));
  return !context.year->register_complete || (by_figures && !context.assessment->complete);
}

void report(const LadderResult& result, const Claim* claim, const Award* award, const ProofContext& context, Diagnostics& out) {
  const auto& framework = *context.framework;
  const auto failing = first_failing(result);
  if (failing.criterion == nullptr || may_follow_from_errors(failing.proof, context)) {
    return;
  }
  const auto& id = failing.criterion->criterion->id.str();
  std::vector<Label> rule{{.span = failing.proof != nullptr ? failing.proof->requirement->span : failing.criterion->criterion->span,
                                 .text = {.th = "ข้อกำหนดอยู่ที่นี่", .en = "the requirement is written here"}}};
  const auto supported = std::to_string(result.supported);
  const bool over_awarded = award != nullptr && result.over_awarded();
  if (claim != nullptr && result.over_claimed()) {
    // The same criterion stands against both.
    if (over_awarded) {
      rule.push_back({.span = award->span, .text = {.th = "ระดับที่คณะกรรมการให้ก็สูงกว่าที่หลักฐานรองรับ", .en = "the level that the committee awarded is above what is supported too"}});
    }
    out.report(Code::over_claim, claim->span, {result.short_title, std::to_string(claim->level), supported, id, why_of(failing, framework)}, rule);
  } else if (over_awarded) {
    out.report(Code::over_award, award->span, {result.short_title, std::to_string(award->level), supported, id, why_of(failing, framework)}, rule);
  }
}

// Claims, awards and what counts; points are looked up by the caller.
void settle(const ProofContext& context, LadderResult& result, Diagnostics& out) {
  const auto& assessment = *context.assessment;
  const auto* claim = assessment.claim(result.id);
  const Award* award = nullptr;
  if (claim != nullptr) {
    result.claimed = claim->level;
  }
  if (assessment.review) {
    const auto awarded = assessment.review->awarded.find(result.id);
    if (awarded != assessment.review->awarded.end()) {
      award = &awarded->second;
      result.awarded = award->level;
    }
    const auto remark = assessment.review->remarks.find(result.id);
    result.remark = remark == assessment.review->remarks.end() ? nullptr : &remark->second;
  }
  result.counted = result.awarded.value_or(std::min(result.claimed.value_or(0), result.supported));
  report(result, claim, award, context, out);
}

auto awarded_on(const Assessment& assessment, const LadderId& id) -> std::optional<int> {
  if (!assessment.review) {
    return std::nullopt;
  }
  const auto found = assessment.review->awarded.find(id);
  return found == assessment.review->awarded.end() ? std::nullopt : std::optional(found->second.level);
}

auto judge_dimension(const Dimension& dimension, ProofContext context, Diagnostics& out) -> LadderResult {
  LadderResult result{.id = dimension.id, .title = dimension.title, .short_title = dimension.short_title, .dimension = &dimension};
  context.awarded = awarded_on(*context.assessment, dimension.id);
  if (const auto* levels = dimension.levels_for(context.unit->kind)) {
    judge_levels(*levels, context.assessment->claim(dimension.id), context, result);
  }
  settle(context, result, out);
  result.full_points = dimension.points;
  for (const auto& level : result.levels) {
    if (level.level->number == result.counted) {
      result.points = level.level->points;
    }
  }
  return result;
}

auto judge_ladder(const FurtherLadder& ladder, ProofContext context, Diagnostics& out) -> LadderResult {
  LadderResult result{.id = ladder.id, .title = ladder.title, .short_title = ladder.title, .ladder = &ladder};
  context.awarded = awarded_on(*context.assessment, ladder.id);
  judge_levels(ladder.levels, context.assessment->claim(ladder.id), context, result);
  settle(context, result, out);
  return result;
}

auto judge_bonus(const Bonus& bonus, const ProofContext& context, Diagnostics& out) -> BonusResult {
  BonusResult result;
  const auto& claim = context.assessment->bonus;
  result.claimed = claim.has_value();
  for (const auto& requirement : bonus.requirements) {
    result.proofs.push_back(prove(requirement, bonus.id, 1, context));
  }
  const bool named = claim && context.year->find_evidence(claim->evidence.value) != nullptr;
  result.supported = named && std::ranges::all_of(result.proofs, &Proof::holds);
  if (context.assessment->review) {
    result.awarded = context.assessment->review->bonus;
  }
  const bool counts = result.awarded.value_or(result.claimed && result.supported);
  result.points = counts ? bonus.points : Decimal();
  const auto failing = std::ranges::find(result.proofs, false, &Proof::holds);
  if (named && failing != result.proofs.end() && !may_follow_from_errors(&*failing, context)) {
    out.report(Code::bonus_not_supported, claim->span, {why_not(*failing, *context.framework)});
  }
  return result;
}

auto grade_of(const Framework& framework, Decimal total) -> std::string {
  const auto band = std::ranges::find_if(framework.grades, [total](const Grade& grade) { return total >= grade.from; });
  return band == framework.grades.end() ? std::string() : band->name;
}

// -1, 0, 1 by the design's order: total, total without bonus, points of the dimensions in the framework's order.
auto compare_scores(const UnitScore& a, const UnitScore& b) -> std::strong_ordering {
  if (const auto order = a.total <=> b.total; order != 0) {
    return order;
  }
  if (const auto order = a.total_without_bonus <=> b.total_without_bonus; order != 0) {
    return order;
  }
  for (std::size_t i = 0; i < a.dimensions.size() && i < b.dimensions.size(); ++i) {
    if (const auto order = a.dimensions[i].points <=> b.dimensions[i].points; order != 0) {
      return order;
    }
  }
  return std::strong_ordering::equal;
}

void rank(std::vector<UnitScore>& scores, const ThaiCollator& collator) {
  std::ranges::stable_sort(scores, [&collator](const UnitScore& a, const UnitScore& b) {
    const auto order = compare_scores(a, b);
    return order != 0 ? order > 0 : collator.key(a.unit->name.th) < collator.key(b.unit->name.th);
  });
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const bool equal = i > 0 && compare_scores(scores[i - 1], scores[i]) == 0;
    scores[i].rank = equal ? scores[i - 1].rank : static_cast<int>(i) + 1;
  }
}

void summarise(YearStandings& year) {
  if (year.framework == nullptr || year.scores.empty()) {
    return;
  }
  for (const auto& grade : year.framework->grades) {
    const auto count = std::ranges::count(year.scores, grade.name, &UnitScore::grade);
    year.grades.push_back({.grade = grade.name, .units = static_cast<int>(count)});
  }
  year.grades.push_back({.grade = "", .units = static_cast<int>(std::ranges::count(year.scores, std::string(), &UnitScore::grade))});
  Decimal sum;
  for (const auto& one : year.scores) {
    sum = sum + one.total;
  }
  // Cut to two places, like every printed share.
  constexpr std::int64_t hundredth = Decimal::scale / 100;
  const auto mean = sum.micro() / static_cast<std::int64_t>(year.scores.size());
  year.mean_total = Decimal::from_micro(mean / hundredth * hundredth);
}

}  // namespace

auto score_unit(const Unit& unit, const UnitYear& year, const Framework& framework, const Assessment& assessment, Diagnostics& out) -> UnitScore {
  UnitScore result{.unit = &unit, .year = &year, .framework = &framework, .assessment = &assessment};
  ProofContext context{.unit = &unit, .year = &year, .framework = &framework, .assessment = &assessment, .awarded = {}, .total_without_bonus = {}};
  for (const auto& dimension : framework.dimensions) {
    result.dimensions.push_back(judge_dimension(dimension, context, out));
    result.total_without_bonus = result.total_without_bonus + result.dimensions.back().points;
    result.full_points = result.full_points + dimension.points;
  }
  context.total_without_bonus = result.total_without_bonus;
  if (framework.bonus) {
    result.bonus = judge_bonus(*framework.bonus, context, out);
  }
  result.total = result.total_without_bonus + (result.bonus ? result.bonus->points : Decimal());
  result.grade = grade_of(framework, result.total);
  if (const auto named = unit.classes.find(year.year); named != unit.classes.end()) {
    result.unit_class = framework.unit_class(named->second.value);
  }
  if (result.unit_class != nullptr) {
    if (result.unit_class->threshold) {
      result.meets_threshold = result.total_without_bonus >= *result.unit_class->threshold;
    }
    if (const auto* ladder = framework.ladder(result.unit_class->ladder)) {
      result.ladder = judge_ladder(*ladder, context, out);
    }
  }
  result.reviewed = assessment.review && !assessment.review->awarded.empty();
  return result;
}

auto score(const CheckedCorpus& corpus, Diagnostics& out) -> Standings {
  Standings standings;
  const ThaiCollator collator;
  for (const auto number : corpus->years()) {
    standings.years[number] = {.year = number, .framework = corpus->framework_for(number)};
  }
  for (const auto& [id, unit] : corpus->units) {
    for (const auto& [number, content] : unit.years) {
      auto& year = standings.years.at(number);
      const auto assessment = year.framework == nullptr ? content.assessments.end() : content.assessments.find(year.framework->id);
      if (assessment != content.assessments.end() && year.framework->can_score()) {
        year.scores.push_back(score_unit(unit, content, *year.framework, assessment->second, out));
      }
      for (const auto& [framework, answers] : content.checklists) {
        const auto& checklist = corpus->checklists.at(framework);
        standings.checklists.push_back(score_checklist(unit, content, checklist, answers, corpus->portal, out));
      }
    }
    for (const auto& [number, plan] : unit.plans) {
      // A plan without its frame was reported when names were checked.
      if (const auto frame = corpus->plan_frames.find(plan.framework.value); frame != corpus->plan_frames.end()) {
        standings.plans.push_back(score_plan(unit, plan, frame->second, out));
      }
    }
  }
  for (auto& [number, year] : standings.years) {
    rank(year.scores, collator);
    year.index_scores();
    for (const auto& [id, unit] : corpus->units) {
      const bool meant = year.framework != nullptr && std::ranges::find(year.framework->unit_kinds, unit.kind) != year.framework->unit_kinds.end();
      if (unit.quarantine) {
        if (std::ranges::find(unit.quarantine->years, number) != unit.quarantine->years.end()) {
          year.quarantined.push_back(&unit);
        }
      } else if (meant && year.of(id) == nullptr) {
        year.without_assessment.push_back(&unit);
      }
    }
    const auto by_name = [&collator](const Unit* a, const Unit* b) { return collator.key(a->name.th) < collator.key(b->name.th); };
    std::ranges::stable_sort(year.without_assessment, by_name);
    std::ranges::stable_sort(year.quarantined, by_name);
    summarise(year);
    year.programme = measure_programme(year, *corpus);
  }
  for (const auto& [number, results] : corpus->results) {
    standings.results.emplace(number, judge_results(results, standings, *corpus, out));
  }
  standings.programme = score_programme(*corpus, out);
  return standings;
}

}  // namespace prongsai
