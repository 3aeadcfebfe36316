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
