#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "model/corpus.hpp"
#include "score/programme.hpp"
#include "score/checklist_score.hpp"
#include "score/plan_standings.hpp"

// Every number that the site, the packs, the open data or the command line shows about scores: computed once, here. All pointers point into the
// Corpus, which outlives the standings.
namespace prongsai {

// How a requirement came out, with the numbers that show it.
struct Proof {
  const Requirement* requirement = nullptr;
  bool holds = false;
  // What was measured: the count, the fact, the sum; for shares the exact fraction. Empty where a fact or table is missing.
  std::variant<std::monostate, Decimal, Share> measured;
  // Entries of the register that count for it, or, where it fails, that stand against it (not_shared_with, disjoint).
  std::vector<const Evidence*> evidence;
  // Of `per: quarter`: entries per quarter.
  std::vector<int> per_quarter;
  // Of `declared`: whether the committee's award decided.
  bool by_award = false;
};

struct CriterionResult {
  const Criterion* criterion = nullptr;
  bool supported = false;
  std::vector<Proof> proofs;
  // Every entry of the register that names the criterion.
  std::vector<const Evidence*> evidence;
  // The office's own reason why it does not claim it, or null.
  const Text* not_met = nullptr;
};

struct LevelResult {
  const Level* level = nullptr;
  // All criteria of this level and of every level below hold.
  bool supported = false;
  std::vector<CriterionResult> criteria;
};

// A dimension or a further ladder of one unit and year.
struct LadderResult {
  LadderId id;
  Text title;
  Text short_title;
  const Dimension* dimension = nullptr;    // null for a further ladder
  const FurtherLadder* ladder = nullptr;   // null for a dimension
  std::vector<LevelResult> levels;
  // Highest level claimed; empty where nothing was claimed.
  std::optional<int> claimed;
  int supported = 0;
  std::optional<int> awarded;
  // The level that counts (design: awarded, else the smaller of claimed and supported).
  int counted = 0;
  Decimal points;
  Decimal full_points;
  const Text* remark = nullptr;
  [[nodiscard]] auto over_claimed() const -> bool { return claimed.value_or(0) > supported; }
  [[nodiscard]] auto over_awarded() const -> bool { return awarded.value_or(0) > supported; }
};

struct BonusResult {
  bool claimed = false;
  bool supported = false;
  std::optional<bool> awarded;
  Decimal points;
  std::vector<Proof> proofs;
};

struct UnitScore {
  const Unit* unit = nullptr;
  const UnitYear* year = nullptr;
  const Framework* framework = nullptr;
  const Assessment* assessment = nullptr;
  // Of the framework; null where unit.yaml names none for the year.
  const UnitClass* unit_class = nullptr;
  // In the framework's order.
  std::vector<LadderResult> dimensions;
  // The ladder of the unit's class, where it has one.
  std::optional<LadderResult> ladder;
  std::optional<BonusResult> bonus;
  Decimal total_without_bonus;
  Decimal total;
  Decimal full_points;
  // Empty below the lowest band.
  std::string grade;
  // Empty where the class has no threshold.
  std::optional<bool> meets_threshold;
  // True where a committee awarded levels; otherwise the page says "self-assessment, not reviewed".
  bool reviewed = false;
  // From 1; equal scores share a rank, and the next rank is skipped.
  int rank = 0;
  [[nodiscard]] auto dimension(const LadderId& id) const -> const LadderResult*;
};

struct GradeCount {
  // Empty: below the lowest band.
  std::string grade;
  int units = 0;
};

// How the programme as a whole stands to a target.
struct ProgrammeIndicatorResult {
  const ProgrammeIndicator* indicator = nullptr;
  // Of a share: units that act, of all. Of growth: units of the class now, and in the year before.
  int part = 0;
  int whole = 0;
  // Of growth: units whose class of the year before is not known. Growth is then not computed.
  int unknown = 0;
  bool fell = false;
  // Exact, of growth the size of the change; empty where it cannot be computed.
  std::optional<Share> share;
  std::optional<bool> holds;
};

// An announced award beside the scores.
struct AwardFinding {
  const AnnouncedAward* award = nullptr;
  // Null where the unit has no assessment in the year: nothing can then be compared.
  const UnitScore* score = nullptr;
  // The best scored unit of the group, where it is better than the winner.
  const UnitScore* better = nullptr;
  bool below_threshold = false;
  bool wrong_class = false;
};

// One group that an honour is won in.
struct GroupFinding {
  GroupKey group;
  std::vector<AwardFinding> awards;
  // Assessed units of the group that qualify by class and threshold.
  int candidates = 0;
};

struct HonourFinding {
  const AnnouncedHonour* honour = nullptr;
  std::vector<GroupFinding> groups;
};

struct PromotionFinding {
  const Promotion* promotion = nullptr;
  const UnitScore* score = nullptr;
  std::optional<Decimal> threshold;
  bool below_threshold = false;
};

// What was announced of a year, held against what the portal's own figures say.
struct ResultsFindings {
  const YearResults* results = nullptr;
  const Framework* framework = nullptr;
  std::vector<HonourFinding> honours;
  std::vector<PromotionFinding> promotions;
  // Units whose class keeps its members by a threshold, and whose total is below it.
  std::vector<const UnitScore*> below_class;
};

struct YearStandings {
  FiscalYear year;
  // The framework of the year, or null where the year has write-ups only.
  const Framework* framework = nullptr;
  // By rank; equal ranks in Thai collation of the name.
  std::vector<UnitScore> scores;
  // Units that have files of this year but are set aside because of errors, in Thai collation: named, not ranked.
  std::vector<const Unit*> quarantined;
  // Bands from the highest, the empty grade last.
  std::vector<GradeCount> grades;
  // Units that exist but have no assessment in this year, in Thai collation.
  std::vector<const Unit*> without_assessment;
  // Exact mean of the totals, cut to two places; empty without scores.
  std::optional<Decimal> mean_total;
  std::vector<ProgrammeIndicatorResult> programme;
  // Places in `scores`, by unit: every page of a unit asks for its score. Made by index_scores() once all scores stand in their order; until then `of`
  // looks through them all.
  std::vector<std::uint32_t> by_unit{};
  void index_scores();
  [[nodiscard]] auto of(const UnitId& unit) const -> const UnitScore*;
};

struct Standings {
  std::map<FiscalYear, YearStandings> years;
  // Units and years that report surveys, progress, networks or complaints.
  std::map<ProgrammeKey, ProgrammeResult> programme{};
  std::map<FiscalYear, ResultsFindings> results;
  // By unit, year and checklist.
  std::vector<ChecklistScore> checklists;
  [[nodiscard]] auto checklists_of(const UnitId& unit, FiscalYear year) const -> std::vector<const ChecklistScore*>;
  // Every office's plans, by unit and id.
  std::vector<PlanStandings> plans{};
  [[nodiscard]] auto of(const UnitId& unit, FiscalYear year) const -> const UnitScore*;
  [[nodiscard]] auto plans_of(const UnitId& unit) const -> std::vector<const PlanStandings*>;
  [[nodiscard]] auto programme_of(const UnitId& unit, FiscalYear year) const -> const ProgrammeResult*;
};

}  // namespace prongsai
