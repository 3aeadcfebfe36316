#include "diagnostic/print_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "diagnostic/visible_text.hpp"

namespace prongsai {
namespace {

// Keys in the order in which they are written.
using Json = nlohmann::ordered_json;

auto both(const std::string& th, const std::string& en) -> Json { return {{"th", th}, {"en", en}}; }

void add_place(Json& object, Span span, const SourceMap& sources, const ReportStyle& style) {
  object["path"] = style.prefix + sources.path(span.file);
  const auto region = region_of(span, sources);
  if (region.has_text) {
    object["line"] = region.begin.line;
    object["column"] = region.begin.column;
    object["end_line"] = region.end.line;
    object["end_column"] = region.end.column;
  }
}

auto labels_of(const Diagnostic& one, const SourceMap& sources, const ReportStyle& style) -> Json {
  auto labels = Json::array();
  for (const auto& label : one.labels) {
    Json object{{"message", both(label.text.in(Language::th), label.text.in(Language::en))}};
    add_place(object, label.span, sources, style);
    labels.push_back(std::move(object));
  }
  return labels;
}

auto problem_json(const Diagnostic& one, const SourceMap& sources, const ReportStyle& style) -> Json {
  Json object{{"code", entry_of(one.code).id}, {"severity", word_of(one.severity())}};
  object["message"] = both(one.message(Language::th), one.message(Language::en));
  object["help"] = both(one.help(Language::th), one.help(Language::en));
  add_place(object, one.span, sources, style);
  object["labels"] = labels_of(one, sources, style);
  return object;
}

auto waived_json(const SourceMap& sources, const ReportStyle& style) -> Json {
  auto list = Json::array();
  for (const auto& one : style.waived) {
    auto object = problem_json(one.problem, sources, style);
    object["waiver"] = {{"reason", both(one.reason.in(Language::th), one.reason.in(Language::en))},
                        {"by", both(one.by.in(Language::th), one.by.in(Language::en))},
                        {"date", one.date},
                        {"until", one.until.empty() ? Json(nullptr) : Json(one.until)}};
    list.push_back(std::move(object));
  }
  return list;
}

}  // namespace

auto print_json(std::span<const Diagnostic> diagnostics, const SourceMap& sources, const ReportStyle& style) -> std::string {
  const auto prints = fingerprints(diagnostics, sources);
  std::size_t errors = 0;
  std::set<FileId> files;
  auto list = Json::array();
  for (std::size_t at = 0; at < diagnostics.size(); ++at) {
    const auto& one = diagnostics[at];
    auto object = problem_json(one, sources, style);
    object["fingerprint"] = prints[at];
    list.push_back(std::move(object));
    errors += one.severity() == Severity::error ? 1U : 0U;
    files.insert(one.span.file);
  }
  const Json report{{"program", "prongsai"},
                    {"version", style.version},
                    {"format", 1},
                    {"errors", errors},
                    {"warnings", diagnostics.size() - errors},
                    {"files", files.size()},
                    {"left_out", {{"errors", style.left_out.errors}, {"warnings", style.left_out.warnings}}},
                    {"diagnostics", std::move(list)},
                    {"waived", waived_json(sources, style)}};
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

auto print_gitlab(std::span<const Diagnostic> diagnostics, const SourceMap& sources, const ReportStyle& style) -> std::string {
  const auto prints = fingerprints(diagnostics, sources);
  auto list = Json::array();
  for (std::size_t at = 0; at < diagnostics.size(); ++at) {
    const auto& one = diagnostics[at];
    const std::string id(entry_of(one.code).id);
    const auto help = one.help(style.language);
    const auto region = region_of(one.span, sources);
    // GitLab shows the description alone.
    list.push_back(
        {{"description", visible_text(id + ": " + one.message(style.language) + (help.empty() ? "" : " — " + help))},
         {"check_name", id},
         {"fingerprint", prints[at]},
         {"severity", one.severity() == Severity::error ? "major" : "minor"},
         {"location",
          {{"path", style.prefix + sources.path(one.span.file)}, {"lines", {{"begin", region.begin.line}, {"end", region.end.line}}}}}});
  }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace prongsai
