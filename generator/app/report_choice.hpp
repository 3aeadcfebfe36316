#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "base/language.hpp"
#include "diagnostic/report.hpp"

// Which of the problems found `check` prints. Content is always loaded and checked as a whole.
namespace prongsai {

// `check [PATHS…] [--changed-since REV]`, read against the disk.
struct ReportChoice {
  // The folder of the content.
  std::string content;
  // Relative to it: only problems in these files, or below these folders. Empty for all.
  std::vector<std::string> below;
  // Relative to it: what differs from the revision. Absent without --changed-since.
  std::optional<std::set<std::string>> changed;
};

struct ChosenReport {
  std::optional<ReportChoice> choice;
  // Why the line cannot be used, where there is no choice.
  Text wrong;
};

// The content is the first path that is a folder with portal.yaml; without one, the nearest folder above the first path that has it; otherwise the
// first path itself. Every other path restricts the report, and lies in the content or is named relative to it.
[[nodiscard]] auto read_choice(const std::vector<std::string>& paths, const std::string& revision) -> ChosenReport;

// Whether a problem in `file` belongs to the report: in a changed file, about a unit any of whose files changed, or anywhere once something that all
// units share (portal.yaml, a framework) changed.
[[nodiscard]] auto chosen(const ReportChoice& choice, const std::string& file) -> bool;

struct ChosenProblems {
  std::vector<Diagnostic> shown;
  LeftOut left_out;
};
[[nodiscard]] auto choose(const std::vector<Diagnostic>& problems, const SourceMap& sources, const ReportChoice& choice) -> ChosenProblems;

}  // namespace prongsai
