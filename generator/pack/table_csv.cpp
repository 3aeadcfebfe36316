#include "pack/table_csv.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/assert.hpp"
#include "base/csv.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

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

auto field_json(const Column& column, const Framework& framework) -> Json {
  Json field{{"name", column.id}, {"title", both(column.title)}, {"type", schema_type(column.type)}};
  if (!column.unit.empty()) {
    field["description"] = "หน่วย: " + column.unit.th + (column.unit.en.empty() ? "" : " / unit: " + column.unit.en);
  } else if (column.type == ValueType::evidence) {
    field["description"] = "รหัสในทะเบียนหลักฐาน / id in the register of evidence";
  }
  Json constraints{{"required", !column.optional}};
  if (const auto list = framework.choices.find(column.choices); column.type == ValueType::choice && list != framework.choices.end()) {
    for (const auto& choice : list->second) {
      constraints["enum"].push_back(choice.id);
    }
  }
  field["constraints"] = std::move(constraints);
  return field;
}

auto resource_json(const PackTable& table, const Framework& framework, const PackFile& file) -> Json {
  Json fields = Json::array();
  for (const auto& column : table.definition->columns) {
    fields.push_back(field_json(column, framework));
  }
  constexpr std::string_view payload = "data/";
  return {{"profile", "tabular-data-resource"},
          {"name", table.definition->id},
          {"title", both(table.definition->title)},
          {"path", file.path.substr(payload.size())},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"bytes", file.facts.size},
          {"hash", "sha256:" + file.facts.sha256},
          {"schema", {{"fields", std::move(fields)}, {"missingValues", Json::array({""})}}}};
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
  Json resources = Json::array();
  for (const auto& table : tables) {
    const auto file = std::ranges::find(files, table_path(table), &PackFile::path);
    require(file != files.end(), "a table of a data package is not in the pack");
    resources.push_back(resource_json(table, *info.framework, *file));
  }
  Json licence{{"title", both(info.portal->licence.name)}};
  if (!info.portal->licence.url.empty()) {
    licence["path"] = info.portal->licence.url;
  } else {
    licence["name"] = "notspecified";
  }
  Json contributor{{"title", both(info.portal->publisher)}, {"role", "publisher"}, {"path", info.portal->base_url}};
  const Json package{{"profile", "tabular-data-package"},
                     {"name", info.name},
                     {"title", both(info.title)},
                     {"homepage", info.portal->base_url},
                     {"licenses", Json::array({std::move(licence)})},
                     {"contributors", Json::array({std::move(contributor)})},
                     {"resources", std::move(resources)}};
  return package.dump(2) + "\n";
}

}  // namespace prongsai
