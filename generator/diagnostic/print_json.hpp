#pragma once

#include <span>
#include <string>

#include "diagnostic/report.hpp"

namespace prongsai {

// For programs: every problem with its words in both languages, its place, and its fingerprint. docs/reports.md describes the keys.
[[nodiscard]] auto print_json(std::span<const Diagnostic> diagnostics, const SourceMap& sources, const ReportStyle& style) -> std::string;

// For GitLab: the Code Quality report, shown in merge requests.
[[nodiscard]] auto print_gitlab(std::span<const Diagnostic> diagnostics, const SourceMap& sources, const ReportStyle& style) -> std::string;

}  // namespace prongsai
