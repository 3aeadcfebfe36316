#include "opendata/units.hpp"

#include <utility>

#include "opendata/common_columns.hpp"
#include "plan/site_model.hpp"

namespace prongsai {
namespace {

struct UnitEntry {
  const Portal* portal = nullptr;
  const Unit* unit = nullptr;
};

auto region_of(const UnitEntry& entry) -> const Region* { return entry.unit->region ? entry.portal->region(entry.unit->region->value) : nullptr; }

auto place_columns() -> DataColumns<UnitEntry> {
  using Of = UnitEntry;
  DataColumns<Of> columns{column<Of>("region", DataType::text, "รหัสเขต", "id of the region",
                                     [](const Of& of) { return of.unit->region ? text_cell(of.unit->region->value.str()) : DataCell(); })};
  add_bilingual(columns, "region", {.th = "ชื่อเขต", .en = "name of the region"}, [](const Of& of) {
    const auto* region = region_of(of);
    return region == nullptr ? nullptr : &region->title;
  });
  columns.push_back(column<Of>("province_code", DataType::text, "รหัสจังหวัดสองหลัก", "code of the province, two digits",
                               [](const Of& of) { return of.unit->province ? text_cell(of.unit->province->code) : DataCell(); }));
  add_bilingual(columns, "province", {.th = "ชื่อจังหวัด", .en = "name of the province"},
                [](const Of& of) { return of.unit->province ? &of.unit->province->name : nullptr; });
  return columns;
}

auto flat_columns() -> DataColumns<UnitEntry> {
  using Of = UnitEntry;
  auto columns = unit_columns<Of>([](const Of& of) { return of.unit; });
  add_bilingual(columns, "short_name", {.th = "ชื่อย่อ", .en = "short name"}, [](const Of& of) { return &of.unit->short_name; });
  columns.push_back(column<Of>("kind", DataType::text, "ประเภทหน่วยงาน: regional ส่วนภูมิภาค central ส่วนกลาง local ท้องถิ่น",
                               "kind of unit: regional, central or local", [](const Of& of) { return DataCell(data_word(of.unit->kind)); }));
  columns = joined(std::move(columns), place_columns());
  columns.push_back(
      column<Of>("classes", DataType::texts, "ประเภทการเข้าร่วมรายปี เช่น 2564:model", "class per fiscal year, such as 2564:model", [](const Of& of) {
        std::vector<std::string> classes;
        for (const auto& [year, name] : of.unit->classes) {
          classes.push_back(std::to_string(year.be) + ":" + name.value);
        }
        return DataCell(classes);
      }));
  columns.push_back(
      column<Of>("staff_total", DataType::texts, "จำนวนบุคลากรรายปี เช่น 2564:80", "staff per fiscal year, such as 2564:80", [](const Of& of) {
        std::vector<std::string> totals;
        for (const auto& [year, total] : of.unit->staff_total) {
          totals.push_back(std::to_string(year.be) + ":" + plain_number(total));
        }
        return DataCell(totals);
      }));
  add_bilingual(columns, "note", {.th = "หมายเหตุ", .en = "note"}, [](const Of& of) { return &of.unit->note; });
  columns.push_back(column<Of>("page_url", DataType::text, "หน้าของหน่วยงานบนเว็บไซต์นี้", "the unit's page on this site",
                               [](const Of& of) { return of.portal->base_url + "/" + path_of(UnitPage{of.unit}).text; }));
  return columns;
}

auto honour_columns() -> DataColumns<Honour> {
  DataColumns<Honour> columns;
  add_year(columns, [](const Honour& honour) { return honour.year; });
  add_bilingual(columns, "title", {.th = "ชื่อรางวัล", .en = "title of the honour"}, [](const Honour& honour) { return &honour.title; });
  return columns;
}

}  // namespace

auto units_csv(const Corpus& corpus) -> std::string {
  const auto columns = flat_columns();
  CsvWriter csv;
  write_header(csv, columns);
  for (const auto& [id, unit] : corpus.units) {
    write_row(csv, columns, UnitEntry{.portal = &corpus.portal, .unit = &unit});
  }
  return csv.take();
}

auto units_csv_fields() -> std::vector<DataField> { return fields_of(flat_columns()); }

auto units_json(const Corpus& corpus) -> std::string {
  const auto flat = flat_columns();
  const auto honours = honour_columns();
  const auto channels = channel_columns();
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), corpus.portal);
  json.key("units");
  json.begin_array(JsonWriter::Layout::a_line_each);
  for (const auto& [id, unit] : corpus.units) {
    json.begin_object();
    write_keys(json, flat, UnitEntry{.portal = &corpus.portal, .unit = &unit});
    write_records(json, "honours", honours, unit.honours);
    write_records(json, "channels", channels, unit.channels);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

auto units_json_fields() -> std::vector<DataField> {
  auto fields = fields_of(publication_columns());
  fields.push_back(record_field("units", DataType::records, "หน่วยงานตามรหัส", "units by id"));
  fields = joined(std::move(fields), inside("units[].", units_csv_fields()));
  fields.push_back(record_field("units[].honours", DataType::records, "รางวัลและเกียรติยศ", "honours"));
  fields = joined(std::move(fields), inside("units[].honours[].", fields_of(honour_columns())));
  fields.push_back(record_field("units[].channels", DataType::records, "ช่องทางติดต่อของหน่วยงาน", "channels of the unit"));
  return joined(std::move(fields), inside("units[].channels[].", fields_of(channel_columns())));
}

}  // namespace prongsai
