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
  columns.push_back(closed<Of>("kind", {"regional", "central", "local"}, "ประเภทหน่วยงาน: regional ส่วนภูมิภาค central ส่วนกลาง local ท้องถิ่น",
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
  const auto address = [&columns](const std::string& name, const std::string& th, const std::string& en, auto path) {
    columns.push_back(column<Of>(name, DataType::text, th, en, [path](const Of& of) { return of.portal->base_url + "/" + path(*of.unit).text; }));
  };
  address("page_url", "หน้าของหน่วยงานบนเว็บไซต์นี้", "the unit's page on this site", [](const Unit& unit) { return path_of(UnitPage{&unit}); });
  address("data_url", "ทุกข้อมูลของหน่วยงานเป็น JSON", "all data of the unit as JSON", [](const Unit& unit) { return unit_data_path(unit.id, ".json"); });
  address("feed_url", "ฟีด Atom ของหน่วยงาน", "the unit's Atom feed", [](const Unit& unit) { return unit_feed_path(unit.id); });
  return columns;
}

auto honour_columns() -> DataColumns<Honour> {
  DataColumns<Honour> columns;
  add_year(columns, [](const Honour& honour) { return honour.year; });
  add_bilingual(columns, "title", {.th = "ชื่อรางวัล", .en = "title of the honour"}, [](const Honour& honour) { return &honour.title; });
  return columns;
}

}  // namespace

void units_table(const Corpus& corpus, TableWriter& out) {
  const auto columns = flat_columns();
  write_header(out, columns);
  for (const auto& [id, unit] : corpus.units) {
    write_row(out, columns, UnitEntry{.portal = &corpus.portal, .unit = &unit});
  }
}

auto units_csv_fields() -> std::vector<DataField> { return fields_of(flat_columns()); }

struct UnitRecord::Columns {
  DataColumns<UnitEntry> flat = flat_columns();
  DataColumns<Honour> honours = honour_columns();
  DataColumns<Channel> channels = channel_columns();
};

UnitRecord::UnitRecord() : columns_(std::make_shared<Columns>()) {}

void UnitRecord::write(JsonWriter& json, const Portal& portal, const Unit& unit) const {
  write_keys(json, columns_->flat, UnitEntry{.portal = &portal, .unit = &unit});
  write_records(json, "honours", columns_->honours, unit.honours);
  write_records(json, "channels", columns_->channels, unit.channels);
}

auto units_json(const Corpus& corpus) -> std::string {
  const UnitRecord record;
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), corpus.portal);
  json.key("units");
  json.begin_array(JsonWriter::Layout::a_line_each);
  for (const auto& [id, unit] : corpus.units) {
    json.begin_object();
    record.write(json, corpus.portal, unit);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

auto unit_record_fields(const std::string& one) -> std::vector<DataField> {
  auto fields = inside(one, units_csv_fields());
  fields.push_back(record_field(one + "honours", DataType::records, "รางวัลและเกียรติยศ", "honours"));
  fields = joined(std::move(fields), inside(one + "honours[].", fields_of(honour_columns())));
  fields.push_back(record_field(one + "channels", DataType::records, "ช่องทางติดต่อของหน่วยงาน", "channels of the unit"));
  return joined(std::move(fields), inside(one + "channels[].", fields_of(channel_columns())));
}

auto units_json_fields() -> std::vector<DataField> {
  auto fields = fields_of(publication_columns());
  fields.push_back(record_field("units", DataType::records, "หน่วยงานตามรหัส", "units by id"));
  return joined(std::move(fields), unit_record_fields("units[]."));
}

}  // namespace prongsai
