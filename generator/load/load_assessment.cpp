#include <algorithm>
#include <array>
#include <utility>

#include "load/load_framework.hpp"
#include "load/load_unit.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 3> stage_words{"self", "reviewed", "final"};

// What reading an assessment needs to know of the instrument that it answers.
struct Context {
  const Framework* framework;
  UnitKind kind;
  Diagnostics* out;
};

// The levels of a dimension or further ladder, or null.
auto levels_of(const Context& context, const LadderId& id) -> const std::vector<Level>* {
  if (const auto* dimension = context.framework->dimension(id)) {
    return dimension->levels_for(context.kind);
  }
  const auto* ladder = context.framework->ladder(id);
  return ladder == nullptr ? nullptr : &ladder->levels;
}

auto ladder_names(const Framework& framework, bool further) -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto& dimension : framework.dimensions) {
    names.push_back(dimension.id.str());
  }
  for (const auto& ladder : framework.ladders) {
    if (further) {
      names.push_back(ladder.id.str());
    }
  }
  return names;
}

const Text ladder_word{.th = "มิติหรือเกณฑ์เพิ่มเติมของกลุ่ม", .en = "dimension or ladder"};
const Text criterion_word{.th = "เกณฑ์ของมิตินี้", .en = "criterion of this dimension"};

// The levels named by a key, or null and a report.
auto levels_of_key(const YamlNode::Entry& entry, bool further, const Context& context) -> const std::vector<Level>* {
  const auto* levels = levels_of(context, LadderId(entry.key));
  if (levels == nullptr) {
    context.out->report(Code::unknown_name, entry.key_span, {entry.key, ladder_word, suggestion(entry.key, ladder_names(*context.framework, further))});
  }
  return levels;
}

auto criteria_of(const std::vector<Level>& levels) -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto& level : levels) {
    for (const auto& criterion : level.criteria) {
      names.push_back(criterion.id.str());
    }
  }
  return names;
}

// The highest level of which, and of all below, every criterion is in `met`.
auto level_from(const std::vector<Level>& levels, const std::vector<Located<CriterionId>>& met) -> int {
  int reached = 0;
  for (const auto& level : levels) {
    const bool all = std::ranges::all_of(level.criteria, [&met](const Criterion& criterion) {
      return std::ranges::any_of(met, [&criterion](const Located<CriterionId>& id) { return id.value == criterion.id; });
    });
    if (!all) {
      break;
    }
    reached = level.number;
  }
  return reached;
}

void load_not_met(const YamlNode* node, const std::vector<std::string>& known, Claim& claim, Diagnostics& out) {
  if (const auto reader = as_mapping(node, out)) {
    for (const auto& entry : reader->entries()) {
      if (std::ranges::find(known, entry.key) == known.end()) {
        out.report(Code::unknown_name, entry.key_span, {entry.key, criterion_word, suggestion(entry.key, known)});
      } else if (auto reason = as_text(&entry.value, out)) {
        claim.not_met[CriterionId(entry.key)] = std::move(*reason);
      }
    }
  }
}

auto load_claim(const YamlNode::Entry& entry, const Context& context) -> std::optional<Claim> {
  auto& out = *context.out;
  const auto* levels = levels_of_key(entry, true, context);
  if (levels == nullptr) {
    return std::nullopt;
  }
  Claim claim{.ladder = LadderId(entry.key)};
  claim.span = entry.value.span;
  const int highest = static_cast<int>(levels->size());
  if (entry.value.kind == YamlNode::Kind::scalar) {
    const auto level = as_integer(&entry.value, 0, highest, out);
    claim.level = level.value_or(0);
    return level ? std::optional(claim) : std::nullopt;
  }
  auto reader = as_mapping(&entry.value, out);
  if (!reader) {
    return std::nullopt;
  }
  claim.span = entry.key_span;
  const auto known = criteria_of(*levels);
  const auto* level = reader->find("level");
  const auto* met = reader->find("met");
  reader->need_one_of("level", "met", entry.key_span);
  for (auto& id : as_ids(met, true, out)) {
    if (std::ranges::find(known, id.value) == known.end()) {
      out.report(Code::unknown_name, id.span, {id.value, criterion_word, suggestion(id.value, known)});
    } else {
      claim.met.push_back({CriterionId(id.value), id.span});
    }
  }
  load_not_met(reader->find("not_met"), known, claim, out);
  reader->finish();
  claim.by_criterion = met != nullptr;
  claim.level = claim.by_criterion ? level_from(*levels, claim.met) : as_integer(level, 0, highest, out).value_or(0);
  if (level != nullptr) {
    claim.span = level->span;
  }
  return claim;
}

auto load_fact(const YamlNode::Entry& entry, const Context& context) -> std::optional<Fact> {
  auto& out = *context.out;
  const auto* definition = context.framework->fact(entry.key);
  if (definition == nullptr) {
    std::vector<std::string> known;
    for (const auto& fact : context.framework->facts) {
      known.push_back(fact.id);
    }
    out.report(Code::unknown_name, entry.key_span, {entry.key, Text{.th = "ข้อเท็จจริง", .en = "fact"}, suggestion(entry.key, known)});
    return std::nullopt;
  }
  if (definition->from_staff_total) {
    out.report(Code::fact_from_unit, entry.key_span, {entry.key});
    return std::nullopt;
  }
  Fact fact{.id = entry.key, .value = {}, .span = entry.value.span};
  if (definition->type == ValueType::evidence) {
    std::vector<Located<EvidenceId>> ids;
    for (auto& id : as_ids(&entry.value, false, out)) {
      ids.push_back({EvidenceId(id.value), id.span});
    }
    fact.value = std::move(ids);
    return fact;
  }
  const auto cell = load_cell(entry.value, definition->type, nullptr, out);
  if (const auto* number = std::get_if<Decimal>(&cell)) {
    fact.value = *number;
  } else if (const auto* truth = std::get_if<bool>(&cell)) {
    fact.value = *truth;
  } else if (const auto* date = std::get_if<Date>(&cell)) {
    fact.value = *date;
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    fact.value = *text;
  } else {
    return std::nullopt;
  }
  return fact;
}

auto load_row(const YamlNode& node, const TableDefinition& table, const Framework& framework, Diagnostics& out) -> std::optional<Row> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  Row row;
  row.span = node.span;
  for (const auto& column : table.columns) {
    const auto* value = column.optional ? reader->find(column.id) : reader->need(column.id);
    const auto choices = framework.choices.find(column.choices);
    const auto* words = choices == framework.choices.end() ? nullptr : &choices->second;
    row.cells.push_back(value == nullptr ? CellValue() : load_cell(*value, column.type, words, out));
    row.cell_spans.push_back(value == nullptr ? node.span : value->span);
  }
  reader->finish();
  return row;
}

auto load_table(const YamlNode::Entry& entry, const Context& context) -> std::optional<Table> {
  auto& out = *context.out;
  const auto* definition = context.framework->table(entry.key);
  if (definition == nullptr) {
    std::vector<std::string> known;
    for (const auto& table : context.framework->tables) {
      known.push_back(table.id);
    }
    out.report(Code::unknown_name, entry.key_span, {entry.key, Text{.th = "ตาราง", .en = "table"}, suggestion(entry.key, known)});
    return std::nullopt;
  }
  Table table{.id = entry.key, .rows = {}, .span = entry.key_span};
  for (const auto& item : as_list(&entry.value, out)) {
    if (auto row = load_row(item, *definition, *context.framework, out)) {
      table.rows.push_back(std::move(*row));
    }
  }
  return table;
}

auto load_bonus(const YamlNode* node, Diagnostics& out) -> std::optional<BonusClaim> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  BonusClaim bonus;
  bonus.span = reader->span();
  bonus.award = as_text(reader->need("award"), out).value_or(Text{});
  if (const auto id = as_id(reader->need("evidence"), false, out)) {
    bonus.evidence = {EvidenceId(id->value), id->span};
    bonus.span = id->span;
  }
  reader->finish();
  return bonus;
}

auto load_review(const YamlNode* node, const Context& context) -> std::optional<Review> {
  auto& out = *context.out;
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  Review review;
  review.span = reader->span();
  review.date = as_date(reader->find("date"), out);
  if (const auto awarded = as_mapping(reader->need("awarded"), out)) {
    for (const auto& entry : awarded->entries()) {
      if (const auto* levels = levels_of_key(entry, true, context)) {
        if (const auto level = as_integer(&entry.value, 0, static_cast<int>(levels->size()), out)) {
          review.awarded[LadderId(entry.key)] = {.level = *level, .span = entry.value.span};
        }
      }
    }
  }
  review.bonus = as_boolean(reader->find("bonus"), out);
  if (const auto remarks = as_mapping(reader->find("remarks"), out)) {
    for (const auto& entry : remarks->entries()) {
      if (levels_of_key(entry, true, context) != nullptr) {
        if (auto remark = as_text(&entry.value, out)) {
          review.remarks[LadderId(entry.key)] = std::move(*remark);
        }
      }
    }
  }
  reader->finish();
  return review;
}

}  // namespace

auto load_assessment(FileId file, const std::string& name, const YamlNode& root, const Framework& framework, UnitKind kind, Diagnostics& out)
    -> Assessment {
  Assessment assessment;
  assessment.framework = framework.id;
  assessment.file = file;
  assessment.span = root.span;
  const auto before = out.list().size();
  auto reader = as_mapping(&root, out);
  if (!reader) {
    assessment.complete = false;
    return assessment;
  }
  const Context context{.framework = &framework, .kind = kind, .out = &out};
  if (const auto id = as_id(reader->need("framework"), false, out); id && id->value != name) {
    out.report(Code::wrong_file_id, id->span, {id->value, name});
  }
  assessment.stage = static_cast<Stage>(as_choice(reader->need("stage"), stage_words, out).value_or(0));
  assessment.date = as_date(reader->find("date"), out);
  if (const auto claims = as_mapping(reader->need("claims"), out)) {
    for (const auto& entry : claims->entries()) {
      if (auto claim = load_claim(entry, context)) {
        assessment.claims.push_back(std::move(*claim));
      }
    }
  }
  if (const auto facts = as_mapping(reader->find("facts"), out)) {
    for (const auto& entry : facts->entries()) {
      if (auto fact = load_fact(entry, context)) {
        assessment.facts.push_back(std::move(*fact));
      }
    }
  }
  if (const auto tables = as_mapping(reader->find("tables"), out)) {
    for (const auto& entry : tables->entries()) {
      if (auto table = load_table(entry, context)) {
        assessment.tables.push_back(std::move(*table));
      }
    }
  }
  assessment.bonus = load_bonus(reader->find("bonus"), out);
  assessment.review = load_review(reader->find("review"), context);
  reader->finish();
  assessment.complete = std::none_of(out.list().begin() + static_cast<std::ptrdiff_t>(before), out.list().end(),
                                     [](const Diagnostic& one) { return one.severity() == Severity::error; });
  return assessment;
}

}  // namespace prongsai
