#include "diagnostic/print_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/personal_data.hpp"
#include "base/utf8.hpp"
#include "diagnostic/visible_text.hpp"

namespace prongsai {
namespace {

// Columns of a source line that are shown at most.
constexpr std::size_t widest_line = 100;

struct Words {
  std::string_view error;
  std::string_view warning;
  std::string_view help;
  std::string_view see;
};

auto words_in(Language language) -> Words {
  return language == Language::th ? Words{"ข้อผิดพลาด", "คำเตือน", "วิธีแก้", "ดู"} : Words{"error", "warning", "help", "see"};
}

auto place_of(Span span, const SourceMap& sources, const TextStyle& style) -> std::string {
  const auto& file = sources.file(span.file);
  const auto path = style.prefix + file.path;
  if (file.text.empty()) {
    return path;
  }
  const auto position = sources.position(span.file, span.begin);
  return fmt::format("{}:{}:{}", path, position.line, position.column);
}

// Drops characters from the front until at most `columns` columns remain, or from the back.
auto keep_back(std::string_view text, std::size_t columns) -> std::string {
  std::size_t at = 0;
  while (at < text.size() && display_width(text.substr(at)) > columns) {
    (void)next_code_point(text, at);
  }
  return std::string(text.substr(at));
}

auto keep_front(std::string_view text, std::size_t columns) -> std::string {
  std::size_t end = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    (void)next_code_point(text, at);
    if (display_width(text.substr(0, at)) > columns) {
      break;
    }
    end = at;
  }
  return std::string(text.substr(0, end));
}

// How much of a line round the wrong text is searched for personal data, in bytes: more than is ever shown.
constexpr std::size_t searched = 2048;

// Nobody's number or name is printed again by a report. Addresses and telephone numbers are an office's as often as not, and stay readable unless the
// report is about personal data.
class Blanks {
 public:
  Blanks(std::string_view line, std::size_t begin, std::size_t end, bool about_personal_data) : line_(line) {
    const auto low = begin - std::min(begin, searched);
    for (auto one : find_personal_data(line.substr(low, end - low + searched))) {
      const bool contact = one.kind == PersonalKind::phone || one.kind == PersonalKind::email;
      if (!contact || about_personal_data) {
        one.begin += low;
        one.end += low;
        found_.push_back(one);
      }
    }
  }
  // The part [begin, end) of the line with what was found blanked out.
  [[nodiscard]] auto apply(std::size_t begin, std::size_t end) const -> std::string {
    std::string out;
    auto at = begin;
    for (const auto& one : found_) {
      if (one.end <= at || one.begin >= end) {
        continue;
      }
      const auto from = std::max(at, one.begin);
      const auto to = std::min(end, one.end);
      out += std::string(line_.substr(at, from - at)) + blanked(line_.substr(from, to - from));
      at = to;
    }
    return out + std::string(line_.substr(at, end - at));
  }

 private:
  std::string_view line_;
  std::vector<PersonalData> found_;
};

// The line with the wrong text, cut to a window around it, and the carets below.
auto excerpt(Span span, const SourceMap& sources, bool about_personal_data) -> std::string {
  const auto& text = sources.file(span.file).text;
  if (text.empty()) {
    return {};
  }
  const auto position = sources.position(span.file, span.begin);
  const auto line = sources.line(span.file, position.line);
  const auto line_break = span.begin == 0 ? std::string::npos : text.rfind('\n', span.begin - 1);
  const auto line_start = line_break == std::string::npos ? 0 : line_break + 1;
  const auto begin = std::min<std::size_t>(span.begin - std::min<std::size_t>(line_start, span.begin), line.size());
  const auto end = std::clamp<std::size_t>(span.end - std::min<std::size_t>(line_start, span.end), begin, line.size());
  const Blanks blanks(line, begin, end, about_personal_data);
  const auto shown = [&blanks](std::size_t from, std::size_t to) { return visible_text(blanks.apply(from, to)); };
  auto before = shown(0, begin);
  const auto wrong = keep_front(shown(begin, end), widest_line);
  auto after = shown(end, line.size());
  if (display_width(before) + display_width(wrong) > widest_line) {
    before = "…" + keep_back(before, widest_line / 4);
  }
  const auto room = widest_line - std::min(widest_line, display_width(before) + display_width(wrong));
  if (display_width(after) > room) {
    after = keep_front(after, room) + "…";
  }
  const auto number = std::to_string(position.line);
  const auto carets = std::string(std::max<std::size_t>(1, display_width(wrong)), '^');
  return fmt::format(" {:>5} | {}{}{}\n       | {}{}\n", number, before, wrong, after, std::string(display_width(before), ' '), carets);
}

}  // namespace

auto print_text(const Diagnostic& diagnostic, const SourceMap& sources, const TextStyle& style) -> std::string {
  const auto words = words_in(style.language);
  const auto& entry = entry_of(diagnostic.code);
  const bool is_error = entry.severity == Severity::error;
  const std::string_view on = !style.colour ? "" : is_error ? "\x1b[1;31m" : "\x1b[1;33m";
  const std::string_view off = style.colour ? "\x1b[0m" : "";
  auto out = fmt::format("{}: {}{} {}{}: {}\n", place_of(diagnostic.span, sources, style), on, is_error ? words.error : words.warning, entry.id, off,
                         visible_text(diagnostic.message(style.language)));
  out += excerpt(diagnostic.span, sources, is_personal_data(diagnostic.code));
  if (const auto help = diagnostic.help(style.language); !help.empty()) {
    out += fmt::format("       = {}: {}\n", words.help, visible_text(help));
  }
  for (const auto& label : diagnostic.labels) {
    out += fmt::format("       = {} {}: {}\n", words.see, place_of(label.span, sources, style), label.text.in(style.language));
  }
  return out;
}

auto print_text(std::span<const Diagnostic> diagnostics, const SourceMap& sources, const TextStyle& style) -> std::string {
  std::string out;
  std::size_t errors = 0;
  std::set<FileId> files;
  for (const auto& one : diagnostics) {
    out += print_text(one, sources, style) + "\n";
    errors += one.severity() == Severity::error ? 1U : 0U;
    files.insert(one.span.file);
  }
  if (diagnostics.empty()) {
    return out;
  }
  const auto warnings = diagnostics.size() - errors;
  const auto s = [](std::size_t count) { return count == 1 ? "" : "s"; };
  out += style.language == Language::th
             ? fmt::format("พบข้อผิดพลาด {} รายการ คำเตือน {} รายการ ใน {} ไฟล์\n", errors, warnings, files.size())
             : fmt::format("{} error{}, {} warning{} in {} file{}\n", errors, s(errors), warnings, s(warnings), files.size(), s(files.size()));
  return out;
}

}  // namespace prongsai
