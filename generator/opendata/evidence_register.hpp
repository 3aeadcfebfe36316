#pragma once

#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/column.hpp"

// The evidence registers of all units in one fiscal year, by unit and then in the order of the register. Of evidence that is not public nothing
// is told but its id, kind, visibility, reason, hash and size.
namespace prongsai {

struct EvidenceEntry {
  const Portal* portal = nullptr;
  const Unit* unit = nullptr;
  FiscalYear year;
  const Evidence* evidence = nullptr;
};

[[nodiscard]] auto evidence_columns() -> DataColumns<EvidenceEntry>;
[[nodiscard]] auto has_evidence(const Corpus& corpus, FiscalYear year) -> bool;
void evidence_table(const Corpus& corpus, FiscalYear year, TableWriter& out);
[[nodiscard]] auto evidence_csv_fields() -> std::vector<DataField>;
[[nodiscard]] auto evidence_json(const Corpus& corpus, FiscalYear year) -> std::string;
[[nodiscard]] auto evidence_json_fields() -> std::vector<DataField>;

}  // namespace prongsai
