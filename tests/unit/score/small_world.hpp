#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/framework.hpp"
#include "model/unit.hpp"

// Small rubrics and assessments as plain integers. The engine gets them as a Framework and an Assessment (built in small_world.cpp); the naive judge
// (naive_score.hpp) reads the integers themselves and shares no code with the engine.
namespace small_world {

enum class RuleType : std::uint8_t { evidence, fact, fact_share, table, not_shared, disjoint, declared, total };
// As Limit::Comparison.
enum class Compare : std::uint8_t { above, at_least, below, at_most, equals };
enum class Select : std::uint8_t { all, top, except_top };
enum class Measure : std::uint8_t { count, sum, distinct, share };

struct Rule {
  RuleType type = RuleType::declared;
  // evidence: kind 0 or 1, or -1 for any.
  int kind = -1;
  int min = 1;
  bool per_quarter = false;
  Compare compare = Compare::at_least;
  int limit = 0;
  Select select = Select::all;
  int n = 1;
  // Only rows whose flag is set match.
  bool where_flag = false;
  Measure measure = Measure::count;
  // not_shared: the other dimension.
  int dimension = 0;
};

// Criteria are numbered through the whole rubric, in reading order.
struct Criterion {
  int number = 0;
  std::vector<Rule> rules;
};
using Level = std::vector<Criterion>;

struct Ladder {
  std::vector<Level> levels;
  // Per level, rising; empty for the further ladder.
  std::vector<int> points;
};

struct Evidence {
  // 0, 1: kinds; 2: a signed statement.
  int kind = 0;
  std::vector<int> supports;
  // Bit q set: quarter q + 1; 16: a range over the whole year.
  unsigned quarters = 0;
  // Entries with equal bytes have the same hash; 0 is none.
  int bytes = 0;
  // Entries with the same document number; 0 is none.
  int document = 0;
};

struct Row {
  int amount = 0;
  bool flag = false;
  // 0 is an empty cell.
  int word = 0;
  // Index of an entry, or -1.
  int order = -1;
};

struct Claims {
  // -1: nothing claimed or awarded.
  int claimed = -1;
  int awarded = -1;
};

struct World {
  std::vector<Ladder> dimensions;
  Ladder further;
  std::vector<Claims> claims;
  Claims further_claims;
  std::vector<Evidence> evidence;
  bool has_table = false;
  std::vector<Row> table;
  // -1: not declared.
  int fact = -1;
  int whole = -1;
  // Ids of entries that the fact `role` names.
  std::vector<int> role;
  int bonus_points = 0;
  // -1: none claimed; otherwise the entry that the claim names.
  int bonus_entry = -1;
  int bonus_kind = 0;
  // -1: the committee is silent.
  int bonus_awarded = -1;
  // Falling.
  std::vector<int> grades;
  int threshold = 0;
};

// The same world in the engine's own terms.
struct Built {
  prongsai::Framework framework;
  prongsai::Unit unit;
  prongsai::UnitYear year;
  prongsai::Assessment assessment;
};
[[nodiscard]] auto build(const World& world) -> Built;
[[nodiscard]] auto criterion_id(int number) -> std::string;
[[nodiscard]] auto dimension_id(int index) -> std::string;

// A world from a number: the same on every machine.
[[nodiscard]] auto random_world(std::uint64_t seed) -> World;

}  // namespace small_world
