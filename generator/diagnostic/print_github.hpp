#pragma once

#include <span>
#include <string>

#include "diagnostic/report.hpp"

namespace prongsai {

// For GitHub Actions: one workflow command per problem, which becomes a note at the line in the pull request, and a last line with their number.
[[nodiscard]] auto print_github(std::span<const Diagnostic> diagnostics, const SourceMap& sources, const ReportStyle& style) -> std::string;

}  // namespace prongsai
