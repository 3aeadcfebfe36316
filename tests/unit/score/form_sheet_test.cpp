#include "score/form_sheet.hpp"

#include <catch2/catch.hpp>

using namespace prongsai;

namespace {

auto written(const std::vector<SheetLine>& lines) -> std::vector<std::string> {
  std::vector<std::string> out;
  for (const auto& line : lines) {
    out.push_back(line.label.en + "|" + line.full + "|" + line.given);
  }
  return out;
}

auto framework_of_test() -> Framework {
  Framework framework;
  framework.dimensions.resize(2);
  framework.dimensions[0].points = Decimal(30);
  framework.dimensions[1].points = Decimal(1000);
  return framework;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a score sheet ends with the sum, the extra points, the total and the grade") {
  auto framework = framework_of_test();
  framework.bonus = Bonus{.id = CriterionId("extra"), .title = {.th = "พิเศษ", .en = "Extra"}, .points = Decimal(10), .requirements = {}, .source = {}};
  UnitScore score;
  score.framework = &framework;
  score.full_points = Decimal(1030);
  score.total_without_bonus = Decimal(1020);
  score.total = Decimal(1030);
  score.grade = "A";
  score.bonus = BonusResult{.claimed = true, .supported = true, .awarded = {}, .points = Decimal(10), .proofs = {}};
  CHECK(written(sheet_lines(score)) == Lines{"Sum|1,030|1,020", "Extra|10|10", "Total|1,040|1,030", "Grade||A"});
  score.bonus.reset();
  score.grade.clear();
  CHECK(written(sheet_lines(score)) == Lines{"Sum|1,030|1,020", "Total|1,030|1,030", "Grade||–"});
  CHECK(written(blank_sheet_lines(framework)) == Lines{"Sum|1,030|", "Extra|10|", "Total|1,040|", "Grade||"});
}

TEST_CASE("a framework without extra points has no line for them") {
  CHECK(written(blank_sheet_lines(framework_of_test())) == Lines{"Sum|1,030|", "Total|1,030|", "Grade||"});
}
