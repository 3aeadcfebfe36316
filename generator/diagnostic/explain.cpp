#include "diagnostic/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "diagnostic/report.hpp"
#include "diagnostic/rule_source.hpp"
#include "diagnostic/subject.hpp"

namespace prongsai {
namespace {

struct ExplainWords {
  std::string_view error;
  std::string_view warning;
  std::string_view about;
  std::string_view help;
  std::string_view wrong;
  std::string_view right;
  std::string_view source;
};

auto words_in(Language language) -> ExplainWords {
  return language == Language::th
             ? ExplainWords{"ข้อผิดพลาด เว็บไซต์จะไม่ถูกสร้างจนกว่าจะแก้", "คำเตือน เว็บไซต์สร้างได้ แต่ควรแก้", "เรื่อง", "วิธีแก้", "ตัวอย่างที่ผิด", "ตัวอย่างที่ถูก", "ที่มาของกฎ"}
             : ExplainWords{"error; the site is not built until it is mended",
                            "warning; the site is built, but look at it",
                            "subject",
                            "help",
                            "wrong",
                            "right",
                            "source"};
}

auto indented(std::string_view text) -> std::string {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    out += "    " + std::string(text.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return out;
}

auto message_of(const CatalogueEntry& entry, Language language) -> std::string {
  return pattern_of(language == Language::th ? entry.message_th : entry.message_en);
}

auto help_of(const CatalogueEntry& entry, Language language) -> std::string {
  return pattern_of(language == Language::th ? entry.help_th : entry.help_en);
}

using Json = nlohmann::ordered_json;

auto both(std::string_view th, std::string_view en) -> Json { return {{"th", th}, {"en", en}}; }

auto source_json(const CatalogueEntry& entry) -> Json {
  const auto* source = rule_source_of(entry);
  if (source == nullptr) {
    return nullptr;
  }
  return {
      {"document", both(source->document->title_th, source->document->title_en)}, {"address", source->document->address}, {"place", source->place}};
}

auto entry_json(const CatalogueEntry& entry) -> Json {
  const auto& subject = subject_of(entry);
  return {{"code", entry.id},
          {"severity", word_of(entry.severity)},
          {"subject", subject.name},
          {"subject_title", both(subject.title.th, subject.title.en)},
          {"message", both(pattern_of(entry.message_th), pattern_of(entry.message_en))},
          {"help", both(pattern_of(entry.help_th), pattern_of(entry.help_en))},
          {"wrong", entry.wrong},
          {"right", entry.right},
          {"source", source_json(entry)}};
}

}  // namespace

auto find_entry(std::string_view code) -> const CatalogueEntry* {
  std::string wanted(code);
  if (!wanted.empty() && wanted.front() >= 'a' && wanted.front() <= 'z') {
    wanted.front() = static_cast<char>(wanted.front() - 'a' + 'A');
  }
  for (const auto& entry : catalogue()) {
    if (entry.id == wanted) {
      return &entry;
    }
  }
  return nullptr;
}

auto explain(const CatalogueEntry& entry, Language language) -> std::string {
  const auto words = words_in(language);
  auto out = fmt::format("{}: {}\n\n", entry.id, message_of(entry, language));
  out += fmt::format("  {}\n", entry.severity == Severity::error ? words.error : words.warning);
  out += fmt::format("  {}: {}\n", words.about, subject_of(entry).title.in(language));
  if (const auto help = help_of(entry, language); !help.empty()) {
    out += fmt::format("  {}: {}\n", words.help, help);
  }
  out += fmt::format("\n  {}:\n{}\n  {}:\n{}", words.wrong, indented(entry.wrong), words.right, indented(entry.right));
  if (const auto source = rule_source_words(entry, language); !source.empty()) {
    out += fmt::format("\n  {}: {}\n", words.source, source);
  }
  return out;
}

auto explain_all(Language language) -> std::string {
  std::string out;
  for (const auto& subject : diagnostic_subjects()) {
    std::string lines;
    for (const auto& entry : catalogue()) {
      if (subject_of(entry).name == subject.name) {
        lines += fmt::format("  {}  {}\n", entry.id, message_of(entry, language));
      }
    }
    if (!lines.empty()) {
      out += fmt::format("{}{}\n{}", out.empty() ? "" : "\n", subject.title.in(language), lines);
    }
  }
  return out;
}

auto explain_json(const CatalogueEntry& entry) -> std::string { return entry_json(entry).dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

auto explain_json() -> std::string {
  auto list = Json::array();
  for (const auto& entry : catalogue()) {
    list.push_back(entry_json(entry));
  }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace prongsai
