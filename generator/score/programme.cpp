#include "score/programme.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "check/subject.hpp"

namespace prongsai {
namespace {

// GCC and Clang both have it; products of two decimals do not fit 64 bits.
__extension__ using Wide = __int128;

auto answers_of(const std::map<int, std::int64_t>& steps, int share_from) -> SurveyAnswers {
  SurveyAnswers answers{.steps = steps, .count = 0, .mean = {}, .share = {}};
  std::int64_t sum = 0;
  std::int64_t above = 0;
  for (const auto& [step, count] : steps) {
    answers.count += count;
    sum += step * count;
    above += step >= share_from ? count : 0;
  }
  if (answers.count > 0) {
    answers.mean = Mean{.sum = sum, .count = answers.count};
    answers.share = Share{.part = Decimal(above), .whole = Decimal(answers.count)};
  }
  return answers;
}

auto reaches(const std::string& op, Decimal actual, Decimal target) -> bool {
  if (op == ">") {
    return actual > target;
  }
  if (op == "=") {
    return actual == target;
  }
  if (op == "<=") {
    return actual <= target;
  }
  return op == "<" ? actual < target : actual >= target;
}

auto outcome_of(const ProgrammeSubject& subject, const IndicatorResult& result) -> IndicatorOutcome {
  IndicatorOutcome outcome{.result = &result, .text = &result.text, .unit = &result.unit, .target = result.target, .op = ">=", .reached = {}};
  if (const auto indicator = find_indicator(subject, result)) {
    outcome.text = indicator->text;
    outcome.unit = result.unit.empty() ? indicator->unit : &result.unit;
    outcome.target = result.target ? result.target : indicator->target;
    outcome.op = indicator->op.empty() ? ">=" : indicator->op;
  }
  if (outcome.target && result.actual) {
    outcome.reached = reaches(outcome.op, *result.actual, *outcome.target);
  }
  return outcome;
}

auto network_of(const UnitYear& year, const std::string& id) -> const Network* {
  const auto found = std::ranges::find(year.networks, id, &Network::id);
  return found == year.networks.end() ? nullptr : &*found;
}

// Per cent of a weight. Exact: neither has more than two places.
auto percent_of(Decimal percent, Decimal weight) -> Decimal {
  return Decimal::from_micro(static_cast<std::int64_t>(Wide{percent.micro()} * weight.micro() / 100 / Decimal::scale));
}

auto programme_of(const Unit& unit, const UnitYear& year) -> ProgrammeResult {
  ProgrammeResult result;
  result.unit = &unit;
  result.year = &year;
  std::ranges::transform(year.surveys, std::back_inserter(result.surveys), survey_result);
  for (const auto& project : year.progress) {
    result.projects.push_back(project_result(unit, year, project));
  }
  result.weighted = weighted_progress(result.projects);
  for (const auto& network : year.networks) {
    result.networks.push_back(network_result(unit, year.year, network));
    result.network_members += network.members;
  }
  if (year.complaints) {
    result.complaints = complaint_result(*year.complaints);
  }
  return result;
}

}  // namespace

auto Mean::cut() const -> Decimal { return Decimal::from_micro(static_cast<std::int64_t>(Wide{sum} * 100 / count * (Decimal::scale / 100))); }

auto agrees(const PrintedNumber& printed, std::int64_t numerator, std::int64_t denominator) -> bool {
  Wide factor = 1;
  for (int place = 0; place < printed.places; ++place) {
    factor *= 10;
  }
  const Wide cut = Wide{numerator} * factor / denominator;
  const Wide rounded = (Wide{numerator} * factor * 2 + denominator) / (Wide{denominator} * 2);
  const Wide written = Wide{printed.value.micro()} * factor / Decimal::scale;
  return written == cut || written == rounded;
}

auto has_programme(const UnitYear& year) -> bool {
  return !year.surveys.empty() || !year.progress.empty() || !year.networks.empty() || year.complaints.has_value();
}

auto survey_result(const Survey& survey) -> SurveyResult {
  SurveyResult result{.survey = &survey, .all = {}, .questions = {}, .reached = {}, .response = {}, .few = survey.answered < fewest_answers};
  std::map<int, std::int64_t> all;
  for (const auto& question : survey.questions) {
    result.questions.push_back(answers_of(question.answers, survey.share_from()));
    for (const auto& [step, count] : question.answers) {
      all[step] += count;
    }
  }
  result.all = answers_of(all, survey.share_from());
  if (result.all.mean) {
    const auto& share = *result.all.share;
    result.mean_agrees = !survey.printed_mean || agrees(*survey.printed_mean, result.all.mean->sum, result.all.mean->count);
    result.share_agrees = !survey.printed_share || agrees(*survey.printed_share, share.part.whole() * 100, share.whole.whole());
  }
  if (survey.target && result.all.share) {
    result.reached = result.all.share->compare(survey.target->at_least) >= 0;
  }
  if (survey.population) {
    result.response = Share{.part = Decimal(survey.answered), .whole = Decimal(*survey.population)};
  }
  return result;
}

auto project_result(const Unit& unit, const UnitYear& year, const ProjectProgress& project) -> ProjectResult {
  ProjectResult result{.project = &project, .latest = nullptr, .latest_spending = nullptr, .spent = {}, .kpis = {}};
  for (const auto& point : project.points) {
    result.latest = point.actual ? &point : result.latest;
    result.latest_spending = point.spending ? &point : result.latest_spending;
  }
  if (result.latest_spending != nullptr && project.budget && *project.budget > Decimal(0)) {
    result.spent = Share{.part = *result.latest_spending->spending, .whole = *project.budget};
  }
  const auto subject = find_subject(unit, year, project.about);
  for (const auto& kpi : project.kpis) {
    result.kpis.push_back(outcome_of(subject, kpi));
  }
  return result;
}

auto weighted_progress(const std::vector<ProjectResult>& projects) -> WeightedProgress {
  WeightedProgress weighted;
  Decimal weights;
  Decimal actual;
  Decimal planned;
  bool all_planned = true;
  for (const auto& result : projects) {
    if (result.latest == nullptr) {
      continue;
    }
    ++weighted.projects;
    const auto weight = result.project->weight;
    weights = weights + weight;
    actual = actual + percent_of(*result.latest->actual, weight);
    planned = planned + percent_of(result.latest->planned.value_or(Decimal()), weight);
    all_planned = all_planned && result.latest->planned.has_value();
  }
  if (weighted.projects > 0) {
    weighted.actual = Share{.part = actual, .whole = weights};
    if (all_planned) {
      weighted.planned = Share{.part = planned, .whole = weights};
    }
  }
  return weighted;
}

auto network_result(const Unit& unit, FiscalYear year, const Network& network) -> NetworkResult {
  NetworkResult result{.network = &network, .before = nullptr, .change = 0, .change_share = {}, .history = {}};
  for (const auto& [number, content] : unit.years) {
    const auto* same = number <= year ? network_of(content, network.id) : nullptr;
    if (same != nullptr) {
      result.history.push_back({.year = number, .network = same});
      result.before = number.be == year.be - 1 ? same : result.before;
    }
  }
  if (result.before != nullptr) {
    result.change = network.members - result.before->members;
    result.change_share = Share{.part = Decimal(result.change < 0 ? -result.change : result.change), .whole = Decimal(result.before->members)};
  }
  return result;
}

auto complaint_result(const Complaints& complaints) -> ComplaintResult {
  ComplaintResult result{.complaints = &complaints, .months = {}, .received = 0, .settled = 0, .open = complaints.open_before, .settled_share = {}};
  for (const auto& month : complaints.months) {
    result.received += month.received;
    result.settled += month.settled;
    result.open += month.received - month.settled;
    result.months.push_back({.month = &month, .open = result.open});
  }
  if (const auto all = complaints.open_before + result.received; all > 0) {
    result.settled_share = Share{.part = Decimal(result.settled), .whole = Decimal(all)};
  }
  return result;
}

auto score_programme(const Corpus& corpus, Diagnostics& out) -> std::map<ProgrammeKey, ProgrammeResult> {
  std::map<ProgrammeKey, ProgrammeResult> all;
  for (const auto& [id, unit] : corpus.units) {
    for (const auto& [number, year] : unit.years) {
      if (has_programme(year)) {
        auto result = programme_of(unit, year);
        report_problems(result, out);
        all.emplace(ProgrammeKey(id, number), std::move(result));
      }
    }
  }
  return all;
}

}  // namespace prongsai
