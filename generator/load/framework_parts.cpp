#include "load/framework_parts.hpp"

namespace prongsai {

auto unit_kind_words() -> const std::array<std::string, 3>& {
  static const std::array<std::string, 3> words{"regional", "central", "local"};
  return words;
}

auto key_text(const YamlNode::Entry& entry, Diagnostics& out) -> std::string {
  if (!is_id(entry.key, true)) {
    out.report(Code::bad_id, entry.key_span, {entry.key});
  }
  return entry.key;
}

auto load_years(const YamlNode* node, Diagnostics& out) -> std::vector<FiscalYear> {
  std::vector<FiscalYear> years;
  for (const auto& item : as_list(node, out)) {
    if (const auto year = as_year(&item, out)) {
      years.push_back(*year);
    }
  }
  return years;
}

auto load_unit_kinds(const YamlNode* node, Diagnostics& out) -> std::vector<UnitKind> {
  std::vector<UnitKind> kinds;
  for (const auto& item : as_list(node, out)) {
    if (const auto kind = as_choice(&item, unit_kind_words(), out)) {
      kinds.push_back(static_cast<UnitKind>(*kind));
    }
  }
  return kinds;
}

auto load_sources(const YamlNode* node, Diagnostics& out) -> std::vector<SourceDocument> {
  std::vector<SourceDocument> sources;
  for_each_entry(node, out, [&](std::string id, MappingReader& reader) {
    SourceDocument document{.id = std::move(id)};
    document.title = text_or_empty(reader.need("title"), out);
    document.publisher = text_or_empty(reader.find("publisher"), out);
    document.year = as_year(reader.find("year"), out);
    document.url = as_url(reader.find("url"), out).value_or("");
    sources.push_back(std::move(document));
  });
  return sources;
}

auto load_evidence_kinds(const YamlNode* node, Diagnostics& out) -> std::vector<EvidenceKind> {
  static const std::array<std::string, 2> needs{"required", "optional"};
  std::vector<EvidenceKind> kinds;
  for_each_entry(node, out, [&](std::string id, MappingReader& reader) {
    EvidenceKind kind{.id = std::move(id)};
    kind.title = text_or_empty(reader.need("title"), out);
    kind.needs_document = as_choice(reader.find("document"), needs, out) == std::optional<std::size_t>(0);
    kind.is_statement = as_boolean(reader.find("statement"), out).value_or(false);
    kinds.push_back(std::move(kind));
  });
  return kinds;
}

auto load_notes(const YamlNode* node, Diagnostics& out) -> std::vector<FrameworkNote> {
  std::vector<FrameworkNote> notes;
  for (const auto& item : as_list(node, out)) {
    if (auto reader = as_mapping(&item, out)) {
      const auto thai = as_string(reader->need("th"), out);
      const auto english = as_string(reader->find("en"), out);
      notes.push_back({.text = {.th = thai ? thai->value : std::string(), .en = english ? english->value : std::string()},
                       .source = citation_or_empty(reader->find("source"), out)});
      reader->finish();
    }
  }
  return notes;
}

void check_citation(const Citation& citation, const std::vector<SourceDocument>& sources, Diagnostics& out) {
  if (citation.document.empty()) {
    return;
  }
  std::vector<std::string> known;
  for (const auto& document : sources) {
    if (document.id == citation.document) {
      return;
    }
    known.push_back(document.id);
  }
  out.report(Code::unknown_name, citation.span,
             {citation.document, Text{.th = "เอกสารใน `sources`", .en = "document of `sources`"}, suggestion(citation.document, known)});
}

}  // namespace prongsai
