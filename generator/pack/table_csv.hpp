#pragma once

#include <string>
#include <vector>

#include "model/framework.hpp"
#include "model/unit.hpp"
#include "pack/pack_content.hpp"

namespace prongsai {

// One table of an assessment and what the framework says of it.
struct PackTable {
  const TableDefinition* definition = nullptr;
  const Table* table = nullptr;
};

// The tables of the assessment that have rows, in the framework's order.
[[nodiscard]] auto pack_tables(const Framework& framework, const Assessment& assessment) -> std::vector<PackTable>;

// data/tables/<table>.csv: the names of the columns, then the rows. UTF-8 without a byte order mark, no cell a formula.
[[nodiscard]] auto table_csv(const PackTable& table) -> std::string;
[[nodiscard]] auto table_path(const PackTable& table) -> std::string;

struct DataPackageInfo {
  // The pack's.
  std::string name;
  Text title;
  const Portal* portal = nullptr;
  const Framework* framework = nullptr;
};

// data/datapackage.json: the tables as a Tabular Data Package (Frictionless 1.0) with each column's title, type and choices. `files` must hold the CSV
// file of each table.
[[nodiscard]] auto data_package_json(const DataPackageInfo& info, const std::vector<PackTable>& tables, const std::vector<PackFile>& files) -> std::string;

}  // namespace prongsai
