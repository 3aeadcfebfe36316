#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/decimal.hpp"
#include "model/checklist.hpp"
#include "score/score.hpp"

// What the tests of checklists share.
namespace checklist_fixture {

using namespace prongsai;

inline auto decimal(const char* text) -> Decimal { return *Decimal::parse(text); }

inline auto present() -> Answer {
  Answer answer;
  answer.kind = Answer::Kind::present;
  return answer;
}
inline auto fixed(Answer::Kind kind) -> Answer {
  Answer answer;
  answer.kind = kind;
  return answer;
}
inline auto chosen(std::vector<std::string> words) -> Answer {
  Answer answer;
  answer.kind = Answer::Kind::chosen;
  answer.chosen = std::move(words);
  return answer;
}
inline auto number(Decimal value) -> Answer {
  Answer answer;
  answer.kind = Answer::Kind::number;
  answer.number = value;
  return answer;
}

inline auto item(const std::string& id) -> ChecklistItem {
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

}  // namespace checklist_fixture
