#include "load/load_framework.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "load/decode.hpp"
#include "load/load_calendar.hpp"
#include "load/framework_parts.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 7> value_type_words{"integer", "decimal", "boolean", "date", "text", "evidence", "choice"};

// `{id: {th, en}, …}`.
auto load_choices(const YamlNode* node, Diagnostics& out) -> std::vector<Choice> {
  std::vector<Choice> choices;
  if (const auto reader = as_mapping(node, out)) {
    for (const auto& entry : reader->entries()) {
      choices.push_back({.id = key_text(entry, out), .title = text_or_empty(&entry.value, out)});
    }
  }
  return choices;
}

auto load_type(const YamlNode* node, Diagnostics& out) -> ValueType {
  return static_cast<ValueType>(as_choice(node, value_type_words, out).value_or(static_cast<std::size_t>(ValueType::text)));
}

auto load_facts(const YamlNode* node, Diagnostics& out) -> std::vector<FactDefinition> {
  static const std::array<std::string, 1> origins{"staff_total"};
  std::vector<FactDefinition> facts;
  for_each_entry(node, out, [&](std::string id, MappingReader& reader) {
    FactDefinition fact{.id = std::move(id)};
    fact.title = text_or_empty(reader.need("title"), out);
    fact.type = load_type(reader.need("type"), out);
    fact.unit = text_or_empty(reader.find("unit"), out);
    fact.from_staff_total = as_choice(reader.find("from"), origins, out).has_value();
    fact.source = citation_or_empty(reader.find("source"), out);
    facts.push_back(std::move(fact));
  });
  return facts;
}

auto load_columns(const YamlNode* node, const Framework& framework, Diagnostics& out) -> std::vector<Column> {
  std::vector<std::string> lists;
  for (const auto& [name, choices] : framework.choices) {
    lists.push_back(name);
  }
  std::vector<Column> columns;
  for_each_entry(node, out, [&](std::string id, MappingReader& reader) {
    Column column{.id = std::move(id)};
    column.title = text_or_empty(reader.need("title"), out);
    column.type = load_type(reader.need("type"), out);
    column.unit = text_or_empty(reader.find("unit"), out);
    column.optional = as_boolean(reader.find("optional"), out).value_or(false);
    const auto* choices = column.type == ValueType::choice ? reader.need("choices") : reader.find("choices");
    if (const auto index = as_choice(choices, lists, out)) {
      column.choices = lists[*index];
    }
    columns.push_back(std::move(column));
  });
  return columns;
}

auto load_tables(const YamlNode* node, const Framework& framework, Diagnostics& out) -> std::vector<TableDefinition> {
  std::vector<TableDefinition> tables;
  for_each_entry(node, out, [&](std::string id, MappingReader& reader) {
    TableDefinition table{.id = std::move(id)};
    table.title = text_or_empty(reader.need("title"), out);
    table.columns = load_columns(reader.need("columns"), framework, out);
    table.source = citation_or_empty(reader.find("source"), out);
    tables.push_back(std::move(table));
  });
  return tables;
}

// What loading criteria needs to know of the whole framework.
struct Context {
  const Framework* framework;
  UniqueIds* criterion_ids;
  Diagnostics* out;
};

auto load_criterion(const YamlNode& node, const Context& context) -> std::optional<Criterion> {
  auto& out = *context.out;
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  Criterion criterion;
  const auto id = as_id(reader->need("id"), true, out);
  criterion.title = text_or_empty(reader->need("title"), out);
  if (const auto index = as_choice(reader->find("area"), ids_of(context.framework->areas), out)) {
    criterion.area = context.framework->areas[*index].id;
  }
  criterion.source = citation_or_empty(reader->find("source"), out);
  const auto* requires_node = reader->find("requires");
  criterion.requirements = load_requirements(requires_node, *context.framework, out);
  reader->finish();
  if (!id || !context.criterion_ids->add(id->value, id->span)) {
    return std::nullopt;
  }
  criterion.id = CriterionId(id->value);
  criterion.span = id->span;
  if (requires_node == nullptr || (requires_node->kind == YamlNode::Kind::sequence && requires_node->items.empty())) {
    out.report(Code::no_requirement, id->span, {id->value});
  }
  return criterion;
}

// `scored`: levels of a dimension have points, those of a further ladder have none.
auto load_level(const YamlNode& node, int expected, bool scored, const Context& context) -> std::optional<Level> {
  auto& out = *context.out;
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  Level level;
  const auto* number = reader->need("level");
  level.number = as_integer(number, 1, 100, out).value_or(expected);
  level.title = text_or_empty(reader->find("title"), out);
  if (scored) {
    level.points = as_decimal(reader->need("points"), out).value_or(Decimal());
  }
  level.source = citation_or_empty(reader->find("source"), out);
  for (const auto& item : as_list(reader->need("criteria"), out)) {
    if (auto criterion = load_criterion(item, context)) {
      level.criteria.push_back(std::move(*criterion));
    }
  }
  reader->finish();
  if (level.number != expected && number != nullptr) {
    out.report(Code::levels_not_rising, number->span, {std::to_string(level.number), std::to_string(expected)});
  }
  return level;
}

auto load_levels(const YamlNode* node, std::optional<Decimal> full_points, const Context& context) -> std::vector<Level> {
  std::vector<Level> levels;
  for (const auto& item : as_list(node, *context.out)) {
    auto level = load_level(item, static_cast<int>(levels.size()) + 1, full_points.has_value(), context);
    if (level && full_points && !levels.empty() && level->points < levels.back().points) {
      context.out->report(Code::levels_not_rising, item.span, {std::to_string(level->number), std::to_string(levels.size() + 1)});
    }
    if (level) {
      levels.push_back(std::move(*level));
    }
  }
  if (full_points && node != nullptr && (levels.empty() || levels.back().points != *full_points)) {
    const auto last = std::to_string(levels.size());
    context.out->report(Code::levels_not_rising, node->span, {last, last});
  }
  return levels;
}

auto load_variants(MappingReader& reader, Decimal points, const Context& context) -> std::vector<Variant> {
  auto& out = *context.out;
  const auto* levels = reader.find("levels");
  const auto* variants = reader.find("variants");
  reader.need_one_of("levels", "variants", reader.span());
  std::vector<Variant> loaded;
  if (levels != nullptr) {
    loaded.push_back({.kind = std::nullopt, .levels = load_levels(levels, points, context)});
  }
  for (const auto& item : as_list(variants, out)) {
    if (auto variant = as_mapping(&item, out)) {
      const auto kind = as_choice(variant->need("for"), unit_kind_words(), out);
      auto steps = load_levels(variant->need("levels"), points, context);
      variant->finish();
      if (kind) {
        loaded.push_back({.kind = static_cast<UnitKind>(*kind), .levels = std::move(steps)});
      }
    }
  }
  return loaded;
}

void load_dimension(const YamlNode& node, const Context& context, Framework& framework, UniqueIds& ladder_ids) {
  auto& out = *context.out;
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return;
  }
  // The dimension joins the framework before its criteria are read, so that they may name it.
  auto& dimension = *std::ranges::find_if(framework.dimensions, [&node](const Dimension& one) { return one.span == node.span; });
  const auto* id = reader->need("id");
  dimension.title = text_or_empty(reader->need("title"), out);
  dimension.short_title = text_or_empty(reader->find("short_title"), out);
  if (dimension.short_title.empty()) {
    dimension.short_title = dimension.title;
  }
  dimension.source = citation_or_empty(reader->find("source"), out);
  dimension.partial = as_boolean(reader->find("partial"), out).value_or(false);
  if (dimension.partial) {
    dimension.known_parts = load_known_parts(reader->need("known"), framework, *context.criterion_ids, out);
  } else {
    dimension.points = as_decimal(reader->need("points"), out).value_or(Decimal());
    dimension.variants = load_variants(*reader, dimension.points, context);
  }
  dimension.comparable_with = load_predecessor(reader->find("comparable_with"), out);
  const auto* not_comparable = reader->find("not_comparable");
  dimension.not_comparable = text_or_empty(not_comparable, out);
  if (dimension.comparable_with && not_comparable != nullptr) {
    out.report(Code::one_of, not_comparable->span, {"`comparable_with`, `not_comparable`"});
  }
  reader->finish();
  if (id != nullptr && id->kind == YamlNode::Kind::scalar) {
    (void)ladder_ids.add(id->text, id->span);
  }
}

// The ids of all dimensions first: `not_shared_with` in the first dimension names later ones.
void load_dimension_ids(const YamlNode* node, Framework& framework, Diagnostics& out) {
  for (const auto& item : as_list(node, out)) {
    if (item.kind == YamlNode::Kind::mapping) {
      const auto id = std::ranges::find(item.entries, "id", &YamlNode::Entry::key);
      const auto text = id == item.entries.end() ? std::nullopt : as_id(&id->value, true, out);
      framework.dimensions.push_back({.id = LadderId(text ? text->value : std::string()), .span = item.span});
    }
  }
}

void load_ladder(const YamlNode& node, const Context& context, Framework& framework, UniqueIds& ladder_ids) {
  auto& out = *context.out;
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return;
  }
  FurtherLadder ladder;
  const auto id = as_id(reader->need("id"), true, out);
  ladder.title = text_or_empty(reader->need("title"), out);
  std::vector<std::string> classes;
  for (const auto& one : framework.classes) {
    classes.push_back(one.id);
  }
  if (const auto index = as_choice(reader->need("for_class"), classes, out)) {
    ladder.for_class = classes[*index];
  }
  ladder.source = citation_or_empty(reader->find("source"), out);
  ladder.levels = load_levels(reader->need("levels"), std::nullopt, context);
  ladder.span = node.span;
  reader->finish();
  if (id && ladder_ids.add(id->value, id->span)) {
    ladder.id = LadderId(id->value);
    framework.ladders.push_back(std::move(ladder));
  }
}

auto load_bonus(const YamlNode* node, const Framework& framework, Diagnostics& out) -> std::optional<Bonus> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  Bonus bonus;
  const auto id = as_id(reader->need("id"), true, out);
  bonus.title = text_or_empty(reader->need("title"), out);
  bonus.points = as_decimal(reader->need("points"), out).value_or(Decimal());
  bonus.source = citation_or_empty(reader->find("source"), out);
  bonus.requirements = load_requirements(reader->find("requires"), framework, out);
  reader->finish();
  if (!id) {
    return std::nullopt;
  }
  bonus.id = CriterionId(id->value);
  return bonus;
}

auto load_grades(const YamlNode* node, Diagnostics& out) -> std::vector<Grade> {
  std::vector<Grade> grades;
  for (const auto& item : as_list(node, out)) {
    if (auto reader = as_mapping(&item, out)) {
      const auto name = as_string(reader->need("grade"), out);
      const auto from = as_decimal(reader->need("from"), out);
      reader->finish();
      if (name && from) {
        if (!grades.empty() && *from >= grades.back().from) {
          out.report(Code::grades_not_falling, item.span, {name->value});
        }
        grades.push_back({.name = name->value, .from = *from});
      }
    }
  }
  return grades;
}

auto load_classes(const YamlNode* node, Diagnostics& out) -> std::vector<UnitClass> {
  std::vector<UnitClass> classes;
  for_each_entry(node, out, [&](std::string id, MappingReader& reader) {
    UnitClass unit_class{.id = std::move(id)};
    unit_class.title = text_or_empty(reader.need("title"), out);
    unit_class.threshold = as_decimal(reader.find("threshold"), out);
    if (const auto ladder = as_id(reader.find("ladder"), true, out)) {
      unit_class.ladder = LadderId(ladder->value);
    }
    if (const auto becomes = as_id(reader.find("becomes"), true, out)) {
      unit_class.becomes = *becomes;
    }
    unit_class.rule = text_or_empty(reader.find("rule"), out);
    unit_class.source = citation_or_empty(reader.find("source"), out);
    classes.push_back(std::move(unit_class));
  });
  return classes;
}

void load_vocabulary(MappingReader& reader, Framework& framework) {
  auto& out = reader.out();
  framework.unit_kinds = load_unit_kinds(reader.need("unit_kinds"), out);
  framework.sources = load_sources(reader.need("sources"), out);
  framework.source = citation_or_empty(reader.find("source"), out);
  framework.evidence_kinds = load_evidence_kinds(reader.need("evidence_kinds"), out);
  if (const auto lists = as_mapping(reader.find("choices"), out)) {
    for (const auto& entry : lists->entries()) {
      framework.choices[key_text(entry, out)] = load_choices(&entry.value, out);
    }
  }
  framework.facts = load_facts(reader.find("facts"), out);
  framework.tables = load_tables(reader.find("tables"), framework, out);
  framework.areas = load_choices(reader.find("areas"), out);
}

}  // namespace

auto load_framework(FileId file, const std::string& name, const YamlNode& root, Diagnostics& out) -> std::optional<Framework> {
  auto reader = as_mapping(&root, out);
  if (!reader) {
    return std::nullopt;
  }
  Framework framework;
  framework.file = file;
  const auto id = as_id(reader->need("id"), false, out);
  if (id && id->value != name) {
    out.report(Code::wrong_file_id, id->span, {id->value, name});
  }
  framework.id = FrameworkId(name);
  if (const auto kind = as_string(reader->need("kind"), out); kind && kind->value != "levels") {
    out.report(Code::framework_kind, kind->span, {kind->value});
    return std::nullopt;
  }
  framework.years = load_years(reader->need("years"), out);
  framework.title = text_or_empty(reader->need("title"), out);
  framework.summary = text_or_empty(reader->find("summary"), out);
  load_vocabulary(*reader, framework);
  framework.classes = load_classes(reader->find("classes"), out);

  UniqueIds ladder_ids(out);
  UniqueIds criterion_ids(out);
  const Context context{.framework = &framework, .criterion_ids = &criterion_ids, .out = &out};
  const auto* dimensions = reader->need("dimensions");
  load_dimension_ids(dimensions, framework, out);
  if (dimensions != nullptr) {
    for (const auto& item : dimensions->items) {
      load_dimension(item, context, framework, ladder_ids);
    }
  }
  for (const auto& item : as_list(reader->find("ladders"), out)) {
    load_ladder(item, context, framework, ladder_ids);
  }
  framework.bonus = load_bonus(reader->find("bonus"), framework, out);
  framework.grades = load_grades(reader->find("grades"), out);
  framework.grades_source = citation_or_empty(reader->find("grades_source"), out);
  framework.notes = load_notes(reader->find("notes"), out);
  framework.programme = load_indicators(reader->find("programme"), framework, out);
  framework.calendar = load_calendar(reader->find("calendar"), out);
  if (const auto follows = as_id(reader->find("follows"), false, out)) {
    framework.follows = {FrameworkId(follows->value), follows->span};
  }
  reader->finish();
  check_citations(framework, out);
  return framework;
}

}  // namespace prongsai
