#include <algorithm>

#include "check/check.hpp"
#include "check/freshness.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

// How many ids a message lists before it only counts.
constexpr std::size_t most_listed = 10;

void check_unanswered(const ChecklistAnswers& answers, const Checklist& checklist, Diagnostics& out) {
  const auto leaves = leaves_of(checklist);
  std::string listed;
  std::size_t missing = 0;
  for (const auto* item : leaves) {
    const bool reviewed = answers.review && answers.review->answers.contains(item->id);
    if (answers.answers.contains(item->id) || reviewed) {
      continue;
    }
    ++missing;
    if (missing <= most_listed) {
      listed += (listed.empty() ? "`" : ", `") + item->id.str() + "`";
    } else if (missing == most_listed + 1) {
      listed += ", …";
    }
  }
  if (missing > 0 && answers.complete) {
    out.report(Code::items_unanswered, answers.answers_span, {std::to_string(missing), std::to_string(leaves.size()), listed});
  }
}

void check_freshness(const std::map<ItemId, Answer>& answers, const Checklist& checklist, const Date& day, Diagnostics& out) {
  for (const auto& [id, answer] : answers) {
    const auto* item = checklist.item(id);
    switch (freshness_of(*item, answer, day)) {
      case Freshness::fresh:
        break;
      case Freshness::expired:
        out.report(Code::answer_expired, answer.span, {id.str(), answer.valid_until->iso(), day.iso()});
        break;
      case Freshness::stale:
        out.report(Code::answer_stale, answer.span, {id.str(), answer.checked->iso(), std::to_string(*item->valid_months), day.iso()});
        break;
    }
  }
}

void check_review(const ChecklistAnswers& answers, Diagnostics& out) {
  for (const auto& [id, reviewed] : answers.review->answers) {
    const auto own = answers.answers.find(id);
    const bool differs = own != answers.answers.end() && !own->second.damaged && !reviewed.damaged && !own->second.says_the_same(reviewed);
    if (differs && !answers.review->remarks.contains(id)) {
      out.report(Code::review_differs, reviewed.span, {id.str()},
                 {{.span = own->second.span, .text = {.th = "หน่วยงานตอบไว้ที่นี่", .en = "the office answers here"}}});
    }
  }
}

auto item_names(const Checklist& checklist) -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto* item : leaves_of(checklist)) {
    names.push_back(item->id.str());
  }
  return names;
}

// Frameworks of the year whose items are named with a slash.
auto checklist_names(const Corpus& corpus, FiscalYear year) -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto* checklist : corpus.checklists_for(year)) {
    names.push_back(checklist->id.str());
  }
  return names;
}

auto framework_help(const SupportedItem& item, const Corpus& corpus, FiscalYear year) -> Text {
  const auto* levels = corpus.framework_for(year);
  if (levels != nullptr && levels->id == item.framework) {
    return {.th = "เกณฑ์ของกรอบการประเมินประจำปีเขียนเฉพาะรหัส: `" + item.item.str() + "`",
            .en = "criteria of the year's own framework are written without its name: `" + item.item.str() + "`"};
  }
  return suggestion(item.framework.str(), checklist_names(corpus, year));
}

}  // namespace

void check_answers(const Unit& unit, const UnitYear& year, const ChecklistAnswers& answers, const Corpus& corpus, Diagnostics& out) {
  const auto& checklist = corpus.checklists.at(answers.framework);
  if (!checklist.is_for(unit.kind)) {
    out.report(Code::unit_kind_not_assessed, answers.span, {checklist.id.str()});
    return;
  }
  if (checklist.whole) {
    check_unanswered(answers, checklist, out);
  }
  // Without a portal there is no day to compare with.
  if (corpus.portal.current_year.be != 0 && corpus.portal.published.year != 0) {
    const auto day = day_to_judge(year.year, corpus.portal.current_year, corpus.portal.published);
    check_freshness(answers.answers, checklist, day, out);
  }
  if (answers.review) {
    check_review(answers, out);
  }
}

void check_supported_items(const UnitYear& year, const Evidence& evidence, const Corpus& corpus, Diagnostics& out) {
  for (const auto& one : evidence.supports_items) {
    const auto found = corpus.checklists.find(one.framework);
    if (found == corpus.checklists.end() || !found->second.is_for(year.year)) {
      out.report(Code::unknown_name, one.span,
                 {one.framework.str(), Text{.th = "กรอบรายการตรวจของปีนี้ชื่อ", .en = "checklist of this year with the id"},
                  framework_help(one, corpus, year.year)});
      continue;
    }
    const auto* item = found->second.item(one.item);
    if (item == nullptr && found->second.whole) {
      out.report(Code::unknown_name, one.span,
                 {one.item.str(), Text{.th = "รายการตรวจใน `" + one.framework.str() + "`", .en = "item of `" + one.framework.str() + "`"},
                  suggestion(one.item.str(), item_names(found->second))});
    }
  }
}

}  // namespace prongsai
