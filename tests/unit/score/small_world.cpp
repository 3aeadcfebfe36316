#include "small_world.hpp"

#include <algorithm>
#include <utility>

using namespace prongsai;

namespace small_world {
namespace {

auto limit_of(const Rule& rule) -> Limit { return {.comparison = static_cast<Limit::Comparison>(rule.compare), .value = Decimal(rule.limit)}; }

auto table_rule(const Rule& rule) -> TableRequirement {
  TableRequirement out{.table = "rows", .selection = static_cast<TableRequirement::Selection>(rule.select), .by = "amount", .n = rule.n};
  if (rule.where_flag) {
    out.where = {{.column = "flag", .values = {CellValue(true)}}};
  }
  out.measure = static_cast<TableRequirement::Measure>(rule.measure);
  out.column = rule.measure == Measure::distinct ? "word" : "amount";
  out.limit = limit_of(rule);
  return out;
}

auto rule_of(const Rule& rule) -> RequirementRule {
  switch (rule.type) {
    case RuleType::evidence:
      return EvidenceRequirement{.kinds = rule.kind < 0 ? std::vector<std::string>() : std::vector<std::string>{"k" + std::to_string(rule.kind)},
                                 .min = rule.min,
                                 .per_quarter = rule.per_quarter};
    case RuleType::fact:
      return FactRequirement{.name = "fact", .of = {}, .limit = limit_of(rule), .unit = {}};
    case RuleType::fact_share:
      return FactRequirement{.name = "fact", .of = "whole", .limit = limit_of(rule), .unit = {}};
    case RuleType::table:
      return table_rule(rule);
    case RuleType::not_shared:
      return NotSharedRequirement{.dimensions = {LadderId(dimension_id(rule.dimension))}};
    case RuleType::disjoint:
      return DisjointRequirement{.first = "role", .second = "rows.order"};
    case RuleType::declared:
      return DeclaredRequirement{};
    case RuleType::total:
      return TotalRequirement{.limit = limit_of(rule)};
  }
  return DeclaredRequirement{};
}

auto levels_of(const Ladder& ladder) -> std::vector<prongsai::Level> {
  std::vector<prongsai::Level> levels;
  for (std::size_t i = 0; i < ladder.levels.size(); ++i) {
    prongsai::Level level{.number = static_cast<int>(i) + 1};
    if (!ladder.points.empty()) {
      level.points = Decimal(ladder.points[i]);
    }
    for (const auto& criterion : ladder.levels[i]) {
      prongsai::Criterion made{.id = CriterionId(criterion_id(criterion.number))};
      for (const auto& rule : criterion.rules) {
        made.requirements.push_back({.rule = rule_of(rule), .span = {}});
      }
      level.criteria.push_back(std::move(made));
    }
    levels.push_back(std::move(level));
  }
  return levels;
}

auto framework_of(const World& world) -> Framework {
  Framework framework{.id = FrameworkId("small"), .years = {FiscalYear{2564}}, .unit_kinds = {UnitKind::regional}};
  framework.evidence_kinds = {{.id = "k0"}, {.id = "k1"}, {.id = "k2", .is_statement = true}};
  framework.facts = {{.id = "fact"}, {.id = "whole"}, {.id = "role", .type = ValueType::evidence}};
  framework.tables = {{.id = "rows",
                       .columns = {{.id = "amount", .type = ValueType::decimal},
                                   {.id = "flag", .type = ValueType::boolean},
                                   {.id = "word", .type = ValueType::text, .optional = true},
                                   {.id = "order", .type = ValueType::evidence, .optional = true}}}};
  for (std::size_t i = 0; i < world.dimensions.size(); ++i) {
    Dimension dimension{.id = LadderId(dimension_id(static_cast<int>(i)))};
    dimension.points = Decimal(world.dimensions[i].points.back());
    dimension.variants = {{.kind = std::nullopt, .levels = levels_of(world.dimensions[i])}};
    framework.dimensions.push_back(std::move(dimension));
  }
  if (world.bonus_points > 0) {
    framework.bonus = Bonus{.id = CriterionId("bonus"), .points = Decimal(world.bonus_points)};
    const EvidenceRequirement award{.kinds = {"k" + std::to_string(world.bonus_kind)}, .min = 1};
    framework.bonus->requirements = {{.rule = award, .span = {}}};
  }
  for (std::size_t i = 0; i < world.grades.size(); ++i) {
    framework.grades.push_back({.name = "g" + std::to_string(i), .from = Decimal(world.grades[i])});
  }
  framework.classes = {{.id = "class", .threshold = Decimal(world.threshold), .ladder = LadderId("further")}};
  framework.ladders = {{.id = LadderId("further"), .for_class = "class", .levels = levels_of(world.further)}};
  return framework;
}

void add_claim(const std::string& id, const Claims& claims, Assessment& assessment) {
  if (claims.claimed >= 0) {
    assessment.claims.push_back({.ladder = LadderId(id), .level = claims.claimed});
  }
  if (claims.awarded >= 0) {
    if (!assessment.review) {
      assessment.review.emplace();
    }
    assessment.review->awarded[LadderId(id)] = {.level = claims.awarded, .span = {}};
  }
}

auto entry_id(int index) -> std::string { return "e" + std::to_string(index); }

auto assessment_of(const World& world) -> Assessment {
  Assessment assessment{.framework = FrameworkId("small")};
  for (std::size_t i = 0; i < world.claims.size(); ++i) {
    add_claim(dimension_id(static_cast<int>(i)), world.claims[i], assessment);
  }
  add_claim("further", world.further_claims, assessment);
  const auto number = [&](const char* name, int value) {
    if (value >= 0) {
      assessment.facts.push_back({.id = name, .value = Decimal(value), .span = {}});
    }
  };
  number("fact", world.fact);
  number("whole", world.whole);
  std::vector<Located<EvidenceId>> role;
  for (const auto index : world.role) {
    role.push_back({EvidenceId(entry_id(index)), {}});
  }
  assessment.facts.push_back({.id = "role", .value = std::move(role), .span = {}});
  if (world.has_table) {
    Table table{.id = "rows"};
    for (const auto& row : world.table) {
      const auto word = row.word == 0 ? CellValue() : CellValue(std::string("w") + std::to_string(row.word));
      const auto order = row.order < 0 ? CellValue() : CellValue(entry_id(row.order));
      table.rows.push_back({.cells = {CellValue(Decimal(row.amount)), CellValue(row.flag), word, order}, .cell_spans = {}, .span = {}});
    }
    assessment.tables.push_back(std::move(table));
  }
  if (world.bonus_entry >= 0) {
    assessment.bonus = BonusClaim{.award = {}, .evidence = {EvidenceId(entry_id(world.bonus_entry)), {}}, .span = {}};
  }
  if (world.bonus_awarded >= 0) {
    if (!assessment.review) {
      assessment.review.emplace();
    }
    assessment.review->bonus = world.bonus_awarded == 1;
  }
  return assessment;
}

auto evidence_of(const World& world) -> std::vector<prongsai::Evidence> {
  std::vector<prongsai::Evidence> entries;
  for (std::size_t i = 0; i < world.evidence.size(); ++i) {
    const auto& one = world.evidence[i];
    prongsai::Evidence entry{.id = EvidenceId(entry_id(static_cast<int>(i))), .kind = "k" + std::to_string(one.kind)};
    for (const auto number : one.supports) {
      entry.supports.push_back({CriterionId(criterion_id(number)), {}});
    }
    for (int quarter = 1; quarter <= 4; ++quarter) {
      if ((one.quarters & (1U << static_cast<unsigned>(quarter - 1))) != 0) {
        entry.period.quarters.push_back(Quarter{quarter});
      }
    }
    if ((one.quarters & 16U) != 0) {
      entry.period.from = first_day(FiscalYear{2564});
      entry.period.to = last_day(FiscalYear{2564});
    }
    entry.facts = FileFacts{.sha256 = one.bytes == 0 ? "own" + std::to_string(i) : "same" + std::to_string(one.bytes)};
    if (one.document != 0) {
      entry.document = {.number = std::to_string(one.document), .date = Date{2021, 1, 15}};
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

// SplitMix64 (Steele, Lea and Flood, 2014): the standard library's distributions differ between machines.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  // From 0 to sides - 1.
  auto roll(int sides) -> int {
    state_ += 0x9E3779B97F4A7C15ULL;
    auto z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return static_cast<int>((z ^ (z >> 31U)) % static_cast<std::uint64_t>(sides));
  }

 private:
  std::uint64_t state_;
};

auto random_rule(Dice& dice, int dimensions, bool further) -> Rule {
  Rule rule;
  rule.type = static_cast<RuleType>(dice.roll(further ? 8 : 7));
  rule.kind = dice.roll(3) - 1;
  rule.min = 1 + dice.roll(2);
  rule.per_quarter = dice.roll(4) == 0;
  rule.compare = static_cast<Compare>(dice.roll(5));
  rule.select = static_cast<Select>(dice.roll(3));
  rule.n = 1 + dice.roll(3);
  rule.where_flag = dice.roll(2) == 0;
  rule.measure = static_cast<Measure>(dice.roll(4));
  rule.dimension = dice.roll(dimensions);
  const bool in_per_cent = rule.type == RuleType::fact_share || (rule.type == RuleType::table && rule.measure == Measure::share);
  // Limits that thirds, halves and quarters meet exactly, or miss by little.
  static constexpr int shares[] = {0, 25, 33, 34, 50, 66, 67, 75, 100};
  rule.limit = in_per_cent ? shares[dice.roll(9)] : dice.roll(rule.type == RuleType::total ? 20 : 4);
  return rule;
}

auto random_ladder(Dice& dice, int levels, int dimensions, bool further, int& next) -> Ladder {
  Ladder ladder;
  int points = 0;
  for (int i = 0; i < levels; ++i) {
    Level level(static_cast<std::size_t>(1 + dice.roll(2)));
    for (auto& criterion : level) {
      criterion.number = next++;
      const int rules = 1 + dice.roll(2);
      for (int k = 0; k < rules; ++k) {
        criterion.rules.push_back(random_rule(dice, dimensions, further));
      }
    }
    ladder.levels.push_back(std::move(level));
    points += 1 + dice.roll(4);
    if (!further) {
      ladder.points.push_back(points);
    }
  }
  return ladder;
}

auto random_claims(Dice& dice, int levels) -> Claims {
  return {.claimed = dice.roll(levels + 2) - 1, .awarded = dice.roll(3) == 0 ? dice.roll(levels + 1) : -1};
}

void random_content(Dice& dice, int criteria, World& world) {
  const int entries = dice.roll(6);
  for (int i = 0; i < entries; ++i) {
    Evidence one{.kind = dice.roll(3), .supports = {}, .quarters = static_cast<unsigned>(dice.roll(32)), .bytes = dice.roll(4), .document = dice.roll(3)};
    for (int number = 0; number < criteria; ++number) {
      if (dice.roll(3) == 0) {
        one.supports.push_back(number);
      }
    }
    if (dice.roll(6) == 0) {
      one.supports.push_back(-1);
    }
    world.evidence.push_back(std::move(one));
  }
  world.has_table = dice.roll(4) != 0;
  const int rows = dice.roll(6);
  for (int i = 0; i < rows; ++i) {
    world.table.push_back({.amount = dice.roll(4), .flag = dice.roll(3) != 0, .word = dice.roll(4), .order = dice.roll(entries + 1) - 1});
  }
  world.fact = dice.roll(6) - 1;
  world.whole = dice.roll(6) - 1;
  for (int i = 0; i < entries; ++i) {
    if (dice.roll(3) == 0) {
      world.role.push_back(i);
    }
  }
  world.bonus_points = dice.roll(2) * 3;
  world.bonus_entry = dice.roll(entries + 1) - 1;
  world.bonus_kind = dice.roll(3);
  world.bonus_awarded = dice.roll(4) == 0 ? dice.roll(2) : -1;
}

}  // namespace

auto criterion_id(int number) -> std::string { return number < 0 ? "bonus" : "c" + std::to_string(number); }
auto dimension_id(int index) -> std::string { return "d" + std::to_string(index); }

auto build(const World& world) -> Built {
  Built built{.framework = framework_of(world), .unit = {}, .year = {.year = FiscalYear{2564}}, .assessment = assessment_of(world)};
  built.unit.id = UnitId("u");
  built.unit.classes[FiscalYear{2564}] = {"class", {}};
  built.year.evidence = evidence_of(world);
  return built;
}

auto random_world(std::uint64_t seed) -> World {
  Dice dice(seed);
  World world;
  int next = 0;
  const int dimensions = 1 + dice.roll(3);
  for (int i = 0; i < dimensions; ++i) {
    const int levels = 1 + dice.roll(3);
    world.dimensions.push_back(random_ladder(dice, levels, dimensions, false, next));
    world.claims.push_back(random_claims(dice, levels));
  }
  const int levels = 1 + dice.roll(3);
  world.further = random_ladder(dice, levels, dimensions, true, next);
  world.further_claims = random_claims(dice, levels);
  random_content(dice, next, world);
  int from = 4 + dice.roll(20);
  for (int i = 0; i < 3 && from > 0; ++i) {
    world.grades.push_back(from);
    from -= 1 + dice.roll(6);
  }
  world.threshold = dice.roll(20);
  return world;
}

}  // namespace small_world
