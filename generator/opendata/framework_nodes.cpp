#include "opendata/framework_nodes.hpp"

#include <optional>
#include <utility>

#include "model/node_names.hpp"
#include "opendata/common_columns.hpp"

namespace prongsai {
namespace {

struct Node {
  const FrameworkId* framework = nullptr;
  std::string_view kind;
  std::string id;
  std::string parent;
  std::optional<UnitKind> unit_kind;
  std::optional<int> level;
  const Text* title = nullptr;
  std::optional<Decimal> points;
  const Citation* source = nullptr;
  // Of the document that `source` names, where the framework declares it.
  const Text* document = nullptr;
};

auto columns() -> DataColumns<Node> {
  DataColumns<Node> all{
      column<Node>("framework", DataType::text, "รหัสกรอบการประเมิน", "id of the framework", [](const Node& node) { return text_cell(node.framework->str()); }),
      closed<Node>("kind", {"dimension", "level", "criterion", "ladder", "bonus", "group", "item", "mission"},
                   "สิ่งที่แถวนี้บอก: dimension มิติ level ระดับ criterion เกณฑ์ ladder บันไดเพิ่มเติม bonus คะแนนเพิ่มพิเศษ group หมวด item รายการ mission ภารกิจ",
                   "what the row is: dimension, level, criterion, ladder, bonus, group, item or mission", [](const Node& node) { return text_cell(node.kind); }),
      column<Node>("id", DataType::text, "รหัส ว่างสำหรับระดับ", "its id; empty of a level", [](const Node& node) { return text_cell(node.id); }),
      column<Node>("parent", DataType::text, "รหัสของสิ่งที่อยู่เหนือขึ้นไป", "id of what it is a part of", [](const Node& node) { return text_cell(node.parent); }),
      closed<Node>("unit_kind", {"regional", "central", "local"}, "ใช้กับหน่วยงานประเภทนี้เท่านั้น ว่างเมื่อใช้กับทุกประเภท", "for units of this kind only; empty where for all",
                   [](const Node& node) { return node.unit_kind ? DataCell(data_word(*node.unit_kind)) : DataCell(); }),
      column<Node>("level", DataType::number, "ระดับ", "number of the level", [](const Node& node) { return node.level ? number_cell(*node.level) : DataCell(); })};
  add_bilingual(all, "title", {.th = "ข้อความ", .en = "its words"}, [](const Node& node) { return node.title; });
  all.push_back(counted_in(in_points(), column<Node>("points", DataType::number, "คะแนนเต็ม ของระดับคือคะแนนสะสมเมื่อถึงระดับนั้น",
                                                     "the most that it is worth; of a level, what the dimension is worth when it is reached",
                                                     [](const Node& node) { return node.points ? DataCell(*node.points) : DataCell(); })));
  add_bilingual(all, "source", {.th = "เอกสารที่มา", .en = "document that it was taken from"}, [](const Node& node) { return node.document; });
  all.push_back(column<Node>("source_place", DataType::text, "ตำแหน่งในเอกสารที่มา", "place in that document",
                             [](const Node& node) { return node.source == nullptr ? DataCell() : text_cell(node.source->place); }));
  return all;
}

auto document_of(const std::vector<SourceDocument>& sources, const Citation& citation) -> const Text* {
  for (const auto& source : sources) {
    if (source.id == citation.document) {
      return &source.title;
    }
  }
  return nullptr;
}

// Collects the nodes of one framework.
class Nodes {
 public:
  Nodes(const FrameworkId& framework, const std::vector<SourceDocument>& sources) : framework_(framework), sources_(sources) {}

  void of(const Framework& framework) {
    for (const auto& dimension : framework.dimensions) {
      auto& node = add("dimension", dimension.id.str(), "", dimension.title, dimension.source);
      if (!dimension.partial) {
        node.points = dimension.points;
      }
      for (const auto& variant : dimension.variants) {
        add_levels(dimension.id.str(), variant.kind, variant.levels, true);
      }
      for (const auto& criterion : dimension.known_parts) {
        add("criterion", criterion.id.str(), dimension.id.str(), criterion.title, criterion.source);
      }
    }
    for (const auto& ladder : framework.ladders) {
      add("ladder", ladder.id.str(), "", ladder.title, ladder.source);
      add_levels(ladder.id.str(), {}, ladder.levels, false);
    }
    if (framework.bonus) {
      add("bonus", framework.bonus->id.str(), "", framework.bonus->title, framework.bonus->source).points = framework.bonus->points;
    }
  }

  void of(const Checklist& checklist) {
    for (const auto& group : checklist.groups) {
      add("group", group.id.str(), "", group.title, group.source);
      for (const auto& item : group.items) {
        add_item(item, group.id.str(), checklist.scoring != Scoring::none);
      }
    }
  }

  void of(const PlanFrame& frame) {
    for (const auto& dimension : frame.dimensions) {
      add("dimension", dimension.id, "", dimension.title, dimension.source);
      add_missions(dimension);
    }
  }

  [[nodiscard]] auto take() -> std::vector<Node> { return std::move(nodes_); }

 private:
  auto add(std::string_view kind, const std::string& id, const std::string& parent, const Text& title, const Citation& source) -> Node& {
    nodes_.push_back({.framework = &framework_,
                      .kind = kind,
                      .id = id,
                      .parent = parent,
                      .unit_kind = {},
                      .level = {},
                      .title = &title,
                      .points = {},
                      .source = &source,
                      .document = document_of(sources_, source)});
    return nodes_.back();
  }

  void add_levels(const std::string& parent, std::optional<UnitKind> kind, const std::vector<Level>& levels, bool scored) {
    for (const auto& level : levels) {
      auto& node = add("level", "", parent, level.title, level.source);
      node.unit_kind = kind;
      node.level = level.number;
      if (scored) {
        node.points = level.points;
      }
      for (const auto& criterion : level.criteria) {
        auto& below = add("criterion", criterion.id.str(), parent, criterion.title, criterion.source);
        below.unit_kind = kind;
        below.level = level.number;
      }
    }
  }

  void add_item(const ChecklistItem& item, const std::string& parent, bool scored) {
    auto& node = add("item", item.id.str(), parent, item.title, item.source);
    if (scored && item.items.empty()) {
      node.points = item.weight;
    }
    for (const auto& below : item.items) {
      add_item(below, item.id.str(), scored);
    }
  }

  void add_missions(const PlanNode& above) {
    for (const auto& mission : above.missions) {
      add("mission", mission.id, above.id, mission.title, mission.source);
      add_missions(mission);
    }
  }

  const FrameworkId& framework_;
  const std::vector<SourceDocument>& sources_;
  std::vector<Node> nodes_;
};

template <class Frame>
auto nodes_of(const Frame& frame) -> std::vector<Node> {
  Nodes nodes(frame.id, frame.sources);
  nodes.of(frame);
  return nodes.take();
}

auto nodes_of(const Corpus& corpus, const FrameworkId& id) -> std::vector<Node> {
  if (const auto found = corpus.frameworks.find(id); found != corpus.frameworks.end()) {
    return nodes_of(found->second);
  }
  if (const auto found = corpus.checklists.find(id); found != corpus.checklists.end()) {
    return nodes_of(found->second);
  }
  const auto found = corpus.plan_frames.find(id);
  return found == corpus.plan_frames.end() ? std::vector<Node>() : nodes_of(found->second);
}

struct Head {
  const FrameworkId* id = nullptr;
  const Text* title = nullptr;
};

auto head_columns() -> DataColumns<Head> {
  DataColumns<Head> all{column<Head>("framework", DataType::text, "รหัสกรอบการประเมิน", "id of the framework", [](const Head& head) { return text_cell(head.id->str()); })};
  add_bilingual(all, "framework", {.th = "ชื่อกรอบการประเมิน", .en = "title of the framework"}, [](const Head& head) { return head.title; });
  return all;
}

}  // namespace

void framework_table(const Corpus& corpus, const FrameworkId& framework, TableWriter& out) {
  const auto all = columns();
  write_header(out, all);
  for (const auto& node : nodes_of(corpus, framework)) {
    write_row(out, all, node);
  }
}

auto framework_csv_fields() -> std::vector<DataField> { return fields_of(columns()); }

auto framework_json(const Corpus& corpus, const FrameworkId& framework) -> std::string {
  const auto all = columns();
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), corpus.portal);
  write_keys(json, head_columns(), Head{.id = &framework, .title = title_of_framework(framework, corpus)});
  json.key("nodes");
  json.begin_array(JsonWriter::Layout::a_line_each);
  for (const auto& node : nodes_of(corpus, framework)) {
    json.begin_object();
    write_keys(json, all, node);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

auto framework_json_fields() -> std::vector<DataField> {
  auto fields = joined(fields_of(publication_columns()), fields_of(head_columns()));
  fields.push_back(record_field("nodes", DataType::records, "มิติ ระดับ เกณฑ์ หมวด และรายการ ตามลำดับของกรอบ", "dimensions, levels, criteria, groups and items, in the framework's order"));
  return joined(std::move(fields), inside("nodes[].", framework_csv_fields()));
}

}  // namespace prongsai
