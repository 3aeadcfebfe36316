#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "diagnostic/suggestion.hpp"
#include "model/node_names.hpp"

// What a framework of kind `levels` says of other frameworks, and of days.
namespace prongsai {
namespace {

auto find_framework(const Located<FrameworkId>& id, const Corpus& corpus, Diagnostics& out) -> const Framework* {
  const auto found = corpus.frameworks.find(*id);
  if (found != corpus.frameworks.end()) {
    return &found->second;
  }
  if (!id->empty() && !corpus.unreadable_frameworks.contains(*id)) {
    out.report(Code::unknown_name, id.span,
               {id->str(), Text{.th = "กรอบการประเมิน", .en = "framework"}, suggestion(id->str(), framework_ids(corpus))});
  }
  return nullptr;
}

void check_follows(const Framework& framework, const Corpus& corpus, Diagnostics& out) {
  std::set<FrameworkId> seen;
  for (const auto* one = find_framework(framework.follows, corpus, out); one != nullptr && seen.insert(one->id).second;) {
    if (one->id == framework.id) {
      out.report(Code::follows_in_a_circle, framework.follows.span, {framework.id.str()});
      return;
    }
    const auto next = corpus.frameworks.find(*one->follows);
    one = next == corpus.frameworks.end() ? nullptr : &next->second;
  }
}

void check_predecessor(const Dimension& dimension, const Corpus& corpus, Diagnostics& out) {
  const auto& predecessor = *dimension.comparable_with;
  const auto* framework = find_framework(predecessor.framework, corpus, out);
  if (framework == nullptr) {
    return;
  }
  const auto* before = framework->dimension(*predecessor.dimension);
  if (before == nullptr) {
    std::vector<std::string> known;
    for (const auto& one : framework->dimensions) {
      known.push_back(one.id.str());
    }
    out.report(Code::unknown_dimension, predecessor.dimension.span, {predecessor.dimension->str(), suggestion(predecessor.dimension->str(), known)});
  } else if (!dimension.partial && !before->partial && dimension.points != before->points) {
    out.report(Code::comparable_points, predecessor.dimension.span,
               {dimension.id.str(), grouped_number(dimension.points), before->id.str(), grouped_number(before->points)});
  }
}

void check_becomes(const Framework& framework, Diagnostics& out) {
  for (const auto& unit_class : framework.classes) {
    if (unit_class.becomes->empty() || framework.unit_class(*unit_class.becomes) != nullptr) {
      continue;
    }
    std::vector<std::string> known;
    for (const auto& one : framework.classes) {
      known.push_back(one.id);
    }
    out.report(Code::unknown_name, unit_class.becomes.span,
               {*unit_class.becomes, Text{.th = "กลุ่มใน `classes` ชื่อ ", .en = "class of `classes` named"}, suggestion(*unit_class.becomes, known)});
  }
}

}  // namespace

void check_calendar(const FrameworkCalendar& calendar, const std::vector<FiscalYear>& years, const Corpus& corpus, Diagnostics& out) {
  std::vector<std::string> known;
  if (const auto names = known_ids_of(calendar.framework, {}, corpus)) {
    for (const auto& name : *names) {
      known.push_back(name.id);
    }
  }
  for (const auto& due : *calendar.dates) {
    for (const auto& id : due.criteria) {
      if (std::ranges::find(known, *id) == known.end()) {
        out.report(Code::unknown_name, id.span, {*id, Text{.th = "รายการในกรอบนี้ชื่อ ", .en = "entry of this framework named"}, suggestion(*id, known)});
      }
    }
    if (std::ranges::find(years, due.due().fiscal_year()) == years.end()) {
      std::string words;
      for (const auto year : years) {
        words += (words.empty() ? "" : ", ") + std::to_string(year.be);
      }
      out.report(Code::due_date_outside, due.span, {due.id, due.due().iso(), words});
    }
  }
}

void check_framework(const Framework& framework, const Corpus& corpus, Diagnostics& out) {
  check_follows(framework, corpus, out);
  for (const auto& dimension : framework.dimensions) {
    if (dimension.comparable_with) {
      check_predecessor(dimension, corpus, out);
    }
  }
  check_becomes(framework, out);
  check_calendar({.framework = framework.id, .title = &framework.title, .unit_kinds = &framework.unit_kinds, .dates = &framework.calendar},
                 framework.years, corpus, out);
}

}  // namespace prongsai
