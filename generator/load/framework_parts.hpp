#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "load/decode.hpp"
#include "model/framework.hpp"

// Parts that frameworks of every kind have.
namespace prongsai {

[[nodiscard]] auto unit_kind_words() -> const std::array<std::string, 3>&;

[[nodiscard]] inline auto citation_or_empty(const YamlNode* node, Diagnostics& out) -> Citation {
  return as_citation(node, out).value_or(Citation{});
}

// Names of facts, tables, lists and the like are words with underscores.
[[nodiscard]] auto key_text(const YamlNode::Entry& entry, Diagnostics& out) -> std::string;

// Calls `load(id, mapping)` for each `id: {…}` of a mapping of mappings.
template <class Fn>
void for_each_entry(const YamlNode* node, Diagnostics& out, Fn load) {
  if (const auto reader = as_mapping(node, out)) {
    for (const auto& entry : reader->entries()) {
      if (auto inner = as_mapping(&entry.value, out)) {
        load(key_text(entry, out), *inner);
        inner->finish();
      }
    }
  }
}

[[nodiscard]] auto load_years(const YamlNode* node, Diagnostics& out) -> std::vector<FiscalYear>;
[[nodiscard]] auto load_unit_kinds(const YamlNode* node, Diagnostics& out) -> std::vector<UnitKind>;
[[nodiscard]] auto load_sources(const YamlNode* node, Diagnostics& out) -> std::vector<SourceDocument>;
[[nodiscard]] auto load_evidence_kinds(const YamlNode* node, Diagnostics& out) -> std::vector<EvidenceKind>;
[[nodiscard]] auto load_notes(const YamlNode* node, Diagnostics& out) -> std::vector<FrameworkNote>;

// Reports a citation of a document that is not among `sources`: a citation that leads nowhere is no source.
void check_citation(const Citation& citation, const std::vector<SourceDocument>& sources, Diagnostics& out);

}  // namespace prongsai
