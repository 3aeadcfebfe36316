#include "diagnostic/print_github.hpp"

#include <fmt/format.h>

#include <string_view>

#include "diagnostic/visible_text.hpp"

namespace prongsai {
namespace {

// Workflow commands end at a line end; `%`, CR and LF are written as `%25`, `%0D`, `%0A`, in properties also `:` and `,`.
auto escaped(std::string_view text, std::string_view special) -> std::string {
  std::string out;
  for (const char c : text) {
    out += special.find(c) == std::string_view::npos ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

auto as_data(std::string_view text) -> std::string { return escaped(text, "%\r\n"); }
auto as_property(std::string_view text) -> std::string { return escaped(text, "%\r\n:,"); }

auto place(Span span, const SourceMap& sources, const ReportStyle& style) -> std::string {
  const auto region = region_of(span, sources);
  auto text = "file=" + as_property(style.prefix + sources.path(span.file));
  if (!region.has_text) {
    return text;
  }
  text += fmt::format(",line={},endLine={}", region.begin.line, region.end.line);
  // Columns are heeded on one line only.
  if (region.begin.line == region.end.line) {
    text += fmt::format(",col={},endColumn={}", region.begin.column, region.end.column);
  }
  return text;
}

}  // namespace

auto print_github(std::span<const Diagnostic> diagnostics, const SourceMap& sources, const ReportStyle& style) -> std::string {
  std::string out;
  std::size_t errors = 0;
  for (const auto& one : diagnostics) {
    auto text = visible_text(one.message(style.language));
    if (const auto help = one.help(style.language); !help.empty()) {
      text += "\n" + visible_text(help);
    }
    for (const auto& label : one.labels) {
      const auto where = region_of(label.span, sources);
      text += fmt::format("\n{}{}:{}: {}", style.prefix, sources.path(label.span.file), where.begin.line,
                          visible_text(label.text.in(style.language)));
    }
    out += fmt::format("::{} {},title={}::{}\n", word_of(one.severity()), place(one.span, sources, style), as_property(entry_of(one.code).id),
                       as_data(text));
    errors += one.severity() == Severity::error ? 1U : 0U;
  }
  const auto warnings = diagnostics.size() - errors;
  out += style.language == Language::th ? fmt::format("prongsai: พบข้อผิดพลาด {} รายการ คำเตือน {} รายการ\n", errors, warnings)
                                        : fmt::format("prongsai: errors: {}, warnings: {}\n", errors, warnings);
  return out;
}

}  // namespace prongsai
