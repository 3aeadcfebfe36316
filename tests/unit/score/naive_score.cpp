#include "naive_score.hpp"

#include <cstddef>

namespace naive {
namespace {

using namespace small_world;

// Is a/b (b > 0) as the comparison asks, against `limit`?
auto holds(long a, long b, Compare compare, long limit) -> bool {
  const long left = a;
  const long right = limit * b;
  if (compare == Compare::above) {
    return left > right;
  }
  if (compare == Compare::at_least) {
    return left >= right;
  }
  if (compare == Compare::below) {
    return left < right;
  }
  if (compare == Compare::at_most) {
    return left <= right;
  }
  return left == right;
}

auto names(const Evidence& entry, int criterion) -> bool {
  for (const int one : entry.supports) {
    if (one == criterion) {
      return true;
    }
  }
  return false;
}

auto evidence_holds(const Rule& rule, int criterion, const World& world) -> bool {
  int all = 0;
  int quarter[4] = {0, 0, 0, 0};
  for (const auto& entry : world.evidence) {
    if (!names(entry, criterion) || (rule.kind >= 0 && entry.kind != rule.kind)) {
      continue;
    }
    ++all;
    for (unsigned q = 0; q < 4; ++q) {
      if ((entry.quarters & 16U) != 0 || (entry.quarters & (1U << q)) != 0) {
        ++quarter[q];
      }
    }
  }
  if (!rule.per_quarter) {
    return all >= rule.min;
  }
  return quarter[0] >= rule.min && quarter[1] >= rule.min && quarter[2] >= rule.min && quarter[3] >= rule.min;
}

// A row is among the n largest when fewer than n rows are larger: ties with the n-th belong to the top.
auto in_top(const Row& row, const std::vector<Row>& table, int n) -> bool {
  int larger = 0;
  for (const auto& other : table) {
    if (other.amount > row.amount) {
      ++larger;
    }
  }
  return larger < n;
}

auto table_holds(const Rule& rule, const World& world) -> bool {
  if (!world.has_table) {
    return false;
  }
  long chosen = 0;
  long matching = 0;
  long sum = 0;
  bool seen[4] = {false, false, false, false};
  for (const auto& row : world.table) {
    const bool top = in_top(row, world.table, rule.n);
    if ((rule.select == Select::top && !top) || (rule.select == Select::except_top && top)) {
      continue;
    }
    ++chosen;
    if (rule.where_flag && !row.flag) {
      continue;
    }
    ++matching;
    sum += row.amount;
    seen[row.word] = true;
  }
  if (rule.measure == Measure::share) {
    if (chosen == 0) {
      return rule.select == Select::except_top && !world.table.empty();
    }
    return holds(matching * 100, chosen, rule.compare, rule.limit);
  }
  if (rule.measure == Measure::sum) {
    return holds(sum, 1, rule.compare, rule.limit);
  }
  if (rule.measure == Measure::distinct) {
    const long words = (seen[1] ? 1 : 0) + (seen[2] ? 1 : 0) + (seen[3] ? 1 : 0);
    return holds(words, 1, rule.compare, rule.limit);
  }
  return holds(matching, 1, rule.compare, rule.limit);
}

auto same_file(const World& world, int a, int b) -> bool {
  const auto& first = world.evidence[static_cast<std::size_t>(a)];
  const auto& second = world.evidence[static_cast<std::size_t>(b)];
  return a == b || (first.bytes != 0 && first.bytes == second.bytes);
}

auto not_shared_holds(const Rule& rule, int criterion, const World& world) -> bool {
  const int count = static_cast<int>(world.evidence.size());
  for (int own = 0; own < count; ++own) {
    if (!names(world.evidence[static_cast<std::size_t>(own)], criterion)) {
      continue;
    }
    for (int other = 0; other < count; ++other) {
      for (const auto& level : world.dimensions[static_cast<std::size_t>(rule.dimension)].levels) {
        for (const auto& one : level) {
          if (same_file(world, own, other) && names(world.evidence[static_cast<std::size_t>(other)], one.number)) {
            return false;
          }
        }
      }
    }
  }
  return true;
}

auto disjoint_holds(const World& world) -> bool {
  bool any_order = false;
  for (const auto& row : world.table) {
    if (!world.has_table || row.order < 0) {
      continue;
    }
    any_order = true;
    for (const int role : world.role) {
      const int a = world.evidence[static_cast<std::size_t>(role)].document;
      const int b = world.evidence[static_cast<std::size_t>(row.order)].document;
      if (same_file(world, role, row.order) || (a != 0 && a == b)) {
        return false;
      }
    }
  }
  return any_order && !world.role.empty();
}

auto declared_holds(int criterion, int level, int awarded, const World& world) -> bool {
  for (const auto& entry : world.evidence) {
    if (entry.kind == 2 && names(entry, criterion)) {
      return true;
    }
  }
  return awarded >= level;
}

auto rule_holds(const Rule& rule, int criterion, int level, int awarded, int total, const World& world) -> bool {
  switch (rule.type) {
    case RuleType::evidence:
      return evidence_holds(rule, criterion, world);
    case RuleType::fact:
      return world.fact >= 0 && holds(world.fact, 1, rule.compare, rule.limit);
    case RuleType::fact_share:
      return world.fact >= 0 && world.whole > 0 && world.fact <= world.whole && holds(world.fact * 100L, world.whole, rule.compare, rule.limit);
    case RuleType::table:
      return table_holds(rule, world);
    case RuleType::not_shared:
      return not_shared_holds(rule, criterion, world);
    case RuleType::disjoint:
      return disjoint_holds(world);
    case RuleType::declared:
      return declared_holds(criterion, level, awarded, world);
    case RuleType::total:
      return holds(total, 1, rule.compare, rule.limit);
  }
  return false;
}

auto judge_ladder(const Ladder& ladder, const Claims& claims, int total, const World& world) -> LadderOutcome {
  LadderOutcome out;
  bool every_level_so_far = true;
  for (std::size_t i = 0; i < ladder.levels.size(); ++i) {
    const int level = static_cast<int>(i) + 1;
    for (const auto& criterion : ladder.levels[i]) {
      bool met = true;
      for (const auto& rule : criterion.rules) {
        met = rule_holds(rule, criterion.number, level, claims.awarded, total, world) && met;
      }
      out.criteria.push_back(met);
      every_level_so_far = every_level_so_far && met;
    }
    if (every_level_so_far) {
      out.supported = level;
    }
  }
  const int claimed = claims.claimed < 0 ? 0 : claims.claimed;
  const int smaller = claimed < out.supported ? claimed : out.supported;
  out.counted = claims.awarded >= 0 ? claims.awarded : smaller;
  out.points = out.counted > 0 && !ladder.points.empty() ? ladder.points[static_cast<std::size_t>(out.counted) - 1] : 0;
  out.over_claimed = claimed > out.supported;
  out.over_awarded = claims.awarded > out.supported;
  return out;
}

auto bonus_counts(const World& world) -> bool {
  if (world.bonus_points == 0) {
    return false;
  }
  if (world.bonus_awarded >= 0) {
    return world.bonus_awarded == 1;
  }
  if (world.bonus_entry < 0) {
    return false;
  }
  for (const auto& entry : world.evidence) {
    if (entry.kind == world.bonus_kind && names(entry, -1)) {
      return true;
    }
  }
  return false;
}

}  // namespace

auto judge(const World& world) -> Outcome {
  Outcome out;
  for (std::size_t i = 0; i < world.dimensions.size(); ++i) {
    out.dimensions.push_back(judge_ladder(world.dimensions[i], world.claims[i], 0, world));
    out.without_bonus += out.dimensions.back().points;
  }
  out.total = out.without_bonus + (bonus_counts(world) ? world.bonus_points : 0);
  out.further = judge_ladder(world.further, world.further_claims, out.without_bonus, world);
  for (std::size_t i = world.grades.size(); i-- > 0;) {
    if (out.total >= world.grades[i]) {
      out.grade = static_cast<int>(i);
    }
  }
  out.meets_threshold = out.without_bonus >= world.threshold;
  return out;
}

}  // namespace naive
