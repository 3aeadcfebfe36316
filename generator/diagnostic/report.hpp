#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "source/source_map.hpp"

// What the reports for machines (JSON, SARIF, GitHub, GitLab) share.
namespace prongsai {

// Problems that were found but are not part of a report, because it was asked for some files only.
struct LeftOut {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  [[nodiscard]] auto any() const -> bool { return errors + warnings > 0; }
};

// A problem that a waiver covers, and what the waiver says; dates as they are written, `until` empty where it has no end.
struct WaivedReport {
  Diagnostic problem;
  Text reason;
  Text by;
  std::string date;
  std::string until;
};

struct ReportStyle {
  Language language = Language::th;
  // Written before each path, with a slash at the end: the content folder as seen from the root of its repository.
  std::string prefix;
  // Of the program.
  std::string version;
  // Address of the page that explains every code, with a slash at the end; empty where the portal has none.
  std::string help_page;
  LeftOut left_out;
  std::vector<WaivedReport> waived;
};

// Where a span lies, as editors count. `has_text` is false for files that are no text: the place is then the file as a whole.
struct TextRegion {
  Position begin;
  // The place behind the last character.
  Position end;
  bool has_text = false;
};
[[nodiscard]] auto region_of(Span span, const SourceMap& sources) -> TextRegion;

// One per problem, in order: 64 hex digits that stay when other lines are added above, and change when the line itself or its file's name does. Equal
// problems on equal lines are told apart by their order.
[[nodiscard]] auto fingerprints(std::span<const Diagnostic> diagnostics, const SourceMap& sources) -> std::vector<std::string>;

[[nodiscard]] auto word_of(Severity severity) -> std::string;

// The path as a relative reference of RFC 3986: everything but letters, digits and `-._~/` is percent-encoded.
[[nodiscard]] auto percent_encoded(std::string_view path) -> std::string;

}  // namespace prongsai
