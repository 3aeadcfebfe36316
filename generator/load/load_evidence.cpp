#include "load/load_evidence.hpp"

#include <map>
#include <string>
#include <utility>

#include "base/parallel.hpp"
#include "base/personal_data.hpp"
#include "diagnostic/suggestion.hpp"
#include "load/inspect_file.hpp"
#include "source/codec.hpp"

namespace prongsai {
namespace {

// What an earlier run found in the file, where it is as it was and its copy is where it must be.
auto known_facts(const EvidenceTask& task, const LoadOptions& options) -> std::optional<FileFacts> {
  const auto* known = options.known == nullptr ? nullptr : options.known->find(*task.file->entry);
  if (known == nullptr || known->found.empty()) {
    return std::nullopt;
  }
  Decoder decoder(known->found);
  auto facts = decoder.next<FileFacts>();
  const auto& entry = *task.entry;
  const bool copied = entry.visibility == Visibility::public_ && !entry.damaged && options.evidence != nullptr;
  if (!facts || !decoder.at_end() || (copied && !options.evidence->has(task.unit, task.year, entry, facts->sha256))) {
    return std::nullopt;
  }
  return facts;
}

void read_one(const EvidenceTask& task, const FileReader& reader, const LoadOptions& options, SourceMap& sources, Diagnostics& out) {
  auto& entry = *task.entry;
  if (auto facts = known_facts(task, options)) {
    entry.facts = std::move(*facts);
    return;
  }
  const bool is_public = entry.visibility == Visibility::public_;
  CopyBeginner begin_copy;
  if (options.evidence != nullptr && is_public && !entry.damaged) {
    begin_copy = [&] { return options.evidence->begin(task.unit, task.year, entry); };
  }
  std::string text;
  const bool fine_before = out.empty();
  entry.facts = inspect_file(reader, *task.file->entry, entry.path_span, out, &text, begin_copy);
  const bool tells = !find_personal_data(text).empty();
  // Only of a file that nothing is to be said of: whatever must be reported is found again.
  if (options.known != nullptr && entry.facts && fine_before && out.empty() && !tells) {
    Encoder encoder;
    encoder.put(*entry.facts);
    options.known->learn(*task.file->entry, entry.facts->sha256, encoder.bytes());
  }
  if (is_public && tells) {
    (void)sources.fill(task.file->file, std::move(text));
  }
  entry.damaged = entry.damaged || !entry.facts;
}

}  // namespace

auto join_evidence(const UnitId& unit, const YearFiles& files, UnitYear& year, Diagnostics& out) -> std::vector<EvidenceTask> {
  std::vector<EvidenceTask> tasks;
  std::map<std::string, const Evidence*> used;
  std::vector<std::string> names;
  for (const auto& [path, found] : files.evidence) {
    names.push_back(path.substr(path.find("/evidence/") + 1));
  }
  for (auto& entry : year.evidence) {
    if (entry.path.empty()) {
      continue;
    }
    const auto found = files.evidence.find(entry.path);
    if (found == files.evidence.end()) {
      const auto written = entry.path.substr(entry.path.find("/evidence/") + 1);
      out.report(Code::evidence_file_missing, entry.path_span, {written, suggestion(written, names)});
      entry.damaged = true;
    } else if (!used.emplace(entry.path, &entry).second) {
      out.report(Code::evidence_file_shared, entry.path_span, {entry.name});
    } else {
      tasks.push_back({.unit = unit, .year = year.year, .entry = &entry, .file = &found->second});
    }
  }
  return tasks;
}

void read_evidence(std::span<const EvidenceTask> tasks, const FileReader& reader, const LoadOptions& options, SourceMap& sources, Diagnostics& out) {
  Progress progress(tasks.size(), options.progress);
  const auto work = [&](const EvidenceTask& task, unsigned /*worker*/) {
    Diagnostics own;
    read_one(task, reader, options, sources, own);
    progress.step();
    return own;
  };
  for (auto& own : parallel_map(tasks, options.jobs, work)) {
    out.append(std::move(own));
  }
}

}  // namespace prongsai
