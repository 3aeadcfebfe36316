#pragma once

#include <span>
#include <string>

#include "diagnostic/report.hpp"

namespace prongsai {

// SARIF 2.1.0 (OASIS), which code hosts and editors read: the whole catalogue as rules, in the language asked for and translated into the other, and
// a result per problem. Columns count Unicode code points.
[[nodiscard]] auto print_sarif(std::span<const Diagnostic> diagnostics, const SourceMap& sources, const ReportStyle& style) -> std::string;

}  // namespace prongsai
