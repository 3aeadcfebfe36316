#include "opendata/announced.hpp"

#include <utility>

#include "model/node_names.hpp"
#include "opendata/common_columns.hpp"

namespace prongsai {
namespace {

// The same rows as a table and as a document with one list.
template <class Row>
void write_table(const DataColumns<Row>& columns, const std::vector<Row>& rows, TableWriter& out) {
  write_header(out, columns);
  for (const auto& row : rows) {
    write_row(out, columns, row);
  }
}

template <class Row>
auto document_of(const Portal& portal, const char* key, const DataColumns<Row>& columns, const std::vector<Row>& rows) -> std::string {
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), portal);
  json.key(key);
  json.begin_array(JsonWriter::Layout::a_line_each);
  for (const auto& row : rows) {
    json.begin_object();
    write_keys(json, columns, row);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

auto document_fields(const std::string& key, const std::string& th, const std::string& en, std::vector<DataField> row) -> std::vector<DataField> {
  auto fields = fields_of(publication_columns());
  fields.push_back(record_field(key, DataType::records, th, en));
  return joined(std::move(fields), inside(key + "[].", std::move(row)));
}

// ---- Results

struct ResultEntry {
  const Corpus* corpus = nullptr;
  const YearResults* results = nullptr;
  const Unit* unit = nullptr;
  const UnitScore* score = nullptr;
  const AnnouncedHonour* honour = nullptr;
  const AwardFinding* award = nullptr;
  const PromotionFinding* promotion = nullptr;
};

auto result_rows(const Corpus& corpus, const ResultsFindings& findings) -> std::vector<ResultEntry> {
  std::vector<ResultEntry> rows;
  for (const auto& honour : findings.honours) {
    for (const auto& group : honour.groups) {
      for (const auto& award : group.awards) {
        rows.push_back({.corpus = &corpus,
                        .results = findings.results,
                        .unit = &corpus.units.at(award.award->unit),
                        .score = award.score,
                        .honour = honour.honour,
                        .award = &award});
      }
    }
  }
  for (const auto& promotion : findings.promotions) {
    rows.push_back({.corpus = &corpus,
                    .results = findings.results,
                    .unit = &corpus.units.at(promotion.promotion->unit),
                    .score = promotion.score,
                    .promotion = &promotion});
  }
  return rows;
}

auto group_cell(const ResultEntry& of) -> DataCell {
  if (of.award == nullptr) {
    return {};
  }
  if (const auto* region = std::get_if<RegionId>(&of.award->award->group)) {
    return text_cell(region->str());
  }
  const auto* kind = std::get_if<UnitKind>(&of.award->award->group);
  return kind == nullptr ? DataCell() : text_cell(data_word(*kind));
}

auto result_columns() -> DataColumns<ResultEntry> {
  using Of = ResultEntry;
  DataColumns<Of> columns;
  add_year(columns, [](const Of& of) { return of.results->year; });
  columns.push_back(
      column<Of>("announced", DataType::date, "วันที่ประกาศ", "day of the announcement", [](const Of& of) { return date_cell(of.results->announced); }));
  columns.push_back(closed<Of>("kind", {"award", "promotion"}, "ชนิด: award ได้รับรางวัล promotion เลื่อนกลุ่ม", "award or promotion",
                               [](const Of& of) { return text_cell(of.award != nullptr ? "award" : "promotion"); }));
  columns = joined(std::move(columns), unit_columns<Of>([](const Of& of) { return of.unit; }));
  columns.push_back(column<Of>("honour", DataType::text, "รหัสรางวัล", "id of the honour",
                               [](const Of& of) { return of.honour == nullptr ? DataCell() : text_cell(of.honour->id); }));
  add_bilingual(columns, "honour", {.th = "ชื่อรางวัล", .en = "name of the honour"},
                [](const Of& of) { return of.honour == nullptr ? nullptr : &of.honour->title; });
  columns.push_back(column<Of>("group", DataType::text, "กลุ่มที่คัดเลือก: รหัสเขต หรือประเภทหน่วยงาน",
                               "what it was won within: id of a region, or kind of unit", group_cell));
  columns.push_back(column<Of>("from_class", DataType::text, "กลุ่มเดิม", "class before the promotion",
                               [](const Of& of) { return of.promotion == nullptr ? DataCell() : text_cell(of.promotion->promotion->from); }));
  columns.push_back(column<Of>("to_class", DataType::text, "กลุ่มใหม่", "class after the promotion",
                               [](const Of& of) { return of.promotion == nullptr ? DataCell() : text_cell(of.promotion->promotion->to); }));
  columns.push_back(
      counted_in(in_points(), column<Of>("total", DataType::number, "คะแนนรวมในเว็บไซต์นี้", "total on this site; empty where the unit has no result",
                                         [](const Of& of) { return of.score == nullptr ? DataCell() : DataCell(of.score->total); })));
  columns.push_back(
      counted_in(in_points(), column<Of>("total_without_bonus", DataType::number, "คะแนนไม่รวมคะแนนเพิ่มเติมพิเศษ", "total without the bonus",
                                         [](const Of& of) { return of.score == nullptr ? DataCell() : DataCell(of.score->total_without_bonus); })));
  columns.push_back(
      column<Of>("below_threshold", DataType::boolean, "คะแนนต่ำกว่าเกณฑ์", "whether the points are below the threshold", [](const Of& of) {
        return of.score == nullptr ? DataCell() : DataCell(of.award != nullptr ? of.award->below_threshold : of.promotion->below_threshold);
      }));
  columns.push_back(column<Of>("wrong_class", DataType::boolean, "หน่วยงานอยู่กลุ่มอื่น", "whether the unit is in another class than the honour is for",
                               [](const Of& of) { return of.award == nullptr ? DataCell() : DataCell(of.award->wrong_class); }));
  columns.push_back(column<Of>(
      "better_unit_id", DataType::text, "หน่วยงานในกลุ่มเดียวกันที่ได้คะแนนสูงกว่า", "id of the best unit of the group, where it is better than the winner",
      [](const Of& of) { return of.award == nullptr || of.award->better == nullptr ? DataCell() : text_cell(of.award->better->unit->id.str()); }));
  add_bilingual(columns, "note", {.th = "หมายเหตุ", .en = "note"},
                [](const Of& of) { return of.award == nullptr ? nullptr : &of.award->award->note; });
  return columns;
}

// ---- Indicators

struct IndicatorEntry {
  FiscalYear year;
  const ProgrammeIndicatorResult* result = nullptr;
};

auto indicator_rows(const Standings& standings) -> std::vector<IndicatorEntry> {
  std::vector<IndicatorEntry> rows;
  for (const auto& [number, year] : standings.years) {
    for (const auto& result : year.programme) {
      rows.push_back({.year = number, .result = &result});
    }
  }
  return rows;
}

auto indicator_columns() -> DataColumns<IndicatorEntry> {
  using Of = IndicatorEntry;
  using Measure = ProgrammeIndicator::Measure;
  DataColumns<Of> columns;
  add_year(columns, [](const Of& of) { return of.year; });
  columns.push_back(
      column<Of>("indicator", DataType::text, "รหัสตัวชี้วัด", "id of the indicator", [](const Of& of) { return text_cell(of.result->indicator->id); }));
  add_bilingual(columns, "title", {.th = "ตัวชี้วัด", .en = "the indicator"}, [](const Of& of) { return &of.result->indicator->title; });
  columns.push_back(closed<Of>("measure", {"share_of_units_assessed", "growth_of_class"}, "วิธีวัด: share_of_units_assessed growth_of_class",
                               "what is measured: share_of_units_assessed or growth_of_class", [](const Of& of) {
                                 return text_cell(of.result->indicator->measure == Measure::growth_of_class ? "growth_of_class"
                                                                                                            : "share_of_units_assessed");
                               }));
  columns.push_back(column<Of>("class", DataType::text, "กลุ่มที่นับ", "class whose growth is measured",
                               [](const Of& of) { return text_cell(of.result->indicator->unit_class); }));
  columns.push_back(column<Of>("at_least", DataType::number, "เป้าหมาย ร้อยละ", "target, in per cent",
                               [](const Of& of) { return DataCell(of.result->indicator->at_least); }));
  columns.push_back(column<Of>("part", DataType::number, "จำนวนหน่วยงานที่มีผลประเมิน หรือจำนวนในกลุ่มปีนี้",
                               "units assessed, or units of the class in this year", [](const Of& of) { return number_cell(of.result->part); }));
  columns.push_back(column<Of>("whole", DataType::number, "จำนวนหน่วยงานทั้งหมด หรือจำนวนในกลุ่มปีก่อน",
                               "all units, or units of the class in the year before", [](const Of& of) { return number_cell(of.result->whole); }));
  columns.push_back(column<Of>("unknown", DataType::number, "จำนวนหน่วยงานที่ไม่ทราบกลุ่มของปีก่อน หากมีจะไม่คิดการเพิ่มขึ้น",
                               "units whose class of the year before is not known; growth is then not computed",
                               [](const Of& of) { return number_cell(of.result->unknown); }));
  columns.push_back(column<Of>("percent", DataType::number, "ร้อยละ ตัดทศนิยมสองตำแหน่ง ค่าลบคือลดลง",
                               "in per cent, cut to two places; negative where the class shrank", [](const Of& of) {
                                 if (!of.result->share) {
                                   return DataCell();
                                 }
                                 const auto percent = of.result->share->percent();
                                 return DataCell(of.result->fell ? Decimal() - percent : percent);
                               }));
  columns.push_back(column<Of>("holds", DataType::boolean, "ถึงเป้าหมาย", "whether the target is reached",
                               [](const Of& of) { return of.result->holds ? DataCell(*of.result->holds) : DataCell(); }));
  return columns;
}

// ---- Due dates

struct DueEntry {
  FrameworkCalendar calendar;
  const DueDate* due = nullptr;
};

auto due_rows(const Corpus& corpus) -> std::vector<DueEntry> {
  std::vector<DueEntry> rows;
  for (const auto& calendar : calendars_of(corpus)) {
    for (const auto& due : *calendar.dates) {
      rows.push_back({.calendar = calendar, .due = &due});
    }
  }
  return rows;
}

auto due_columns() -> DataColumns<DueEntry> {
  using Of = DueEntry;
  DataColumns<Of> columns{column<Of>("framework", DataType::text, "รหัสกรอบการประเมิน", "id of the framework",
                                     [](const Of& of) { return text_cell(of.calendar.framework.str()); }),
                          column<Of>("due_id", DataType::text, "รหัสกำหนดเวลา ไม่ซ้ำในกรอบเดียวกัน", "id of the due date, unique in the framework",
                                     [](const Of& of) { return text_cell(of.due->id); })};
  add_bilingual(columns, "title", {.th = "สิ่งที่ต้องทำ", .en = "what is due"}, [](const Of& of) { return &of.due->title; });
  columns.push_back(column<Of>("date", DataType::date, "วันที่กำหนด หรือวันแรกของช่วง", "the day, or the first of several",
                               [](const Of& of) { return date_cell(of.due->date); }));
  columns.push_back(
      column<Of>("to", DataType::date, "วันสุดท้ายของช่วง", "the last day, where there are several", [](const Of& of) { return date_cell(of.due->to); }));
  columns.push_back(column<Of>("unit_kinds", DataType::texts, "ประเภทหน่วยงานที่เกี่ยวข้อง", "kinds of unit that it concerns", [](const Of& of) {
    std::vector<std::string> kinds;
    for (const auto kind : of.due->unit_kinds.empty() ? *of.calendar.unit_kinds : of.due->unit_kinds) {
      kinds.emplace_back(data_word(kind));
    }
    return DataCell(kinds);
  }));
  columns.push_back(column<Of>("criteria", DataType::texts, "รหัสเกณฑ์หรือรายการที่เกี่ยวข้อง", "ids of the framework that it is about",
                               [](const Of& of) { return ids_cell(of.due->criteria); }));
  columns.push_back(column<Of>("source_document", DataType::text, "เอกสารที่มา", "document that it comes from",
                               [](const Of& of) { return text_cell(of.due->source.document); }));
  columns.push_back(column<Of>("source_place", DataType::text, "ตำแหน่งในเอกสารที่มา", "place in that document",
                               [](const Of& of) { return text_cell(of.due->source.place); }));
  return columns;
}

// ---- Crosswalks

struct MapEntry {
  const Crosswalk* crosswalk = nullptr;
  // Null for an unmatched entry, which then stands on the side of `from` or of `to`.
  const CrosswalkMap* map = nullptr;
  const std::string* unmatched_from = nullptr;
  const std::string* unmatched_to = nullptr;
};

auto map_rows(const Corpus& corpus) -> std::vector<MapEntry> {
  std::vector<MapEntry> rows;
  for (const auto& [id, crosswalk] : corpus.crosswalks) {
    for (const auto& map : crosswalk.maps) {
      rows.push_back({.crosswalk = &crosswalk, .map = &map});
    }
    for (const auto& from : crosswalk.unmatched_from) {
      rows.push_back({.crosswalk = &crosswalk, .unmatched_from = &from.value});
    }
    for (const auto& to : crosswalk.unmatched_to) {
      rows.push_back({.crosswalk = &crosswalk, .unmatched_to = &to.value});
    }
  }
  return rows;
}

auto match_word(const MapEntry& of) -> DataCell {
  if (of.map == nullptr) {
    return text_cell("none");
  }
  switch (of.map->match) {
    case Match::same:
      return text_cell("same");
    case Match::part:
      return text_cell("part");
    case Match::related:
      return text_cell("related");
  }
  return {};
}

auto map_columns() -> DataColumns<MapEntry> {
  using Of = MapEntry;
  DataColumns<Of> columns{
      column<Of>("crosswalk", DataType::text, "รหัสตารางเทียบ", "id of the crosswalk", [](const Of& of) { return text_cell(of.crosswalk->id.str()); }),
      column<Of>("from_framework", DataType::text, "กรอบต้นทาง", "framework on the left",
                 [](const Of& of) { return text_cell(of.crosswalk->from->str()); }),
      column<Of>("from", DataType::text, "รหัสในกรอบต้นทาง ว่างเมื่อไม่มีคู่", "id in it; empty where nothing matches",
                 [](const Of& of) {
                   return of.map != nullptr ? text_cell(*of.map->from) : of.unmatched_from != nullptr ? text_cell(*of.unmatched_from) : DataCell();
                 }),
      column<Of>("to_framework", DataType::text, "กรอบปลายทาง", "framework on the right",
                 [](const Of& of) { return text_cell(of.crosswalk->to->str()); }),
      column<Of>("to", DataType::texts, "รหัสในกรอบปลายทาง ว่างเมื่อไม่มีคู่", "ids in it; empty where nothing matches",
                 [](const Of& of) {
                   if (of.map != nullptr) {
                     return ids_cell(of.map->to);
                   }
                   return DataCell(of.unmatched_to != nullptr ? std::vector<std::string>{*of.unmatched_to} : std::vector<std::string>());
                 }),
      closed<Of>("match", {"same", "part", "related", "none"}, "ความตรงกัน: same ตรงกัน part บางส่วน related เกี่ยวข้อง none ไม่มีคู่",
                 "same, part, related, or none for an entry without a match", match_word),
      closed<Of>("basis", {"document", "inferred"}, "ที่มาของการจับคู่: document มีเอกสารระบุ inferred อ่านเทียบเอง",
                 "document: a document says so; inferred: read so by the coordinator",
                 [](const Of& of) { return text_cell(of.crosswalk->basis == CrosswalkBasis::document ? "document" : "inferred"); })};
  add_bilingual(columns, "note", {.th = "หมายเหตุ", .en = "note"}, [](const Of& of) { return of.map == nullptr ? nullptr : &of.map->note; });
  return columns;
}

}  // namespace

void results_table(const Corpus& corpus, const ResultsFindings& findings, TableWriter& out) {
  write_table(result_columns(), result_rows(corpus, findings), out);
}
auto results_json(const Corpus& corpus, const ResultsFindings& findings) -> std::string {
  return document_of(corpus.portal, "results", result_columns(), result_rows(corpus, findings));
}
auto results_csv_fields() -> std::vector<DataField> { return fields_of(result_columns()); }
auto results_json_fields() -> std::vector<DataField> {
  return document_fields("results", "รางวัลและการเลื่อนกลุ่มที่ประกาศ", "announced awards and promotions", results_csv_fields());
}

auto has_indicators(const Standings& standings) -> bool { return !indicator_rows(standings).empty(); }
void indicators_table(const Standings& standings, TableWriter& out) { write_table(indicator_columns(), indicator_rows(standings), out); }
auto indicators_json(const Corpus& corpus, const Standings& standings) -> std::string {
  return document_of(corpus.portal, "indicators", indicator_columns(), indicator_rows(standings));
}
auto indicators_csv_fields() -> std::vector<DataField> { return fields_of(indicator_columns()); }
auto indicators_json_fields() -> std::vector<DataField> {
  return document_fields("indicators", "ตัวชี้วัดของโครงการตามปี", "indicators of the programme by year", indicators_csv_fields());
}

void calendar_table(const Corpus& corpus, TableWriter& out) { write_table(due_columns(), due_rows(corpus), out); }
auto calendar_json(const Corpus& corpus) -> std::string { return document_of(corpus.portal, "calendar", due_columns(), due_rows(corpus)); }
auto calendar_csv_fields() -> std::vector<DataField> { return fields_of(due_columns()); }
auto calendar_json_fields() -> std::vector<DataField> {
  return document_fields("calendar", "กำหนดเวลาตามกรอบ", "due dates by framework", calendar_csv_fields());
}

void crosswalks_table(const Corpus& corpus, TableWriter& out) { write_table(map_columns(), map_rows(corpus), out); }
auto crosswalks_json(const Corpus& corpus) -> std::string { return document_of(corpus.portal, "maps", map_columns(), map_rows(corpus)); }
auto crosswalks_csv_fields() -> std::vector<DataField> { return fields_of(map_columns()); }
auto crosswalks_json_fields() -> std::vector<DataField> {
  return document_fields("maps", "รายการจับคู่ของทุกตารางเทียบ", "entries of every crosswalk", crosswalks_csv_fields());
}

}  // namespace prongsai
