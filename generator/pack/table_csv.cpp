#include "pack/table_csv.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "base/csv.hpp"
#include "pack/indented_json.hpp"

namespace prongsai {
namespace {

struct CellText {
  auto operator()(std::monostate /*empty*/) const -> std::string { return {}; }
  auto operator()(Decimal value) const -> std::string { return plain_number(value); }
  auto operator()(bool value) const -> std::string { return value ? "true" : "false"; }
  auto operator()(Date value) const -> std::string { return value.iso(); }
  auto operator()(const std::string& value) const -> std::string { return value; }
};

// Types of Table Schema 1.0.
auto schema_type(ValueType type) -> std::string {
  switch (type) {
    case ValueType::integer:
      return "integer";
    case ValueType::decimal:
      return "number";
    case ValueType::boolean:
      return "boolean";
    case ValueType::date:
      return "date";
    case ValueType::text:
    case ValueType::evidence:
    case ValueType::choice:
      return "string";
  }
  return {};
}

auto both(const Text& text) -> std::string { return text.en.empty() || text.en == text.th ? text.th : text.th + " / " + text.en; }

void put_field(IndentedJson& json, const Column& column, const Framework& framework) {
  json.begin_object();
  json.key("name").text(column.id);
  json.key("title").text(both(column.title));
  json.key("type").text(schema_type(column.type));
  if (!column.unit.empty()) {
    json.key("description").text("หน่วย: " + column.unit.th + (column.unit.en.empty() ? "" : " / unit: " + column.unit.en));
  } else if (column.type == ValueType::evidence) {
    json.key("description").text("รหัสในทะเบียนหลักฐาน / id in the register of evidence");
  }
  json.key("constraints").begin_object();
  json.key("required").boolean(!column.optional);
  const auto list = framework.choices.find(column.choices);
  if (column.type == ValueType::choice && list != framework.choices.end() && !list->second.empty()) {
    json.key("enum").begin_array();
    for (const auto& choice : list->second) {
      json.text(choice.id);
    }
    json.end_array();
  }
  json.end_object();
  json.end_object();
}

void put_resource(IndentedJson& json, const PackTable& table, const Framework& framework, const PackFile& file) {
  constexpr std::string_view payload = "data/";
  json.begin_object();
  json.key("profile").text("tabular-data-resource");
  json.key("name").text(table.definition->id);
  json.key("title").text(both(table.definition->title));
  json.key("path").text(std::string_view(file.path).substr(payload.size()));
  json.key("format").text("csv");
  json.key("mediatype").text("text/csv");
  json.key("encoding").text("utf-8");
  json.key("bytes").number(file.facts.size);
  json.key("hash").text("sha256:" + file.facts.sha256);
  json.key("schema").begin_object();
  json.key("fields").begin_array();
  for (const auto& column : table.definition->columns) {
    put_field(json, column, framework);
  }
  json.end_array();
  json.key("missingValues").begin_array();
  json.text("");
  json.end_array();
  json.end_object();
  json.end_object();
}

}  // namespace

auto pack_tables(const Framework& framework, const Assessment& assessment) -> std::vector<PackTable> {
  std::vector<PackTable> tables;
  for (const auto& definition : framework.tables) {
    const auto* table = assessment.table(definition.id);
    if (table != nullptr && !table->rows.empty()) {
      tables.push_back({.definition = &definition, .table = table});
    }
  }
  return tables;
}

auto table_path(const PackTable& table) -> std::string { return "data/tables/" + table.definition->id + ".csv"; }

auto table_csv(const PackTable& table) -> std::string {
  CsvWriter csv(CsvWriter::Mark::none);
  for (const auto& column : table.definition->columns) {
    csv.cell(column.id);
  }
  csv.end_row();
  for (const auto& row : table.table->rows) {
    for (const auto& cell : row.cells) {
      csv.cell(std::visit(CellText(), cell));
    }
    csv.end_row();
  }
  return csv.take();
}

auto data_package_json(const DataPackageInfo& info, const std::vector<PackTable>& tables, const std::vector<PackFile>& files) -> std::string {
  const auto& portal = *info.portal;
  IndentedJson json;
  json.begin_object();
  json.key("profile").text("tabular-data-package");
  json.key("name").text(info.name);
  json.key("title").text(both(info.title));
  json.key("homepage").text(portal.base_url);
  json.key("licenses").begin_array();
  json.begin_object();
  json.key("title").text(both(portal.licence.name));
  if (!portal.licence.url.empty()) {
    json.key("path").text(portal.licence.url);
  } else {
    json.key("name").text("notspecified");
  }
  json.end_object();
  json.end_array();
  json.key("contributors").begin_array();
  json.begin_object();
  json.key("title").text(both(portal.publisher));
  json.key("role").text("publisher");
  json.key("path").text(portal.base_url);
  json.end_object();
  json.end_array();
  json.key("resources").begin_array();
  for (const auto& table : tables) {
    const auto file = std::ranges::find(files, table_path(table), &PackFile::path);
    require(file != files.end(), "a table of a data package is not in the pack");
    put_resource(json, table, *info.framework, *file);
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace prongsai
