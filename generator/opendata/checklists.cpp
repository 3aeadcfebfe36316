#include "opendata/checklists.hpp"

#include <algorithm>
#include <utility>

#include "opendata/common_columns.hpp"

namespace prongsai {
namespace {

struct ItemRow {
  const ChecklistScore* score = nullptr;
  const GroupResult* group = nullptr;
  const ItemResult* item = nullptr;
};

auto data_word(ItemState state) -> std::string_view {
  switch (state) {
    case ItemState::present:
      return "present";
    case ItemState::absent:
      return "absent";
    case ItemState::not_applicable:
      return "not_applicable";
    case ItemState::unanswered:
      return "unanswered";
    case ItemState::unproved:
      return "unproved";
  }
  return {};
}

// What was answered, as it is written in content: `present`, ids of choices, or a number.
auto answer_cell(const Answer* answer) -> DataCell {
  if (answer == nullptr) {
    return {};
  }
  switch (answer->kind) {
    case Answer::Kind::present:
      return std::vector<std::string>{"present"};
    case Answer::Kind::absent:
      return std::vector<std::string>{"absent"};
    case Answer::Kind::not_applicable:
      return std::vector<std::string>{"not_applicable"};
    case Answer::Kind::chosen:
      return answer->chosen;
    case Answer::Kind::number:
      return std::vector<std::string>{plain_number(answer->number)};
  }
  return {};
}

auto evidence_cell(const ItemResult& item) -> DataCell {
  std::vector<std::string> ids;
  for (const auto* evidence : item.evidence) {
    ids.push_back(evidence->id.str());
  }
  return ids;
}

auto freshness_word(Freshness freshness) -> std::string_view {
  return freshness == Freshness::fresh ? "fresh" : freshness == Freshness::expired ? "expired" : "stale";
}

// Nothing where the checklist counts no score.
auto points_cell(const ChecklistScore& score, const ExactPoints& points) -> DataCell {
  return score.checklist->scoring == Scoring::none ? DataCell() : DataCell(points.points());
}

auto head_columns() -> DataColumns<ChecklistScore> {
  using Of = ChecklistScore;
  DataColumns<Of> columns;
  add_year(columns, [](const Of& score) { return score.year->year; });
  columns = joined(std::move(columns), unit_columns<Of>([](const Of& score) { return score.unit; }));
  columns.push_back(column<Of>("framework", DataType::text, "รหัสแบบรายการตรวจ", "id of the checklist",
                               [](const Of& score) { return text_cell(score.checklist->id.str()); }));
  columns.push_back(closed<Of>("stage", {"self", "reviewed", "final"}, "ขั้นตอนของการประเมิน: self ประเมินตนเอง reviewed ตรวจแล้ว final ประกาศผลแล้ว",
                               "stage of the assessment: self, reviewed or final",
                               [](const Of& score) { return DataCell(data_word(score.answers->stage)); }));
  columns.push_back(column<Of>("reviewed", DataType::boolean, "คณะกรรมการตรวจแล้ว มิฉะนั้นเป็นคำตอบของหน่วยงาน",
                               "whether a committee answered; otherwise these are the office's own answers",
                               [](const Of& score) { return DataCell(score.reviewed); }));
  return columns;
}

auto item_columns() -> DataColumns<ItemRow> {
  using Of = ItemRow;
  DataColumns<Of> columns{
      column<Of>("item_id", DataType::text, "รหัสรายการ", "id of the item", [](const Of& row) { return text_cell(row.item->item->id.str()); })};
  add_bilingual(columns, "item", {.th = "ข้อความของรายการ", .en = "the item"}, [](const Of& row) { return &row.item->item->title; });
  columns.push_back(closed<Of>("state", {"present", "absent", "not_applicable", "unanswered", "unproved"},
                               "ผลที่นับ: present มี absent ไม่มี not_applicable ไม่เกี่ยวข้อง unanswered ยังไม่ตอบ unproved หลักฐานยังไม่ครบ",
                               "what counts: present, absent, not_applicable, unanswered or unproved",
                               [](const Of& row) { return DataCell(data_word(row.item->state)); }));
  columns.push_back(column<Of>("answer", DataType::texts, "คำตอบของหน่วยงาน: คำตอบ รหัสตัวเลือก หรือจำนวน",
                               "the office's answer: a word, ids of choices, or a number", [](const Of& row) { return answer_cell(row.item->own); }));
  columns.push_back(column<Of>("review", DataType::texts, "คำตอบของคณะกรรมการ", "the committee's answer",
                               [](const Of& row) { return answer_cell(row.item->reviewed); }));
  columns.push_back(counted_in(in_points(), column<Of>("points", DataType::number, "คะแนนที่ได้ ตัดทศนิยมที่สองตำแหน่ง ว่างเมื่อไม่คิดคะแนน",
                                                       "points reached, cut to two places; empty where nothing is scored",
                                                       [](const Of& row) { return points_cell(*row.score, row.item->points); })));
  columns.push_back(counted_in(in_points(), column<Of>("full_points", DataType::number, "คะแนนเต็มของรายการ", "the most that the item is worth",
                                                       [](const Of& row) { return points_cell(*row.score, row.item->full); })));
  return columns;
}

auto answer_columns() -> DataColumns<ItemRow> {
  using Of = ItemRow;
  const auto of_own = [](auto get) { return [get](const Of& row) { return row.item->own == nullptr ? DataCell() : get(*row.item->own); }; };
  DataColumns<Of> columns{
      column<Of>("url", DataType::text, "ลิงก์ที่หน่วยงานให้ไว้", "address that the office gives", of_own([](const Answer& own) { return text_cell(own.url); })),
      column<Of>("updated", DataType::date, "วันที่ปรับปรุงข้อมูล", "day on which it was updated",
                 of_own([](const Answer& own) { return date_cell(own.updated); })),
      column<Of>("checked", DataType::date, "วันที่ตรวจ", "day on which it was checked", of_own([](const Answer& own) { return date_cell(own.checked); })),
      column<Of>("valid_until", DataType::date, "ใช้ได้ถึงวันที่", "last day on which the answer holds",
                 of_own([](const Answer& own) { return date_cell(own.valid_until); })),
      closed<Of>("freshness", {"fresh", "expired", "stale"}, "ความเป็นปัจจุบัน: fresh เป็นปัจจุบัน expired พ้นกำหนด stale ตรวจไว้นานเกินกำหนด",
                 "whether it still holds: fresh, expired or stale", [](const Of& row) { return DataCell(freshness_word(row.item->freshness)); }),
      column<Of>("evidence", DataType::texts, "รหัสหลักฐานที่อ้างรายการนี้", "ids of the evidence that names the item",
                 [](const Of& row) { return evidence_cell(*row.item); })};
  add_bilingual(columns, "note", {.th = "หมายเหตุของหน่วยงาน", .en = "the office's note"},
                [](const Of& row) { return row.item->own == nullptr ? nullptr : &row.item->own->note; });
  add_bilingual(columns, "remark", {.th = "เหตุผลของคณะกรรมการ", .en = "the committee's reason"}, [](const Of& row) { return row.item->remark; });
  return columns;
}

auto row_columns() -> DataColumns<ItemRow> {
  auto columns = columns_of_part<ItemRow>(head_columns(), [](const ItemRow& row) { return row.score; });
  columns.push_back(column<ItemRow>("group_id", DataType::text, "รหัสหมวด", "id of the group",
                                    [](const ItemRow& row) { return text_cell(row.group->group->id.str()); }));
  return joined(joined(std::move(columns), item_columns()), answer_columns());
}

auto count_column(const std::string& name, const std::string& th, const std::string& en, int Tally::*count) -> DataColumn<Tally> {
  return column<Tally>(name, DataType::number, th, en, [count](const Tally& tally) { return number_cell(tally.*count); });
}

auto scored_cell(const Tally& tally, const ExactPoints& points) -> DataCell {
  return tally.scoring == Scoring::none ? DataCell() : DataCell(points.points());
}

auto tally_columns() -> DataColumns<Tally> {
  return {count_column("item_count", "จำนวนรายการ", "items", &Tally::items),
          count_column("present", "จำนวนรายการที่มี", "items that are present", &Tally::present),
          count_column("absent", "จำนวนรายการที่ไม่มี", "items that are absent", &Tally::absent),
          count_column("not_applicable", "จำนวนรายการที่ไม่เกี่ยวข้อง", "items that do not apply", &Tally::not_applicable),
          count_column("unanswered", "จำนวนรายการที่ยังไม่ตอบ", "items without an answer", &Tally::unanswered),
          count_column("unproved", "จำนวนรายการที่หลักฐานยังไม่ครบ", "items whose evidence is not complete", &Tally::unproved),
          counted_in(in_points(), column<Tally>("points", DataType::number, "คะแนนที่ได้", "points reached",
                                                [](const Tally& tally) { return scored_cell(tally, tally.points); })),
          counted_in(in_points(), column<Tally>("full_points", DataType::number, "คะแนนเต็มของทุกรายการ", "the most that all items are worth",
                                                [](const Tally& tally) { return scored_cell(tally, tally.full); })),
          column<Tally>("percent", DataType::number, "สัดส่วนเป็นร้อยละ ตัดทศนิยมที่สองตำแหน่ง ไม่ปัดขึ้น",
                        "share in per cent, cut to two places and never rounded up", [](const Tally& tally) {
                          const auto percent = tally.percent();
                          return percent ? DataCell(*percent) : DataCell();
                        })};
}

auto grade_columns() -> DataColumns<ChecklistScore> {
  return {column<ChecklistScore>("grade", DataType::text, "ระดับผล ว่างเมื่อไม่มีหรือต่ำกว่าระดับต่ำสุด", "grade; empty where there is none",
                                 [](const ChecklistScore& score) { return score.grade == nullptr ? DataCell() : text_cell(score.grade->name); })};
}

auto group_columns() -> DataColumns<GroupResult> {
  DataColumns<GroupResult> columns{column<GroupResult>("group_id", DataType::text, "รหัสหมวด", "id of the group",
                                                       [](const GroupResult& result) { return text_cell(result.group->id.str()); })};
  add_bilingual(columns, "group", {.th = "ชื่อหมวด", .en = "title of the group"}, [](const GroupResult& result) { return &result.group->title; });
  return joined(std::move(columns), columns_of_part<GroupResult>(tally_columns(), [](const GroupResult& result) { return &result.tally; }));
}

auto score_columns() -> DataColumns<ChecklistScore> {
  auto columns = joined(head_columns(), columns_of_part<ChecklistScore>(tally_columns(), [](const ChecklistScore& score) { return &score.tally; }));
  return joined(std::move(columns), grade_columns());
}

template <class Fn>
void for_each_score(const Standings& standings, FiscalYear year, Fn fn) {
  for (const auto& score : standings.checklists) {
    if (score.year->year == year) {
      fn(score);
    }
  }
}

void write_items(const ChecklistScore& score, const DataColumns<ItemRow>& columns, TableWriter& out) {
  for (const auto& group : score.groups) {
    for (const auto& item : group.items) {
      write_row(out, columns, ItemRow{.score = &score, .group = &group, .item = &item});
    }
  }
}

}  // namespace

auto has_checklists(const Standings& standings, FiscalYear year) -> bool {
  return std::ranges::any_of(standings.checklists, [year](const ChecklistScore& score) { return score.year->year == year; });
}

void checklists_table(const Standings& standings, FiscalYear year, TableWriter& out) {
  const auto columns = row_columns();
  write_header(out, columns);
  for_each_score(standings, year, [&](const ChecklistScore& score) { write_items(score, columns, out); });
}

void checklists_table(const std::vector<const ChecklistScore*>& scores, TableWriter& out) {
  const auto columns = row_columns();
  write_header(out, columns);
  for (const auto* score : scores) {
    write_items(*score, columns, out);
  }
}

auto checklists_csv_fields() -> std::vector<DataField> { return fields_of(row_columns()); }

void write_checklist(JsonWriter& json, const ChecklistScore& score) {
  write_keys(json, score_columns(), score);
  const auto of_group = group_columns();
  const auto of_item = joined(item_columns(), answer_columns());
  json.key("groups");
  json.begin_array(JsonWriter::Layout::on_one_line);
  for (const auto& group : score.groups) {
    std::vector<ItemRow> rows;
    for (const auto& item : group.items) {
      rows.push_back({.score = &score, .group = &group, .item = &item});
    }
    json.begin_object();
    write_keys(json, of_group, group);
    write_records(json, "items", of_item, rows);
    json.end_object();
  }
  json.end_array();
}

auto checklists_json(const Portal& portal, const Standings& standings, FiscalYear year) -> std::string {
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), portal);
  json.key("checklists");
  json.begin_array(JsonWriter::Layout::a_line_each);
  for_each_score(standings, year, [&](const ChecklistScore& score) {
    json.begin_object();
    write_checklist(json, score);
    json.end_object();
  });
  json.end_array();
  json.end_object();
  return json.take();
}

auto checklist_json(const Portal& portal, const ChecklistScore& score) -> std::string {
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), portal);
  write_checklist(json, score);
  json.end_object();
  return json.take();
}

auto checklist_record_fields(const std::string& one) -> std::vector<DataField> {
  auto fields = inside(one, fields_of(score_columns()));
  fields.push_back(record_field(one + "groups", DataType::records, "ผลรายหมวด", "results by group"));
  fields = joined(std::move(fields), inside(one + "groups[].", fields_of(group_columns())));
  fields.push_back(record_field(one + "groups[].items", DataType::records, "รายการและคำตอบ", "items and answers"));
  return joined(std::move(fields), inside(one + "groups[].items[].", fields_of(joined(item_columns(), answer_columns()))));
}

auto checklists_json_fields() -> std::vector<DataField> {
  auto fields = fields_of(publication_columns());
  fields.push_back(record_field("checklists", DataType::records, "ผลของแต่ละหน่วยงานและแบบรายการตรวจ", "results by unit and checklist"));
  return joined(std::move(fields), checklist_record_fields("checklists[]."));
}

}  // namespace prongsai
