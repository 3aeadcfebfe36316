#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <tuple>

#include "app/changes_note.hpp"
#include "app/external_links.hpp"
#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "app/report_choice.hpp"
#include "diagnostic/print_github.hpp"
#include "diagnostic/print_json.hpp"
#include "diagnostic/print_sarif.hpp"
#include "diagnostic/print_text.hpp"
#include "source/git_changes.hpp"

namespace prongsai {
namespace {

auto thai(const Options& options) -> bool { return options.language == Language::th; }

auto with_slash(std::string folder) -> std::string {
  if (!folder.empty() && !folder.ends_with('/')) {
    folder += '/';
  }
  return folder == "./" ? std::string() : folder;
}

// Code hosts know files by their place in the repository; elsewhere a path is the one that the user wrote.
auto report_prefix(const std::string& content) -> std::string {
  const auto in_repository = path_in_repository(content);
  return in_repository ? *in_repository : with_slash(content);
}

auto left_out_words(const LeftOut& left_out, Language language) -> std::string {
  if (!left_out.any()) {
    return {};
  }
  return language == Language::th ? fmt::format("ไม่ได้แสดงข้อผิดพลาดอีก {} รายการ คำเตือนอีก {} รายการ ในไฟล์อื่น\n", left_out.errors, left_out.warnings)
                                  : fmt::format("not shown: errors: {}, warnings: {}, in other files\n", left_out.errors, left_out.warnings);
}

auto text_report(const ChosenProblems& report, const Analysis& analysis, const std::string& content, const Options& options) -> std::string {
  const TextStyle style{.language = options.language, .prefix = with_slash(content), .colour = ::isatty(STDOUT_FILENO) == 1};
  auto text = print_text(report.shown, analysis.loaded.sources, style);
  if (report.shown.empty() && !report.left_out.any()) {
    text = thai(options) ? "ไม่พบปัญหา\n" : "no problems\n";
  } else if (report.shown.empty()) {
    text = thai(options) ? "ไม่พบปัญหาในไฟล์ที่เลือก\n" : "no problems in the chosen files\n";
  }
  if (const auto waived = analysis.waived.size(); waived > 0) {
    text += thai(options) ? fmt::format("ยกเว้น {} รายการ\n", waived) : fmt::format("{} waived\n", waived);
  }
  // A report about some files does not speak of all.
  return text + (report.left_out.any() ? left_out_words(report.left_out, options.language) : changes_note(analysis, options));
}

// Where the portal explains its diagnostics, in the language of the report.
auto help_page(const Portal& portal, Language language) -> std::string {
  const bool twin = language == Language::en && std::ranges::find(portal.languages, Language::en) != portal.languages.end();
  return portal.diagnostics_page && !portal.base_url.empty() ? portal.base_url + (twin ? "/en" : "") + "/diagnostics/" : std::string();
}

// Those of the files that the report is about.
auto waived_reports(const Analysis& analysis, const ReportChoice& choice) -> std::vector<WaivedReport> {
  std::vector<WaivedReport> reports;
  for (const auto& [problem, waiver] : analysis.waived) {
    if (chosen(choice, analysis.loaded.sources.path(problem.span.file))) {
      reports.push_back({.problem = problem,
                         .reason = waiver->reason,
                         .by = waiver->by,
                         .date = waiver->date.iso(),
                         .until = waiver->until ? waiver->until->iso() : std::string()});
    }
  }
  return reports;
}

auto machine_report(const ChosenProblems& report, const Analysis& analysis, const ReportChoice& choice, const Options& options) -> std::string {
  const ReportStyle style{.language = options.language,
                          .prefix = report_prefix(choice.content),
                          .version = PRONGSAI_VERSION,
                          .help_page = help_page(analysis.loaded.corpus.portal, options.language),
                          .left_out = report.left_out,
                          .waived = waived_reports(analysis, choice)};
  const auto& sources = analysis.loaded.sources;
  switch (options.format) {
    case ReportFormat::sarif:
      return print_sarif(report.shown, sources, style);
    case ReportFormat::github:
      return print_github(report.shown, sources, style) + left_out_words(report.left_out, options.language);
    case ReportFormat::gitlab:
      return print_gitlab(report.shown, sources, style);
    case ReportFormat::json:
    case ReportFormat::text:
      break;
  }
  return print_json(report.shown, sources, style);
}

}  // namespace

auto run_check(const Options& options) -> Exit {
  const auto read = read_choice(options.paths, options.changed_since);
  if (!read.choice) {
    fmt::print(stderr, "{}\n", read.wrong.in(options.language));
    return Exit::wrong_usage;
  }
  auto here = options;
  here.content = read.choice->content;
  ProgressLine progress;
  const auto analysis = analyse(here, progress);
  check_finished_pages(*analysis, here);
  Text untried;
  if (options.external_links) {
    Diagnostics found;
    untried = check_outside_links(*analysis, here, *read.choice, found);
    std::ranges::move(found.sorted(), std::back_inserter(analysis->problems));
    std::ranges::sort(analysis->problems, {}, [](const Diagnostic& one) { return std::tie(one.span, one.code); });
  }
  const auto report = choose(analysis->problems, analysis->loaded.sources, *read.choice);
  const auto text = options.format == ReportFormat::text ? text_report(report, *analysis, here.content, options)
                                                         : machine_report(report, *analysis, *read.choice, options);
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (!analysis->unread.empty()) {
    fmt::print(stderr, "{}\n", analysis->unread.in(options.language));
  }
  if (!untried.empty()) {
    fmt::print(stderr, "{}\n", untried.in(options.language));
  }
  const bool failed = std::ranges::any_of(report.shown, [&](const Diagnostic& one) { return options.strict || one.severity() == Severity::error; });
  return failed ? Exit::wrong_content : Exit::fine;
}

}  // namespace prongsai
