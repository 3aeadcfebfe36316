#include <algorithm>
#include <array>
#include <utility>

#include "load/load_unit.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 4> kind_words{"result", "plan", "activity_report", "lesson"};
const std::array<std::string, 3> status_words{"planned", "in_progress", "done"};
const std::array<std::string, 3> kpi_type_words{"quantity", "quality", "outcome"};
const std::array<std::string, 5> op_words{">=", ">", "=", "<=", "<"};
const std::array<std::string, 7> partner_words{"government", "religion", "education", "people", "private", "media", "civil_society"};
// The success factors of Pinto and Slevin that the Phichit paper uses (facts: three short documents, 3).
const std::array<std::string, 5> factor_words{"management_support", "clear_mission", "schedule", "personnel", "acceptance"};

auto string_or_empty(const YamlNode* node, Diagnostics& out) -> std::string {
  const auto text = as_string(node, out);
  return text ? text->value : std::string();
}

template <std::size_t N>
auto words_of(const YamlNode* node, const std::array<std::string, N>& known, Diagnostics& out) -> std::vector<std::string> {
  std::vector<std::string> words;
  for (const auto& item : as_list(node, out)) {
    if (const auto index = as_choice(&item, known, out)) {
      words.push_back(known[*index]);
    }
  }
  return words;
}

auto evidence_ids(const YamlNode* node, Diagnostics& out) -> std::vector<Located<EvidenceId>> {
  std::vector<Located<EvidenceId>> ids;
  for (auto& id : as_ids(node, false, out)) {
    ids.push_back({EvidenceId(id.value), id.span});
  }
  return ids;
}

auto load_targets(const YamlNode* node, Diagnostics& out) -> std::vector<TargetGroup> {
  std::vector<TargetGroup> targets;
  for (const auto& item : as_list(node, out)) {
    if (auto reader = as_mapping(&item, out)) {
      const auto* group_node = reader->need("group");
      auto group = text_or_empty(group_node, out);
      const auto count = as_decimal(reader->need("count"), out);
      reader->finish();
      targets.push_back({.group = std::move(group), .count = count.value_or(Decimal()), .span = group_node != nullptr ? group_node->span : item.span});
    }
  }
  return targets;
}

auto load_budget(const YamlNode* node, Diagnostics& out) -> std::optional<Budget> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  Budget budget;
  const auto* none = reader->find("none");
  const auto* amount = reader->find("amount");
  reader->need_one_of("amount", "none", reader->span());
  budget.none = as_boolean(none, out).value_or(false);
  budget.amount = as_decimal(amount, out).value_or(Decimal());
  budget.source = text_or_empty(reader->find("source"), out);
  budget.fiscal_year = as_year(reader->find("fiscal_year"), out);
  reader->finish();
  return budget;
}

auto load_kpi(const YamlNode& node, UniqueIds& unique, Diagnostics& out) -> std::optional<Kpi> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  Kpi kpi;
  kpi.span = node.span;
  const auto id = as_id(reader->need("id"), false, out);
  kpi.text = text_or_empty(reader->need("text"), out);
  kpi.type = static_cast<KpiType>(as_choice(reader->need("type"), kpi_type_words, out).value_or(0));
  const auto* op = reader->find("op");
  if (const auto index = as_choice(op, op_words, out)) {
    kpi.op = op_words[*index];
  }
  const auto* target = reader->find("target");
  kpi.target = as_decimal(target, out);
  kpi.unit = text_or_empty(reader->find("unit"), out);
  kpi.base = text_or_empty(reader->find("base"), out);
  kpi.per = text_or_empty(reader->find("per"), out);
  kpi.actual = as_decimal(reader->find("actual"), out);
  kpi.evidence = evidence_ids(reader->find("evidence"), out);
  reader->finish();
  if ((op == nullptr) != (target == nullptr)) {
    out.report(Code::kpi_half_target, id ? id->span : node.span);
  } else if (target == nullptr && kpi.type == KpiType::quantity) {
    out.report(Code::kpi_without_target, id ? id->span : node.span);
  }
  if (!id || !unique.add(id->value, id->span)) {
    return std::nullopt;
  }
  kpi.id = id->value;
  kpi.span = id->span;
  return kpi;
}

auto load_model(const YamlNode* node, Diagnostics& out) -> std::optional<NamedModel> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  NamedModel model;
  model.name = text_or_empty(reader->need("name"), out);
  for (const auto& item : as_list(reader->find("letters"), out)) {
    if (auto letter = as_mapping(&item, out)) {
      model.letters.push_back({.letter = string_or_empty(letter->need("letter"), out),
                               .word = string_or_empty(letter->find("word"), out),
                               .meaning = text_or_empty(letter->find("meaning"), out)});
      letter->finish();
    }
  }
  reader->finish();
  return model;
}

auto load_links(const YamlNode* node, Diagnostics& out) -> std::vector<WebLink> {
  std::vector<WebLink> links;
  for (const auto& item : as_list(node, out)) {
    if (auto reader = as_mapping(&item, out)) {
      auto title = text_or_empty(reader->need("title"), out);
      const auto url = as_url(reader->need("url"), out);
      reader->finish();
      if (url) {
        links.push_back({.title = std::move(title), .url = *url});
      }
    }
  }
  return links;
}

}  // namespace

auto load_write_up_references(const YamlNode* node, Diagnostics& out) -> std::vector<WriteUpReference> {
  std::vector<WriteUpReference> related;
  for (const auto& item : as_list(node, out)) {
    const auto text = as_string(&item, out);
    if (!text) {
      continue;
    }
    const auto first = text->value.find('/');
    const auto second = text->value.find('/', first + 1);
    const auto year = second == std::string::npos ? std::nullopt : FiscalYear::parse(text->value.substr(first + 1, second - first - 1));
    if (!year) {
      out.report(Code::bad_write_up_reference, text->span, {text->value});
      continue;
    }
    related.push_back({.unit = UnitId(text->value.substr(0, first)), .year = *year, .id = WriteUpId(text->value.substr(second + 1)), .span = text->span});
  }
  return related;
}

namespace {

void load_subject(MappingReader& reader, FiscalYear year, WriteUp& write_up) {
  auto& out = reader.out();
  write_up.kind = static_cast<WriteUpKind>(as_choice(reader.need("kind"), kind_words, out).value_or(1));
  write_up.title = text_or_empty(reader.need("title"), out);
  write_up.summary = text_or_empty(reader.need("summary"), out);
  const auto* written_year = reader.find("fiscal_year");
  if (const auto own = as_year(written_year, out); own && *own != year) {
    out.report(Code::write_up_year, written_year->span, {std::to_string(own->be), std::to_string(year.be)});
  }
  for (auto& id : as_ids(reader.need("dimensions"), true, out)) {
    write_up.dimensions.push_back({LadderId(id.value), id.span});
  }
  write_up.areas = as_ids(reader.find("areas"), true, out);
  write_up.status = static_cast<ProjectStatus>(as_choice(reader.need("status"), status_words, out).value_or(0));
}

}  // namespace

auto load_write_up(const WriteUpId& id, FileId file, const YamlNode& root, FiscalYear year, Diagnostics& out) -> WriteUp {
  WriteUp write_up;
  write_up.id = id;
  write_up.file = file;
  write_up.span = root.span;
  auto reader = as_mapping(&root, out);
  if (!reader) {
    return write_up;
  }
  load_subject(*reader, year, write_up);
  write_up.period = load_period(reader->find("period"), out);
  write_up.duration = text_or_empty(reader->find("duration"), out);
  write_up.location = text_or_empty(reader->find("location"), out);
  write_up.targets = load_targets(reader->find("targets"), out);
  write_up.partners = words_of(reader->find("partners"), partner_words, out);
  write_up.budget = load_budget(reader->find("budget"), out);
  UniqueIds kpi_ids(out);
  for (const auto& item : as_list(reader->find("kpis"), out)) {
    if (auto kpi = load_kpi(item, kpi_ids, out)) {
      write_up.kpis.push_back(std::move(*kpi));
    }
  }
  write_up.model = load_model(reader->find("model"), out);
  write_up.channels = load_channels(reader->find("channels"), out);
  write_up.links = load_links(reader->find("links"), out);
  write_up.evidence = evidence_ids(reader->find("evidence"), out);
  write_up.related = load_write_up_references(reader->find("related"), out);
  write_up.success_factors = words_of(reader->find("success_factors"), factor_words, out);
  for (auto& tag : as_ids(reader->find("tags"), false, out)) {
    write_up.tags.push_back(std::move(tag.value));
  }
  write_up.source = as_citation(reader->find("source"), out);
  write_up.editor_note = text_or_empty(reader->find("editor_note"), out);
  reader->finish();
  return write_up;
}

}  // namespace prongsai
