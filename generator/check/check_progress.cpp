#include <algorithm>

#include "check/check.hpp"
#include "check/subject.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

// A project that goes on and was not updated for so many days before publication tells nothing of today.
constexpr int days_fresh = 90;

struct Days {
  Date from;
  Date to;
};

// Of the write-up that the project is about, otherwise the fiscal year.
auto period_of(const UnitYear& year, const WriteUp* write_up) -> Days {
  Days days{.from = first_day(year.year), .to = last_day(year.year)};
  if (write_up == nullptr) {
    return days;
  }
  const auto& period = write_up->period;
  if (!period.quarters.empty()) {
    const auto [first, last] = std::ranges::minmax(period.quarters);
    return {.from = first_day(year.year, first), .to = last_day(year.year, last)};
  }
  days.from = period.from.value_or(days.from);
  days.to = period.to.value_or(days.to);
  return days;
}

using Amount = std::optional<Decimal> ProgressPoint::*;

void check_rising(const ProjectProgress& project, Amount amount, const Text& name, Diagnostics& out) {
  std::optional<Decimal> before;
  for (const auto& point : project.points) {
    const auto& value = point.*amount;
    if (value && before && *value < *before) {
      out.report(Code::progress_falls, point.span, {name, grouped_number(*before), grouped_number(*value)});
      return;
    }
    before = value ? value : before;
  }
}

// True where the dates rise.
auto check_dates(const ProjectProgress& project, Days period, Diagnostics& out) -> bool {
  bool rising = true;
  for (std::size_t at = 0; at < project.points.size(); ++at) {
    const auto& point = project.points[at];
    if (at > 0 && point.date <= project.points[at - 1].date) {
      out.report(Code::dates_not_rising, point.span, {iso_be(project.points[at - 1].date), iso_be(point.date)});
      rising = false;
    } else if (point.date < period.from || point.date > period.to) {
      out.report(Code::progress_outside, point.span, {iso_be(point.date), iso_be(period.from), iso_be(period.to)});
    }
  }
  return rising;
}

void check_spending(const ProjectProgress& project, Diagnostics& out) {
  const auto budget = project.no_budget ? std::optional(Decimal()) : project.budget;
  const auto above = std::ranges::find_if(project.points, [&budget](const ProgressPoint& point) { return budget && point.spending > budget; });
  if (above != project.points.end()) {
    out.report(Code::spending_above_budget, above->span, {grouped_number(*above->spending), grouped_number(*budget)});
  }
}

void check_points(const UnitYear& year, const ProjectProgress& project, const WriteUp* write_up, Diagnostics& out) {
  if (project.damaged) {
    return;
  }
  // Points out of order would look like falling numbers, too.
  if (check_dates(project, period_of(year, write_up), out)) {
    check_rising(project, &ProgressPoint::planned, {.th = "แผนงาน", .en = "planned work"}, out);
    check_rising(project, &ProgressPoint::actual, {.th = "ผลงาน", .en = "actual work"}, out);
    check_rising(project, &ProgressPoint::planned_spending, {.th = "แผนการใช้จ่าย", .en = "planned spending"}, out);
    check_rising(project, &ProgressPoint::spending, {.th = "การใช้จ่าย", .en = "spending"}, out);
    const auto last = std::ranges::find_if(project.points.rbegin(), project.points.rend(), [](const ProgressPoint& point) { return point.actual.has_value(); });
    if (last != project.points.rend()) {
      const bool unfinished = project.status == ProgressStatus::done && *last->actual < Decimal(100);
      const bool begun = project.status == ProgressStatus::planned && *last->actual > Decimal(0);
      if (unfinished || begun) {
        out.report(Code::status_contradicts, project.status_span,
                   {std::string(unfinished ? "done" : "planned"), plain_number(*last->actual), iso_be(last->date)});
      }
    }
  }
  check_spending(project, out);
}

void check_update(const ProjectProgress& project, const Portal& portal, Diagnostics& out) {
  const bool goes_on = project.status == ProgressStatus::planned || project.status == ProgressStatus::in_progress;
  // A portal that could not be read has no day of publication.
  const bool has_portal = portal.current_year.be != 0;
  if (has_portal && goes_on && days_between(*project.updated, portal.published) > days_fresh) {
    out.report(Code::progress_stale, project.updated.span, {iso_be(*project.updated), std::to_string(days_fresh), iso_be(portal.published)});
  }
}

auto names_of(const ProgrammeSubject& subject) -> std::vector<std::string> {
  std::vector<std::string> names;
  std::ranges::transform(indicators_of(subject), std::back_inserter(names), &SubjectIndicator::id);
  return names;
}

// Targets of the plan for which a project that is done reports nothing.
void check_plan_results(const ProjectProgress& project, const ProgrammeSubject& subject, Diagnostics& out) {
  std::string missing;
  for (const auto& indicator : indicators_of(subject)) {
    const bool reported = indicator.reported || std::ranges::any_of(project.kpis, [&indicator](const IndicatorResult& result) {
                            return result.kpi && result.kpi->value == indicator.id && result.actual;
                          });
    if (indicator.target && !reported) {
      missing += (missing.empty() ? "`" : ", `") + indicator.id + "`";
    }
  }
  if (!missing.empty()) {
    out.report(Code::indicators_unreported, project.status_span, {missing});
  }
}

void check_outcomes(const UnitYear& year, const ProjectProgress& project, const ProgrammeSubject& subject, Diagnostics& out) {
  std::size_t equal = 0;
  bool all_proved = true;
  for (const auto& result : project.kpis) {
    check_evidence_ids(year, result.evidence, out);
    const auto indicator = find_indicator(subject, result);
    if (result.kpi && !indicator) {
      // Whose indicators are unknown, none can be missing.
      if (!project.about || subject.write_up != nullptr || subject.record != nullptr) {
        out.report(Code::unknown_indicator, result.kpi->span, {result.kpi->value, suggestion(result.kpi->value, names_of(subject))});
      }
      continue;
    }
    const auto target = result.target ? result.target : indicator ? indicator->target : std::nullopt;
    if (result.actual && !target) {
      out.report(Code::indicator_without_target, result.span);
    }
    equal += result.actual && target && *result.actual == *target ? 1U : 0U;
    all_proved = all_proved && !result.evidence.empty();
  }
  if (equal > 1 && equal == project.kpis.size() && !all_proved) {
    out.report(Code::targets_as_results, project.kpis_span, {std::to_string(equal)});
  }
}

}  // namespace

void check_progress(const Unit& unit, const UnitYear& year, const ProjectProgress& project, const Portal& portal, Diagnostics& out) {
  check_subject(unit, year, project.about, out);
  check_evidence_ids(year, project.evidence, out);
  const auto subject = find_subject(unit, year, project.about);
  check_points(year, project, subject.write_up, out);
  check_update(project, portal, out);
  check_outcomes(year, project, subject, out);
  if (project.status == ProgressStatus::done) {
    check_plan_results(project, subject, out);
  }
}

}  // namespace prongsai
