#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "model/framework.hpp"

namespace prongsai::testing {

// A framework of two levels in one dimension, with everything optional that a framework may have.
class FrameworkOfTest {
 public:
  explicit FrameworkOfTest(const std::function<std::string(const std::string&)>& change) : change_(change) {}

  auto make() const -> Framework {
    Framework framework;
    framework.id = FrameworkId("cdd-2564");
    framework.years = {FiscalYear{2564}};
    framework.title = text("เกณฑ์ 2564", "Rubric 2564");
    framework.summary = text("สรุปเกณฑ์");
    framework.unit_kinds = {UnitKind::regional, UnitKind::central};
    framework.sources = {
        {.id = "guide", .title = text("คู่มือ", "Guide"), .publisher = text("กรม"), .year = FiscalYear{2564}, .url = "https://example.go.th/guide"}};
    framework.source = {.document = "guide", .place = "L1-9", .span = {}};
    framework.evidence_kinds = {{.id = "announcement", .title = text("ประกาศ", "Announcement"), .needs_document = true, .is_statement = false},
                                {.id = "report", .title = text("รายงานผล", "Report"), .needs_document = false, .is_statement = false}};
    framework.choices["virtue"] = {{.id = "honesty", .title = text("สุจริต", "Honesty")}};
    framework.facts = {{.id = "staff_total",
                        .title = text("บุคลากรทั้งหมด", "All staff"),
                        .type = ValueType::integer,
                        .unit = text("คน", "persons"),
                        .from_staff_total = true,
                        .source = {}},
                       {.id = "staff_declared",
                        .title = text("บุคลากรที่ร่วมประกาศ", "Staff who declared"),
                        .type = ValueType::integer,
                        .unit = text("คน", "persons"),
                        .from_staff_total = false,
                        .source = {}},
                       {.id = "audit",
                        .title = text("คำสั่งตรวจสอบ", "Audit order"),
                        .type = ValueType::evidence,
                        .unit = {},
                        .from_staff_total = false,
                        .source = {}}};
    framework.tables = {
        {.id = "procurement",
         .title = text("โครงการจัดซื้อจัดจ้าง", "Procurement projects"),
         .columns =
             {{.id = "project", .title = text("โครงการ", "Project"), .type = ValueType::text, .unit = {}, .choices = {}, .optional = false},
              {.id = "budget",
               .title = text("งบประมาณ", "Budget"),
               .type = ValueType::decimal,
               .unit = text("บาท", "baht"),
               .choices = {},
               .optional = false},
              {.id = "citizen",
               .title = text("มีผู้แทนภาคประชาชน", "A citizen sits on it"),
               .type = ValueType::boolean,
               .unit = {},
               .choices = {},
               .optional = false},
              {.id = "order", .title = text("คำสั่ง", "Order"), .type = ValueType::evidence, .unit = {}, .choices = {}, .optional = true},
              {.id = "virtue", .title = text("คุณธรรม", "Virtue"), .type = ValueType::choice, .unit = {}, .choices = "virtue", .optional = false}},
         .source = {}}};
    framework.areas = {{.id = "personnel", .title = text("การบริหารงานบุคคล", "Personnel")}};
    Dimension first;
    first.id = LadderId("d1");
    first.title = text("มิติที่ 1 บทบาทผู้บริหาร", "Dimension 1: leadership");
    first.short_title = text("ผู้บริหาร", "Leadership");
    first.points = Decimal(30);
    first.source = {.document = "guide", .place = "L2", .span = {}};
    Level one{.number = 1, .title = text("เริ่มต้น", "Start"), .points = Decimal(15), .criteria = {}, .source = {}};
    one.criteria.push_back(criterion("d1.1.policy", {EvidenceRequirement{.kinds = {"announcement"}, .min = 1, .per_quarter = false}}));
    Level two{.number = 2, .title = {}, .points = Decimal(30), .criteria = {}, .source = {}};
    two.criteria.push_back(criterion("d1.2.share", {TableRequirement{.table = "procurement",
                                                                     .selection = TableRequirement::Selection::except_top,
                                                                     .by = "budget",
                                                                     .n = 3,
                                                                     .where = {{.column = "citizen", .values = {CellValue(true)}}},
                                                                     .measure = TableRequirement::Measure::share,
                                                                     .column = {},
                                                                     .limit = {.comparison = Limit::Comparison::at_least, .value = Decimal(80)}}}));
    first.variants = {{.kind = UnitKind::regional, .levels = {one, two}}, {.kind = UnitKind::central, .levels = {one}}};
    first.variants.back().levels.front().criteria.front().id = CriterionId("d1.1.central");
    framework.dimensions.push_back(std::move(first));
    framework.bonus = Bonus{.id = CriterionId("extra"),
                            .title = text("คะแนนพิเศษ", "Extra point"),
                            .points = Decimal(10),
                            .requirements = {{.rule = EvidenceRequirement{.kinds = {}, .min = 1, .per_quarter = false}, .span = {}}},
                            .source = {.document = "guide", .place = "L8", .span = {}}};
    framework.grades = {{.name = "A", .from = Decimal(30)}, {.name = "B", .from = Decimal(20)}};
    framework.classes = {{.id = "model",
                          .title = text("ต้นแบบ", "Model"),
                          .threshold = Decimal(25),
                          .ladder = LadderId("model"),
                          .rule = text("รักษาสถานะ", "Keeps its status"),
                          .source = {}},
                         {.id = "general", .title = text("ทั่วไป", "General"), .threshold = {}, .ladder = {}, .rule = {}, .source = {}}};
    FurtherLadder model{.id = LadderId("model"),
                        .title = text("เกณฑ์กลุ่มต้นแบบ", "Model ladder"),
                        .for_class = "model",
                        .levels = {},
                        .source = {.document = "guide", .place = "L9", .span = {}},
                        .span = {}};
    model.levels.push_back(
        {.number = 1,
         .title = text("คงสภาพ"),
         .points = {},
         .criteria = {criterion("model.1.threshold", {TotalRequirement{.limit = {.comparison = Limit::Comparison::at_least, .value = Decimal(25)}}})},
         .source = {}});
    framework.ladders.push_back(std::move(model));
    framework.notes = {{.text = text("ต้นฉบับขัดกัน", "The source contradicts itself"), .source = {}}};
    return framework;
  }

 private:
  auto text(const std::string& th, const std::string& en = {}) const -> Text { return {.th = change_(th), .en = en.empty() ? en : change_(en)}; }

  auto criterion(const std::string& id, std::vector<RequirementRule> rules) const -> Criterion {
    Criterion made{
        .id = CriterionId(id), .title = text("เกณฑ์ " + id, "Criterion " + id), .area = "personnel", .requirements = {}, .source = {}, .span = {}};
    for (auto& rule : rules) {
      made.requirements.push_back({.rule = std::move(rule), .span = {}});
    }
    made.source = {.document = "guide", .place = "L1", .span = {}};
    return made;
  }

  const std::function<std::string(const std::string&)>& change_;
};

}  // namespace prongsai::testing
