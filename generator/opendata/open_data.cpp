#include "opendata/open_data.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "model/node_names.hpp"
#include "opendata/announced.hpp"
#include "opendata/calendar_ics.hpp"
#include "opendata/changes.hpp"
#include "opendata/checklists.hpp"
#include "opendata/dictionary.hpp"
#include "opendata/evidence_register.hpp"
#include "opendata/packs.hpp"
#include "opendata/plans.hpp"
#include "opendata/programme.hpp"
#include "opendata/scores.hpp"
#include "opendata/units.hpp"
#include "opendata/write_ups.hpp"

namespace prongsai {
namespace {

constexpr const char* csv_type = "text/csv";
constexpr const char* json_type = "application/json";

auto csv_source(std::string name, Text title, std::vector<DataField> fields, std::function<std::string()> make) -> DataSource {
  return {.path = "data/" + std::move(name) + ".csv",
          .title = std::move(title),
          .media_type = csv_type,
          .fields = std::move(fields),
          .make = std::move(make)};
}

auto json_source(std::string name, Text title, std::vector<DataField> fields, std::function<std::string()> make) -> DataSource {
  return {.path = "data/" + std::move(name) + ".json",
          .title = std::move(title),
          .media_type = json_type,
          .fields = std::move(fields),
          .make = std::move(make)};
}

// `คะแนน ปีงบประมาณ พ.ศ. 2564`.
auto of_year(const char* th, const char* en, FiscalYear year) -> Text {
  return {.th = fmt::format("{} ปีงบประมาณ พ.ศ. {}", th, year.be), .en = fmt::format("{}, fiscal year BE {}", en, year.be)};
}

void add_scores(std::vector<DataSource>& sources, const Corpus& corpus, const YearStandings& year) {
  const auto number = std::to_string(year.year.be);
  sources.push_back(csv_source("scores-" + number, of_year("คะแนนของทุกหน่วยงาน", "Scores of all units", year.year), scores_csv_fields(year),
                               [&year] { return scores_csv(year); }));
  sources.push_back(json_source("scores-" + number, of_year("คะแนน ระดับ และเกณฑ์ของทุกหน่วยงาน", "Scores, levels and criteria of all units", year.year),
                                scores_json_fields(), [&corpus, &year] { return scores_json(corpus.portal, year); }));
  sources.push_back(csv_source("criteria-" + number, of_year("ผลรายเกณฑ์และข้อกำหนด", "Results by criterion and requirement", year.year),
                               criteria_csv_fields(), [&year] { return criteria_csv(year); }));
}

void add_evidence(std::vector<DataSource>& sources, const Corpus& corpus, FiscalYear year) {
  const auto name = "evidence-" + std::to_string(year.be);
  const auto title = of_year("ทะเบียนหลักฐาน", "Evidence register", year);
  sources.push_back(csv_source(name, title, evidence_csv_fields(), [&corpus, year] { return evidence_csv(corpus, year); }));
  sources.push_back(json_source(name, title, evidence_json_fields(), [&corpus, year] { return evidence_json(corpus, year); }));
}

// Results of each year that has them; indicators, due dates and crosswalks where there are any.
void add_announced(std::vector<DataSource>& sources, const Corpus& corpus, const Standings& standings) {
  for (const auto& [year, findings] : standings.results) {
    const auto name = "results-" + std::to_string(year.be);
    const auto title = of_year("ผลที่ประกาศ", "Announced results", year);
    sources.push_back(csv_source(name, title, results_csv_fields(), [&corpus, &found = findings] { return results_csv(corpus, found); }));
    sources.push_back(json_source(name, title, results_json_fields(), [&corpus, &found = findings] { return results_json(corpus, found); }));
  }
  if (has_indicators(standings)) {
    const Text title{.th = "ตัวชี้วัดของโครงการทั้งกรม", .en = "Indicators of the programme"};
    sources.push_back(csv_source("programme-indicators", title, indicators_csv_fields(), [&standings] { return indicators_csv(standings); }));
    sources.push_back(json_source("programme-indicators", title, indicators_json_fields(), [&corpus, &standings] { return indicators_json(corpus, standings); }));
  }
  if (!calendars_of(corpus).empty()) {
    const Text title{.th = "ปฏิทินกำหนดเวลา", .en = "Calendar of due dates"};
    sources.push_back(csv_source("calendar", title, calendar_csv_fields(), [&corpus] { return calendar_csv(corpus); }));
    sources.push_back(json_source("calendar", title, calendar_json_fields(), [&corpus] { return calendar_json(corpus); }));
    sources.push_back({.path = "data/calendar.ics", .title = title, .media_type = "text/calendar", .fields = calendar_ics_fields(), .make = [&corpus] { return calendar_ics(corpus); }});
  }
  if (!corpus.crosswalks.empty()) {
    const Text title{.th = "ตารางเทียบระหว่างกรอบ", .en = "Crosswalks between frameworks"};
    sources.push_back(csv_source("crosswalks", title, crosswalks_csv_fields(), [&corpus] { return crosswalks_csv(corpus); }));
    sources.push_back(json_source("crosswalks", title, crosswalks_json_fields(), [&corpus] { return crosswalks_json(corpus); }));
  }
}

void add_checklists(std::vector<DataSource>& sources, const Corpus& corpus, const Standings& standings, FiscalYear year) {
  const auto name = "checklists-" + std::to_string(year.be);
  const auto title = of_year("คำตอบรายการตรวจ", "Answers to checklists", year);
  sources.push_back(csv_source(name, title, checklists_csv_fields(), [&standings, year] { return checklists_csv(standings, year); }));
  sources.push_back(json_source(name, title, checklists_json_fields(),
                                [&corpus, &standings, year] { return checklists_json(corpus.portal, standings, year); }));
}

// Only where an office has a plan.
void add_plans(std::vector<DataSource>& sources, const Corpus& corpus, const Standings& standings) {
  if (standings.plans.empty()) {
    return;
  }
  sources.push_back(csv_source("plan-budgets", {.th = "งบประมาณรายปีของรายการในแผน", .en = "Budgets of plan records by year"}, plan_budgets_csv_fields(),
                               [&corpus, &standings] { return plan_budgets_csv(corpus.portal, standings.plans); }));
  sources.push_back(csv_source("plan-kpis", {.th = "ตัวชี้วัดของรายการในแผน", .en = "Indicators of plan records"}, plan_kpis_csv_fields(),
                               [&corpus, &standings] { return plan_kpis_csv(corpus.portal, standings.plans); }));
  sources.push_back(csv_source("plan-findings", {.th = "ข้อสังเกตที่พบในแผน", .en = "Findings in plans"}, plan_findings_csv_fields(),
                               [&corpus, &standings] { return plan_findings_csv(corpus.portal, standings.plans); }));
  sources.push_back(json_source("plans", {.th = "แผน รายการ งบประมาณ และตัวชี้วัด", .en = "Plans, records, budgets and indicators"}, plans_json_fields(),
                                [&corpus, &standings] { return plans_json(corpus.portal, standings.plans); }));
}

auto years_of(const Corpus& corpus, const Standings& standings) -> std::set<FiscalYear> {
  std::set<FiscalYear> years;
  for (const auto year : corpus.years()) {
    years.insert(year);
  }
  for (const auto& [year, content] : standings.years) {
    years.insert(year);
  }
  return years;
}

}  // namespace

auto open_data_sources(const Corpus& corpus, const Standings& standings, const std::vector<PackListing>* packs, const std::vector<ChangeSet>* changes)
    -> std::vector<DataSource> {
  std::vector<DataSource> sources;
  for (const auto year : years_of(corpus, standings)) {
    if (const auto found = standings.years.find(year); found != standings.years.end() && !found->second.scores.empty()) {
      add_scores(sources, corpus, found->second);
    }
    if (has_checklists(standings, year)) {
      add_checklists(sources, corpus, standings, year);
    }
    if (has_evidence(corpus, year)) {
      add_evidence(sources, corpus, year);
    }
  }
  const Text units{.th = "หน่วยงาน", .en = "Units"};
  sources.push_back(csv_source("units", units, units_csv_fields(), [&corpus] { return units_csv(corpus); }));
  sources.push_back(json_source("units", units, units_json_fields(), [&corpus] { return units_json(corpus); }));
  const Text write_ups{.th = "ผลงานและแนวปฏิบัติที่ดี", .en = "Best-practice write-ups"};
  sources.push_back(csv_source("write-ups", write_ups, write_ups_csv_fields(), [&corpus] { return write_ups_csv(corpus); }));
  sources.push_back(json_source("write-ups", write_ups, write_ups_json_fields(), [&corpus] { return write_ups_json(corpus); }));
  add_plans(sources, corpus, standings);
  add_announced(sources, corpus, standings);
  for (const auto& table : programme_tables(standings)) {
    sources.push_back(csv_source(table.name, table.title, table.csv_fields, [&standings, make = table.csv] { return make(standings); }));
    sources.push_back(json_source(table.name, table.title, table.json_fields, [&corpus, &standings, make = table.json] { return make(corpus.portal, standings); }));
  }
  if (packs != nullptr && !packs->empty()) {
    const Text title{.th = "ชุดหลักฐานทั้งหมด", .en = "Evidence packs"};
    sources.push_back(csv_source("packs", title, packs_csv_fields(), [&corpus, packs] { return packs_csv(corpus.portal, *packs); }));
    sources.push_back(json_source("packs", title, packs_json_fields(), [&corpus, packs] { return packs_json(corpus.portal, *packs); }));
  }
  if (changes != nullptr && !changes->empty()) {
    const Text title{.th = "สิ่งที่เปลี่ยนระหว่างการเผยแพร่", .en = "Changes between publications"};
    sources.push_back(csv_source("changes", title, changes_csv_fields(), [&corpus, changes] { return changes_csv(corpus, *changes); }));
    sources.push_back(json_source("changes", title, changes_json_fields(), [&corpus, changes] { return changes_json(corpus, *changes); }));
  }
  auto dictionary = json_source("dictionary", {.th = "พจนานุกรมข้อมูล", .en = "Data dictionary"}, dictionary_fields(), {});
  auto described = sources;
  described.push_back(dictionary);
  dictionary.make = [&corpus, described = std::move(described)] { return dictionary_json(corpus.portal, described); };
  sources.push_back(std::move(dictionary));
  return sources;
}

auto open_data_files(const Corpus& corpus, const Standings& standings, const std::vector<PackListing>* packs, const std::vector<ChangeSet>* changes)
    -> std::vector<DataFile> {
  std::vector<DataFile> files;
  for (auto& source : open_data_sources(corpus, standings, packs, changes)) {
    files.push_back(
        {.path = std::move(source.path), .bytes = source.make(), .title = std::move(source.title), .media_type = std::move(source.media_type)});
  }
  return files;
}

}  // namespace prongsai
