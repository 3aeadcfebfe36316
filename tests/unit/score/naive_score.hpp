#pragma once

#include <string>
#include <vector>

#include "small_world.hpp"

// A second judge, as slow and simple as the rules' text in docs/formats.md ("How requirements are decided"): whole numbers, loops over everything,
// nothing shared with the engine.
namespace naive {

struct LadderOutcome {
  std::vector<bool> criteria;
  int supported = 0;
  int counted = 0;
  int points = 0;
  bool over_claimed = false;
  bool over_awarded = false;
};

struct Outcome {
  std::vector<LadderOutcome> dimensions;
  LadderOutcome further;
  int without_bonus = 0;
  int total = 0;
  // Index of the band, or -1.
  int grade = -1;
  bool meets_threshold = false;
};

[[nodiscard]] auto judge(const small_world::World& world) -> Outcome;

}  // namespace naive
