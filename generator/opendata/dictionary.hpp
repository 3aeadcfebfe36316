#pragma once

#include <string>
#include <vector>

#include "opendata/open_data.hpp"

// The data dictionary: all files, each of their columns or keys, with its meaning in Thai and English.
namespace prongsai {

// Files with the same columns: the first of them, and where the others are.
struct DescribedFile {
  std::string path;
  std::vector<std::string> also;
  Text title;
  std::string media_type;
  std::vector<DataField> fields;
};
// Each in its first file's place.
[[nodiscard]] auto described_files(const std::vector<DataSource>& sources) -> std::vector<DescribedFile>;
[[nodiscard]] auto same_columns(const std::vector<DataField>& one, const std::vector<DataField>& other) -> bool;

[[nodiscard]] auto dictionary_json(const Portal& portal, const std::vector<DescribedFile>& files) -> std::string;
// A row for each file and column.
void dictionary_table(const std::vector<DescribedFile>& files, TableWriter& out);
[[nodiscard]] auto dictionary_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto dictionary_fields() -> std::vector<DataField>;
// `list of texts`.
[[nodiscard]] auto data_word(DataType type) -> std::string_view;
// What holds of every file; what holds of every workbook.
[[nodiscard]] auto data_rules() -> std::vector<Text>;
[[nodiscard]] auto workbook_rules() -> std::vector<Text>;

}  // namespace prongsai
