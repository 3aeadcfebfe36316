#pragma once

#include <functional>
#include <string>

#include "model/corpus.hpp"

namespace prongsai::testing {

// A plan in which everything optional is there at least once, contradictions too. Every text goes through `text`.
using MakeText = std::function<Text(const std::string& th, const std::string& en)>;

inline auto plan_frame(const MakeText& text) -> PlanFrame {
  PlanFrame frame;
  frame.id = FrameworkId("open-plan");
  frame.years = {FiscalYear{2564}, FiscalYear{2565}};
  frame.title = text("กรอบแผน", "Frame");
  frame.summary = text("สรุปกรอบ", "About the frame");
  frame.unit_kinds = {UnitKind::regional};
  frame.sources = {{.id = "paper",
                    .title = text("เอกสารแผน", "Paper"),
                    .publisher = text("ผู้พิมพ์", ""),
                    .year = FiscalYear{2564},
                    .url = "https://example.go.th/paper"}};
  frame.source = {.document = "paper", .place = "หน้า 1", .span = {}};
  frame.item_types = {{.id = "project", .title = text("โครงการ", "Project")}, {.id = "rule", .title = text("กติกา", "")}};
  frame.kpi_levels = {{.id = "output", .title = text("ผลผลิต", "Output")}, {.id = "outcome", .title = text("ผลลัพธ์", "")}};
  frame.required_levels = {"output", "outcome"};
  frame.risk_levels = {{.id = "low", .title = text("ต่ำ", "Low"), .from = 1},
                       {.id = "middle", .title = text("กลาง", ""), .from = 3},
                       {.id = "high", .title = text("สูง", ""), .from = 6}};
  frame.dimensions = {
      {.id = "1",
       .title = text("มิติแผน", "Dimension"),
       .source = {.document = "paper", .place = "หน้า 2", .span = {}},
       .missions =
           {{.id = "1.1", .title = text("ภารกิจ", "Mission"), .source = {}, .missions = {}, .span = {}},
            {.id = "1.2", .title = text("ภารกิจว่าง", ""), .source = {.document = "paper", .place = {}, .span = {}}, .missions = {}, .span = {}}},
       .span = {}}};
  frame.required = {RecordField::target, RecordField::publish, RecordField::report};
  frame.notes = {{.text = text("หมายเหตุกรอบ", ""), .source = {}}};
  return frame;
}

inline auto plan_kpi(const std::string& id, PlanKpiKind kind, const MakeText& text) -> PlanKpi {
  PlanKpi kpi;
  kpi.id = id;
  kpi.level = {"output", {}};
  kpi.kind = kind;
  kpi.text = text("ตัวชี้วัดแผน", "Indicator");
  return kpi;
}

inline auto full_record(const MakeText& text) -> PlanRecord {
  PlanRecord record;
  record.number = 1;
  record.name = text("รายการแรก 2564", "First 2564");
  record.printed_name = text("รายการที่หนึ่ง", "");
  record.aliases = {text("ชื่อรอง", "")};
  record.type = {"project", {}};
  record.printed_type = Located<std::string>{"rule", {}};
  record.mission = Located<std::string>{"1.1", {}};
  record.mission_note = text("หมายเหตุภารกิจ", "");
  record.printed_in = {{"table", {}}};
  record.budget = {{FiscalYear{2564}, {AmountCell{Decimal(1000)}, {}}}, {FiscalYear{2565}, {UnreadableCell{.printed = "###", .implied = {}}, {}}}};
  record.stated_budget = StatedBudget{
      .text = text("ปีละ 1,000 บาท", ""), .basis = StatedBudget::Basis::per_year, .per_year = Decimal(1000), .amount = {}, .total = Decimal(1500)};
  record.rationale = text("เหตุผล", "");
  record.objectives = {text("วัตถุประสงค์", "")};
  record.target = RecordTarget{.who = text("ประชาชน", "People"), .count = 1200, .source = {}};
  record.place = text("ศาลา", "");
  record.steps = {text("ขั้นตอน", "")};
  record.period = text("ทั้งปี", "");
  record.owner = RecordOwner{.division = text("กองคลัง", "Finance"), .section = text("ฝ่ายบัญชี", "")};
  for (const auto kind : {PlanKpiKind::count, PlanKpiKind::percent, PlanKpiKind::index}) {
    auto kpi = plan_kpi(std::to_string(static_cast<int>(kind)), kind, text);
    kpi.op = ">=";
    kpi.target = Decimal(80);
    kpi.unit = text("ครั้ง", "");
    kpi.per = text("ปี", "");
    record.kpis.push_back(std::move(kpi));
  }
  record.kpis[0].tool = text("แบบสอบถาม", "");
  for (const auto kind : {PlanKpiKind::exists, PlanKpiKind::zero, PlanKpiKind::monitor, PlanKpiKind::narrative, PlanKpiKind::trend}) {
    record.kpis.push_back(plan_kpi(std::to_string(static_cast<int>(kind)), kind, text));
  }
  record.publish = RecordStep{.none = false, .where = text("เว็บไซต์", ""), .cycle = text("ทุกเดือน", ""), .source = {}};
  record.report = RecordStep{.none = false, .where = {}, .cycle = {}, .source = {}};
  record.amended = text("เพิ่มเติม", "");
  record.note = text("หมายเหตุรายการ", "");
  record.source = {.document = "paper", .place = "หน้า 3", .span = {}};
  return record;
}

inline auto open_plan(const MakeText& text) -> Plan {
  Plan plan;
  plan.id = PlanId("plan-2564");
  plan.framework = {FrameworkId("open-plan"), {}};
  plan.title = text("แผนเปิด", "Open plan");
  plan.summary = text("สรุปแผนเปิด", "");
  plan.dated = text("กันยายน 2563", "");
  plan.years = {FiscalYear{2564}, FiscalYear{2565}};
  plan.sources = {{.id = "paper", .title = text("แผนฉบับพิมพ์", ""), .publisher = {}, .year = {}, .url = {}}};
  plan.objectives = {text("วัตถุประสงค์แผน", "")};
  plan.target_groups = {text("ทุกคน", "")};
  plan.parts = {{.id = "table", .title = text("ตาราง", "")}, {.id = "details", .title = text("รายละเอียด", "")}};
  plan.printed_totals = {{.of = "",
                          .count = Located<int>{3, {}},
                          .budget = {{FiscalYear{2564}, {Decimal(900), {}}}, {FiscalYear{2565}, {Decimal(1000), {}}}},
                          .source = {},
                          .span = {}},
                         {.of = "1", .count = {}, .budget = {{FiscalYear{2564}, {Decimal(1000), {}}}}, .source = {}, .span = {}}};
  PlanRecord bare;
  bare.number = 3;
  bare.name = text("รายการเปล่า", "");
  bare.type = {"project", {}};
  bare.dimension_note = text("ไม่บอกมิติ", "");
  plan.records = {full_record(text), bare};
  plan.risks = {{.id = "r1",
                 .process = text("จัดซื้อ", "Buying"),
                 .issue = text("ประเด็น", ""),
                 .level = {"high", {}},
                 .likelihood = 3,
                 .impact = 1,
                 .controls = {text("ควบคุม", "")},
                 .records = {{1, {}}},
                 .note = text("อนุมาน", ""),
                 .source = {},
                 .span = {}},
                {.id = "r2",
                 .process = text("ก่อสร้าง", ""),
                 .issue = {},
                 .level = {"high", {}},
                 .likelihood = {},
                 .impact = {},
                 .controls = {},
                 .records = {},
                 .note = {},
                 .source = {},
                 .span = {}}};
  plan.contradictions = {{.text = text("ขัดกันเอง", ""), .source = {}}};
  return plan;
}

}  // namespace prongsai::testing
