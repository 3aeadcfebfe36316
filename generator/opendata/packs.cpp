#include "opendata/packs.hpp"

#include <utility>

#include "opendata/common_columns.hpp"

namespace prongsai {
namespace {

struct Entry {
  const Portal* portal = nullptr;
  const PackListing* pack = nullptr;
};

auto unit_cell(const Entry& entry) -> DataCell {
  const auto* unit = unit_of(entry.pack->subject);
  return unit == nullptr ? DataCell() : text_cell(unit->str());
}

auto year_cell(const Entry& entry) -> DataCell {
  const auto* year = year_of(entry.pack->subject);
  return year == nullptr ? DataCell() : number_cell(year->be);
}

auto framework_cell(const Entry& entry) -> DataCell {
  const auto& subject = entry.pack->subject;
  if (const auto* whole = std::get_if<UnitYearPack>(&subject)) {
    return text_cell(whole->framework.str());
  }
  const auto* dimension = std::get_if<DimensionPack>(&subject);
  return dimension == nullptr ? DataCell() : text_cell(dimension->framework.str());
}

auto dimension_cell(const Entry& entry) -> DataCell {
  const auto* dimension = std::get_if<DimensionPack>(&entry.pack->subject);
  return dimension == nullptr ? DataCell() : text_cell(dimension->dimension.str());
}

auto plan_cell(const Entry& entry) -> DataCell {
  const auto* plan = std::get_if<PlanPack>(&entry.pack->subject);
  return plan == nullptr ? DataCell() : text_cell(plan->plan.str());
}

auto region_cell(const Entry& entry) -> DataCell {
  const auto* index = std::get_if<RegionIndexPack>(&entry.pack->subject);
  return index == nullptr ? DataCell() : text_cell(index->region.str());
}

auto subject_columns() -> DataColumns<Entry> {
  using Of = Entry;
  return {closed<Of>("kind", {"unit_year", "dimension", "plan", "year_index", "region_index"}, "ชนิดของชุด: unit_year หน่วยงานและปี dimension มิติ plan แผน year_index สารบัญของปี region_index สารบัญของเขต",
                     "kind of pack: unit_year, dimension, plan, year_index or region_index",
                     [](const Of& of) { return DataCell(kind_of(of.pack->subject)); }),
          column<Of>("unit_id", DataType::text, "รหัสหน่วยงาน ว่างในสารบัญ", "id of the unit; empty of an index", unit_cell),
          column<Of>("year_be", DataType::number, "ปีงบประมาณ พ.ศ. ว่างเมื่อชุดครอบคลุมหลายปี",
                     "fiscal year, Buddhist Era; empty where the pack is about several", year_cell),
          column<Of>("framework", DataType::text, "รหัสกรอบการประเมิน ว่างเมื่อหน่วยงานตอบเฉพาะแบบรายการตรวจ",
                     "id of the framework; empty where the unit answered checklists only", framework_cell),
          column<Of>("dimension", DataType::text, "รหัสมิติ", "id of the dimension", dimension_cell),
          column<Of>("plan_id", DataType::text, "รหัสแผน", "id of the plan", plan_cell),
          column<Of>("region", DataType::text, "รหัสเขต", "id of the region", region_cell)};
}

auto file_columns() -> DataColumns<Entry> {
  using Of = Entry;
  return {column<Of>("part", DataType::number, "ส่วนที่", "which part it is", [](const Of& of) { return number_cell(of.pack->part); }),
          column<Of>("parts", DataType::number, "จำนวนส่วนทั้งหมด", "how many parts there are", [](const Of& of) { return number_cell(of.pack->parts); }),
          column<Of>("url", DataType::text, "ที่อยู่ของไฟล์ ZIP", "address of the zip",
                     [](const Of& of) { return DataCell(of.portal->base_url + "/" + of.pack->path); }),
          counted_in(in_bytes(), column<Of>("size", DataType::number, "ขนาดไฟล์ ZIP", "size of the zip",
                                            [](const Of& of) { return number_cell(static_cast<std::int64_t>(of.pack->size)); })),
          column<Of>("sha256", DataType::text, "ค่าแฮช SHA-256 ของไฟล์ ZIP", "SHA-256 of the zip", [](const Of& of) { return text_cell(of.pack->sha256); }),
          column<Of>("bag_root", DataType::text, "ค่าแฮช SHA-256 ของ tagmanifest-sha256.txt ซึ่งกำกับทุกไบต์ในชุด",
                     "SHA-256 of tagmanifest-sha256.txt, which pins every other byte", [](const Of& of) { return text_cell(of.pack->bag_root); }),
          column<Of>("files", DataType::number, "จำนวนไฟล์หลักฐาน หรือจำนวนชุดในสารบัญ", "files of evidence; of an index, packs listed",
                     [](const Of& of) { return number_cell(static_cast<std::int64_t>(of.pack->files)); })};
}

auto columns() -> DataColumns<Entry> {
  using Of = Entry;
  DataColumns<Of> name{column<Of>("name", DataType::text, "ชื่อไฟล์ ZIP", "name of the zip", [](const Of& of) { return text_cell(of.pack->name); })};
  return joined(joined(std::move(name), subject_columns()), file_columns());
}

auto entries(const Portal& portal, const std::vector<PackListing>& packs) -> std::vector<Entry> {
  std::vector<Entry> rows;
  for (const auto& pack : packs) {
    rows.push_back({.portal = &portal, .pack = &pack});
  }
  return rows;
}

}  // namespace

void packs_table(const Portal& portal, const std::vector<PackListing>& packs, TableWriter& out) {
  const auto of_pack = columns();
  write_header(out, of_pack);
  for (const auto& entry : entries(portal, packs)) {
    write_row(out, of_pack, entry);
  }
}

auto packs_csv_fields() -> std::vector<DataField> { return fields_of(columns()); }

auto packs_json(const Portal& portal, const std::vector<PackListing>& packs) -> std::string {
  const auto of_pack = columns();
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), portal);
  json.key("packs");
  json.begin_array(JsonWriter::Layout::a_line_each);
  for (const auto& entry : entries(portal, packs)) {
    json.begin_object();
    write_keys(json, of_pack, entry);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

auto packs_json_fields() -> std::vector<DataField> {
  auto fields = fields_of(publication_columns());
  fields.push_back(record_field("packs", DataType::records, "ชุดหลักฐานทุกชุด", "every evidence pack"));
  return joined(std::move(fields), inside("packs[].", fields_of(columns())));
}

}  // namespace prongsai
