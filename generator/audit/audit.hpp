#pragma once

#include <span>

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "source/results.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// Reads the text of every content file as an auditor would, at the place where it is written: blanks of a form that nobody filled in, words of another
// body, numbers and years that cannot be right, sums that do not add up, personal data. Files that are not UTF-8 have their own report and are passed
// over. The diagnostics are the same for any number of `jobs`.
void audit(const Corpus& corpus, const SourceMap& sources, unsigned jobs, Diagnostics& out);

// What earlier runs found, and which files stand together with which key; null where nothing is remembered.
struct AuditMemory {
  Results* results = nullptr;
  std::span<const KeyedFiles> units;
};
// The same, looking only at texts that no earlier run looked at under the same conditions.
void audit(const Corpus& corpus, const SourceMap& sources, unsigned jobs, const AuditMemory& memory, Diagnostics& out);

}  // namespace prongsai
