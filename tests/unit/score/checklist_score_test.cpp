#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "check/freshness.hpp"
#include "score/score.hpp"

using namespace prongsai;

namespace {

auto decimal(const char* text) -> Decimal { return *Decimal::parse(text); }

auto present() -> Answer {
  Answer answer;
  answer.kind = Answer::Kind::present;
  return answer;
}
auto fixed(Answer::Kind kind) -> Answer {
  Answer answer;
  answer.kind = kind;
  return answer;
}
auto chosen(std::vector<std::string> words) -> Answer {
  Answer answer;
  answer.kind = Answer::Kind::chosen;
  answer.chosen = std::move(words);
  return answer;
}
auto number(Decimal value) -> Answer {
  Answer answer;
  answer.kind = Answer::Kind::number;
  answer.number = value;
  return answer;
}

auto item(const std::string& id) -> ChecklistItem {
  ChecklistItem one;
  one.id = ItemId(id);
  return one;
}

struct Fixture {
  Checklist checklist;
  Unit unit;
  UnitYear year{.year = FiscalYear{2566}};
  ChecklistAnswers answers;
  Portal portal;
  Diagnostics out;

  Fixture() {
    checklist.id = FrameworkId("list");
    checklist.groups.emplace_back();
    portal.current_year = FiscalYear{2566};
    portal.published = Date{.year = 2023, .month = 9, .day = 15};
  }
  auto add(ChecklistItem one) -> ChecklistItem& {
    checklist.groups.back().items.push_back(std::move(one));
    return checklist.groups.back().items.back();
  }
  void answer(const std::string& id, Answer one) { answers.answers.emplace(ItemId(id), std::move(one)); }
  void review(const std::string& id, Answer one) {
    if (!answers.review) {
      answers.review.emplace();
    }
    answers.review->answers.emplace(ItemId(id), std::move(one));
  }
  void add_evidence(const std::string& kind, const std::string& id, bool damaged = false) {
    Evidence evidence;
    evidence.kind = kind;
    evidence.damaged = damaged;
    evidence.supports_items.push_back({.framework = checklist.id, .item = ItemId(id), .span = {}});
    year.evidence.push_back(std::move(evidence));
  }
  auto score() -> ChecklistScore { return score_checklist(unit, year, checklist, answers, portal, out); }
  auto state(const std::string& id) -> ItemState {
    const auto result = score();
    for (const auto& group : result.groups) {
      for (const auto& one : group.items) {
        if (one.item->id == ItemId(id)) {
          return one.state;
        }
      }
    }
    FAIL("no item " << id);
    return ItemState::unanswered;
  }
};

}  // namespace

TEST_CASE("an item counts as the committee finds, otherwise as the office answers as far as evidence goes") {
  struct Case {
    const char* name;
    bool asks;
    std::optional<Answer> own;
    std::optional<Answer> reviewed;
    const char* evidence;
    ItemState state;
  };
  const auto absent = fixed(Answer::Kind::absent);
  const auto other = fixed(Answer::Kind::not_applicable);
  const Case cases[] = {
      {"nothing", false, {}, {}, "", ItemState::unanswered},
      {"present", false, present(), {}, "", ItemState::present},
      {"absent", false, absent, {}, "", ItemState::absent},
      {"not applicable", true, other, {}, "", ItemState::not_applicable},
      {"without evidence", true, present(), {}, "", ItemState::unproved},
      {"with evidence", true, present(), {}, "page", ItemState::present},
      {"evidence of another kind", true, present(), {}, "order", ItemState::unproved},
      {"absent needs no evidence", true, absent, {}, "", ItemState::absent},
      {"evidence alone is no answer", true, {}, {}, "page", ItemState::unanswered},
      {"committee against office", false, present(), absent, "", ItemState::absent},
      {"committee alone", false, {}, present(), "", ItemState::present},
      {"committee without evidence", true, absent, present(), "", ItemState::present},
  };
  for (const auto& one : cases) {
    INFO(one.name);
    Fixture fixture;
    auto& question = fixture.add(item("a"));
    if (one.asks) {
      question.required = EvidenceRequirement{.kinds = {"page"}, .min = 1};
    }
    if (one.own) {
      fixture.answer("a", *one.own);
    }
    if (one.reviewed) {
      fixture.review("a", *one.reviewed);
    }
    if (*one.evidence != '\0') {
      fixture.add_evidence(one.evidence, "a");
    }
    CHECK(fixture.state("a") == one.state);
  }
}

TEST_CASE("a damaged entry counts as good, a damaged answer as none") {
  Fixture fixture;
  fixture.add(item("a")).required = EvidenceRequirement{.kinds = {"page"}, .min = 1};
  fixture.add(item("b"));
  fixture.answer("a", present());
  fixture.add_evidence("order", "a", true);
  auto damaged = present();
  damaged.damaged = true;
  fixture.answer("b", damaged);
  CHECK(fixture.state("a") == ItemState::present);
  CHECK(fixture.state("b") == ItemState::unanswered);
  CHECK(fixture.out.empty());
}

TEST_CASE("a choice is worth the best word that was chosen, and a word of 0 points says that nothing is there") {
  Fixture fixture;
  fixture.checklist.scoring = Scoring::points;
  fixture.checklist.choices["channel"] = {{.id = "none", .title = {}, .points = Decimal()},
                                          {.id = "board", .title = {}, .points = {}},
                                          {.id = "web", .title = {}, .points = decimal("0.75")}};
  fixture.checklist.choices["words"] = {{.id = "x", .title = {}, .points = {}}, {.id = "y", .title = {}, .points = {}}};
  struct Case {
    const char* list;
    std::vector<std::string> words;
    ItemState state;
    const char* points;
  };
  const Case cases[] = {{"channel", {"none"}, ItemState::absent, "0"},
                        {"channel", {"board"}, ItemState::present, "0"},
                        {"channel", {"none", "board"}, ItemState::present, "0"},
                        {"channel", {"web", "none"}, ItemState::present, "1.5"},
                        {"words", {"y"}, ItemState::present, "2"}};
  for (const auto& one : cases) {
    auto list = fixture;
    auto& question = list.add(item("a"));
    question.answer = AnswerType::choice;
    question.choices = one.list;
    question.weight = Decimal(2);
    list.answer("a", chosen(one.words));
    const auto score = list.score();
    CHECK(score.groups[0].items[0].state == one.state);
    CHECK(score.tally.points.points() == decimal(one.points));
    CHECK(score.tally.full.points() == Decimal(2));
  }
}

TEST_CASE("thirds add up to a whole, and no printed share reaches a limit that the exact one misses") {
  Fixture fixture;
  fixture.checklist.scoring = Scoring::percent;
  fixture.checklist.divisor = 3 * Decimal::scale;
  fixture.checklist.grades = {{.name = "A", .title = {}, .from = Decimal(50), .each = {}}, {.name = "B", .title = {}, .from = decimal("33.333333"), .each = {}}};
  for (const auto* id : {"a", "b"}) {
    auto& question = fixture.add(item(id));
    question.answer = AnswerType::number;
    question.range = NumberRange{.from = Decimal(), .to = Decimal(3)};
  }
  SECTION("a third and two thirds are one of two") {
    fixture.answer("a", number(Decimal(1)));
    fixture.answer("b", number(Decimal(2)));
    const auto score = fixture.score();
    CHECK(score.tally.points.points() == Decimal(1));
    CHECK(score.tally.percent() == Decimal(50));
    CHECK(score.grade->name == "A");
  }
  SECTION("one third is cut when printed and more than 33.333333") {
    fixture.answer("a", number(Decimal(1)));
    fixture.answer("b", number(Decimal(1)));
    const auto score = fixture.score();
    CHECK(score.tally.percent() == decimal("33.33"));
    CHECK(score.grade->name == "B");
  }
  SECTION("a hair below the limit") {
    fixture.answer("a", number(Decimal(1)));
    fixture.answer("b", number(decimal("1.999999")));
    const auto score = fixture.score();
    CHECK(score.tally.percent() == decimal("49.99"));
    CHECK(score.grade->name == "B");
  }
  SECTION("a falling range is worth most at its end") {
    fixture.checklist.groups[0].items[0].range = NumberRange{.from = Decimal(3), .to = Decimal()};
    fixture.answer("a", number(Decimal()));
    CHECK(fixture.score().tally.points.points() == Decimal(1));
  }
}

TEST_CASE("grades may ask each group for a share of its own") {
  Fixture fixture;
  fixture.checklist.scoring = Scoring::percent;
  fixture.checklist.grades = {{.name = "AA", .title = {}, .from = Decimal(60), .each = Decimal(50)}, {.name = "A", .title = {}, .from = Decimal(60), .each = {}}};
  fixture.add(item("a")).weight = Decimal(9);
  fixture.checklist.groups.emplace_back();
  fixture.add(item("b"));
  fixture.answer("a", present());
  SECTION("a group below it") {
    fixture.answer("b", fixed(Answer::Kind::absent));
    CHECK(fixture.score().grade->name == "A");
  }
  SECTION("a group to which nothing applies misses nothing") {
    fixture.answer("b", fixed(Answer::Kind::not_applicable));
    CHECK(fixture.score().grade->name == "AA");
  }
  SECTION("without anything that applies there is no grade") {
    fixture.answers.answers.clear();
    fixture.answer("a", fixed(Answer::Kind::not_applicable));
    fixture.answer("b", fixed(Answer::Kind::not_applicable));
    CHECK(fixture.score().grade == nullptr);
    CHECK_FALSE(fixture.score().tally.percent());
  }
}

TEST_CASE("answers grow old on the day of publication, or on the last day of a year that is over") {
  const FiscalYear current{2566};
  const Date published{.year = 2023, .month = 9, .day = 15};
  CHECK(day_to_judge(current, current, published) == published);
  CHECK(day_to_judge(FiscalYear{2565}, current, published) == Date{.year = 2022, .month = 9, .day = 30});
  CHECK(day_to_judge(FiscalYear{2567}, current, published) == published);
  auto question = item("a");
  question.valid_months = 6;
  struct Case {
    const char* checked;
    const char* valid_until;
    Freshness freshness;
  };
  const Case cases[] = {{"2023-03-15", "", Freshness::fresh},      {"2023-03-14", "", Freshness::stale},
                        {"2023-09-15", "2023-09-15", Freshness::fresh}, {"2023-09-15", "2023-09-14", Freshness::expired},
                        {"", "", Freshness::fresh},                {"2022-12-31", "2024-01-01", Freshness::stale}};
  for (const auto& one : cases) {
    auto answer = present();
    answer.checked = Date::parse(one.checked);
    answer.valid_until = Date::parse(one.valid_until);
    INFO(one.checked << " " << one.valid_until);
    CHECK(freshness_of(question, answer, published) == one.freshness);
    answer.kind = Answer::Kind::absent;
    CHECK(freshness_of(question, answer, published) == Freshness::fresh);
  }
}

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
