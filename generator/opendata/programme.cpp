#include "opendata/programme.hpp"

#include <utility>

#include "opendata/common_columns.hpp"

namespace prongsai {
namespace {

auto count_cell(const std::optional<std::int64_t>& count) -> DataCell { return count ? number_cell(*count) : DataCell(); }
auto decimal_cell(const std::optional<Decimal>& number) -> DataCell { return number ? DataCell(*number) : DataCell(); }
auto flag_cell(const std::optional<bool>& flag) -> DataCell { return flag ? DataCell(*flag) : DataCell(); }
auto share_cell(const std::optional<Share>& share) -> DataCell { return share ? DataCell(share->percent()) : DataCell(); }
auto about_cell(const std::optional<Located<std::string>>& about) -> DataCell { return about ? text_cell(about->value) : DataCell(); }

auto in_percent() -> Text { return {.th = "ร้อยละ", .en = "per cent"}; }
auto in_persons() -> Text { return {.th = "คน", .en = "persons"}; }
auto in_matters() -> Text { return {.th = "เรื่อง", .en = "matters"}; }

// Each row knows its `programme`.
template <class Row>
auto head_columns() -> DataColumns<Row> {
  DataColumns<Row> columns;
  add_year(columns, [](const Row& row) { return row.programme->year->year; });
  return joined(std::move(columns), unit_columns<Row>([](const Row& row) { return row.programme->unit; }));
}

template <class Row>
auto number_column(const std::string& name, const Text& meaning, const Text& unit, std::function<DataCell(const Row&)> get) -> DataColumn<Row> {
  return counted_in(unit, column<Row>(name, DataType::number, meaning.th, meaning.en, std::move(get)));
}

struct AnswersRow {
  const ProgrammeResult* programme = nullptr;
  const SurveyResult* survey = nullptr;
  const SurveyAnswers* answers = nullptr;
  // From 1; 0 for all questions together.
  int number = 0;
};

auto steps_cell(const AnswersRow& row) -> DataCell {
  std::vector<Decimal> counts;
  for (int step = 1; step <= row.survey->survey->scale && !row.survey->few; ++step) {
    const auto found = row.answers->steps.find(step);
    counts.emplace_back(found == row.answers->steps.end() ? 0 : found->second);
  }
  return counts;
}

// Nothing of a survey that few people answered.
template <class Get>
auto unless_few(Get get) -> std::function<DataCell(const AnswersRow&)> {
  return [get](const AnswersRow& row) { return row.survey->few ? DataCell() : DataCell(get(row)); };
}

auto answer_columns() -> DataColumns<AnswersRow> {
  using Of = AnswersRow;
  return {column<Of>("answers", DataType::numbers, "จำนวนคำตอบแต่ละระดับ จากระดับ 1 ขึ้นไป", "answers at each step, from 1 up", steps_cell),
          number_column<Of>("mean", {.th = "ค่าเฉลี่ย ตัดทศนิยมสองตำแหน่ง", .en = "mean, cut to two decimals"}, {},
                            unless_few([](const Of& row) { return row.answers->mean ? DataCell(row.answers->mean->cut()) : DataCell(); })),
          number_column<Of>("share_from", {.th = "ระดับที่เริ่มนับสัดส่วน", .en = "the step from which the share is taken"}, {},
                            [](const Of& row) { return number_cell(row.survey->survey->share_from()); }),
          number_column<Of>("share", {.th = "สัดส่วนคำตอบตั้งแต่ระดับนั้น ตัดทศนิยมสองตำแหน่ง", .en = "share of the answers at that step and above, cut to two decimals"},
                            in_percent(), unless_few([](const Of& row) { return share_cell(row.answers->share); })),
          number_column<Of>("target", {.th = "เป้าหมายของสัดส่วน", .en = "target of the share"}, in_percent(),
                            [](const Of& row) { return row.survey->survey->target ? DataCell(row.survey->survey->target->at_least) : DataCell(); }),
          column<Of>("reached", DataType::boolean, "คำตอบทุกข้อรวมกันถึงเป้าหมาย", "whether all answers together reach the target",
                     unless_few([](const Of& row) { return flag_cell(row.survey->reached); }))};
}

auto survey_columns() -> DataColumns<AnswersRow> {
  using Of = AnswersRow;
  auto columns = head_columns<Of>();
  columns.push_back(column<Of>("survey_id", DataType::text, "รหัสแบบสำรวจ ไม่ซ้ำในหน่วยงานและปีเดียวกัน", "id of the survey, unique in the unit and year",
                               [](const Of& row) { return text_cell(row.survey->survey->id); }));
  add_bilingual(columns, "title", {.th = "ชื่อแบบสำรวจ", .en = "title"}, [](const Of& row) { return &row.survey->survey->title; });
  columns.push_back(column<Of>("about", DataType::text, "รหัสบทความหรือรายการของแผนที่สำรวจ", "write-up or record that it is about",
                               [](const Of& row) { return about_cell(row.survey->survey->about); }));
  columns.push_back(number_column<Of>("answered", {.th = "จำนวนผู้ตอบ", .en = "people who answered"}, in_persons(),
                                      [](const Of& row) { return number_cell(row.survey->survey->answered); }));
  columns.push_back(number_column<Of>("population", {.th = "จำนวนกลุ่มเป้าหมาย", .en = "people who were asked"}, in_persons(),
                                      [](const Of& row) { return count_cell(row.survey->survey->population); }));
  columns.push_back(number_column<Of>("scale", {.th = "ระดับสูงสุด (ดีที่สุด)", .en = "the best step"}, {},
                                      [](const Of& row) { return number_cell(row.survey->survey->scale); }));
  columns.push_back(number_column<Of>("question", {.th = "ลำดับข้อ ว่างสำหรับทุกข้อรวมกัน", .en = "number of the question; empty for all together"}, {},
                                      [](const Of& row) { return row.number == 0 ? DataCell() : number_cell(row.number); }));
  add_bilingual(columns, "text", {.th = "ข้อคำถาม", .en = "the question"}, [](const Of& row) {
    return row.number == 0 ? nullptr : &row.survey->survey->questions.at(static_cast<std::size_t>(row.number) - 1).text;
  });
  return joined(std::move(columns), answer_columns());
}

auto survey_rows(const Standings& standings) -> std::vector<AnswersRow> {
  std::vector<AnswersRow> rows;
  for (const auto& [key, programme] : standings.programme) {
    for (const auto& survey : programme.surveys) {
      rows.push_back({.programme = &programme, .survey = &survey, .answers = &survey.all, .number = 0});
      for (const auto& answers : survey.questions) {
        rows.push_back({.programme = &programme, .survey = &survey, .answers = &answers, .number = rows.back().number + 1});
      }
    }
  }
  return rows;
}

auto data_word(ProgressStatus status) -> std::string_view {
  switch (status) {
    case ProgressStatus::planned:
      return "planned";
    case ProgressStatus::in_progress:
      return "in_progress";
    case ProgressStatus::done:
      return "done";
    case ProgressStatus::stopped:
      return "stopped";
  }
  return {};
}

struct PointRow {
  const ProgrammeResult* programme = nullptr;
  const ProjectResult* project = nullptr;
  const ProgressPoint* point = nullptr;
};

// Of rows that know a `project`.
template <class Row>
auto project_columns() -> DataColumns<Row> {
  auto columns = head_columns<Row>();
  columns.push_back(column<Row>("project_id", DataType::text, "รหัสโครงการ ไม่ซ้ำในหน่วยงานและปีเดียวกัน", "id of the project, unique in the unit and year",
                                [](const Row& row) { return text_cell(row.project->project->id); }));
  add_bilingual(columns, "title", {.th = "ชื่อโครงการ", .en = "title"}, [](const Row& row) { return &row.project->project->title; });
  columns.push_back(column<Row>("about", DataType::text, "รหัสบทความหรือรายการของแผน", "write-up or record that it is about",
                                [](const Row& row) { return about_cell(row.project->project->about); }));
  columns.push_back(closed<Row>("status", {"planned", "in_progress", "done", "stopped"}, "สถานะ: planned in_progress done stopped", "status: planned, in_progress, done or stopped",
                                [](const Row& row) { return DataCell(data_word(row.project->project->status)); }));
  columns.push_back(column<Row>("updated", DataType::date, "วันที่ปรับปรุงล่าสุด", "day of the last update",
                                [](const Row& row) { return date_cell(*row.project->project->updated); }));
  return columns;
}

auto point_columns() -> DataColumns<PointRow> {
  using Of = PointRow;
  auto columns = project_columns<Of>();
  columns.push_back(number_column<Of>("budget", {.th = "งบประมาณ 0 คือไม่ใช้งบประมาณ", .en = "budget; 0 where it is done without one"}, in_baht(), [](const Of& row) {
    const auto& project = *row.project->project;
    return project.no_budget ? DataCell(Decimal()) : decimal_cell(project.budget);
  }));
  columns.push_back(number_column<Of>("weight", {.th = "น้ำหนักของโครงการ", .en = "weight of the project"}, {},
                                      [](const Of& row) { return DataCell(row.project->project->weight); }));
  columns.push_back(column<Of>("date", DataType::date, "วันที่", "the day", [](const Of& row) { return date_cell(row.point->date); }));
  columns.push_back(number_column<Of>("planned", {.th = "แผนงานสะสม", .en = "planned work, cumulative"}, in_percent(),
                                      [](const Of& row) { return decimal_cell(row.point->planned); }));
  columns.push_back(number_column<Of>("actual", {.th = "ผลงานสะสม", .en = "actual work, cumulative"}, in_percent(),
                                      [](const Of& row) { return decimal_cell(row.point->actual); }));
  columns.push_back(number_column<Of>("planned_spending", {.th = "แผนการใช้จ่ายสะสม", .en = "planned spending, cumulative"}, in_baht(),
                                      [](const Of& row) { return decimal_cell(row.point->planned_spending); }));
  columns.push_back(number_column<Of>("spending", {.th = "การใช้จ่ายสะสม", .en = "spending, cumulative"}, in_baht(),
                                      [](const Of& row) { return decimal_cell(row.point->spending); }));
  add_bilingual(columns, "note", {.th = "หมายเหตุ", .en = "note"}, [](const Of& row) { return &row.point->note; });
  return columns;
}

auto point_rows(const Standings& standings) -> std::vector<PointRow> {
  std::vector<PointRow> rows;
  for (const auto& [key, programme] : standings.programme) {
    for (const auto& project : programme.projects) {
      for (const auto& point : project.project->points) {
        rows.push_back({.programme = &programme, .project = &project, .point = &point});
      }
    }
  }
  return rows;
}

struct OutcomeRow {
  const ProgrammeResult* programme = nullptr;
  const ProjectResult* project = nullptr;
  const IndicatorOutcome* outcome = nullptr;
};

auto outcome_columns() -> DataColumns<OutcomeRow> {
  using Of = OutcomeRow;
  auto columns = project_columns<Of>();
  columns.push_back(column<Of>("kpi_id", DataType::text, "รหัสตัวชี้วัดในบทความ", "id of the indicator in the write-up",
                               [](const Of& row) { return about_cell(row.outcome->result->kpi); }));
  add_bilingual(columns, "text", {.th = "ตัวชี้วัด", .en = "the indicator"},
                [](const Of& row) { return row.outcome->text; });
  columns.push_back(column<Of>("op", DataType::text, "การเปรียบเทียบกับเป้าหมาย", "how the actual value compares with the target",
                               [](const Of& row) { return text_cell(row.outcome->op); }));
  columns.push_back(column<Of>("target", DataType::number, "เป้าหมาย", "target", [](const Of& row) { return decimal_cell(row.outcome->target); }));
  columns.push_back(column<Of>("actual", DataType::number, "ผลที่ทำได้", "actual value", [](const Of& row) { return decimal_cell(row.outcome->result->actual); }));
  columns.push_back(column<Of>("reached", DataType::boolean, "ถึงเป้าหมาย", "whether the target is reached",
                               [](const Of& row) { return flag_cell(row.outcome->reached); }));
  columns.push_back(column<Of>("evidence", DataType::texts, "รหัสหลักฐาน", "ids of evidence", [](const Of& row) { return ids_cell(row.outcome->result->evidence); }));
  return columns;
}

auto outcome_rows(const Standings& standings) -> std::vector<OutcomeRow> {
  std::vector<OutcomeRow> rows;
  for (const auto& [key, programme] : standings.programme) {
    for (const auto& project : programme.projects) {
      for (const auto& outcome : project.kpis) {
        rows.push_back({.programme = &programme, .project = &project, .outcome = &outcome});
      }
    }
  }
  return rows;
}

struct NetworkRow {
  const ProgrammeResult* programme = nullptr;
  const NetworkResult* result = nullptr;
};

auto data_word(NetworkKind kind) -> std::string_view {
  switch (kind) {
    case NetworkKind::leaders:
      return "leaders";
    case NetworkKind::citizens:
      return "citizens";
    case NetworkKind::youth:
      return "youth";
    case NetworkKind::private_sector:
      return "private";
    case NetworkKind::partners:
      return "partners";
  }
  return {};
}

auto network_columns() -> DataColumns<NetworkRow> {
  using Of = NetworkRow;
  auto columns = head_columns<Of>();
  columns.push_back(column<Of>("network_id", DataType::text, "รหัสเครือข่าย ใช้รหัสเดิมทุกปี", "id of the network, the same in every year",
                               [](const Of& row) { return text_cell(row.result->network->id); }));
  add_bilingual(columns, "title", {.th = "ชื่อเครือข่าย", .en = "title"}, [](const Of& row) { return &row.result->network->title; });
  columns.push_back(closed<Of>("kind", {"leaders", "citizens", "youth", "private", "partners"}, "ประเภท: leaders citizens youth private partners", "kind: leaders, citizens, youth, private or partners",
                               [](const Of& row) { return DataCell(data_word(row.result->network->kind)); }));
  columns.push_back(number_column<Of>("members", {.th = "จำนวนสมาชิก", .en = "members"}, in_persons(),
                                      [](const Of& row) { return number_cell(row.result->network->members); }));
  columns.push_back(number_column<Of>("groups", {.th = "จำนวนกลุ่ม", .en = "groups"}, {}, [](const Of& row) { return count_cell(row.result->network->groups); }));
  columns.push_back(number_column<Of>("change", {.th = "สมาชิกที่เปลี่ยนจากปีก่อน ว่างเมื่อปีก่อนไม่มี", .en = "change of members against the year before; empty where there was none"},
                                      in_persons(), [](const Of& row) { return row.result->before == nullptr ? DataCell() : number_cell(row.result->change); }));
  add_bilingual(columns, "note", {.th = "หมายเหตุ", .en = "note"}, [](const Of& row) { return &row.result->network->note; });
  return columns;
}

auto network_rows(const Standings& standings) -> std::vector<NetworkRow> {
  std::vector<NetworkRow> rows;
  for (const auto& [key, programme] : standings.programme) {
    for (const auto& result : programme.networks) {
      rows.push_back({.programme = &programme, .result = &result});
    }
  }
  return rows;
}

struct MonthRow {
  const ProgrammeResult* programme = nullptr;
  const ComplaintMonthResult* result = nullptr;
};

auto month_columns() -> DataColumns<MonthRow> {
  using Of = MonthRow;
  auto columns = head_columns<Of>();
  columns.push_back(column<Of>("month", DataType::text, "เดือน เป็น ปี ค.ศ.-เดือน", "the month as year-month, Common Era",
                               [](const Of& row) { return DataCell(row.result->month->month.iso().substr(0, 7)); }));
  columns.push_back(number_column<Of>("received", {.th = "เรื่องที่รับในเดือน", .en = "complaints received in the month"}, in_matters(),
                                      [](const Of& row) { return number_cell(row.result->month->received); }));
  columns.push_back(number_column<Of>("settled", {.th = "เรื่องที่ยุติในเดือน", .en = "complaints settled in the month"}, in_matters(),
                                      [](const Of& row) { return number_cell(row.result->month->settled); }));
  columns.push_back(number_column<Of>("open", {.th = "เรื่องที่ค้าง ณ สิ้นเดือน คำนวณแล้ว", .en = "complaints open at the end of the month, computed"}, in_matters(),
                                      [](const Of& row) { return number_cell(row.result->open); }));
  return columns;
}

auto month_rows(const Standings& standings) -> std::vector<MonthRow> {
  std::vector<MonthRow> rows;
  for (const auto& [key, programme] : standings.programme) {
    if (programme.complaints) {
      for (const auto& result : programme.complaints->months) {
        rows.push_back({.programme = &programme, .result = &result});
      }
    }
  }
  return rows;
}

template <auto columns, auto rows>
void fill(const Standings& standings, TableWriter& out) {
  const auto all = columns();
  write_header(out, all);
  for (const auto& row : rows(standings)) {
    write_row(out, all, row);
  }
}

template <auto columns, auto rows>
auto json_of(const Portal& portal, const Standings& standings) -> std::string {
  const auto all = columns();
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), portal);
  json.key("rows");
  json.begin_array(JsonWriter::Layout::a_line_each);
  for (const auto& row : rows(standings)) {
    json.begin_object();
    write_keys(json, all, row);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

template <auto columns, auto rows>
void add_table(std::vector<ProgrammeTable>& tables, const Standings& standings, const char* name, const Text& title) {
  if (rows(standings).empty()) {
    return;
  }
  auto fields = fields_of(columns());
  auto json_fields = fields_of(publication_columns());
  json_fields.push_back(record_field("rows", DataType::records, title.th, title.en));
  json_fields = joined(std::move(json_fields), inside("rows[].", fields));
  tables.push_back({.name = name,
                    .title = title,
                    .csv_fields = std::move(fields),
                    .json_fields = std::move(json_fields),
                    .table = fill<columns, rows>,
                    .json = json_of<columns, rows>});
}

}  // namespace

auto programme_tables(const Standings& standings) -> std::vector<ProgrammeTable> {
  std::vector<ProgrammeTable> tables;
  add_table<survey_columns, survey_rows>(tables, standings, "surveys", {.th = "ผลสำรวจความพึงพอใจ", .en = "Satisfaction surveys"});
  add_table<point_columns, point_rows>(tables, standings, "progress", {.th = "ความก้าวหน้าและการใช้จ่ายของโครงการ", .en = "Progress and spending of projects"});
  add_table<outcome_columns, outcome_rows>(tables, standings, "indicators", {.th = "ผลตามตัวชี้วัดของโครงการ", .en = "Results of projects by indicator"});
  add_table<network_columns, network_rows>(tables, standings, "networks", {.th = "เครือข่าย", .en = "Networks"});
  add_table<month_columns, month_rows>(tables, standings, "complaints", {.th = "สถิติเรื่องร้องเรียนรายเดือน", .en = "Complaint statistics by month"});
  return tables;
}

}  // namespace prongsai
