#include "audit/audit.hpp"

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/personal.hpp"
#include "audit/text_rules.hpp"
#include "audit/waivers.hpp"
#include "base/parallel.hpp"
#include "base/utf8.hpp"

namespace prongsai {
namespace {

// The part of a path before its first slash; the rest stays in `path`.
auto take_part(std::string_view& path) -> std::string_view {
  const auto slash = path.find('/');
  const auto part = path.substr(0, slash);
  path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  return part;
}

auto audited(FileId file, const SourceFile& source, const Corpus& corpus) -> AuditedFile {
  AuditedFile one{.file = file, .path = source.path};
  std::string_view rest = source.path;
  if (take_part(rest) == "units") {
    const auto unit = corpus.units.find(UnitId(std::string(take_part(rest))));
    one.unit = unit == corpus.units.end() ? nullptr : &unit->second;
    one.year = FiscalYear::parse(take_part(rest));
  }
  return one;
}

// Instruments quote the words of the documents that they are taken from, a waiver the problem that it is for, and evidence is what it is.
auto is_own_text(std::string_view path) -> bool {
  return !path.starts_with("frameworks/") && !path.starts_with("crosswalks/") && !path.ends_with("waivers.yaml") &&
         !(path.starts_with("units/") && path.find("/evidence/") != std::string_view::npos);
}

void audit_file(const AuditedFile& file, const SourceFile& source, const Corpus& corpus, const OfficeContacts& contacts, Diagnostics& out) {
  find_personal(source, file.file, contacts, out);
  if (!is_own_text(source.path)) {
    return;
  }
  const auto lines = source_lines(source);
  find_placeholders(file, lines, out);
  find_mixed_digits(file, lines, out);
  find_numbering_gaps(file, lines, out);
  find_wrong_sums(file, lines, out);
  find_title_year(file, lines, out);
  find_other_bodies(file, lines, out);
  find_other_provinces(file, lines, corpus, out);
}

}  // namespace

void audit(const Corpus& corpus, const SourceMap& sources, unsigned jobs, Diagnostics& out) {
  const auto contacts = office_contacts(corpus);
  std::vector<FileId> files;
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    if (!sources.file(FileId{i}).text.empty()) {
      files.push_back(FileId{i});
    }
  }
  const auto work = [&](FileId file, unsigned /*worker*/) {
    Diagnostics own;
    const auto& source = sources.file(file);
    if (!first_invalid_utf8(source.text)) {
      audit_file(audited(file, source, corpus), source, corpus, contacts, own);
    }
    return own;
  };
  for (auto& own : parallel_map(std::span<const FileId>(files), jobs, work)) {
    out.append(std::move(own));
  }
  find_told(corpus, contacts, out);
  check_waivers(corpus, sources, out);
}

}  // namespace prongsai
