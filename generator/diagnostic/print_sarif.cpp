#include "diagnostic/print_sarif.hpp"

#include <nlohmann/json.hpp>

#include "diagnostic/rule_source.hpp"
#include "diagnostic/subject.hpp"
#include "diagnostic/visible_text.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

// In a SARIF message `[words](target)` is a link; a backslash makes it plain text again.
auto plain(const std::string& text) -> std::string {
  if (text.find("](") == std::string::npos) {
    return text;
  }
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out;
}

auto message(const std::string& text) -> Json { return {{"text", plain(text)}}; }

// `over_claim` as SARIF names rules: `OverClaim`.
auto rule_name(std::string_view name) -> std::string {
  std::string out;
  bool begins = true;
  for (const char c : name) {
    if (c == '_') {
      begins = true;
    } else {
      out += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      begins = false;
    }
  }
  return out;
}

auto level(Severity severity) -> std::string { return word_of(severity); }

auto fenced(std::string_view text) -> std::string { return "```\n" + std::string(text) + "\n```\n"; }

struct HelpWords {
  std::string_view wrong;
  std::string_view right;
  std::string_view source;
};

auto help_words(Language language) -> HelpWords {
  return language == Language::th ? HelpWords{"ตัวอย่างที่ผิด", "ตัวอย่างที่ถูก", "ที่มาของกฎ"} : HelpWords{"Wrong", "Right", "Where the rule comes from"};
}

auto help_of(const CatalogueEntry& entry, Language language) -> Json {
  const auto words = help_words(language);
  const auto help = pattern_of(language == Language::th ? entry.help_th : entry.help_en);
  auto text = pattern_of(language == Language::th ? entry.message_th : entry.message_en) + "\n" + (help.empty() ? "" : help + "\n");
  auto markdown = text;
  text += std::string(words.wrong) + ":\n" + std::string(entry.wrong) + "\n" + std::string(words.right) + ":\n" + std::string(entry.right) + "\n";
  markdown += "\n" + std::string(words.wrong) + ":\n\n" + fenced(entry.wrong) + "\n" + std::string(words.right) + ":\n\n" + fenced(entry.right);
  if (const auto source = rule_source_words(entry, language); !source.empty()) {
    text += std::string(words.source) + ": " + source + "\n";
    markdown += "\n" + std::string(words.source) + ": " + source + "\n";
  }
  return {{"text", text}, {"markdown", markdown}};
}

// The parts of a rule that hold words.
auto described(const CatalogueEntry& entry, Language language) -> Json {
  const auto text = pattern_of(language == Language::th ? entry.message_th : entry.message_en);
  const auto help = pattern_of(language == Language::th ? entry.help_th : entry.help_en);
  return {{"id", entry.id},
          {"name", rule_name(entry.name)},
          {"shortDescription", {{"text", text}}},
          {"fullDescription", {{"text", help.empty() ? text : text + " — " + help}}},
          {"help", help_of(entry, language)}};
}

auto rules(const ReportStyle& style) -> Json {
  auto list = Json::array();
  for (const auto& entry : catalogue()) {
    auto rule = described(entry, style.language);
    rule["defaultConfiguration"] = {{"level", level(entry.severity)}};
    if (!style.help_page.empty()) {
      rule["helpUri"] = style.help_page + "#" + std::string(entry.id);
    }
    rule["properties"] = {{"tags", {subject_of(entry).name}}};
    list.push_back(std::move(rule));
  }
  return list;
}

auto translation(Language language) -> Json {
  auto list = Json::array();
  for (const auto& entry : catalogue()) {
    list.push_back(described(entry, language));
  }
  return {
      {"name", "prongsai"}, {"language", code_of(language)}, {"contents", {"localizedData"}}, {"isComprehensive", true}, {"rules", std::move(list)}};
}

auto location(Span span, const SourceMap& sources, const ReportStyle& style) -> Json {
  const auto path = style.prefix + sources.path(span.file);
  const bool absolute = path.starts_with('/');
  Json artifact{{"uri", (absolute ? "file://" : "") + percent_encoded(path)}};
  if (!absolute) {
    artifact["uriBaseId"] = "%SRCROOT%";
  }
  // A file that is no text has no lines; code hosts still ask for one.
  const auto region = region_of(span, sources);
  return {{"artifactLocation", std::move(artifact)},
          {"region",
           {{"startLine", region.begin.line}, {"startColumn", region.begin.column}, {"endLine", region.end.line}, {"endColumn", region.end.column}}}};
}

auto result(const Diagnostic& one, const std::string& fingerprint, const SourceMap& sources, const ReportStyle& style) -> Json {
  const auto help = one.help(style.language);
  Json object{{"ruleId", entry_of(one.code).id},
              {"ruleIndex", static_cast<std::size_t>(one.code)},
              {"level", level(one.severity())},
              {"message", message(visible_text(one.message(style.language)) + (help.empty() ? "" : "\n" + visible_text(help)))},
              {"locations", Json::array({Json{{"physicalLocation", location(one.span, sources, style)}}})}};
  auto related = Json::array();
  for (const auto& label : one.labels) {
    related.push_back({{"id", related.size() + 1},
                       {"message", message(visible_text(label.text.in(style.language)))},
                       {"physicalLocation", location(label.span, sources, style)}});
  }
  if (!related.empty()) {
    object["relatedLocations"] = std::move(related);
  }
  object["partialFingerprints"] = {{"prongsai/v1", fingerprint}};
  return object;
}

// A waived problem is a result that was looked at and accepted.
void add_waived(Json& results, const SourceMap& sources, const ReportStyle& style) {
  std::vector<Diagnostic> problems;
  for (const auto& one : style.waived) {
    problems.push_back(one.problem);
  }
  const auto prints = fingerprints(problems, sources);
  for (std::size_t at = 0; at < problems.size(); ++at) {
    const auto& waiver = style.waived[at];
    auto object = result(problems[at], prints[at], sources, style);
    const auto words = waiver.reason.in(style.language) + " (" + waiver.by.in(style.language) + ", " + waiver.date + ")";
    object["suppressions"] = Json::array({Json{{"kind", "external"}, {"status", "accepted"}, {"justification", words}}});
    results.push_back(std::move(object));
  }
}

}  // namespace

auto print_sarif(std::span<const Diagnostic> diagnostics, const SourceMap& sources, const ReportStyle& style) -> std::string {
  const auto prints = fingerprints(diagnostics, sources);
  auto results = Json::array();
  for (std::size_t at = 0; at < diagnostics.size(); ++at) {
    results.push_back(result(diagnostics[at], prints[at], sources, style));
  }
  add_waived(results, sources, style);
  const auto other = style.language == Language::th ? Language::en : Language::th;
  Json driver{{"name", "prongsai"},
              {"version", style.version},
              {"semanticVersion", style.version},
              {"language", code_of(style.language)},
              {"rules", rules(style)}};
  Json run{{"tool", {{"driver", std::move(driver)}}},
           {"language", code_of(style.language)},
           {"translations", Json::array({translation(other)})},
           {"columnKind", "unicodeCodePoints"},
           {"originalUriBaseIds", {{"%SRCROOT%", {{"description", {{"text", "The root of the content's repository."}}}}}}},
           {"properties", {{"leftOutErrors", style.left_out.errors}, {"leftOutWarnings", style.left_out.warnings}}},
           {"results", std::move(results)}};
  const Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace prongsai
