#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/source_lines.hpp"
#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"

// One function per thing that an auditor looks for. Each reads the lines of one file and reports at the narrowest place.
namespace prongsai {

// A file that is read, and whose it is: `unit` is null where it is no unit's, `year` nothing where it is of no year.
struct AuditedFile {
  FileId file{};
  std::string path;
  const Unit* unit = nullptr;
  std::optional<FiscalYear> year;
};

void find_placeholders(const AuditedFile& file, std::span<const SourceLine> lines, Diagnostics& out);
void find_mixed_digits(const AuditedFile& file, std::span<const SourceLine> lines, Diagnostics& out);
void find_numbering_gaps(const AuditedFile& file, std::span<const SourceLine> lines, Diagnostics& out);
void find_wrong_sums(const AuditedFile& file, std::span<const SourceLine> lines, Diagnostics& out);
void find_title_year(const AuditedFile& file, std::span<const SourceLine> lines, Diagnostics& out);
// `text` is the whole text of the file: most hold none of the words, which is told at once.
void find_other_bodies(const AuditedFile& file, std::string_view text, std::span<const SourceLine> lines, Diagnostics& out);

// Provinces of the portal's own units, by Thai name.
using ProvinceNames = std::map<std::string, Text, std::less<>>;
[[nodiscard]] auto province_names(const Corpus& corpus) -> ProvinceNames;
void find_other_provinces(const AuditedFile& file, std::string_view text, std::span<const SourceLine> lines, const Corpus& corpus, const ProvinceNames& provinces, Diagnostics& out);

}  // namespace prongsai
