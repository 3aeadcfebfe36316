#include <algorithm>
#include <array>
#include <utility>

#include "load/decode.hpp"
#include "load/load_framework.hpp"

namespace prongsai {
namespace {

template <class T>
auto names_of(const std::vector<T>& list) -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto& one : list) {
    if constexpr (requires { one.id.str(); }) {
      names.push_back(one.id.str());
    } else {
      names.push_back(one.id);
    }
  }
  return names;
}

// The name of something that must exist in `known`.
auto known_name(const YamlNode* node, const std::vector<std::string>& known, const Text& what, Diagnostics& out) -> std::string {
  const auto text = as_string(node, out);
  if (!text) {
    return {};
  }
  if (std::ranges::find(known, text->value) == known.end()) {
    out.report(Code::unknown_name, text->span, {text->value, what, suggestion(text->value, known)});
    return {};
  }
  return text->value;
}

const Text fact_word{.th = "ข้อเท็จจริง", .en = "fact"};
const Text table_word{.th = "ตาราง", .en = "table"};
const Text column_word{.th = "คอลัมน์", .en = "column"};
const Text kind_word{.th = "ประเภทหลักฐาน", .en = "evidence kind"};
const Text dimension_word{.th = "มิติ", .en = "dimension"};

// Exactly one of the five comparisons.
auto load_limit(MappingReader& reader) -> std::optional<Limit> {
  constexpr std::array<std::pair<const char*, Limit::Comparison>, 5> comparisons{{{"above", Limit::Comparison::above},
                                                                                 {"at_least", Limit::Comparison::at_least},
                                                                                 {"below", Limit::Comparison::below},
                                                                                 {"at_most", Limit::Comparison::at_most},
                                                                                 {"equals", Limit::Comparison::equals}}};
  std::optional<Limit> limit;
  int written = 0;
  for (const auto& [key, comparison] : comparisons) {
    if (const auto* node = reader.find(key)) {
      ++written;
      if (const auto value = as_decimal(node, reader.out())) {
        limit = Limit{.comparison = comparison, .value = *value};
      }
    }
  }
  if (written != 1) {
    reader.out().report(Code::one_of, reader.span(), {"`above`, `at_least`, `below`, `at_most`, `equals`"});
    return std::nullopt;
  }
  return limit;
}

using Rule = std::optional<RequirementRule>;

auto load_evidence(const YamlNode& node, const Framework& framework, Diagnostics& out) -> Rule {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  EvidenceRequirement rule;
  const auto known = names_of(framework.evidence_kinds);
  if (const auto* kinds = reader->find("kinds")) {
    for (const auto& kind : as_list(kinds, out)) {
      if (auto name = known_name(&kind, known, kind_word, out); !name.empty()) {
        rule.kinds.push_back(std::move(name));
      }
    }
  }
  rule.min = as_integer(reader->find("min"), 1, 1000, out).value_or(1);
  static const std::array<std::string, 1> periods{"quarter"};
  rule.per_quarter = as_choice(reader->find("per"), periods, out).has_value();
  reader->finish();
  return rule;
}

auto load_fact(const YamlNode& node, const Framework& framework, Diagnostics& out) -> Rule {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  FactRequirement rule;
  const auto known = names_of(framework.facts);
  rule.name = known_name(reader->need("name"), known, fact_word, out);
  rule.of = known_name(reader->find("of"), known, fact_word, out);
  const auto limit = load_limit(*reader);
  rule.unit = as_text(reader->find("unit"), out).value_or(Text{});
  reader->finish();
  if (rule.name.empty() || !limit) {
    return std::nullopt;
  }
  rule.limit = *limit;
  return rule;
}

auto load_condition(const YamlNode::Entry& entry, const TableDefinition& table, const Framework& framework, Diagnostics& out)
    -> std::optional<TableRequirement::Condition> {
  const auto* column = column_of(table, entry.key);
  if (column == nullptr) {
    out.report(Code::unknown_name, entry.key_span, {entry.key, column_word, suggestion(entry.key, names_of(table.columns))});
    return std::nullopt;
  }
  const auto choices = framework.choices.find(column->choices);
  const auto* words = choices == framework.choices.end() ? nullptr : &choices->second;
  TableRequirement::Condition condition{.column = entry.key, .values = {}};
  if (entry.value.kind == YamlNode::Kind::sequence) {
    for (const auto& item : entry.value.items) {
      condition.values.push_back(load_cell(item, column->type, words, out));
    }
  } else {
    condition.values.push_back(load_cell(entry.value, column->type, words, out));
  }
  return condition;
}

// `top` or `except_top`: {by, n}.
void load_selection(MappingReader& reader, const TableDefinition& table, TableRequirement& rule) {
  const auto* top = reader.find("top");
  const auto* except = reader.find("except_top");
  if (top != nullptr && except != nullptr) {
    reader.out().report(Code::one_of, reader.span(), {"`top`, `except_top`"});
  }
  const auto* chosen = top != nullptr ? top : except;
  auto selection = as_mapping(chosen, reader.out());
  if (!selection) {
    return;
  }
  rule.selection = top != nullptr ? TableRequirement::Selection::top : TableRequirement::Selection::except_top;
  rule.by = known_name(selection->need("by"), names_of(table.columns), column_word, reader.out());
  rule.n = as_integer(selection->need("n"), 1, 1000, reader.out()).value_or(1);
  selection->finish();
}

auto load_table(const YamlNode& node, const Framework& framework, Diagnostics& out) -> Rule {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  TableRequirement rule;
  rule.table = known_name(reader->need("table"), names_of(framework.tables), table_word, out);
  const auto* table = framework.table(rule.table);
  static const std::array<std::string, 4> measures{"count", "sum", "distinct", "share"};
  const auto measure = as_choice(reader->need("measure"), measures, out);
  const auto* column = reader->find("column");
  const auto* where = reader->find("where");
  const auto limit = load_limit(*reader);
  if (table == nullptr || !measure || !limit) {
    (void)reader->find("top");
    (void)reader->find("except_top");
    reader->finish();
    return std::nullopt;
  }
  rule.measure = static_cast<TableRequirement::Measure>(*measure);
  rule.limit = *limit;
  load_selection(*reader, *table, rule);
  rule.column = known_name(column, names_of(table->columns), column_word, out);
  const bool needs_column = rule.measure == TableRequirement::Measure::sum || rule.measure == TableRequirement::Measure::distinct;
  if (needs_column && column == nullptr) {
    out.report(Code::missing_key, reader->span(), {"column"});
  }
  if (auto conditions = as_mapping(where, out)) {
    for (const auto& entry : conditions->entries()) {
      if (auto condition = load_condition(entry, *table, framework, out)) {
        rule.where.push_back(std::move(*condition));
      }
    }
  }
  reader->finish();
  return rule;
}

auto load_not_shared(const YamlNode& node, const Framework& framework, Diagnostics& out) -> Rule {
  NotSharedRequirement rule;
  const auto known = names_of(framework.dimensions);
  for (const auto& item : as_list(&node, out)) {
    if (auto name = known_name(&item, known, dimension_word, out); !name.empty()) {
      rule.dimensions.emplace_back(std::move(name));
    }
  }
  return rule;
}

// A fact of type evidence, or `table.column` of type evidence.
auto load_role(const YamlNode& node, const Framework& framework, Diagnostics& out) -> std::string {
  const auto text = as_string(&node, out);
  if (!text) {
    return {};
  }
  const auto dot = text->value.find('.');
  bool found = false;
  if (dot == std::string::npos) {
    const auto* fact = framework.fact(text->value);
    found = fact != nullptr && fact->type == ValueType::evidence;
  } else if (const auto* table = framework.table(text->value.substr(0, dot))) {
    const auto* column = column_of(*table, text->value.substr(dot + 1));
    found = column != nullptr && column->type == ValueType::evidence;
  }
  if (!found) {
    out.report(Code::unknown_name, text->span, {text->value, fact_word, suggestion(text->value, names_of(framework.facts))});
    return {};
  }
  return text->value;
}

auto load_disjoint(const YamlNode& node, const Framework& framework, Diagnostics& out) -> Rule {
  const auto& items = as_list(&node, out);
  if (items.size() != 2) {
    out.report(Code::requirement_shape, node.span, {Text{.th = "`disjoint` ต้องมีสองชื่อ", .en = "`disjoint` takes two names"}});
    return std::nullopt;
  }
  return DisjointRequirement{.first = load_role(items[0], framework, out), .second = load_role(items[1], framework, out)};
}

auto load_total(const YamlNode& node, Diagnostics& out) -> Rule {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  const auto limit = load_limit(*reader);
  reader->finish();
  return limit ? Rule(TotalRequirement{*limit}) : std::nullopt;
}

auto load_rule(const YamlNode::Entry& entry, const Framework& framework, Diagnostics& out) -> Rule {
  static const std::array<std::string, 7> kinds{"evidence", "fact", "table", "not_shared_with", "disjoint", "declared", "total_without_bonus"};
  const auto found = std::ranges::find(kinds, entry.key) - kinds.begin();
  switch (found) {
    case 0:
      return load_evidence(entry.value, framework, out);
    case 1:
      return load_fact(entry.value, framework, out);
    case 2:
      return load_table(entry.value, framework, out);
    case 3:
      return load_not_shared(entry.value, framework, out);
    case 4:
      return load_disjoint(entry.value, framework, out);
    case 5:
      return as_boolean(&entry.value, out).value_or(false) ? Rule(DeclaredRequirement{}) : std::nullopt;
    case 6:
      return load_total(entry.value, out);
    default:
      out.report(Code::unknown_key, entry.key_span, {entry.key, suggestion(entry.key, kinds)});
      return std::nullopt;
  }
}

}  // namespace

auto load_requirements(const YamlNode* node, const Framework& framework, Diagnostics& out) -> std::vector<Requirement> {
  std::vector<Requirement> requirements;
  for (const auto& item : as_list(node, out)) {
    const auto reader = as_mapping(&item, out);
    if (!reader) {
      continue;
    }
    if (reader->entries().size() != 1) {
      out.report(Code::requirement_shape, item.span, {Text{.th = "แยกเป็นข้อละบรรทัด", .en = "write one line for each"}});
      continue;
    }
    const auto& entry = reader->entries().front();
    if (auto rule = load_rule(entry, framework, out)) {
      requirements.push_back({.rule = std::move(*rule), .span = entry.key_span});
    }
  }
  return requirements;
}

auto load_cell(const YamlNode& node, ValueType type, const std::vector<Choice>* choices, Diagnostics& out) -> CellValue {
  const auto wrap = [](auto value) -> CellValue { return value ? CellValue(*value) : CellValue(); };
  switch (type) {
    case ValueType::integer: {
      const auto number = as_integer(&node, 0, 2'000'000'000, out);
      return number ? CellValue(Decimal(*number)) : CellValue();
    }
    case ValueType::decimal:
      return wrap(as_decimal(&node, out));
    case ValueType::boolean:
      return wrap(as_boolean(&node, out));
    case ValueType::date:
      return wrap(as_date(&node, out));
    case ValueType::choice: {
      const auto words = choices == nullptr ? std::vector<std::string>() : ids_of(*choices);
      const auto index = as_choice(&node, words, out);
      return index ? CellValue(words[*index]) : CellValue();
    }
    case ValueType::text:
    case ValueType::evidence: {
      const auto text = as_string(&node, out);
      return text ? CellValue(text->value) : CellValue();
    }
  }
  return {};
}

auto ids_of(const std::vector<Choice>& choices) -> std::vector<std::string> { return names_of(choices); }

}  // namespace prongsai
