#include "score/programme.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace prongsai;

namespace {

auto decimal(const char* text) -> Decimal { return *Decimal::parse(text); }

// The same numbers in every run.
class Dice {
 public:
  auto upto(std::int64_t most) -> std::int64_t {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::int64_t>((state_ >> 33U) % static_cast<std::uint64_t>(most + 1));
  }

 private:
  std::uint64_t state_ = 7;
};

auto survey_of(const std::vector<std::map<int, std::int64_t>>& questions, int scale, std::int64_t answered) -> Survey {
  Survey survey;
  survey.scale = scale;
  survey.answered = answered;
  for (const auto& answers : questions) {
    survey.questions.push_back({.text = {}, .answers = answers, .span = {}, .damaged = false});
  }
  return survey;
}

auto project_of(const char* planned, const char* actual, const char* weight) -> ProjectProgress {
  ProjectProgress project;
  ProgressPoint point;
  point.planned = Decimal::parse(planned);
  point.actual = Decimal::parse(actual);
  project.points = {point};
  project.weight = decimal(weight);
  return project;
}

auto progress_of(const std::vector<ProjectProgress>& projects) -> WeightedProgress {
  const UnitYear year{.year = FiscalYear{2564}};
  std::vector<ProjectResult> results;
  for (const auto& project : projects) {
    results.push_back(project_result(Unit(), year, project));
  }
  return weighted_progress(results);
}

}  // namespace

TEST_CASE("a survey's mean and share are those of all answers, one by one") {
  Dice dice;
  for (int round = 0; round < 2000; ++round) {
    const int scale = 3 + static_cast<int>(dice.upto(7));
    std::vector<std::map<int, std::int64_t>> questions(1 + static_cast<std::size_t>(dice.upto(4)));
    std::vector<int> one_by_one;
    for (auto& answers : questions) {
      for (int step = 1; step <= scale; ++step) {
        answers[step] = dice.upto(20);
        one_by_one.insert(one_by_one.end(), static_cast<std::size_t>(answers[step]), step);
      }
    }
    const auto survey = survey_of(questions, scale, 10);
    const auto result = survey_result(survey);
    std::int64_t sum = 0;
    std::int64_t above = 0;
    for (const int step : one_by_one) {
      sum += step;
      above += step >= scale - 1 ? 1 : 0;
    }
    const auto count = static_cast<std::int64_t>(one_by_one.size());
    REQUIRE(result.all.count == count);
    if (count == 0) {
      CHECK_FALSE(result.all.mean.has_value());
      continue;
    }
    // Hundredths, found by trying: the largest that is not above.
    std::int64_t hundredths = 0;
    while ((hundredths + 1) * count <= sum * 100) {
      ++hundredths;
    }
    CHECK(result.all.mean->cut() == Decimal::from_micro(hundredths * 10'000));
    CHECK(result.all.share->percent() == Decimal::from_micro(above * 10'000 / count * 10'000));
  }
}

TEST_CASE("a target is reached by the exact share, not by the printed one") {
  struct Row {
    std::int64_t above;
    std::int64_t below;
    const char* target;
    bool reached;
  };
  for (const auto& row : {Row{4, 1, "80", true}, Row{799, 201, "80", false}, Row{1, 2, "33.33", true}, Row{1, 2, "33.34", false}, Row{0, 5, "0", true}}) {
    auto survey = survey_of({{{5, row.above}, {2, row.below}}}, 5, row.above + row.below);
    survey.target = SurveyTarget{.share_of = 4, .at_least = decimal(row.target)};
    INFO(row.above << " of " << row.above + row.below);
    CHECK(survey_result(survey).reached == row.reached);
  }
  CHECK_FALSE(survey_result(survey_of({{{5, 1}}}, 5, 1)).reached.has_value());
}

TEST_CASE("a printed number agrees when it is cut or rounded to its own places") {
  struct Row {
    const char* printed;
    int places;
    std::int64_t numerator;
    std::int64_t denominator;
    bool agrees;
  };
  const std::vector<Row> rows{{"4.19", 2, 1069, 255, true}, {"4.2", 1, 1069, 255, true},  {"4.1", 1, 1069, 255, true},   {"4", 0, 1069, 255, true},
                              {"4.20", 2, 1069, 255, false}, {"4.3", 1, 1069, 255, false}, {"82.75", 2, 21100, 255, true}, {"82.74", 2, 21100, 255, true},
                              {"83", 0, 21100, 255, true},   {"82", 0, 21100, 255, true},  {"81", 0, 21100, 255, false},  {"-4", 0, 1069, 255, false},
                              {"9000000000000", 0, 1, 3, false}};
  for (const auto& row : rows) {
    INFO(row.printed);
    CHECK(agrees({.value = decimal(row.printed), .places = row.places, .span = {}}, row.numerator, row.denominator) == row.agrees);
  }
}

TEST_CASE("below five answers a survey is marked as one of few") {
  CHECK(survey_result(survey_of({{{5, 4}}}, 5, 4)).few);
  CHECK_FALSE(survey_result(survey_of({{{5, 5}}}, 5, 5)).few);
}

TEST_CASE("weighted progress is exact, and counts only what is told") {
  const auto none = progress_of({});
  CHECK(none.projects == 0);
  CHECK_FALSE(none.actual.has_value());
  const auto weighted = progress_of({project_of("100", "100", "3"), project_of("100", "90", "1")});
  CHECK(weighted.actual->percent() == decimal("97.5"));
  CHECK(weighted.planned->percent() == Decimal(100));
  // Where one tells no plan, a planned sum would compare other projects.
  const auto unplanned = progress_of({project_of("100", "50", "1"), project_of("", "70", "1")});
  CHECK(unplanned.actual->percent() == Decimal(60));
  CHECK_FALSE(unplanned.planned.has_value());
  const auto silent = progress_of({project_of("100", "", "5"), project_of("40", "20", "1")});
  CHECK(silent.projects == 1);
  CHECK(silent.actual->percent() == Decimal(20));
}

TEST_CASE("weighted progress agrees with sums of hundredths") {
  Dice dice;
  for (int round = 0; round < 2000; ++round) {
    std::vector<ProjectProgress> projects(1 + static_cast<std::size_t>(dice.upto(5)));
    std::int64_t sum = 0;
    std::int64_t weights = 0;
    for (auto& project : projects) {
      const auto percent = dice.upto(10'000);
      const auto weight = 1 + dice.upto(99'999);
      ProgressPoint point;
      point.actual = Decimal::from_micro(percent * 10'000);
      project.points = {point};
      project.weight = Decimal::from_micro(weight * 10'000);
      sum += percent * weight;
      weights += weight;
    }
    CHECK(progress_of(projects).actual->percent() == Decimal::from_micro(sum / weights * 10'000));
  }
}

TEST_CASE("a project's latest numbers are the last that are told") {
  ProjectProgress project;
  project.budget = Decimal(2000);
  project.points = {{.date = {2021, 1, 31}, .planned = Decimal(50), .actual = Decimal(40), .planned_spending = {}, .spending = Decimal(500)},
                    {.date = {2021, 3, 31}, .planned = Decimal(60), .actual = Decimal(60)},
                    {.date = {2021, 9, 30}, .planned = Decimal(100)}};
  const UnitYear year{.year = FiscalYear{2564}};
  const auto result = project_result(Unit(), year, project);
  CHECK(result.latest == &project.points[1]);
  CHECK(result.latest_spending == &project.points[0]);
  CHECK(result.spent->percent() == Decimal(25));
  CHECK_FALSE(result.behind());
  project.no_budget = true;
  project.budget.reset();
  CHECK_FALSE(project_result(Unit(), year, project).spent.has_value());
}

TEST_CASE("an indicator is held against its own target, otherwise the plan's, as the plan compares") {
  UnitYear year{.year = FiscalYear{2564}};
  WriteUp plan;
  plan.id = WriteUpId("plan");
  for (const auto* op : {">=", ">", "=", "<=", "<"}) {
    Kpi kpi;
    kpi.id = std::string("k") + std::to_string(plan.kpis.size());
    kpi.op = op;
    kpi.target = Decimal(10);
    plan.kpis.push_back(kpi);
  }
  year.write_ups = {plan};
  ProjectProgress project;
  project.about = Located<std::string>{.value = "plan", .span = {}};
  const std::vector<std::vector<bool>> reached{{false, true, true}, {false, false, true}, {false, true, false}, {true, true, false}, {true, false, false}};
  for (std::size_t kpi = 0; kpi < reached.size(); ++kpi) {
    for (int actual = 9; actual <= 11; ++actual) {
      project.kpis = {{.kpi = Located<std::string>{.value = "k" + std::to_string(kpi), .span = {}}, .actual = Decimal(actual)}};
      INFO(plan.kpis[kpi].op << " " << actual);
      CHECK(project_result(Unit(), year, project).kpis.front().reached == reached[kpi][static_cast<std::size_t>(actual) - 9]);
    }
  }
  project.kpis = {{.kpi = Located<std::string>{.value = "k0", .span = {}}, .target = Decimal(5), .actual = Decimal(6)}};
  CHECK(project_result(Unit(), year, project).kpis.front().reached == true);
  project.kpis = {{.text = {.th = "อื่น", .en = {}}, .actual = Decimal(6)}};
  CHECK_FALSE(project_result(Unit(), year, project).kpis.front().reached.has_value());
}

TEST_CASE("an indicator of a plan's record is found by plan, number and id") {
  Unit unit;
  PlanKpi kpi;
  kpi.id = "1";
  kpi.op = "<=";
  kpi.target = Decimal(3);
  PlanRecord record;
  record.number = 12;
  record.kpis = {kpi};
  unit.plans[PlanId("acp")].records = {record};
  const UnitYear year{.year = FiscalYear{2566}};
  ProjectProgress project;
  project.kpis = {{.kpi = Located<std::string>{.value = "1", .span = {}}, .actual = Decimal(2)}};
  const auto reached = [&](const char* about) {
    project.about = Located<std::string>{.value = about, .span = {}};
    return project_result(unit, year, project).kpis.front().reached;
  };
  CHECK(reached("acp/12") == true);
  CHECK_FALSE(reached("acp/13").has_value());
  CHECK_FALSE(reached("acp/99999999999999999999").has_value());
  CHECK_FALSE(reached("other/12").has_value());
}

TEST_CASE("a network grows against the year before only") {
  Unit unit;
  const auto add = [&unit](int be, std::int64_t members) {
    Network network;
    network.id = "leaders";
    network.members = members;
    unit.years[FiscalYear{be}].networks = {network};
  };
  add(2561, 10);
  add(2563, 40);
  add(2564, 44);
  add(2565, 33);
  const auto result_of = [&unit](int be) { return network_result(unit, FiscalYear{be}, unit.years.at(FiscalYear{be}).networks.front()); };
  CHECK(result_of(2563).before == nullptr);
  CHECK(result_of(2563).history.size() == 2);
  CHECK(result_of(2564).change == 4);
  CHECK(result_of(2564).change_share->percent() == Decimal(10));
  CHECK(result_of(2565).change == -11);
  CHECK(result_of(2565).change_share->percent() == Decimal(25));
  CHECK(result_of(2565).history.size() == 4);
}

TEST_CASE("open complaints are those before and received, less the settled") {
  Dice dice;
  for (int round = 0; round < 500; ++round) {
    Complaints complaints;
    complaints.open_before = dice.upto(5);
    for (int month = 0; month < 12; ++month) {
      complaints.months.push_back({.month = {}, .received = dice.upto(9), .settled = dice.upto(9)});
    }
    const auto result = complaint_result(complaints);
    for (std::size_t last = 0; last < 12; ++last) {
      auto open = complaints.open_before;
      for (std::size_t month = 0; month <= last; ++month) {
        open += complaints.months[month].received - complaints.months[month].settled;
      }
      CHECK(result.months[last].open == open);
    }
    CHECK(result.open == complaints.open_before + result.received - result.settled);
  }
  CHECK_FALSE(complaint_result(Complaints()).settled_share.has_value());
}
