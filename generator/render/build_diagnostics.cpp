#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "diagnostic/rule_source.hpp"
#include "diagnostic/subject.hpp"
#include "render/builders.hpp"

namespace prongsai {
namespace {

// Text as the catalogue writes it: words between backticks are what is written in a file.
auto marked(std::string_view text) -> std::vector<MarkedView> {
  std::vector<MarkedView> parts;
  bool code = false;
  while (!text.empty()) {
    const auto end = std::min(text.find('`'), text.size());
    if (end > 0) {
      parts.push_back({.text = std::string(text.substr(0, end)), .code = code});
    }
    text.remove_prefix(std::min(end + 1, text.size()));
    code = !code;
  }
  return parts;
}

auto has_thai(std::string_view text) -> bool {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    if (c >= 0x0E00 && c <= 0x0E7F) {
      return true;
    }
  }
  return false;
}

// Examples are the same in both languages.
auto example(std::string_view text, Language language) -> std::vector<ExampleLineView> {
  std::vector<ExampleLineView> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    lines.push_back({{.text = std::string(line), .marked_thai = language == Language::en && has_thai(line)}});
    begin = end + 1;
  }
  return lines;
}

auto source_item(const CatalogueEntry& entry, Language language) -> ItemView {
  const auto* source = rule_source_of(entry);
  const auto href = source == nullptr ? std::nullopt : outside_href(std::string(source->document->address));
  return {.text = own_words(rule_source_words(entry, language)), .linked = href.has_value(), .url = href.value_or(Href{})};
}

auto entry_view(const CatalogueEntry& entry, const PageContext& page) -> DiagnosticView {
  const bool thai = page.language() == Language::th;
  return {.code = std::string(entry.id),
          .severity = page.voice().say(entry.severity == Severity::error ? "diagnostics.error" : "diagnostics.warning"),
          .message = marked(pattern_of(thai ? entry.message_th : entry.message_en)),
          .help = marked(pattern_of(thai ? entry.help_th : entry.help_en)),
          .wrong = example(entry.wrong, page.language()),
          .right = example(entry.right, page.language()),
          .source = source_item(entry, page.language())};
}

// `880–899, 940–959`: the lowest and highest number in use of each range of a subject.
auto numbers_in_use(const DiagnosticSubject& subject, const std::vector<DiagnosticView>& entries) -> std::string {
  std::string words;
  for (const auto& [first, last] : {std::pair(subject.first, subject.last), std::pair(subject.more_first, subject.more_last)}) {
    std::set<int> used;
    for (const auto& entry : entries) {
      const int number = std::stoi(entry.code.substr(1));
      if (number >= first && number <= last) {
        used.insert(number);
      }
    }
    if (!used.empty()) {
      words += (words.empty() ? "" : ", ") + std::to_string(*used.begin()) + "–" + std::to_string(*used.rbegin());
    }
  }
  return words;
}

}  // namespace

auto diagnostics_view(const PageContext& page) -> DiagnosticsView {
  DiagnosticsView view{.title = page.voice().say("title.diagnostics"),
                       .answer = page.voice().say("diagnostics.answer", {std::to_string(catalogue().size())}),
                       .groups = {}};
  for (const auto& subject : diagnostic_subjects()) {
    DiagnosticGroupView group{.id = "about-" + std::string(subject.name), .title = subject.title.in(page.language()), .range = {}, .entries = {}};
    for (const auto& entry : catalogue()) {
      if (subject_of(entry).name == subject.name) {
        group.entries.push_back(entry_view(entry, page));
      }
    }
    if (!group.entries.empty()) {
      group.range = numbers_in_use(subject, group.entries);
      view.groups.push_back(std::move(group));
    }
  }
  return view;
}

}  // namespace prongsai
