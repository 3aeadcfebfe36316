#include <algorithm>

#include "check/check.hpp"
#include "check/subject.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

void check_survey(const Unit& unit, const UnitYear& year, const Survey& survey, Diagnostics& out) {
  check_subject(unit, year, survey.about, out);
  check_evidence_ids(year, survey.evidence, out);
  if (survey.population && survey.answered > *survey.population) {
    out.report(Code::more_than_whole, survey.answered_span,
               {Text{.th = "จำนวนผู้ตอบ", .en = "the number of answers"}, std::to_string(survey.answered),
                Text{.th = "จำนวนกลุ่มเป้าหมาย", .en = "the population"}, std::to_string(*survey.population)});
  }
  if (survey.answered > 0 && survey.answered < fewest_answers) {
    out.report(Code::survey_few, survey.answered_span, {std::to_string(survey.answered), std::to_string(fewest_answers)});
  }
}

void check_network(const UnitYear& year, const Network& network, Diagnostics& out) {
  check_evidence_ids(year, network.evidence, out);
  if (network.groups && *network.groups > network.members) {
    out.report(Code::more_than_whole, network.groups_span,
               {Text{.th = "จำนวนกลุ่ม", .en = "the number of groups"}, std::to_string(*network.groups),
                Text{.th = "จำนวนสมาชิก", .en = "the number of members"}, std::to_string(network.members)});
  }
}

auto month_words(Date month) -> std::string { return iso_be(month).substr(0, 7); }

void check_months(const UnitYear& year, const Complaints& complaints, Diagnostics& out) {
  const ComplaintMonth* before = nullptr;
  for (const auto& month : complaints.months) {
    if (month.month.fiscal_year() != year.year) {
      out.report(Code::month_outside_year, month.span,
                 {month_words(month.month), std::to_string(year.year.be), month_words(first_day(year.year)), month_words(last_day(year.year))});
    } else if (before != nullptr && month.month <= before->month) {
      out.report(Code::dates_not_rising, month.span, {month_words(before->month), month_words(month.month)});
    }
    before = &month;
  }
}

// A result that leaves out what its indicators came to, or repeats their targets as results.
void check_results_of(const UnitYear& year, const WriteUp& write_up, Diagnostics& out) {
  const bool elsewhere = std::ranges::any_of(year.progress, [&write_up](const ProjectProgress& project) {
    return project.about && **project.about == write_up.id.str() && !project.kpis.empty();
  });
  const auto has_target = [](const Kpi& kpi) { return kpi.target && !kpi.op.empty(); };
  const auto has_actual = [](const Kpi& kpi) { return kpi.actual.has_value(); };
  // What goes on may come to nothing yet.
  const bool is_over = write_up.kind == WriteUpKind::result && write_up.status == ProjectStatus::done;
  if (!is_over || elsewhere || !std::ranges::any_of(write_up.kpis, has_target)) {
    return;
  }
  if (!std::ranges::any_of(write_up.kpis, has_actual)) {
    out.report(Code::result_without_actual, std::ranges::find_if(write_up.kpis, has_target)->span);
  }
}

}  // namespace

void check_subject(const Unit& unit, const UnitYear& year, const std::optional<Located<std::string>>& about, Diagnostics& out) {
  if (!find_subject(unit, year, about).found) {
    const auto known = subject_names(unit, year);
    out.report(Code::unknown_subject, about->span, {about->value, suggestion(about->value, known)});
  }
}

void check_evidence_ids(const UnitYear& year, const std::vector<Located<EvidenceId>>& ids, Diagnostics& out) {
  std::vector<std::string> known;
  for (const auto& evidence : year.evidence) {
    known.push_back(evidence.id.str());
  }
  for (const auto& id : ids) {
    if (year.register_complete && year.find_evidence(id.value) == nullptr) {
      out.report(Code::unknown_evidence, id.span, {id.value.str(), suggestion(id.value.str(), known)});
    }
  }
}

void check_programme(const Unit& unit, const UnitYear& year, const Portal& portal, Diagnostics& out) {
  for (const auto& survey : year.surveys) {
    check_survey(unit, year, survey, out);
  }
  for (const auto& project : year.progress) {
    check_progress(unit, year, project, portal, out);
  }
  for (const auto& network : year.networks) {
    check_network(year, network, out);
  }
  if (year.complaints && !year.complaints->damaged) {
    check_months(year, *year.complaints, out);
  }
  for (const auto& write_up : year.write_ups) {
    check_results_of(year, write_up, out);
  }
}

}  // namespace prongsai
