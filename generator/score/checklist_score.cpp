#include "score/checklist_score.hpp"

#include <algorithm>
#include <utility>

#include "score/score.hpp"

namespace prongsai {
namespace {

// What is answered is worth, as a share of the weight: part of whole, both in millionths.
struct Worth {
  std::int64_t part = 0;
  std::int64_t whole = Decimal::scale;
};

// The best of the chosen words; of a list in which no word has points, any word is worth all.
auto best_of(const ChoiceList& list, const std::vector<std::string>& chosen) -> Worth {
  if (std::ranges::none_of(list, [](const ScoredChoice& choice) { return choice.points.has_value(); })) {
    return {.part = chosen.empty() ? 0 : Decimal::scale};
  }
  Worth best;
  for (const auto& choice : list) {
    if (choice.points && std::ranges::find(chosen, choice.id) != chosen.end()) {
      best.part = std::max(best.part, choice.points->micro());
    }
  }
  return best;
}

auto worth_of(const Checklist& checklist, const ChecklistItem& item, const Answer& answer) -> Worth {
  switch (answer.kind) {
    case Answer::Kind::present:
      return {.part = Decimal::scale};
    case Answer::Kind::chosen:
      return best_of(checklist.choices_of(item), answer.chosen);
    case Answer::Kind::number:
      return item.range ? Worth{.part = (answer.number - item.range->from).micro(), .whole = (item.range->to - item.range->from).micro()}
                        : Worth{.part = Decimal::scale};
    case Answer::Kind::absent:
    case Answer::Kind::not_applicable:
      return {};
  }
  return {};
}

// Nothing is there: it was said so, or only words were chosen that are worth 0 points by name. A word without points says that something is there.
auto says_absent(const Checklist& checklist, const ChecklistItem& item, const Answer& answer) -> bool {
  if (answer.kind != Answer::Kind::chosen) {
    return answer.kind == Answer::Kind::absent;
  }
  const auto& list = checklist.choices_of(item);
  return std::ranges::all_of(answer.chosen, [&list](const std::string& chosen) {
    const auto choice = std::ranges::find(list, chosen, &ScoredChoice::id);
    return choice != list.end() && choice->points == Decimal();
  });
}

auto find_answer(const std::map<ItemId, Answer>& answers, const ItemId& id) -> const Answer* {
  const auto found = answers.find(id);
  return found == answers.end() || found->second.damaged ? nullptr : &found->second;
}

// A damaged entry, on which an error was reported, counts as good.
auto fits(const Evidence& evidence, const EvidenceRequirement& required) -> bool {
  return required.kinds.empty() || evidence.damaged || std::ranges::find(required.kinds, evidence.kind) != required.kinds.end();
}

auto missing_words(const Checklist& checklist, const EvidenceRequirement& required, std::ptrdiff_t have) -> Text {
  Text kinds;
  for (const auto& id : required.kinds) {
    const auto* kind = checklist.evidence_kind(id);
    kinds.th += (kinds.th.empty() ? "ประเภท" : " หรือ") + (kind == nullptr ? id : kind->title.th);
    kinds.en += (kinds.en.empty() ? " of kind `" : " or `") + id + "`";
  }
  const auto found = std::to_string(have);
  const auto need = std::to_string(required.min);
  return {.th = "มีหลักฐาน" + kinds.th + " " + found + " รายการ ต้องมีอย่างน้อย " + need + " รายการ",
          .en = found + " of " + need + " entries of evidence" + kinds.en};
}

class Judge {
 public:
  Judge(const UnitYear& year, const Checklist& checklist, const ChecklistAnswers& answers, const Date& day, Diagnostics& out)
      : year_(year), checklist_(checklist), answers_(answers), day_(day), out_(out) {}

  auto item(const ChecklistItem& item) const -> ItemResult {
    ItemResult result{.item = &item};
    result.own = find_answer(answers_.answers, item.id);
    if (answers_.review) {
      result.reviewed = find_answer(answers_.review->answers, item.id);
      const auto remark = answers_.review->remarks.find(item.id);
      result.remark = remark == answers_.review->remarks.end() ? nullptr : &remark->second;
    }
    result.counted = result.reviewed != nullptr ? result.reviewed : result.own;
    result.differs = result.own != nullptr && result.reviewed != nullptr && !result.own->says_the_same(*result.reviewed);
    for (const auto& evidence : year_.evidence) {
      const auto names = [&](const SupportedItem& one) { return one.framework == checklist_.id && one.item == item.id; };
      if (std::ranges::any_of(evidence.supports_items, names)) {
        result.evidence.push_back(&evidence);
      }
    }
    prove(result);
    result.state = state_of(result);
    if (result.own != nullptr) {
      result.freshness = freshness_of(item, *result.own, day_);
    }
    result.full = ExactPoints::of(item.weight, Decimal::scale, Decimal::scale, checklist_.divisor);
    result.points = ExactPoints(checklist_.divisor);
    if (result.state == ItemState::present) {
      const auto worth = worth_of(checklist_, item, *result.counted);
      result.points = ExactPoints::of(item.weight, worth.part, worth.whole, checklist_.divisor);
    }
    return result;
  }

 private:
  void prove(ItemResult& result) const {
    const auto& required = result.item->required;
    if (!required) {
      return;
    }
    const auto have = std::ranges::count_if(result.evidence, [&](const Evidence* evidence) { return fits(*evidence, *required); });
    result.supported = have >= required->min;
    // What an unreadable register would have proved is not known; its own error stands.
    if (result.supported || !year_.register_complete) {
      return;
    }
    const auto missing = missing_words(checklist_, *required, have);
    const std::vector<Label> rule{{.span = result.item->required_span, .text = {.th = "ข้อกำหนดอยู่ที่นี่", .en = "the requirement is written here"}}};
    const auto& id = result.item->id.str();
    if (result.own != nullptr && claims(result, *result.own)) {
      out_.report(Code::item_over_claim, result.own->span, {id, missing, checklist_.id.str()}, rule);
    }
    if (result.reviewed != nullptr && claims(result, *result.reviewed)) {
      out_.report(Code::item_over_award, result.reviewed->span, {id, missing}, rule);
    }
  }

  auto claims(const ItemResult& result, const Answer& answer) const -> bool {
    return answer.kind != Answer::Kind::not_applicable && !says_absent(checklist_, *result.item, answer);
  }

  auto state_of(const ItemResult& result) const -> ItemState {
    if (result.counted == nullptr) {
      return ItemState::unanswered;
    }
    if (result.counted->kind == Answer::Kind::not_applicable) {
      return ItemState::not_applicable;
    }
    if (says_absent(checklist_, *result.item, *result.counted)) {
      return ItemState::absent;
    }
    return result.supported || result.reviewed != nullptr ? ItemState::present : ItemState::unproved;
  }

  const UnitYear& year_;
  const Checklist& checklist_;
  const ChecklistAnswers& answers_;
  Date day_;
  Diagnostics& out_;
};

auto empty_tally(const Checklist& checklist) -> Tally {
  const ExactPoints zero(checklist.divisor);
  return {.points = zero, .full = zero, .applicable = zero, .scoring = checklist.scoring};
}

void count(Tally& tally, const ItemResult& result) {
  ++tally.items;
  tally.points += result.points;
  tally.full += result.full;
  if (result.state != ItemState::not_applicable) {
    tally.applicable += result.full;
  }
  switch (result.state) {
    case ItemState::present:
      ++tally.present;
      break;
    case ItemState::absent:
      ++tally.absent;
      break;
    case ItemState::not_applicable:
      ++tally.not_applicable;
      break;
    case ItemState::unanswered:
      ++tally.unanswered;
      break;
    case ItemState::unproved:
      ++tally.unproved;
      break;
  }
}

auto earns(const ChecklistScore& score, const ChecklistGrade& grade) -> bool {
  const bool total = score.checklist->scoring == Scoring::percent ? score.tally.percent() && score.tally.reaches_percent(grade.from)
                                                                  : score.tally.points.reaches(grade.from);
  return total && (!grade.each || std::ranges::all_of(score.groups, [&grade](const GroupResult& group) {
           return group.tally.reaches_percent(*grade.each);
         }));
}

}  // namespace

auto Tally::percent() const -> std::optional<Decimal> {
  if (scoring == Scoring::none) {
    return applying() == 0 ? std::nullopt : std::optional(Share{.part = Decimal(present), .whole = Decimal(applying())}.percent());
  }
  return applicable.is_zero() ? std::nullopt : std::optional(points.percent_of(applicable));
}

auto Tally::reaches_percent(Decimal limit) const -> bool {
  if (scoring == Scoring::none) {
    return applying() == 0 || Share{.part = Decimal(present), .whole = Decimal(applying())}.compare(limit) >= 0;
  }
  return points.reaches_percent_of(applicable, limit);
}

auto score_checklist(const Unit& unit, const UnitYear& year, const Checklist& checklist, const ChecklistAnswers& answers, const Portal& portal,
                     Diagnostics& out) -> ChecklistScore {
  ChecklistScore score{.unit = &unit, .year = &year, .checklist = &checklist, .answers = &answers};
  score.tally = empty_tally(checklist);
  const Judge judge(year, checklist, answers, day_to_judge(year.year, portal.current_year, portal.published), out);
  for (const auto& group : checklist.groups) {
    GroupResult result{.group = &group, .items = {}, .tally = empty_tally(checklist)};
    for (const auto* item : leaves_of(group)) {
      result.items.push_back(judge.item(*item));
      count(result.tally, result.items.back());
      count(score.tally, result.items.back());
    }
    score.groups.push_back(std::move(result));
  }
  const auto grade = std::ranges::find_if(checklist.grades, [&score](const ChecklistGrade& one) { return earns(score, one); });
  score.grade = grade == checklist.grades.end() ? nullptr : &*grade;
  score.reviewed = answers.review && !answers.review->answers.empty();
  return score;
}

}  // namespace prongsai
