#pragma once

#include <span>
#include <vector>

#include "load/content_files.hpp"
#include "load/load_corpus.hpp"
#include "model/unit.hpp"

namespace prongsai {

// A file of evidence that is to be read, for an entry of a register.
struct EvidenceTask {
  UnitId unit;
  FiscalYear year;
  Evidence* entry = nullptr;
  const ContentFile* file = nullptr;
};

// Joins the register to the files in the folder: reports what is missing or used twice, and gives what is left to be read. The tasks point into `year`.
[[nodiscard]] auto join_evidence(const UnitId& unit, const YearFiles& files, UnitYear& year, Diagnostics& out) -> std::vector<EvidenceTask>;

// Reads each file once, files of one unit and of many alike on all threads, and fills in what was found. The text of a file is kept in `sources` only
// where something stands in it that a later check must show the place of.
void read_evidence(std::span<const EvidenceTask> tasks, const FileReader& reader, const LoadOptions& options, SourceMap& sources, Diagnostics& out);

}  // namespace prongsai
