#include "render/checklist_words.hpp"

#include "render/wording.hpp"

namespace prongsai {

auto percent_words(const Tally& tally, const Voice& voice) -> std::string {
  const auto percent = tally.percent();
  return percent ? voice.say("value.percent", {grouped_number(*percent)}) : voice.say("word.none_given");
}

auto tally_words(const Tally& tally, const Voice& voice) -> std::string {
  auto words = voice.say("checklist.answer", {std::to_string(tally.present), std::to_string(tally.applying())});
  if (tally.not_applicable > 0) {
    words = voice.say("checklist.answer.not_applicable", {words, std::to_string(tally.not_applicable)});
  }
  if (tally.scoring == Scoring::points) {
    const auto points = voice.say("score.of_points", {grouped_number(tally.points.points()), grouped_number(tally.full.points())});
    words = voice.say("checklist.answer.points", {words, points});
  } else if (tally.percent()) {
    words = voice.say("checklist.answer.percent", {words, percent_words(tally, voice)});
  }
  return words;
}

auto checklist_answer(const ChecklistScore& score, const Voice& voice) -> std::string {
  const auto words = tally_words(score.tally, voice);
  if (score.checklist->grades.empty()) {
    return words;
  }
  return voice.say("checklist.answer.grade", {words, grade_phrase(score.grade == nullptr ? std::string() : score.grade->name, voice)});
}

auto checklist_basis(const ChecklistScore& score, const Voice& voice) -> const std::string& {
  return voice.say(score.reviewed ? "basis.reviewed" : "basis.self");
}

auto checklist_grade(const ChecklistScore& score, const Voice& voice) -> std::string {
  if (score.grade == nullptr || score.grade->title.empty()) {
    return grade_words(score.grade == nullptr ? std::string() : score.grade->name, voice);
  }
  return voice.say("checklist.grade.titled", {score.grade->name, voice.plain(score.grade->title)});
}

auto state_words(ItemState state, const Voice& voice) -> const std::string& {
  switch (state) {
    case ItemState::present:
      return voice.say("item.present");
    case ItemState::absent:
      return voice.say("item.absent");
    case ItemState::not_applicable:
      return voice.say("item.not_applicable");
    case ItemState::unanswered:
      return voice.say("item.unanswered");
    case ItemState::unproved:
      return voice.say("item.unproved");
  }
  return voice.say("item.unanswered");
}

auto answer_words(const ChecklistItem& item, const Answer& answer, const Checklist& checklist, const Voice& voice) -> std::string {
  switch (answer.kind) {
    case Answer::Kind::present:
      return voice.say("item.present");
    case Answer::Kind::absent:
      return voice.say("item.absent");
    case Answer::Kind::not_applicable:
      return voice.say("item.not_applicable");
    case Answer::Kind::number:
      return item.unit.empty() ? grouped_number(answer.number)
                               : voice.say("item.number_unit", {grouped_number(answer.number), voice.plain(item.unit)});
    case Answer::Kind::chosen:
      break;
  }
  std::string words;
  for (const auto& choice : checklist.choices_of(item)) {
    for (const auto& chosen : answer.chosen) {
      if (choice.id == chosen) {
        words += (words.empty() ? "" : ", ") + voice.plain(choice.title);
      }
    }
  }
  return words;
}

auto answer_type_words(const ChecklistItem& item, const Checklist& checklist, const Voice& voice) -> std::string {
  if (item.answer == AnswerType::choice) {
    std::string choices;
    for (const auto& choice : checklist.choices_of(item)) {
      auto words = voice.plain(choice.title);
      if (choice.points && checklist.scoring != Scoring::none) {
        words = voice.say("asks.worth", {words, grouped_number(Share{.part = *choice.points, .whole = Decimal(1)}.percent())});
      }
      choices += (choices.empty() ? "" : ", ") + words;
    }
    return voice.say(item.many ? "asks.choices" : "asks.choice", {choices});
  }
  auto words = voice.say("asks.number");
  if (item.range) {
    words = voice.say("asks.range", {words, grouped_number(item.range->from), grouped_number(item.range->to)});
  }
  return item.unit.empty() ? words : voice.say("asks.unit", {words, voice.plain(item.unit)});
}

auto required_words(const EvidenceRequirement& required, const Checklist& checklist, const Voice& voice) -> std::string {
  std::string kinds;
  for (const auto& id : required.kinds) {
    const auto* kind = checklist.evidence_kind(id);
    kinds += (kinds.empty() ? std::string() : voice.say("list.or")) + voice.say("requirement.evidence.kind", {kind == nullptr ? id : voice.plain(kind->title)});
  }
  const auto what = kinds.empty() ? voice.say("requirement.evidence.any") : voice.say("requirement.evidence.kinds", {kinds});
  return voice.say("requirement.evidence.min", {what, std::to_string(required.min)});
}

}  // namespace prongsai
