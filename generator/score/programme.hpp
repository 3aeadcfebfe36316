#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.hpp"
#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"

// What surveys, progress, networks and complaints come to: every number about them that the site or the open data shows. Pointers lead into the Corpus.
namespace prongsai {

// An exact mean. Invariant: count > 0.
struct Mean {
  std::int64_t sum = 0;
  std::int64_t count = 0;
  // Cut, never rounded up, to two places.
  [[nodiscard]] auto cut() const -> Decimal;
};

// The answers to one question, or to all of a survey.
struct SurveyAnswers {
  std::map<int, std::int64_t> steps;
  std::int64_t count = 0;
  // Both empty where nobody answered.
  std::optional<Mean> mean;
  // Answers at Survey::share_from() and above.
  std::optional<Share> share;
};

struct SurveyResult {
  const Survey* survey = nullptr;
  SurveyAnswers all;
  // As in Survey::questions.
  std::vector<SurveyAnswers> questions;
  // Empty without a target.
  std::optional<bool> reached;
  // Answers as a share of the population.
  std::optional<Share> response;
  // So few that no distribution may be shown.
  bool few = false;
  // What the report prints is what the answers give, or it prints nothing.
  bool mean_agrees = true;
  bool share_agrees = true;
};

struct IndicatorOutcome {
  const IndicatorResult* result = nullptr;
  // Of the plan's indicator where the result names one, otherwise the result's own. Never null once computed.
  const Text* text = nullptr;
  const Text* unit = nullptr;
  std::optional<Decimal> target;
  // `>=` where the plan does not say.
  std::string op;
  std::optional<bool> reached;
};

struct ProjectResult {
  const ProjectProgress* project = nullptr;
  // The last point that tells the actual work, and the last that tells spending; null where none does.
  const ProgressPoint* latest = nullptr;
  const ProgressPoint* latest_spending = nullptr;
  // Spending as a share of a budget above zero.
  std::optional<Share> spent;
  std::vector<IndicatorOutcome> kpis;
  [[nodiscard]] auto behind() const -> bool { return latest != nullptr && latest->planned && *latest->actual < *latest->planned; }
};

// Over the projects that tell their actual work, by weight.
struct WeightedProgress {
  int projects = 0;
  std::optional<Share> actual;
  // Only where all of them tell what was planned for the same day.
  std::optional<Share> planned;
};

struct NetworkYear {
  FiscalYear year;
  const Network* network = nullptr;
};

struct NetworkResult {
  const Network* network = nullptr;
  // The same network in the year before; null where it had none.
  const Network* before = nullptr;
  std::int64_t change = 0;
  // The change without its sign, as a share of the year before.
  std::optional<Share> change_share;
  // Every year of the unit up to this one that has it, ascending.
  std::vector<NetworkYear> history;
};

struct ComplaintMonthResult {
  const ComplaintMonth* month = nullptr;
  std::int64_t open = 0;
};

struct ComplaintResult {
  const Complaints* complaints = nullptr;
  std::vector<ComplaintMonthResult> months;
  std::int64_t received = 0;
  std::int64_t settled = 0;
  // At the end of the last month.
  std::int64_t open = 0;
  // Settled, of all that there were.
  std::optional<Share> settled_share;
};

// All of one unit and year.
struct ProgrammeResult {
  const Unit* unit = nullptr;
  const UnitYear* year = nullptr;
  std::vector<SurveyResult> surveys;
  std::vector<ProjectResult> projects;
  WeightedProgress weighted;
  std::vector<NetworkResult> networks;
  std::int64_t network_members = 0;
  std::optional<ComplaintResult> complaints;
};

using ProgrammeKey = std::pair<UnitId, FiscalYear>;

// The units and years that report anything. Reports sums, means and running counts that contradict what is written beside them.
[[nodiscard]] auto score_programme(const Corpus& corpus, Diagnostics& out) -> std::map<ProgrammeKey, ProgrammeResult>;

[[nodiscard]] auto has_programme(const UnitYear& year) -> bool;
[[nodiscard]] auto survey_result(const Survey& survey) -> SurveyResult;
[[nodiscard]] auto project_result(const Unit& unit, const UnitYear& year, const ProjectProgress& project) -> ProjectResult;
[[nodiscard]] auto weighted_progress(const std::vector<ProjectResult>& projects) -> WeightedProgress;
[[nodiscard]] auto network_result(const Unit& unit, FiscalYear year, const Network& network) -> NetworkResult;
[[nodiscard]] auto complaint_result(const Complaints& complaints) -> ComplaintResult;

// True where the number is numerator / denominator, cut or rounded half up to the places that it is printed with.
[[nodiscard]] auto agrees(const PrintedNumber& printed, std::int64_t numerator, std::int64_t denominator) -> bool;

// Part of score_programme.
void report_problems(const ProgrammeResult& result, Diagnostics& out);

}  // namespace prongsai
