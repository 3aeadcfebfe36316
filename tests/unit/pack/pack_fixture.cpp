#include "pack_fixture.hpp"

namespace prongsai::test {

auto Fixture::make_criterion(std::string id, std::string title) -> Criterion {
  Criterion criterion;
  criterion.id = CriterionId(std::move(id));
  criterion.title = {.th = std::move(title), .en = {}};
  criterion.requirements.push_back({.rule = EvidenceRequirement{.kinds = {"announcement"}, .min = 1, .per_quarter = false}, .span = {}});
  return criterion;
}

void Fixture::make_framework() {
  Framework made;
  made.id = FrameworkId("cdd-2564");
  made.years = {FiscalYear{2564}};
  made.title = {.th = "เกณฑ์ <สะอาด> & โปร่งใส", .en = "Clean & transparent"};
  Level one;
  one.number = 1;
  one.points = Decimal(10);
  one.criteria.push_back(make_criterion("d1.1.policy", "มีนโยบาย"));
  one.criteria.push_back(make_criterion("d1.1.staff", "บุคลากรรับทราบ"));
  one.criteria.back().requirements = {
      {.rule = FactRequirement{.name = "staff", .of = "total", .limit = {.comparison = Limit::Comparison::above, .value = Decimal(50)}, .unit = {}},
       .span = {}}};
  Level two;
  two.number = 2;
  two.points = Decimal(30);
  two.criteria.push_back(make_criterion("d1.2.report", "มีรายงาน"));
  Dimension dimension;
  dimension.id = LadderId("d1");
  dimension.title = {.th = "มิติที่ 1 ความโปร่งใส", .en = "Dimension 1: transparency"};
  dimension.points = Decimal(30);
  dimension.variants.push_back({.kind = std::nullopt, .levels = {one, two}});
  made.dimensions.push_back(dimension);
  made.facts.push_back({.id = "staff", .title = {.th = "บุคลากรที่รับทราบ", .en = "Staff informed"}});
  made.file = sources.add("frameworks/cdd-2564.yaml", "id: cdd-2564\nkind: levels\n");
  framework = &corpus.frameworks.emplace(made.id, made).first->second;
}

void Fixture::make_unit() {
  auto& portal = corpus.portal;
  portal.title = {.th = "พัฒนาชุมชนใสสะอาด", .en = "Clean community"};
  portal.publisher = {.th = "กรมการพัฒนาชุมชน", .en = "Community Development Department"};
  portal.base_url = "https://example.go.th";
  portal.published = {.year = 2021, .month = 10, .day = 31};
  portal.licence = {.name = {.th = "สัญญาอนุญาต", .en = "CC BY 4.0"}, .url = "https://creativecommons.org/licenses/by/4.0/"};
  Unit made;
  made.id = UnitId("lampang");
  made.name = {.th = "สำนักงานพัฒนาชุมชนจังหวัดลำปาง", .en = "Lampang office"};
  unit = &corpus.units.emplace(made.id, made).first->second;
  year = &unit->years[FiscalYear{2564}];
  year->year = FiscalYear{2564};
  register_file = sources.add("units/lampang/2564/evidence.yaml", "- id: policy\n  title: นโยบาย\n");
  auto& assessment = year->assessments[framework->id];
  assessment.framework = framework->id;
  assessment.file = sources.add("units/lampang/2564/assessment/cdd-2564.yaml", "framework: cdd-2564\nstage: self\n");
  WriteUp write_up;
  write_up.id = WriteUpId("lampang-model");
  write_up.file = sources.add("units/lampang/2564/practices/lampang-model.md", "---\nkind: plan\n---\n## ขั้นตอน\n");
  year->write_ups.push_back(write_up);

  add_evidence("report", "รายงาน น้ำใส.pdf", "%PDF-1.4 report", {"d1.2.report", "d1.1.policy"});
  add_evidence("policy", "ประกาศ.pdf", "%PDF-1.4 policy", {"d1.1.policy"});
  add_evidence("loose", "photo.jpg", "JPEG", {});
  add_evidence("for-auditor", "บัญชีลับ.pdf", "%PDF-1.4 secret one", {"d1.1.policy"}, Visibility::auditor);
  add_evidence("kept-back", "บัญชีเงินเดือน.pdf", "%PDF-1.4 secret two", {"d1.2.report"}, Visibility::withheld);
  add_evidence("web", "", "elsewhere", {"d1.2.report"});
  auto& web = year->evidence.back();
  files.erase(web.path);
  web.path.clear();
  web.name = "elsewhere.pdf";
  web.url = "https://example.org/a&b/elsewhere.pdf";
}

void Fixture::add_evidence(const std::string& id, const std::string& name, std::string bytes, std::vector<std::string> supports,
                           Visibility visibility) {
  Evidence evidence;
  evidence.id = EvidenceId(id);
  evidence.title = {.th = "หลักฐาน " + id, .en = {}};
  evidence.kind = "announcement";
  evidence.path = "units/lampang/2564/evidence/" + name;
  evidence.name = name;
  for (auto& criterion : supports) {
    evidence.supports.push_back({.value = CriterionId(std::move(criterion)), .span = {}});
  }
  evidence.visibility = visibility;
  if (visibility != Visibility::public_) {
    evidence.reason = {.th = "มีข้อมูลส่วนบุคคล", .en = "personal data"};
  }
  evidence.facts = facts_of_bytes(bytes, "application/pdf");
  evidence.span.file = register_file;
  files[evidence.path] = std::move(bytes);
  year->evidence.push_back(std::move(evidence));
}

void Fixture::make_score() {
  score = UnitScore();
  score.unit = unit;
  score.year = year;
  score.framework = framework;
  score.assessment = &year->assessments.at(framework->id);
  const auto& dimension = framework->dimensions.front();
  LadderResult ladder;
  ladder.id = dimension.id;
  ladder.title = dimension.title;
  ladder.dimension = &dimension;
  ladder.claimed = 2;
  ladder.supported = 1;
  ladder.counted = 1;
  ladder.points = Decimal(10);
  ladder.full_points = dimension.points;
  for (const auto& level : dimension.variants.front().levels) {
    LevelResult result{.level = &level, .supported = level.number == 1, .criteria = {}};
    for (const auto& criterion : level.criteria) {
      CriterionResult found{.criterion = &criterion, .supported = level.number == 1, .proofs = {}, .evidence = {}, .not_met = nullptr};
      for (const auto& evidence : year->evidence) {
        for (const auto& supported : evidence.supports) {
          if (supported.value == criterion.id) {
            found.evidence.push_back(&evidence);
          }
        }
      }
      Proof proof{.requirement = &criterion.requirements.front(), .holds = level.number == 1, .measured = {}, .evidence = found.evidence};
      if (std::holds_alternative<FactRequirement>(proof.requirement->rule)) {
        proof.measured = Share{.part = Decimal(41), .whole = Decimal(80)};
      } else {
        proof.measured = Decimal(static_cast<std::int64_t>(found.evidence.size()));
      }
      found.proofs.push_back(std::move(proof));
      result.criteria.push_back(std::move(found));
    }
    ladder.levels.push_back(std::move(result));
  }
  score.dimensions.push_back(std::move(ladder));
  score.total = Decimal(10);
  score.total_without_bonus = Decimal(10);
  score.full_points = Decimal(30);
  score.grade = "C";
  score.rank = 3;
}

}  // namespace prongsai::test
