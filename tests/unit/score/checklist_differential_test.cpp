#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "check/freshness.hpp"
#include "checklist_fixture.hpp"
#include "score/score.hpp"

using namespace prongsai;
using namespace checklist_fixture;

namespace {

// A second implementation, as plain as the specification: fractions with a common denominator made on the way.
struct Fraction {
  __extension__ using Wide = __int128;
  Wide top = 0;
  Wide bottom = 1;
  static auto gcd(Wide a, Wide b) -> Wide { return b == 0 ? (a < 0 ? -a : a) : gcd(b, a % b); }
  auto reduced() const -> Fraction {
    const auto shared = gcd(top, bottom);
    return shared == 0 ? *this : Fraction{top / shared, bottom / shared};
  }
  auto operator+(const Fraction& other) const -> Fraction { return Fraction{top * other.bottom + other.top * bottom, bottom * other.bottom}.reduced(); }
  auto operator*(const Fraction& other) const -> Fraction { return Fraction{top * other.top, bottom * other.bottom}.reduced(); }
  auto at_least(const Fraction& other) const -> bool { return top * other.bottom >= other.top * bottom; }
};

struct NaiveItem {
  Fraction weight;
  Fraction share;
  bool applies = true;
  bool present = false;
};

// Draws a checklist of up to 3 groups of up to 5 items, some of them below a heading, with answers, and what it should come to.
struct Draw {
  std::mt19937 random;
  Fixture fixture;
  std::vector<std::vector<NaiveItem>> expected;

  explicit Draw(unsigned seed) : random(seed) {}
  auto below(int limit) -> int { return static_cast<int>(random() % static_cast<unsigned>(limit)); }

  void make() {
    auto& checklist = fixture.checklist;
    checklist.scoring = static_cast<Scoring>(below(3));
    checklist.choices["list"] = {{.id = "none", .title = {}, .points = Decimal()},
                                 {.id = "half", .title = {}, .points = decimal("0.5")},
                                 {.id = "tenth", .title = {}, .points = decimal("0.1")},
                                 {.id = "full", .title = {}, .points = Decimal(1)}};
    checklist.groups.clear();
    for (int group = below(3); group >= 0; --group) {
      checklist.groups.emplace_back();
      expected.emplace_back();
      std::vector<ChecklistItem> nested;
      for (int count = below(5); count >= 0; --count) {
        auto one = question();
        (below(3) == 0 ? nested : checklist.groups.back().items).push_back(std::move(one));
      }
      if (!nested.empty()) {
        auto heading = item("h" + std::to_string(group));
        heading.items = std::move(nested);
        checklist.groups.back().items.push_back(std::move(heading));
      }
    }
    checklist.grades = {{.name = "A", .title = {}, .from = Decimal(75), .each = Decimal(50)},
                        {.name = "B", .title = {}, .from = Decimal(50), .each = {}},
                        {.name = "C", .title = {}, .from = Decimal(1), .each = {}}};
  }

  auto question() -> ChecklistItem {
    auto one = item("i" + std::to_string(++items));
    const int weight = below(5);
    one.weight = Decimal::from_micro(weight * 500'000);
    NaiveItem naive{.weight = {weight, 2}, .share = {}};
    one.answer = static_cast<AnswerType>(below(3));
    std::optional<Answer> answer;
    switch (below(6)) {
      case 0:
        break;
      case 1:
        answer = fixed(Answer::Kind::not_applicable);
        naive.applies = false;
        break;
      case 2:
        answer = fixed(Answer::Kind::absent);
        break;
      default:
        answer = real_answer(one, naive);
    }
    if (answer) {
      fixture.answer(one.id.str(), *answer);
    }
    expected.back().push_back(naive);
    return one;
  }

  auto real_answer(ChecklistItem& one, NaiveItem& naive) -> Answer {
    naive.present = true;
    if (one.answer == AnswerType::present) {
      naive.share = {1, 1};
      return present();
    }
    if (one.answer == AnswerType::choice) {
      one.choices = "list";
      constexpr std::array<const char*, 4> words{"none", "half", "tenth", "full"};
      constexpr std::array<int, 4> tenths{0, 5, 1, 10};
      const auto first = static_cast<std::size_t>(below(4));
      const auto second = static_cast<std::size_t>(below(4));
      naive.share = {std::max(tenths[first], tenths[second]), 10};
      naive.present = naive.share.top > 0;
      return first == second ? chosen({words[first]}) : chosen({words[first], words[second]});
    }
    const int from = below(12);
    const int to = from + 1 + below(9);
    const int value = from + below(to - from + 1);
    const bool falling = below(2) == 0;
    one.range = falling ? NumberRange{.from = Decimal(to), .to = Decimal(from)} : NumberRange{.from = Decimal(from), .to = Decimal(to)};
    naive.share = {falling ? to - value : value - from, to - from};
    fixture.checklist.divisor = std::lcm(fixture.checklist.divisor, static_cast<std::int64_t>(to - from) * Decimal::scale);
    return number(Decimal(value));
  }

  int items = 0;
};

struct NaiveTally {
  Fraction points;
  Fraction applicable;
  int present = 0;
  int applying = 0;
};

auto tally_of(const std::vector<NaiveItem>& items) -> NaiveTally {
  NaiveTally tally;
  for (const auto& one : items) {
    if (one.applies) {
      ++tally.applying;
      tally.applicable = tally.applicable + one.weight;
      tally.present += one.present ? 1 : 0;
      tally.points = tally.points + (one.present ? one.weight * one.share : Fraction{});
    }
  }
  return tally;
}

auto hundredths(const Fraction& value) -> Decimal { return Decimal::from_micro(static_cast<std::int64_t>(value.top * 100 / value.bottom) * 10'000); }

auto percent_of(const NaiveTally& tally, Scoring scoring) -> std::optional<Fraction> {
  if (scoring == Scoring::none) {
    return tally.applying == 0 ? std::nullopt : std::optional(Fraction{tally.present * 100, tally.applying});
  }
  if (tally.applicable.top == 0) {
    return std::nullopt;
  }
  return tally.points * Fraction{100 * tally.applicable.bottom, tally.applicable.top};
}

auto grade_of(const NaiveTally& total, const std::vector<std::vector<NaiveItem>>& groups, const Checklist& checklist) -> std::string {
  for (const auto& grade : checklist.grades) {
    const Fraction from{grade.from.micro(), Decimal::scale};
    const auto score = checklist.scoring == Scoring::percent ? percent_of(total, Scoring::percent) : std::optional(total.points);
    bool earned = score && score->at_least(from);
    for (const auto& group : groups) {
      const auto share = percent_of(tally_of(group), checklist.scoring);
      earned = earned && (!grade.each || !share || share->at_least({grade.each->micro(), Decimal::scale}));
    }
    if (earned) {
      return grade.name;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("5,000 random checklists come to what a second, naive implementation says") {
  for (unsigned seed = 0; seed < 5000; ++seed) {
    Draw draw(seed);
    draw.make();
    const auto& checklist = draw.fixture.checklist;
    const auto score = draw.fixture.score();
    std::vector<NaiveItem> all;
    bool same = score.groups.size() == draw.expected.size();
    for (std::size_t i = 0; same && i < score.groups.size(); ++i) {
      const auto naive = tally_of(draw.expected[i]);
      const auto percent = percent_of(naive, checklist.scoring);
      const auto& tally = score.groups[i].tally;
      same = tally.present == naive.present && tally.applying() == naive.applying && tally.points.points() == hundredths(naive.points) &&
             tally.percent() == (percent ? std::optional(hundredths(*percent)) : std::nullopt);
      all.insert(all.end(), draw.expected[i].begin(), draw.expected[i].end());
    }
    const auto total = tally_of(all);
    const auto percent = percent_of(total, checklist.scoring);
    same = same && score.tally.points.points() == hundredths(total.points) && score.tally.present == total.present &&
           score.tally.percent() == (percent ? std::optional(hundredths(*percent)) : std::nullopt) &&
           (score.grade == nullptr ? std::string() : score.grade->name) == grade_of(total, draw.expected, checklist);
    INFO("seed " << seed);
    REQUIRE(same);
  }
}
