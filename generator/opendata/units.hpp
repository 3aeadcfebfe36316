#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/column.hpp"

// Every unit, by id.
namespace prongsai {

void units_table(const Corpus& corpus, TableWriter& out);
[[nodiscard]] auto units_csv_fields() -> std::vector<DataField>;
// One unit as JSON: keys and values of an object that the caller opens and closes. Made once and used for many, from any thread.
class UnitRecord {
 public:
  UnitRecord();
  void write(JsonWriter& json, const Portal& portal, const Unit& unit) const;

 private:
  struct Columns;
  std::shared_ptr<const Columns> columns_;
};
// As they are named inside `prefix`.
[[nodiscard]] auto unit_record_fields(const std::string& prefix) -> std::vector<DataField>;

// Also honours and channels.
[[nodiscard]] auto units_json(const Corpus& corpus) -> std::string;
[[nodiscard]] auto units_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
