#include "load/load_evidence.hpp"

#include <map>
#include <string>
#include <utility>

#include "base/parallel.hpp"
#include "base/personal_data.hpp"
#include "diagnostic/suggestion.hpp"
#include "load/inspect_file.hpp"

namespace prongsai {
namespace {

void read_one(const EvidenceTask& task, const FileReader& reader, const LoadOptions& options, SourceMap& sources, Diagnostics& out) {
  auto& entry = *task.entry;
  const bool is_public = entry.visibility == Visibility::public_;
  CopyBeginner begin_copy;
  if (options.evidence != nullptr && is_public && !entry.damaged) {
    begin_copy = [&] { return options.evidence->begin(task.unit, task.year, entry); };
  }
  std::string text;
  entry.facts = inspect_file(reader, *task.file->entry, entry.path_span, out, &text, begin_copy);
  if (is_public && !find_personal_data(text).empty()) {
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
