#include <array>
#include <string>
#include <utility>

#include "load/decode.hpp"
#include "load/load_announced.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 2> basis_words{"document", "inferred"};
const std::array<std::string, 3> match_words{"same", "part", "related"};

auto framework_name(const YamlNode* node, Diagnostics& out) -> Located<FrameworkId> {
  const auto id = as_id(node, false, out);
  return id ? Located<FrameworkId>{FrameworkId(id->value), id->span} : Located<FrameworkId>{};
}

// Ids of criteria and items, and `<plan>/<number>` of records.
auto node_name(const YamlNode* node, Diagnostics& out) -> std::optional<Located<std::string>> {
  auto text = as_string(node, out);
  if (!text) {
    return std::nullopt;
  }
  const auto slash = text->value.find('/');
  const auto head = text->value.substr(0, slash);
  const bool well_formed = is_id(head, true) && (slash == std::string::npos || is_id(std::string_view(text->value).substr(slash + 1), true));
  if (!well_formed) {
    out.report(Code::bad_id, text->span, {text->value});
    return std::nullopt;
  }
  return text;
}

// A list, or one.
auto node_names(const YamlNode* node, Diagnostics& out) -> std::vector<Located<std::string>> {
  std::vector<Located<std::string>> names;
  if (node == nullptr) {
    return names;
  }
  UniqueIds unique(out);
  const auto add = [&](const YamlNode& item) {
    if (auto name = node_name(&item, out); name && unique.add(name->value, name->span)) {
      names.push_back(std::move(*name));
    }
  };
  if (node->kind == YamlNode::Kind::scalar) {
    add(*node);
    return names;
  }
  for (const auto& item : as_list(node, out)) {
    add(item);
  }
  return names;
}

auto load_map(const YamlNode& node, Diagnostics& out) -> std::optional<CrosswalkMap> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  CrosswalkMap map;
  auto from = node_name(reader->need("from"), out);
  map.to = node_names(reader->need("to"), out);
  const auto match = as_choice(reader->need("match"), match_words, out);
  map.note = text_or_empty(reader->find("note"), out);
  reader->finish();
  if (!from) {
    return std::nullopt;
  }
  map.from = std::move(*from);
  map.match = static_cast<Match>(match.value_or(static_cast<std::size_t>(Match::related)));
  return map;
}

}  // namespace

auto load_crosswalk(const CrosswalkId& id, FileId file, const YamlNode& root, Diagnostics& out) -> Crosswalk {
  Crosswalk crosswalk;
  crosswalk.id = id;
  crosswalk.file = file;
  auto reader = as_mapping(&root, out);
  if (!reader) {
    return crosswalk;
  }
  if (const auto written = as_id(reader->need("id"), false, out); written && written->value != id.str()) {
    out.report(Code::wrong_file_id, written->span, {written->value, id.str()});
  }
  crosswalk.title = text_or_empty(reader->need("title"), out);
  crosswalk.summary = text_or_empty(reader->find("summary"), out);
  crosswalk.from = framework_name(reader->need("from"), out);
  crosswalk.to = framework_name(reader->need("to"), out);
  crosswalk.plan = as_string(reader->find("plan"), out).value_or(Located<std::string>{});
  crosswalk.basis = static_cast<CrosswalkBasis>(as_choice(reader->need("basis"), basis_words, out).value_or(1));
  crosswalk.source = as_citation(reader->find("source"), out).value_or(Citation{});
  for (const auto& item : as_list(reader->need("maps"), out)) {
    if (auto map = load_map(item, out)) {
      crosswalk.maps.push_back(std::move(*map));
    }
  }
  if (auto unmatched = as_mapping(reader->find("unmatched"), out)) {
    crosswalk.unmatched_from = node_names(unmatched->find("from"), out);
    crosswalk.unmatched_to = node_names(unmatched->find("to"), out);
    crosswalk.unmatched_note = text_or_empty(unmatched->find("note"), out);
    unmatched->finish();
  }
  reader->finish();
  return crosswalk;
}

}  // namespace prongsai
