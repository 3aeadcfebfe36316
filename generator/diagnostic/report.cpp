#include "diagnostic/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/sha256.hpp"

namespace prongsai {
namespace {

auto trimmed(std::string_view line) -> std::string_view {
  constexpr std::string_view blanks = " \t\r";
  const auto begin = line.find_first_not_of(blanks);
  return begin == std::string_view::npos ? std::string_view() : line.substr(begin, line.find_last_not_of(blanks) - begin + 1);
}

// What a problem is known by. Its first argument tells two missing keys of one mapping apart; later ones hold figures that change with the content.
auto identity(const Diagnostic& one, const SourceMap& sources) -> std::string {
  const auto& file = sources.file(one.span.file);
  std::string text = std::string(entry_of(one.code).id) + '\n' + file.path + '\n';
  if (!file.text.empty()) {
    text += std::string(trimmed(sources.line(one.span.file, sources.position(one.span.file, one.span.begin).line))) + '\n';
    text += std::string(sources.text(one.span)) + '\n';
  }
  return text + (one.arguments.empty() ? std::string() : one.arguments.front().text.th);
}

}  // namespace

auto region_of(Span span, const SourceMap& sources) -> TextRegion {
  if (sources.file(span.file).text.empty()) {
    return {};
  }
  return {.begin = sources.position(span.file, span.begin), .end = sources.position(span.file, std::max(span.begin, span.end)), .has_text = true};
}

auto fingerprints(std::span<const Diagnostic> diagnostics, const SourceMap& sources) -> std::vector<std::string> {
  std::map<std::string, int> seen;
  std::vector<std::string> prints;
  for (const auto& one : diagnostics) {
    auto text = identity(one, sources);
    const auto number = ++seen[text];
    prints.push_back(sha256_hex(text + '\n' + std::to_string(number)));
  }
  return prints;
}

auto word_of(Severity severity) -> std::string { return severity == Severity::error ? "error" : "warning"; }

auto percent_encoded(std::string_view path) -> std::string {
  std::string out;
  for (const char c : path) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~/").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace prongsai
