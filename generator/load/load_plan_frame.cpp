#include <array>
#include <utility>

#include "load/decode.hpp"
#include "load/framework_parts.hpp"
#include "load/load_plan.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 7> field_words{"target", "place", "owner", "budget", "kpis", "publish", "report"};

auto load_nodes(const YamlNode* node, UniqueIds& unique, Diagnostics& out) -> std::vector<PlanNode> {
  std::vector<PlanNode> nodes;
  for (const auto& item : as_list(node, out)) {
    auto reader = as_mapping(&item, out);
    if (!reader) {
      continue;
    }
    PlanNode loaded;
    const auto id = as_id(reader->need("id"), true, out);
    loaded.title = text_or_empty(reader->need("title"), out);
    loaded.source = citation_or_empty(reader->find("source"), out);
    loaded.missions = load_nodes(reader->find("missions"), unique, out);
    reader->finish();
    if (id && unique.add(id->value, id->span)) {
      loaded.id = id->value;
      loaded.span = id->span;
      nodes.push_back(std::move(loaded));
    }
  }
  return nodes;
}

auto load_risk_levels(const YamlNode* node, Diagnostics& out) -> std::vector<RiskLevel> {
  std::vector<RiskLevel> levels;
  UniqueIds unique(out);
  int lowest = 1;
  for (const auto& item : as_list(node, out)) {
    auto reader = as_mapping(&item, out);
    if (!reader) {
      continue;
    }
    RiskLevel level;
    const auto id = as_id(reader->need("id"), true, out);
    level.title = text_or_empty(reader->need("title"), out);
    const auto from = as_integer(reader->need("from"), lowest, most_risk_score * most_risk_score, out);
    reader->finish();
    if (id && from && unique.add(id->value, id->span)) {
      level.id = id->value;
      level.from = *from;
      lowest = *from + 1;
      levels.push_back(std::move(level));
    }
  }
  return levels;
}

auto load_required(const YamlNode* node, Diagnostics& out) -> std::vector<RecordField> {
  std::vector<RecordField> fields;
  for (const auto& item : as_list(node, out)) {
    if (const auto index = as_choice(&item, field_words, out)) {
      fields.push_back(static_cast<RecordField>(*index));
    }
  }
  return fields;
}

auto load_required_levels(const YamlNode* node, const std::vector<Choice>& levels, Diagnostics& out) -> std::vector<std::string> {
  std::vector<std::string> known;
  for (const auto& level : levels) {
    known.push_back(level.id);
  }
  std::vector<std::string> required;
  for (const auto& item : as_list(node, out)) {
    if (const auto index = as_choice(&item, known, out)) {
      required.push_back(known[*index]);
    }
  }
  return required;
}

void check_node_citations(const std::vector<PlanNode>& nodes, const std::vector<SourceDocument>& sources, Diagnostics& out) {
  for (const auto& node : nodes) {
    check_citation(node.source, sources, out);
    check_node_citations(node.missions, sources, out);
  }
}

}  // namespace

auto load_titles(const YamlNode* node, Diagnostics& out) -> std::vector<Choice> {
  std::vector<Choice> titles;
  if (const auto reader = as_mapping(node, out)) {
    for (const auto& entry : reader->entries()) {
      titles.push_back({.id = key_text(entry, out), .title = text_or_empty(&entry.value, out)});
    }
  }
  return titles;
}

auto load_texts(const YamlNode* node, Diagnostics& out) -> std::vector<Text> {
  std::vector<Text> texts;
  for (const auto& item : as_list(node, out)) {
    if (auto text = as_text(&item, out)) {
      texts.push_back(std::move(*text));
    }
  }
  return texts;
}

auto load_plan_frame(FileId file, const std::string& name, const YamlNode& root, Diagnostics& out) -> std::optional<PlanFrame> {
  auto reader = as_mapping(&root, out);
  if (!reader) {
    return std::nullopt;
  }
  PlanFrame frame;
  frame.file = file;
  const auto id = as_id(reader->need("id"), false, out);
  if (id && id->value != name) {
    out.report(Code::wrong_file_id, id->span, {id->value, name});
  }
  frame.id = FrameworkId(name);
  (void)reader->need("kind");
  frame.years = load_years(reader->need("years"), out);
  frame.title = text_or_empty(reader->need("title"), out);
  frame.summary = text_or_empty(reader->find("summary"), out);
  frame.unit_kinds = load_unit_kinds(reader->need("unit_kinds"), out);
  frame.sources = load_sources(reader->need("sources"), out);
  frame.source = citation_or_empty(reader->find("source"), out);
  frame.item_types = load_titles(reader->need("item_types"), out);
  frame.kpi_levels = load_titles(reader->need("kpi_levels"), out);
  frame.required_levels = load_required_levels(reader->find("required_levels"), frame.kpi_levels, out);
  frame.risk_levels = load_risk_levels(reader->find("risk_levels"), out);
  UniqueIds unique(out);
  frame.dimensions = load_nodes(reader->need("dimensions"), unique, out);
  frame.required = load_required(reader->find("required"), out);
  frame.notes = load_notes(reader->find("notes"), out);
  reader->finish();
  check_citation(frame.source, frame.sources, out);
  check_node_citations(frame.dimensions, frame.sources, out);
  for (const auto& note : frame.notes) {
    check_citation(note.source, frame.sources, out);
  }
  return frame;
}

}  // namespace prongsai
