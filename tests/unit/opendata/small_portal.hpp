#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/corpus.hpp"
#include "score/standings.hpp"

namespace prongsai::test {

inline auto decimal(const char* text) -> Decimal { return *Decimal::parse(text); }

inline auto make_framework() -> Framework {
  Framework framework;
  framework.id = FrameworkId("f-2564");
  framework.years = {FiscalYear{2564}};
  framework.title = {.th = "กรอบ", .en = "Frame"};
  const auto requirement = [](RequirementRule rule) { return Requirement{.rule = std::move(rule), .span = {}}; };
  const Limit above_half{.comparison = Limit::Comparison::above, .value = Decimal(50)};
  Criterion policy{
      .id = CriterionId("d1.1.policy"), .title = {.th = "มีนโยบาย", .en = "Has a policy"}, .area = {}, .requirements = {}, .source = {}, .span = {}};
  policy.requirements = {requirement(EvidenceRequirement{.kinds = {"order", "report"}, .min = 1, .per_quarter = true}),
                         requirement(FactRequirement{.name = "signed", .of = "staff", .limit = above_half, .unit = {}})};
  Criterion shared{.id = CriterionId("d1.2.new"), .title = {.th = "ใหม่", .en = ""}, .area = {}, .requirements = {}, .source = {}, .span = {}};
  shared.requirements = {requirement(NotSharedRequirement{.dimensions = {LadderId("d2"), LadderId("d3")}}), requirement(DeclaredRequirement{})};
  const Criterion bare{
      .id = CriterionId("d2.1.bare"), .title = {.th = "ไม่มีข้อกำหนด", .en = "Bare"}, .area = {}, .requirements = {}, .source = {}, .span = {}};
  const auto level = [](int number, const char* points, Criterion criterion) {
    return Level{.number = number, .title = {}, .points = decimal(points), .criteria = {std::move(criterion)}, .source = {}};
  };
  const auto dimension = [](const char* id, Text title, const char* points, std::vector<Level> levels) {
    return Dimension{.id = LadderId(id),
                     .title = title,
                     .short_title = title,
                     .points = decimal(points),
                     .variants = {{.kind = {}, .levels = std::move(levels)}},
                     .source = {},
                     .span = {}};
  };
  framework.dimensions = {dimension("d1", {.th = "มิติหนึ่ง", .en = "One"}, "20.5", {level(1, "10.25", policy), level(2, "20.5", shared)}),
                          dimension("d2", {.th = "มิติสอง", .en = ""}, "0.1", {level(1, "0.1", bare)})};
  framework.bonus = Bonus{.id = CriterionId("extra"),
                          .title = {.th = "เพิ่มพิเศษ", .en = "Extra"},
                          .points = Decimal(10),
                          .requirements = {requirement(EvidenceRequirement{.kinds = {"award"}, .min = 1, .per_quarter = false})},
                          .source = {}};
  framework.classes = {
      {.id = "model", .title = {.th = "ต้นแบบ", .en = "Model"}, .threshold = Decimal(86), .ladder = LadderId("peak"), .rule = {}, .source = {}}};
  Criterion total{
      .id = CriterionId("peak.1.total"), .title = {.th = "คะแนนถึง", .en = "Total"}, .area = {}, .requirements = {}, .source = {}, .span = {}};
  total.requirements = {requirement(TotalRequirement{.limit = {.comparison = Limit::Comparison::at_least, .value = decimal("86.5")}}),
                        requirement(DisjointRequirement{.first = "audit", .second = "buying.order"}),
                        requirement(TableRequirement{.table = "buying",
                                                     .measure = TableRequirement::Measure::sum,
                                                     .column = "budget",
                                                     .limit = {.comparison = Limit::Comparison::at_most, .value = Decimal(7)}})};
  framework.ladders = {{.id = LadderId("peak"),
                        .title = {.th = "ยอด", .en = "Peak"},
                        .for_class = "model",
                        .levels = {level(1, "0", total)},
                        .source = {},
                        .span = {}}};
  return framework;
}

inline auto make_evidence(const char* id, const char* title, Visibility visibility) -> Evidence {
  Evidence evidence;
  evidence.id = EvidenceId(id);
  evidence.title = {.th = title, .en = std::string(id) + " secret title"};
  evidence.kind = "order";
  evidence.document = {.number = "-1/2564", .date = Date{.year = 2020, .month = 11, .day = 26}};
  evidence.period.quarters = {Quarter{1}, Quarter{2}};
  evidence.name = "secret, name.pdf";
  evidence.path = "units/lampang/2564/evidence/secret, name.pdf";
  evidence.supports = {{.value = CriterionId("d1.1.policy"), .span = {}}, {.value = CriterionId("d1.2.new"), .span = {}}};
  evidence.visibility = visibility;
  evidence.note = {.th = "secret note", .en = ""};
  evidence.facts = FileFacts{.size = 4096, .sha256 = std::string(64, 'a'), .crc32 = 7, .media_type = "application/pdf"};
  return evidence;
}

inline auto make_write_up() -> WriteUp {
  WriteUp write_up;
  write_up.id = WriteUpId("good-plan");
  write_up.kind = WriteUpKind::plan;
  write_up.title = {.th = "แผนดี", .en = "Good plan"};
  write_up.summary = {.th = "สองบรรทัด\nจริง", .en = ""};
  write_up.dimensions = {{.value = LadderId("d1"), .span = {}}, {.value = LadderId("d2"), .span = {}}};
  write_up.areas = {{.value = "personnel", .span = {}}};
  write_up.status = ProjectStatus::in_progress;
  write_up.period.from = Date{.year = 2021, .month = 3, .day = 1};
  write_up.period.to = Date{.year = 2021, .month = 9, .day = 30};
  write_up.targets = {{.group = {.th = "บุคลากร", .en = "Staff"}, .count = Decimal(120)}};
  write_up.partners = {"government", "people"};
  write_up.budget = Budget{.none = false, .amount = decimal("5000.5"), .source = {.th = "งบปกติ", .en = "Regular"}, .fiscal_year = FiscalYear{2564}};
  write_up.kpis = {{.id = "k1",
                    .text = {.th = "ผู้เข้าร่วม", .en = "Attendance"},
                    .type = KpiType::quantity,
                    .op = ">=",
                    .target = Decimal(90),
                    .unit = {.th = "ร้อยละ", .en = "percent"},
                    .base = {},
                    .per = {},
                    .actual = decimal("92.1"),
                    .evidence = {{.value = EvidenceId("open"), .span = {}}},
                    .span = {}}};
  write_up.model =
      NamedModel{.name = {.th = "รูปแบบ", .en = "S Model"}, .letters = {{.letter = "S", .word = "Specific", .meaning = {.th = "ชัดเจน", .en = ""}}}};
  write_up.channels = {{.kind = "website", .title = {.th = "เว็บ", .en = ""}, .url = "https://example.org"}};
  write_up.links = {{.title = {.th = "ลิงก์", .en = "Link"}, .url = "https://example.org/x"}};
  write_up.evidence = {{.value = EvidenceId("open"), .span = {}}};
  write_up.related = {{.unit = UnitId("trang"), .year = FiscalYear{2564}, .id = WriteUpId("other"), .span = {}}};
  write_up.success_factors = {"personnel"};
  write_up.tags = {"e-service"};
  write_up.source = Citation{.document = "guide", .place = "L1-2", .span = {}};
  return write_up;
}

// A portal with two units and one year; only Lampang has content. The standings point into the corpus, so that neither moves.
struct SmallPortal {
  SmallPortal() {
    corpus.portal.base_url = "https://x.go.th";
    corpus.portal.publisher = {.th = "กรม", .en = "Department"};
    corpus.portal.licence = {.name = {.th = "เปิด", .en = "Open"}, .url = "https://x.go.th/licence"};
    corpus.portal.published = Date{.year = 2021, .month = 10, .day = 31};
    corpus.portal.regions = {{.id = RegionId("region-16"), .title = {.th = "เขต 16", .en = "Region 16"}, .provinces = {}}};
    corpus.frameworks.emplace(FrameworkId("f-2564"), make_framework());
    add_units();
    add_scores();
  }
  SmallPortal(const SmallPortal&) = delete;
  auto operator=(const SmallPortal&) -> SmallPortal& = delete;

  [[nodiscard]] auto year() const -> const YearStandings& { return standings.years.at(FiscalYear{2564}); }

  Corpus corpus;
  Standings standings;

 private:
  void add_units() {
    Unit lampang;
    lampang.id = UnitId("lampang");
    lampang.name = {.th = "สำนักงาน \"ลำปาง\"", .en = "Lampang, office"};
    lampang.short_name = {.th = "ลำปาง", .en = "Lampang"};
    lampang.region = Located<RegionId>{.value = RegionId("region-16"), .span = {}};
    lampang.province = Province{.code = "52", .name = {.th = "ลำปาง", .en = "Lampang"}};
    lampang.classes = {{FiscalYear{2561}, {.value = "challenge", .span = {}}}, {FiscalYear{2564}, {.value = "model", .span = {}}}};
    lampang.honours = {{.year = FiscalYear{2554}, .title = {.th = "ดีเด่น", .en = "Outstanding"}}};
    lampang.channels = {{.kind = "facebook", .title = {.th = "เพจ", .en = ""}, .url = "https://facebook.com/x"}};
    lampang.staff_total = {{FiscalYear{2564}, Decimal(80)}};
    UnitYear year;
    year.year = FiscalYear{2564};
    year.evidence = {make_evidence("open", "คำสั่ง", Visibility::public_), make_evidence("for-audit", "ลับ", Visibility::auditor),
                     make_evidence("held", "ลับมาก", Visibility::withheld)};
    year.evidence[1].reason = {.th = "มีข้อมูลส่วนบุคคล", .en = "Personal data"};
    Evidence outside = make_evidence("outside", "ภายนอก", Visibility::public_);
    outside.path.clear();
    outside.url = "https://example.org/a.pdf";
    outside.facts.reset();
    outside.period = {.quarters = {}, .from = Date{.year = 2021, .month = 1, .day = 1}, .to = Date{.year = 2021, .month = 2, .day = 1}, .span = {}};
    year.evidence.push_back(outside);
    Assessment assessment;
    assessment.stage = Stage::reviewed;
    assessment.claims = {{.ladder = LadderId("d1"), .level = 2, .met = {}, .by_criterion = false, .not_met = {}, .span = {}},
                         {.ladder = LadderId("d2"),
                          .level = 0,
                          .met = {},
                          .by_criterion = true,
                          .not_met = {{CriterionId("d2.1.bare"), {.th = "รออยู่", .en = ""}}},
                          .span = {}}};
    year.assessments.emplace(FrameworkId("f-2564"), std::move(assessment));
    year.write_ups = {make_write_up()};
    lampang.years.emplace(FiscalYear{2564}, std::move(year));
    corpus.units.emplace(lampang.id, std::move(lampang));
    Unit trang;
    trang.id = UnitId("trang");
    trang.name = {.th = "=ตรัง", .en = ""};
    trang.kind = UnitKind::central;
    corpus.units.emplace(trang.id, std::move(trang));
  }

  [[nodiscard]] auto make_dimension(const Framework& framework, std::size_t index) const -> LadderResult {
    const auto& dimension = framework.dimensions[index];
    LadderResult result;
    result.id = dimension.id;
    result.title = dimension.title;
    result.dimension = &dimension;
    result.full_points = dimension.points;
    for (const auto& level : dimension.variants[0].levels) {
      LevelResult judged{.level = &level, .supported = false, .criteria = {}};
      judged.criteria.push_back({.criterion = &level.criteria[0], .supported = false, .proofs = {}, .evidence = {}, .not_met = nullptr});
      for (const auto& requirement : level.criteria[0].requirements) {
        judged.criteria[0].proofs.push_back(
            {.requirement = &requirement, .holds = false, .measured = {}, .evidence = {}, .per_quarter = {}, .by_award = false});
      }
      result.levels.push_back(std::move(judged));
    }
    return result;
  }

  [[nodiscard]] auto make_ladder(const Framework& framework) const -> LadderResult {
    const auto& ladder = framework.ladders[0];
    LadderResult result;
    result.id = ladder.id;
    result.title = ladder.title;
    result.ladder = &ladder;
    LevelResult judged{.level = &ladder.levels[0], .supported = false, .criteria = {}};
    judged.criteria.push_back({.criterion = &ladder.levels[0].criteria[0], .supported = false, .proofs = {}, .evidence = {}, .not_met = nullptr});
    for (const auto& requirement : ladder.levels[0].criteria[0].requirements) {
      judged.criteria[0].proofs.push_back(
          {.requirement = &requirement, .holds = false, .measured = {}, .evidence = {}, .per_quarter = {}, .by_award = false});
    }
    judged.criteria[0].proofs[0].measured = decimal("20.6");
    result.levels.push_back(std::move(judged));
    return result;
  }

  void add_scores() {
    const auto& framework = corpus.frameworks.at(FrameworkId("f-2564"));
    const auto& unit = corpus.units.at(UnitId("lampang"));
    const auto& content = unit.years.at(FiscalYear{2564});
    UnitScore score;
    score.unit = &unit;
    score.year = &content;
    score.framework = &framework;
    score.assessment = &content.assessments.at(FrameworkId("f-2564"));
    score.unit_class = &framework.classes[0];
    score.dimensions = {make_dimension(framework, 0), make_dimension(framework, 1)};
    auto& first = score.dimensions[0];
    first.claimed = 2;
    first.supported = 1;
    first.awarded = 2;
    first.counted = 2;
    first.points = decimal("20.5");
    first.remark = &remark;
    first.levels[0].supported = true;
    auto& policy = first.levels[0].criteria[0];
    policy.supported = true;
    policy.evidence = {content.evidence.data(), content.evidence.data() + 1};
    policy.proofs[0].holds = true;
    policy.proofs[0].measured = Decimal(2);
    policy.proofs[0].per_quarter = {1, 1, 0, 0};
    policy.proofs[0].evidence = policy.evidence;
    policy.proofs[1].holds = true;
    policy.proofs[1].measured = Share{.part = Decimal(2), .whole = Decimal(3)};
    first.levels[1].criteria[0].proofs[1].holds = true;
    first.levels[1].criteria[0].proofs[1].by_award = true;
    auto& second = score.dimensions[1];
    second.claimed = 0;
    second.supported = 1;
    second.points = decimal("0.1");
    second.levels[0].criteria[0].not_met = &content.assessments.at(FrameworkId("f-2564")).claims[1].not_met.at(CriterionId("d2.1.bare"));
    score.ladder = make_ladder(framework);
    score.bonus = BonusResult{.claimed = true, .supported = false, .awarded = {}, .points = Decimal(0), .proofs = {}};
    score.bonus->proofs.push_back({.requirement = &framework.bonus->requirements[0],
                                   .holds = false,
                                   .measured = Decimal(0),
                                   .evidence = {},
                                   .per_quarter = {},
                                   .by_award = false});
    score.total_without_bonus = decimal("20.6");
    score.total = decimal("20.6");
    score.full_points = decimal("30.6");
    score.meets_threshold = false;
    score.reviewed = true;
    score.rank = 1;
    YearStandings year;
    year.year = FiscalYear{2564};
    year.framework = &framework;
    year.scores = {std::move(score)};
    year.grades = {{.grade = "A+", .units = 0}, {.grade = "", .units = 1}};
    year.without_assessment = {&corpus.units.at(UnitId("trang"))};
    year.mean_total = decimal("20.6");
    standings.years.emplace(FiscalYear{2564}, std::move(year));
  }

  Text remark{.th = "ดี", .en = "Good"};
};

}  // namespace prongsai::test
