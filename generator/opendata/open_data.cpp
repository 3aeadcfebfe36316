#include "opendata/open_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <utility>

#include "model/node_names.hpp"
#include "opendata/announced.hpp"
#include "opendata/calendar_ics.hpp"
#include "opendata/changes.hpp"
#include "opendata/checklists.hpp"
#include "opendata/dictionary.hpp"
#include "opendata/dimension_results.hpp"
#include "opendata/evidence_register.hpp"
#include "opendata/framework_nodes.hpp"
#include "opendata/packs.hpp"
#include "opendata/plans.hpp"
#include "opendata/programme.hpp"
#include "opendata/scores.hpp"
#include "opendata/table_workbook.hpp"
#include "opendata/unit_data.hpp"
#include "opendata/units.hpp"
#include "opendata/write_ups.hpp"

namespace prongsai {
namespace {

constexpr const char* workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// `คะแนน ปีงบประมาณ พ.ศ. 2564`.
auto of_year(const char* th, const char* en, FiscalYear year) -> Text {
  return {.th = fmt::format("{} ปีงบประมาณ พ.ศ. {}", th, year.be), .en = fmt::format("{}, fiscal year BE {}", en, year.be)};
}

// `มิติที่ 1 …: กรอบ`.
auto of_framework(const Text& what, const Text& framework) -> Text {
  return {.th = what.th + ": " + framework.th, .en = what.in(Language::en) + ": " + framework.in(Language::en)};
}

// Collects the files of one publication.
class Sources {
 public:
  Sources(const Corpus& corpus, const Standings& standings) : corpus_(corpus), standings_(standings) {}

  void add_scores(const YearStandings& year) {
    const auto number = std::to_string(year.year.be);
    about_ = {.year = year.year};
    table_and_book("scores-" + number, of_year("คะแนนของทุกหน่วยงาน", "Scores of all units", year.year), scores_csv_fields(year),
                   [&year](TableWriter& out) { scores_table(year, out); });
    json("scores-" + number, of_year("คะแนน ระดับ และเกณฑ์ของทุกหน่วยงาน", "Scores, levels and criteria of all units", year.year), scores_json_fields(),
         [&corpus = corpus_, &year] { return scores_json(corpus.portal, year); });
    table("criteria-" + number, of_year("ผลรายเกณฑ์และข้อกำหนด", "Results by criterion and requirement", year.year), criteria_csv_fields(),
          [&year](TableWriter& out) { criteria_table(year, out); });
  }

  void add_checklists(FiscalYear year) {
    const auto name = "checklists-" + std::to_string(year.be);
    const auto title = of_year("คำตอบรายการตรวจ", "Answers to checklists", year);
    about_ = {.year = year};
    table(name, title, checklists_csv_fields(), [&standings = standings_, year](TableWriter& out) { checklists_table(standings, year, out); });
    json(name, title, checklists_json_fields(),
         [&corpus = corpus_, &standings = standings_, year] { return checklists_json(corpus.portal, standings, year); });
  }

  void add_evidence(FiscalYear year) {
    const auto name = "evidence-" + std::to_string(year.be);
    const auto title = of_year("ทะเบียนหลักฐาน", "Evidence register", year);
    about_ = {.year = year};
    table(name, title, evidence_csv_fields(), [&corpus = corpus_, year](TableWriter& out) { evidence_table(corpus, year, out); });
    json(name, title, evidence_json_fields(), [&corpus = corpus_, year] { return evidence_json(corpus, year); });
  }

  // Of every kind; of those that units are scored by, each dimension.
  void add_frameworks() {
    for (const auto& name : framework_ids(corpus_)) {
      const FrameworkId id(name);
      const Text what{.th = "กรอบการประเมิน เกณฑ์ และรายการ", .en = "Framework, criteria and items"};
      const auto title = of_framework(what, *title_of_framework(id, corpus_));
      about_ = {.framework = id};
      table_and_book("frameworks/" + name, title, framework_csv_fields(), [&corpus = corpus_, id](TableWriter& out) { framework_table(corpus, id, out); });
      json("frameworks/" + name, title, framework_json_fields(), [&corpus = corpus_, id] { return framework_json(corpus, id); });
      if (const auto found = corpus_.frameworks.find(id); found != corpus_.frameworks.end() && is_used(found->second)) {
        add_dimensions(found->second);
      }
    }
  }

  void add_units_and_write_ups() {
    about_ = {};
    const Text units{.th = "หน่วยงาน", .en = "Units"};
    table_and_book("units", units, units_csv_fields(), [&corpus = corpus_](TableWriter& out) { units_table(corpus, out); });
    json("units", units, units_json_fields(), [&corpus = corpus_] { return units_json(corpus); });
    const Text write_ups{.th = "ผลงานและแนวปฏิบัติที่ดี", .en = "Best-practice write-ups"};
    table_and_book("write-ups", write_ups, write_ups_csv_fields(), [&corpus = corpus_](TableWriter& out) { write_ups_table(corpus, out); });
    json("write-ups", write_ups, write_ups_json_fields(), [&corpus = corpus_] { return write_ups_json(corpus); });
  }

  // Only where an office has a plan.
  void add_plans() {
    if (standings_.plans.empty()) {
      return;
    }
    about_ = {};
    table_and_book("plan-budgets", {.th = "งบประมาณรายปีของรายการในแผน", .en = "Budgets of plan records by year"}, plan_budgets_csv_fields(),
                   [&corpus = corpus_, &standings = standings_](TableWriter& out) { plan_budgets_table(corpus.portal, standings.plans, out); });
    table_and_book("plan-kpis", {.th = "ตัวชี้วัดของรายการในแผน", .en = "Indicators of plan records"}, plan_kpis_csv_fields(),
                   [&corpus = corpus_, &standings = standings_](TableWriter& out) { plan_kpis_table(corpus.portal, standings.plans, out); });
    table_and_book("plan-findings", {.th = "ข้อสังเกตที่พบในแผน", .en = "Findings in plans"}, plan_findings_csv_fields(),
                   [&corpus = corpus_, &standings = standings_](TableWriter& out) { plan_findings_table(corpus.portal, standings.plans, out); });
    json("plans", {.th = "แผน รายการ งบประมาณ และตัวชี้วัด", .en = "Plans, records, budgets and indicators"}, plans_json_fields(),
         [&corpus = corpus_, &standings = standings_] { return plans_json(corpus.portal, standings.plans); });
  }

  // Results of each year that has them; indicators, due dates and crosswalks where there are any.
  void add_announced() {
    for (const auto& [year, findings] : standings_.results) {
      const auto name = "results-" + std::to_string(year.be);
      const auto title = of_year("ผลที่ประกาศ", "Announced results", year);
      about_ = {.year = year};
      table_and_book(name, title, results_csv_fields(), [&corpus = corpus_, &found = findings](TableWriter& out) { results_table(corpus, found, out); });
      json(name, title, results_json_fields(), [&corpus = corpus_, &found = findings] { return results_json(corpus, found); });
    }
    about_ = {};
    if (has_indicators(standings_)) {
      const Text title{.th = "ตัวชี้วัดของโครงการทั้งกรม", .en = "Indicators of the programme"};
      table_and_book("programme-indicators", title, indicators_csv_fields(), [&standings = standings_](TableWriter& out) { indicators_table(standings, out); });
      json("programme-indicators", title, indicators_json_fields(), [&corpus = corpus_, &standings = standings_] { return indicators_json(corpus, standings); });
    }
    if (!calendars_of(corpus_).empty()) {
      const Text title{.th = "ปฏิทินกำหนดเวลา", .en = "Calendar of due dates"};
      table_and_book("calendar", title, calendar_csv_fields(), [&corpus = corpus_](TableWriter& out) { calendar_table(corpus, out); });
      json("calendar", title, calendar_json_fields(), [&corpus = corpus_] { return calendar_json(corpus); });
      add("calendar.ics", title, "text/calendar", calendar_ics_fields(), [&corpus = corpus_] { return calendar_ics(corpus); });
    }
    if (!corpus_.crosswalks.empty()) {
      const Text title{.th = "ตารางเทียบระหว่างกรอบ", .en = "Crosswalks between frameworks"};
      table_and_book("crosswalks", title, crosswalks_csv_fields(), [&corpus = corpus_](TableWriter& out) { crosswalks_table(corpus, out); });
      json("crosswalks", title, crosswalks_json_fields(), [&corpus = corpus_] { return crosswalks_json(corpus); });
    }
  }

  void add_programme() {
    about_ = {};
    for (const auto& one : programme_tables(standings_)) {
      table_and_book(one.name, one.title, one.csv_fields, [&standings = standings_, fill = one.table](TableWriter& out) { fill(standings, out); });
      json(one.name, one.title, one.json_fields, [&corpus = corpus_, &standings = standings_, make = one.json] { return make(corpus.portal, standings); });
    }
  }

  void add_packs(const std::vector<PackListing>& packs) {
    about_ = {};
    const Text title{.th = "ชุดหลักฐานทั้งหมด", .en = "Evidence packs"};
    table("packs", title, packs_csv_fields(), [&corpus = corpus_, &packs](TableWriter& out) { packs_table(corpus.portal, packs, out); });
    json("packs", title, packs_json_fields(), [&corpus = corpus_, &packs] { return packs_json(corpus.portal, packs); });
  }

  void add_changes(const std::vector<ChangeSet>& changes) {
    about_ = {};
    const Text title{.th = "สิ่งที่เปลี่ยนระหว่างการเผยแพร่", .en = "Changes between publications"};
    table("changes", title, changes_csv_fields(), [&corpus = corpus_, &changes](TableWriter& out) { changes_table(corpus, changes, out); });
    json("changes", title, changes_json_fields(), [&corpus = corpus_, &changes] { return changes_json(corpus, changes); });
  }

  // Of every file so far, and of itself.
  void add_dictionary() {
    about_ = {};
    const Text title{.th = "พจนานุกรมข้อมูล", .en = "Data dictionary"};
    auto described = std::make_shared<std::vector<DescribedFile>>();
    table_and_book("dictionary", title, dictionary_csv_fields(), [described](TableWriter& out) { dictionary_table(*described, out); });
    json("dictionary", title, dictionary_fields(), [&corpus = corpus_, described] { return dictionary_json(corpus.portal, *described); });
    auto all = sources_;
    std::ranges::move(UnitData::described(), std::back_inserter(all));
    *described = described_files(all);
  }

  [[nodiscard]] auto take() -> std::vector<DataSource> { return std::move(sources_); }

 private:
  void add(const std::string& name, const Text& title, const char* media_type, std::vector<DataField> fields, std::function<std::string()> make) {
    sources_.push_back(
        {.path = "data/" + name, .title = title, .media_type = media_type, .fields = std::move(fields), .about = about_, .make = std::move(make)});
  }
  void json(const std::string& name, const Text& title, std::vector<DataField> fields, std::function<std::string()> make) {
    add(name + ".json", title, "application/json", std::move(fields), std::move(make));
  }
  void table(const std::string& name, const Text& title, std::vector<DataField> fields, FillTable fill) {
    add(name + ".csv", title, "text/csv", std::move(fields), [fill = std::move(fill)] { return csv_text(fill); });
  }
  void table_and_book(const std::string& name, const Text& title, const std::vector<DataField>& fields, FillTable fill) {
    table(name, title, fields, fill);
    const WorkbookInfo info{.portal = &corpus_.portal, .title = title, .path = "data/" + name + ".xlsx", .fields = fields};
    add(name + ".xlsx", title, workbook_type, fields, [info, fill] { return table_workbook(info, fill); });
    sources_.back().key = [info, fill = std::move(fill)] { return workbook_key(info, fill); };
  }

  [[nodiscard]] auto is_used(const Framework& framework) const -> bool {
    return std::ranges::any_of(standings_.years, [&framework](const auto& year) {
      return std::ranges::any_of(year.second.scores, [&framework](const UnitScore& score) { return score.framework == &framework; });
    });
  }

  void add_dimensions(const Framework& framework) {
    for (const auto& dimension : framework.dimensions) {
      const auto name = "dimensions/" + framework.id.str() + "." + dimension.id.str();
      const auto title = of_framework(dimension.title, framework.title);
      about_ = {.framework = framework.id, .dimension = dimension.id.str()};
      table_and_book(name, title, dimension_csv_fields(),
                     [&standings = standings_, &framework, &dimension](TableWriter& out) { dimension_table(standings, framework, dimension.id, out); });
      json(name, title, dimension_json_fields(), [&corpus = corpus_, &standings = standings_, &framework, &dimension] {
        return dimension_json(corpus.portal, standings, framework, dimension.id);
      });
    }
  }

  const Corpus& corpus_;
  const Standings& standings_;
  DataSubject about_;
  std::vector<DataSource> sources_;
};

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
  Sources sources(corpus, standings);
  for (const auto year : years_of(corpus, standings)) {
    if (const auto found = standings.years.find(year); found != standings.years.end() && !found->second.scores.empty()) {
      sources.add_scores(found->second);
    }
    if (has_checklists(standings, year)) {
      sources.add_checklists(year);
    }
    if (has_evidence(corpus, year)) {
      sources.add_evidence(year);
    }
  }
  sources.add_frameworks();
  sources.add_units_and_write_ups();
  sources.add_plans();
  sources.add_announced();
  sources.add_programme();
  if (packs != nullptr && !packs->empty()) {
    sources.add_packs(*packs);
  }
  if (changes != nullptr && !changes->empty()) {
    sources.add_changes(*changes);
  }
  sources.add_dictionary();
  return sources.take();
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
