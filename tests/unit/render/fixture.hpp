#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "plan/plan_site.hpp"
#include "score/score.hpp"
#include "score/standings.hpp"
#include "source/source_map.hpp"
#include "unit/render/fixture_framework.hpp"
#include "unit/render/fixture_plan.hpp"
#include "unit/render/fixture_programme.hpp"

// A small portal, made by hand, in which every optional thing is there at least once: two scored units (one reviewed, one not), one without an
// assessment, evidence of each visibility, each kind of requirement, write-ups, pages.
namespace prongsai::testing {

class Fixture {
 public:
  // Every text of the content goes through `change`: hostile texts come from here.
  using Change = std::function<std::string(const std::string&)>;

  explicit Fixture(Change change = [](const std::string& text) { return text; }) : change_(std::move(change)) {
    make_portal();
    make_framework();
    make_units();
    make_standings();
    make_plan();
    add_programme(lampang_2564(), change_);
    Diagnostics problems;
    standings.programme = score_programme(corpus, problems);
  }
  Fixture(const Fixture&) = delete;
  auto operator=(const Fixture&) -> Fixture& = delete;

  auto plan(Diagnostics& diagnostics) const -> SiteModel {
    const auto cleared = Diagnostics().cleared();
    auto site = plan_site(corpus, standings, *cleared, packs(), sources, diagnostics);
    site.data.push_back({.path = "data/scores-2564.csv", .title = text("คะแนน", "Scores"), .size = 2048});
    const auto* unit = &corpus.units.at(UnitId("lampang"));
    site.waived.push_back({.waiver = &unit->waivers.front(), .unit = unit, .code = "W960", .problem = text("พบช่องว่าง", "A blank"), .place = change_("units/lampang/x.md:3")});
    site.waived.push_back({.waiver = &corpus.waivers.front(), .unit = nullptr, .code = "W981", .problem = text("หมายเลข"), .place = change_("pages/about.md:9")});
    return site;
  }
  auto plan() const -> SiteModel {
    Diagnostics diagnostics;
    return plan(diagnostics);
  }

  auto lampang() -> Unit& { return corpus.units.at(UnitId("lampang")); }
  auto lampang_2564() -> UnitYear& { return lampang().years.at(FiscalYear{2564}); }
  auto score() -> UnitScore& { return standings.years.at(FiscalYear{2564}).scores.front(); }
  auto framework() -> Framework& { return corpus.frameworks.at(FrameworkId("cdd-2564")); }

  Corpus corpus;
  Standings standings;
  SourceMap sources;

  // Prose of one section with one link, in a file of its own.
  auto prose_with_link(const std::string& path, const std::string& destination, ProseLink::Kind kind = ProseLink::Kind::link) -> Prose {
    const auto file = sources.add(path, "[x](" + destination + ")");
    Prose prose;
    prose.headings = Kept(std::vector<Heading>{{.level = 2, .text = change_("ขั้นตอน"), .anchor = "ขั้นตอน", .span = {}}});
    Section section{.heading = 0, .name = "steps", .links = {}, .is_blank = false};
    prose.html = Kept(std::vector<std::string>{"<h2 id=\"ขั้นตอน\">ขั้นตอน</h2>\n<p><a href=\"", "\">x</a></p>\n"});
    section.links.push_back(
        {.kind = kind, .destination = destination, .span = {.file = file, .begin = 4, .end = static_cast<std::uint32_t>(4 + destination.size())}});
    prose.sections.push_back(std::move(section));
    return prose;
  }

 private:
  auto text(const std::string& th, const std::string& en = {}) const -> Text { return {.th = change_(th), .en = en.empty() ? en : change_(en)}; }

  static auto packs() -> std::vector<PackListing> {
    const UnitId unit("lampang");
    const FiscalYear year{2564};
    const auto pack = [](PackSubject subject, const std::string& name, std::size_t files) {
      return PackListing{.subject = std::move(subject),
                         .path = "packs/" + name + ".zip",
                         .name = name + ".zip",
                         .size = 1234567,
                         .sha256 = std::string(64, 'a'),
                         .bag_root = std::string(64, 'b'),
                         .files = files};
    };
    auto second = pack(UnitYearPack{unit, year, FrameworkId("f-2564")}, "lampang-2564-2", 1);
    second.part = 2;
    second.parts = 2;
    return {pack(UnitYearPack{unit, year, FrameworkId("f-2564")}, "lampang-2564", 2), second,
            pack(DimensionPack{unit, year, FrameworkId("f-2564"), LadderId("d1")}, "lampang-2564-d1", 1),
            pack(PlanPack{unit, PlanId("plan-2564")}, "lampang-plan", 0), pack(YearIndexPack{year}, "index-2564", 3),
            pack(RegionIndexPack{RegionId("region-15"), year}, "index-region", 3)};
  }

  void make_plan() {
    const auto make = [this](const std::string& th, const std::string& en) { return text(th, en); };
    const auto& frame = corpus.plan_frames.emplace(FrameworkId("open-plan"), plan_frame(make)).first->second;
    const auto& plan = lampang().plans.emplace(PlanId("plan-2564"), open_plan(make)).first->second;
    Diagnostics out;
    standings.plans.push_back(score_plan(lampang(), plan, frame, out));
  }

  void make_portal() {
    auto& portal = corpus.portal;
    portal.title = text("พัฒนาชุมชนใสสะอาด", "Clean community");
    portal.publisher = text("กรมการพัฒนาชุมชน", "Community Development Department");
    portal.base_url = "https://example.go.th/open";
    portal.languages = {Language::th, Language::en};
    portal.current_year = FiscalYear{2564};
    portal.published = {.year = 2021, .month = 10, .day = 31};
    portal.licence = {.name = text("CC BY 4.0"), .url = "https://creativecommons.org/licenses/by/4.0/"};
    portal.contact = {
        .email = "contact@example.go.th", .phone = "0 2141 6000", .url = "https://example.go.th/contact", .address = text("กรุงเทพมหานคร")};
    portal.notice = text("เว็บไซต์สาธิต", "A demonstration");
    portal.regions = {{.id = RegionId("region-15"), .title = text("เขตตรวจราชการที่ 15", "Inspection region 15"), .provinces = text("ลำปาง ลำพูน")},
                      {.id = RegionId("region-10"), .title = text("เขตตรวจราชการที่ 10"), .provinces = text("เลย")}};
    for (const auto* id : {"about", "verify"}) {
      Page page;
      page.id = PageId(id);
      page.title = text("หน้า", id);
      page.summary = text("สรุป", "Summary");
      page.prose = prose_with_link(std::string("pages/") + id + ".md", "#ขั้นตอน");
      page.file = page.prose.sections.front().links.front().span.file;
      corpus.pages.push_back(std::move(page));
    }
    corpus.pages.front().english = prose_with_link("pages/about.en.md", "https://example.com/a?b=c&d=e");
  }

  void make_framework() {
    auto framework = FrameworkOfTest(change_).make();
    corpus.frameworks.emplace(framework.id, std::move(framework));
  }

  auto evidence(const std::string& id, Visibility visibility, const std::string& media_type) const -> Evidence {
    Evidence made;
    made.id = EvidenceId(id);
    made.title = text("หลักฐาน " + id);
    made.kind = "announcement";
    made.document = {.number = change_("ลป 1/2564"), .date = Date{.year = 2021, .month = 1, .day = 15}};
    made.period.quarters = {Quarter{1}, Quarter{2}};
    made.path = "units/lampang/2564/evidence/ไฟล์ " + id + (media_type == "image/png" ? ".PNG" : ".pdf");
    made.name = made.path.substr(made.path.rfind('/') + 1);
    made.supports = {{.value = CriterionId("d1.1.policy"), .span = {}}};
    made.visibility = visibility;
    made.reason = visibility == Visibility::public_ ? Text() : text("มีข้อมูลส่วนบุคคล");
    made.note = text("หมายเหตุ");
    made.facts = FileFacts{.size = 12345, .sha256 = std::string(64, 'b'), .crc32 = 0, .media_type = media_type};
    return made;
  }

  auto waiver(std::optional<Date> until) const -> Waiver {
    Waiver made;
    made.date = Date{.year = 2021, .month = 9, .day = 1};
    made.until = until;
    made.reason = text("ตามต้นฉบับ", "As in the source");
    made.by = text("หัวหน้ากลุ่มงาน");
    return made;
  }

  auto write_up(const std::string& id, WriteUpKind kind) -> WriteUp {
    WriteUp up;
    up.id = WriteUpId(id);
    up.kind = kind;
    up.title = text("แผน " + id, "Plan " + id);
    up.summary = text("สรุปแผน");
    up.dimensions = {{.value = LadderId("d1"), .span = {}}};
    up.areas = {{.value = "personnel", .span = {}}};
    up.status = ProjectStatus::done;
    up.period.from = Date{.year = 2021, .month = 3, .day = 1};
    up.period.to = Date{.year = 2021, .month = 9, .day = 30};
    up.duration = text("1 วัน", "1 day");
    up.location = text("วัด");
    up.targets = {{.group = text("ผู้นำ"), .count = Decimal(120)}};
    up.partners = {"government", "people"};
    up.budget = Budget{.none = false, .amount = Decimal(5000), .source = text("งบประมาณ"), .fiscal_year = {}};
    up.kpis = {{.id = "k1",
                .text = text("ผู้เข้าร่วม"),
                .type = KpiType::quantity,
                .op = ">=",
                .target = Decimal(90),
                .unit = {.th = "ร้อยละ", .en = "percent"},
                .base = text("บุคลากร"),
                .per = text("เดือน"),
                .actual = Decimal(92),
                .evidence = {{.value = EvidenceId("policy"), .span = {}}},
                .span = {}}};
    up.model = NamedModel{.name = text("SURIYA Model"), .letters = {{.letter = change_("S"), .word = change_("Specific"), .meaning = text("เฉพาะ")}}};
    up.channels = {{.kind = "website", .title = text("เว็บ"), .url = "https://example.go.th/"},
                   {.kind = "line", .title = {}, .url = "javascript:alert(1)"}};
    up.links = {{.title = text("ดู"), .url = "https://example.go.th/x"}, {.title = text("ร้าย"), .url = "javascript:alert(2)"}};
    up.evidence = {{.value = EvidenceId("policy"), .span = {}}};
    up.success_factors = {"schedule"};
    up.tags = {"e-service"};
    up.source = Citation{.document = "guide", .place = "L5", .span = {}};
    up.editor_note = text("ต้นฉบับอ่านยาก");
    up.prose = prose_with_link("units/lampang/2564/practices/" + id + ".md", "other.md#ขั้นตอน");
    return up;
  }

  void make_units() {
    const auto add = [this](const std::string& id, const std::string& th, const std::string& en, UnitKind kind) -> Unit& {
      Unit unit;
      unit.id = UnitId(id);
      unit.name = text("สำนักงานพัฒนาชุมชนจังหวัด" + th, en.empty() ? en : en + " office");
      unit.short_name = text(th, en);
      unit.kind = kind;
      return corpus.units.emplace(unit.id, std::move(unit)).first->second;
    };
    auto& lampang = add("lampang", "ลำปาง", "Lampang", UnitKind::regional);
    lampang.region = Located<RegionId>{.value = RegionId("region-15"), .span = {}};
    lampang.province = Province{.code = "52", .name = text("ลำปาง", "Lampang")};
    lampang.classes = {{FiscalYear{2561}, {.value = "general", .span = {}}}, {FiscalYear{2564}, {.value = "model", .span = {}}}};
    lampang.honours = {{.year = FiscalYear{2554}, .title = text("หน่วยงานดีเด่น")}};
    lampang.channels = {{.kind = "facebook", .title = text("เพจ"), .url = "https://facebook.com/x"}};
    lampang.staff_total = {{FiscalYear{2564}, Decimal(80)}};
    lampang.note = text("หมายเหตุ");
    lampang.source = Citation{.document = "guide", .place = "L141", .span = {}};
    lampang.waivers = {waiver(std::nullopt)};
    corpus.waivers = {waiver(Date{.year = 2022, .month = 9, .day = 30})};
    auto& year = lampang.years[FiscalYear{2564}];
    year.year = FiscalYear{2564};
    year.evidence = {evidence("policy", Visibility::public_, "application/pdf"), evidence("photo", Visibility::public_, "image/png"),
                     evidence("salary", Visibility::withheld, "application/pdf"), evidence("audit", Visibility::auditor, "application/pdf")};
    year.evidence.push_back(evidence("web", Visibility::public_, "text/html"));
    year.evidence.back().path.clear();
    year.evidence.back().name = "a.html";
    year.evidence.back().url = "https://example.go.th/a.html";
    year.write_ups = {write_up("plan", WriteUpKind::plan), write_up("other", WriteUpKind::result)};
    year.write_ups.front().related = {{.unit = UnitId("lampang"), .year = FiscalYear{2564}, .id = WriteUpId("other"), .span = {}}};
    auto& loei = add("loei", "เลย", "Loei", UnitKind::regional);
    loei.region = Located<RegionId>{.value = RegionId("region-10"), .span = {}};
    loei.years[FiscalYear{2564}].year = FiscalYear{2564};
    loei.years[FiscalYear{2561}].year = FiscalYear{2561};
    add("bureau", "สำนักส่งเสริม", "", UnitKind::central);
    make_assessments();
  }

  void make_assessments() {
    auto& year = lampang_2564();
    auto& assessment = year.assessments[FrameworkId("cdd-2564")];
    assessment.framework = FrameworkId("cdd-2564");
    assessment.stage = Stage::final;
    assessment.date = Date{.year = 2021, .month = 9, .day = 15};
    assessment.facts = {{.id = "staff_declared", .value = Decimal(76), .span = {}},
                        {.id = "audit", .value = std::vector<Located<EvidenceId>>{{.value = EvidenceId("policy"), .span = {}}}, .span = {}}};
    assessment.tables = {{.id = "procurement",
                          .rows = {{.cells = {CellValue(change_("โครงการหนึ่ง")), CellValue(Decimal(1200000)), CellValue(true),
                                              CellValue(std::string("policy")), CellValue(std::string("honesty"))},
                                    .span = {}},
                                   {.cells = {CellValue(change_("โครงการสอง")), CellValue(Decimal(5000)), CellValue(false), CellValue(),
                                              CellValue(std::string("honesty"))},
                                    .span = {}}},
                          .span = {}}};
    assessment.bonus = BonusClaim{.award = text("รางวัล"), .evidence = {.value = EvidenceId("policy"), .span = {}}, .span = {}};
    assessment.review = Review{.date = Date{.year = 2021, .month = 9, .day = 22}, .awarded = {}, .bonus = true, .remarks = {}, .span = {}};
    assessment.review->remarks[LadderId("d1")] = text("ควรเผยแพร่แบบประเมิน");
    assessment.claims = {{.ladder = LadderId("d1"), .level = 1, .met = {}, .by_criterion = false, .not_met = {}, .span = {}}};
    assessment.claims.front().not_met[CriterionId("d1.2.share")] = text("อยู่ระหว่างดำเนินการ");
    auto& other = corpus.units.at(UnitId("loei")).years.at(FiscalYear{2564}).assessments[FrameworkId("cdd-2564")];
    other.framework = FrameworkId("cdd-2564");
  }

  auto ladder_of(const Dimension& dimension, const Unit& unit, int supported) -> LadderResult {
    LadderResult ladder;
    ladder.id = dimension.id;
    ladder.title = dimension.title;
    ladder.short_title = dimension.short_title;
    ladder.dimension = &dimension;
    ladder.supported = supported;
    ladder.full_points = dimension.points;
    for (const auto& level : *dimension.levels_for(unit.kind)) {
      LevelResult result{.level = &level, .supported = level.number <= supported, .criteria = {}};
      for (const auto& criterion : level.criteria) {
        result.criteria.push_back({.criterion = &criterion, .supported = result.supported, .proofs = {}, .evidence = {}, .not_met = nullptr});
      }
      ladder.levels.push_back(std::move(result));
    }
    return ladder;
  }

  void make_standings() {
    auto& year = standings.years[FiscalYear{2564}];
    year.year = FiscalYear{2564};
    year.framework = &framework();
    year.scores.push_back(reviewed_score());
    year.scores.push_back(self_score());
    year.grades = {{.grade = "A", .units = 1}, {.grade = "B", .units = 0}, {.grade = "", .units = 1}};
    year.without_assessment = {&corpus.units.at(UnitId("bureau"))};
    year.mean_total = Decimal::parse("27.5");
    auto& old = standings.years[FiscalYear{2561}];
    old.year = FiscalYear{2561};
  }

  // Level 2 was awarded although the share of 70 per cent supports level 1 only.
  auto reviewed_score() -> UnitScore {
    const auto& unit = lampang();
    const auto& content = unit.years.at(FiscalYear{2564});
    UnitScore score;
    score.unit = &unit;
    score.year = &content;
    score.framework = &framework();
    score.assessment = &content.assessments.at(FrameworkId("cdd-2564"));
    score.unit_class = framework().unit_class("model");
    auto ladder = ladder_of(framework().dimensions.front(), unit, 1);
    ladder.claimed = 1;
    ladder.awarded = 2;
    ladder.counted = 2;
    ladder.points = Decimal(30);
    ladder.remark = &score.assessment->review->remarks.at(LadderId("d1"));
    auto& first = ladder.levels[0].criteria[0];
    first.evidence = {&content.evidence[0]};
    first.proofs = {{.requirement = &first.criterion->requirements[0],
                     .holds = true,
                     .measured = Decimal(1),
                     .evidence = first.evidence,
                     .per_quarter = {},
                     .by_award = false}};
    auto& second = ladder.levels[1].criteria[0];
    second.proofs = {{.requirement = &second.criterion->requirements[0],
                      .holds = false,
                      .measured = Share{.part = Decimal(7), .whole = Decimal(10)},
                      .evidence = {},
                      .per_quarter = {},
                      .by_award = false}};
    second.not_met = &score.assessment->claims.front().not_met.at(CriterionId("d1.2.share"));
    score.dimensions.push_back(std::move(ladder));
    score.ladder = model_ladder();
    score.bonus = BonusResult{.claimed = true, .supported = true, .awarded = true, .points = Decimal(10), .proofs = {}};
    score.bonus->proofs = {{.requirement = &framework().bonus->requirements[0],
                            .holds = true,
                            .measured = Decimal(1),
                            .evidence = {&content.evidence[0]},
                            .per_quarter = {},
                            .by_award = false}};
    score.total_without_bonus = Decimal(30);
    score.total = Decimal(40);
    score.full_points = Decimal(30);
    score.grade = "A";
    score.meets_threshold = true;
    score.reviewed = true;
    score.rank = 1;
    return score;
  }

  auto model_ladder() -> LadderResult {
    const auto& definition = framework().ladders.front();
    LadderResult ladder;
    ladder.id = definition.id;
    ladder.title = definition.title;
    ladder.ladder = &definition;
    ladder.supported = 1;
    ladder.counted = 1;
    const auto& level = definition.levels.front();
    const auto& criterion = level.criteria.front();
    CriterionResult result{.criterion = &criterion, .supported = true, .proofs = {}, .evidence = {}, .not_met = nullptr};
    result.proofs = {
        {.requirement = &criterion.requirements[0], .holds = true, .measured = Decimal(30), .evidence = {}, .per_quarter = {}, .by_award = false}};
    ladder.levels.push_back({.level = &level, .supported = true, .criteria = {std::move(result)}});
    return ladder;
  }

  auto self_score() -> UnitScore {
    const auto& unit = corpus.units.at(UnitId("loei"));
    const auto& content = unit.years.at(FiscalYear{2564});
    UnitScore score;
    score.unit = &unit;
    score.year = &content;
    score.framework = &framework();
    score.assessment = &content.assessments.at(FrameworkId("cdd-2564"));
    auto ladder = ladder_of(framework().dimensions.front(), unit, 1);
    ladder.claimed = 1;
    ladder.counted = 1;
    ladder.points = Decimal(15);
    score.dimensions.push_back(std::move(ladder));
    score.total_without_bonus = Decimal(15);
    score.total = Decimal(15);
    score.full_points = Decimal(30);
    score.rank = 2;
    return score;
  }

  Change change_;
};

}  // namespace prongsai::testing
