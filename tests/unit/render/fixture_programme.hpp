#pragma once

#include <functional>
#include <string>

#include "model/unit.hpp"

namespace prongsai::testing {

// What an office reports of its programme, with every optional thing once.
inline void add_programme(UnitYear& year, const std::function<std::string(const std::string&)>& change) {
  const auto text = [&change](const std::string& th, const std::string& en = {}) { return Text{.th = change(th), .en = en.empty() ? en : change(en)}; };
  const std::vector<Located<EvidenceId>> evidence{{.value = EvidenceId("policy"), .span = {}}};
  const auto about = Located<std::string>{.value = year.write_ups.empty() ? "plan/1" : year.write_ups.front().id.str(), .span = {}};
  Survey survey;
  survey.id = "users";
  survey.title = text("ความพึงพอใจ", "Satisfaction");
  survey.about = about;
  survey.period.quarters = {Quarter{4}};
  survey.population = 20;
  survey.answered = 10;
  survey.questions = {{.text = text("ใช้ง่าย"), .answers = {{5, 6}, {4, 3}, {1, 1}}}, {.text = text("ถูกต้อง"), .answers = {{5, 5}, {3, 5}}}};
  survey.target = SurveyTarget{.share_of = 4, .at_least = Decimal(80)};
  survey.printed_mean = PrintedNumber{.value = Decimal(5), .places = 0, .span = {}};
  survey.printed_share = PrintedNumber{.value = Decimal(99), .places = 0, .span = {}};
  survey.evidence = evidence;
  survey.note = text("หมายเหตุ");
  auto few = survey;
  few.id = "few";
  few.answered = 3;
  few.target.reset();
  few.questions = {{.text = text("ข้อเดียว"), .answers = {{5, 2}, {1, 1}}}};
  year.surveys = {survey, few};
  ProjectProgress project;
  project.id = "tracking";
  project.title = text("ระบบติดตาม", "Tracking");
  project.about = about;
  project.budget = Decimal(1000);
  project.updated = {.value = Date{.year = 2021, .month = 9, .day = 30}, .span = {}};
  project.weight = Decimal(2);
  project.weighted = true;
  project.points = {{.date = {2021, 3, 31}, .planned = Decimal(50), .actual = Decimal(40), .planned_spending = Decimal(500), .spending = Decimal(450), .note = text("เริ่ม")},
                    {.date = {2021, 9, 30}, .planned = Decimal(100)}};
  project.kpis = {{.kpi = Located<std::string>{.value = "k1", .span = {}}, .actual = Decimal(1), .evidence = evidence},
                  {.text = text("เรื่องที่ยุติ"), .target = Decimal(90), .actual = Decimal(80), .unit = {.th = "ร้อยละ", .en = "percent"}}};
  project.status = ProgressStatus::in_progress;
  project.evidence = evidence;
  project.note = text("หมายเหตุ");
  ProjectProgress bare;
  bare.id = "bare";
  bare.title = text("ยังไม่เริ่ม");
  bare.about = Located<std::string>{.value = "plan/7", .span = {}};
  bare.no_budget = true;
  bare.status = ProgressStatus::stopped;
  bare.updated = project.updated;
  year.progress = {project, bare};
  year.networks = {{.id = "leaders", .title = text("ผู้นำ", "Leaders"), .kind = NetworkKind::leaders, .members = 44, .groups = 13, .evidence = evidence, .note = text("หมายเหตุ")},
                   {.id = "private", .title = text("เอกชน"), .kind = NetworkKind::private_sector, .members = 5}};
  Complaints complaints;
  complaints.channels = {{.kind = "box", .title = text("ตู้"), .url = {}}, {.kind = "website", .title = text("เว็บ"), .url = "https://example.com/c"}};
  complaints.open_before = 1;
  complaints.months = {{.month = {2020, 10, 1}, .received = 2, .settled = 1}, {.month = {2020, 11, 1}, .received = 0, .settled = 2}};
  complaints.kinds = {{.id = "service", .title = text("บริการ"), .received = 2}};
  complaints.note = text("หมายเหตุ");
  year.complaints = complaints;
}

}  // namespace prongsai::testing
