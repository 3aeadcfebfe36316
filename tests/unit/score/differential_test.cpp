#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "naive_score.hpp"
#include "score/score.hpp"
#include "small_world.hpp"

// The engine against the naive judge, over every claim on every small ladder and over thousands of random rubrics.
using namespace prongsai;
using small_world::World;

namespace {

// One line per ladder: criteria, supported, counted, points, over-claim, over-award.
auto line(const std::vector<bool>& criteria, int supported, int counted, std::int64_t points, bool over_claimed, bool over_awarded) -> std::string {
  std::string text;
  for (const bool met : criteria) {
    text += met ? '+' : '-';
  }
  return text + " supported " + std::to_string(supported) + " counted " + std::to_string(counted) + " points " + std::to_string(points) +
         (over_claimed ? " over-claim" : "") + (over_awarded ? " over-award" : "") + "\n";
}

auto text_of(const naive::Outcome& outcome) -> std::string {
  std::string text;
  for (const auto& one : outcome.dimensions) {
    text += line(one.criteria, one.supported, one.counted, one.points, one.over_claimed, one.over_awarded);
  }
  const auto& further = outcome.further;
  text += line(further.criteria, further.supported, further.counted, 0, further.over_claimed, further.over_awarded);
  return text + std::to_string(outcome.without_bonus) + " " + std::to_string(outcome.total) + " " +
         (outcome.grade < 0 ? "-" : "g" + std::to_string(outcome.grade)) + (outcome.meets_threshold ? " meets" : " misses") + "\n";
}

auto text_of(const LadderResult& result) -> std::string {
  std::vector<bool> criteria;
  for (const auto& level : result.levels) {
    for (const auto& criterion : level.criteria) {
      criteria.push_back(criterion.supported);
    }
  }
  return line(criteria, result.supported, result.counted, result.points.whole(), result.over_claimed(), result.over_awarded());
}

auto text_of(const UnitScore& score) -> std::string {
  std::string text;
  for (const auto& one : score.dimensions) {
    text += text_of(one);
  }
  text += text_of(*score.ladder);
  return text + plain_number(score.total_without_bonus) + " " + plain_number(score.total) + " " + (score.grade.empty() ? "-" : score.grade) +
         (*score.meets_threshold ? " meets" : " misses") + "\n";
}

// What was reported must be the over-claims and over-awards, no more and no fewer.
auto reports_of(const Diagnostics& out, Code code) -> long {
  const auto all = out.sorted();
  return std::ranges::count(all, code, &Diagnostic::code);
}

void compare(const World& world) {
  const auto built = small_world::build(world);
  Diagnostics out;
  const auto score = score_unit(built.unit, built.year, built.framework, built.assessment, out);
  const auto expected = naive::judge(world);
  CHECK(text_of(score) == text_of(expected));
  auto ladders = expected.dimensions;
  ladders.push_back(expected.further);
  CHECK(out.has_errors() == (std::ranges::any_of(ladders, &naive::LadderOutcome::over_claimed) || reports_of(out, Code::bonus_not_supported) > 0));
  // An award that is too high beside a claim that is, for the same criterion, is told with the claim.
  const auto alone = [](const naive::LadderOutcome& one) { return one.over_awarded && !one.over_claimed; };
  const auto both = [](const naive::LadderOutcome& one) { return one.over_awarded && one.over_claimed; };
  const auto names_both = [](const Diagnostic& one) { return one.code == Code::over_claim && one.labels.size() == 2; };
  CHECK((reports_of(out, Code::over_award) > 0) == std::ranges::any_of(ladders, alone));
  CHECK(std::ranges::any_of(out.sorted(), names_both) == std::ranges::any_of(ladders, both));
}

// Whether a criterion holds is decided by one entry of evidence that names it or does not.
auto ladder_world(unsigned met, int claimed, int awarded) -> World {
  World world;
  small_world::Ladder ladder;
  small_world::Evidence entry;
  int number = 0;
  for (int level = 0; level < 3; ++level) {
    small_world::Level criteria(2);
    for (auto& criterion : criteria) {
      criterion.number = number;
      criterion.rules = {{.type = small_world::RuleType::evidence}};
      if ((met & (1U << static_cast<unsigned>(number))) != 0) {
        entry.supports.push_back(number);
      }
      ++number;
    }
    ladder.levels.push_back(std::move(criteria));
    ladder.points.push_back((level + 1) * 6);
  }
  world.dimensions = {ladder};
  world.further.levels = {{{.number = number, .rules = {{.type = small_world::RuleType::total, .limit = 12}}}}};
  world.claims = {{.claimed = claimed, .awarded = awarded}};
  world.evidence = {entry};
  world.grades = {18, 6};
  world.threshold = 12;
  return world;
}

}  // namespace

TEST_CASE("every claim and every award on every ladder of three levels with two criteria") {
  for (unsigned met = 0; met < 64; ++met) {
    for (int claimed = -1; claimed <= 3; ++claimed) {
      for (int awarded = -1; awarded <= 3; ++awarded) {
        INFO("met " << met << ", claimed " << claimed << ", awarded " << awarded);
        compare(ladder_world(met, claimed, awarded));
      }
    }
  }
}

TEST_CASE("twenty thousand random rubrics") {
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    INFO("seed " << seed);
    compare(small_world::random_world(seed));
  }
}

TEST_CASE("the random rubrics reach every kind of requirement, met and not met") {
  std::array<int, 8> met{};
  std::array<int, 8> not_met{};
  for (std::uint64_t seed = 1; seed <= 2'000; ++seed) {
    const auto world = small_world::random_world(seed);
    const auto built = small_world::build(world);
    Diagnostics out;
    const auto score = score_unit(built.unit, built.year, built.framework, built.assessment, out);
    auto ladders = score.dimensions;
    ladders.push_back(*score.ladder);
    for (const auto& ladder : ladders) {
      for (const auto& level : ladder.levels) {
        for (const auto& criterion : level.criteria) {
          for (const auto& proof : criterion.proofs) {
            // fact and fact_share are one variant; the table's four measures one.
            ++(proof.holds ? met : not_met)[proof.requirement->rule.index()];
          }
        }
      }
    }
  }
  for (std::size_t kind = 0; kind < std::variant_size_v<RequirementRule>; ++kind) {
    INFO("requirement " << kind);
    CHECK(met[kind] >= 50);
    CHECK(not_met[kind] >= 50);
  }
}
