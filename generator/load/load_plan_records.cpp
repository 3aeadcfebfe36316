#include <algorithm>
#include <array>
#include <utility>

#include "load/decode.hpp"
#include "load/framework_parts.hpp"
#include "load/load_plan.hpp"

namespace prongsai {
namespace {

constexpr int most_records = 9999;
constexpr int most_people = 100'000'000;
const std::array<std::string, 4> basis_words{"per_year", "total", "unstated", "none"};
const std::array<std::string, 8> kind_words{"exists", "count", "percent", "index", "zero", "trend", "monitor", "narrative"};
const std::array<std::string, 5> op_words{">=", ">", "=", "<=", "<"};
const std::array<std::string, 2> direction_words{"down", "up"};

auto load_cell(const YamlNode& node, Diagnostics& out) -> std::optional<BudgetCell> {
  if (node.kind == YamlNode::Kind::scalar && node.text == "none") {
    return NoBudgetCell{};
  }
  if (node.kind == YamlNode::Kind::scalar && node.text == "blank") {
    return BlankCell{};
  }
  if (node.kind != YamlNode::Kind::mapping) {
    const auto amount = as_decimal(&node, out);
    return amount ? std::optional<BudgetCell>(AmountCell{*amount}) : std::nullopt;
  }
  MappingReader reader(node, out);
  const auto printed = as_string(reader.need("unreadable"), out);
  const auto implied = as_decimal(reader.find("implied"), out);
  reader.finish();
  return printed ? std::optional<BudgetCell>(UnreadableCell{.printed = printed->value, .implied = implied}) : std::nullopt;
}

auto load_budget(const YamlNode* node, Diagnostics& out) -> std::map<FiscalYear, Located<BudgetCell>> {
  std::map<FiscalYear, Located<BudgetCell>> cells;
  const auto reader = as_mapping(node, out);
  if (!reader) {
    return cells;
  }
  for (const auto& entry : reader->entries()) {
    const auto year = FiscalYear::parse(entry.key);
    if (!year) {
      out.report(Code::bad_year, entry.key_span, {entry.key});
    }
    if (entry.value.kind == YamlNode::Kind::empty) {
      out.report(Code::empty_value, entry.key_span, {entry.key});
      continue;
    }
    if (auto cell = load_cell(entry.value, out); cell && year) {
      cells[*year] = {std::move(*cell), entry.value.kind == YamlNode::Kind::scalar ? entry.value.span : entry.key_span};
    }
  }
  return cells;
}

auto load_stated(const YamlNode* node, Diagnostics& out) -> std::optional<StatedBudget> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  StatedBudget stated;
  stated.text = text_or_empty(reader->find("text"), out);
  stated.basis = static_cast<StatedBudget::Basis>(as_choice(reader->need("basis"), basis_words, out).value_or(2));
  stated.per_year = as_decimal(reader->find("per_year"), out);
  stated.amount = as_decimal(reader->find("amount"), out);
  const auto* total = reader->find("total");
  stated.total = as_decimal(total, out);
  stated.source = citation_or_empty(reader->find("source"), out);
  stated.span = total == nullptr ? node->span : total->span;
  reader->finish();
  return stated;
}

auto load_target(const YamlNode* node, Diagnostics& out) -> std::optional<RecordTarget> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  RecordTarget target;
  target.who = text_or_empty(reader->need("who"), out);
  target.count = as_integer(reader->find("count"), 0, most_people, out);
  target.source = citation_or_empty(reader->find("source"), out);
  reader->finish();
  return target;
}

auto load_owner(const YamlNode* node, Diagnostics& out) -> std::optional<RecordOwner> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  RecordOwner owner;
  owner.division = text_or_empty(reader->need("division"), out);
  owner.section = text_or_empty(reader->find("section"), out);
  reader->finish();
  return owner;
}

// `where` says which key tells the place or the recipient.
auto load_step(const YamlNode* node, std::string_view where, Diagnostics& out) -> std::optional<RecordStep> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  RecordStep step;
  const auto* none = reader->find("none");
  step.none = as_boolean(none, out).value_or(false);
  const auto* place = reader->find(where);
  step.where = text_or_empty(place, out);
  step.cycle = text_or_empty(reader->find("cycle"), out);
  step.source = citation_or_empty(reader->find("source"), out);
  reader->finish();
  if (step.none && place != nullptr) {
    out.report(Code::one_of, none->span, {"`none`, `" + std::string(where) + "`"});
  }
  return step;
}

auto load_baseline(const YamlNode* node, Diagnostics& out) -> std::optional<KpiBaseline> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  const auto year = as_year(reader->need("year"), out);
  const auto value = as_decimal(reader->need("value"), out);
  reader->finish();
  return year && value ? std::optional(KpiBaseline{.year = *year, .value = *value}) : std::nullopt;
}

auto load_change(const YamlNode* node, Diagnostics& out) -> std::optional<KpiChange> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  const auto direction = as_choice(reader->need("direction"), direction_words, out);
  const auto percent = as_decimal(reader->find("percent"), out);
  reader->finish();
  return direction ? std::optional(KpiChange{.direction = static_cast<KpiChange::Direction>(*direction), .percent = percent}) : std::nullopt;
}

// Which keys a kind of indicator must have, and which it cannot have.
void check_shape(const PlanKpi& kpi, const std::string& word, Diagnostics& out) {
  const bool measured = kpi.kind == PlanKpiKind::count || kpi.kind == PlanKpiKind::percent || kpi.kind == PlanKpiKind::index;
  const auto report = [&](const char* key, bool must) {
    const Text words = must ? Text{.th = "ต้องมี", .en = "must have"} : Text{.th = "ต้องไม่มี", .en = "cannot have"};
    out.report(Code::plan_kpi_shape, kpi.span, {word, words, key});
  };
  if (kpi.op.empty() == measured) {
    report("op", measured);
  }
  if (kpi.target.has_value() != measured) {
    report("target", measured);
  }
  if (kpi.change && kpi.kind != PlanKpiKind::trend) {
    report("change", false);
  }
  if (kpi.baseline && !measured && kpi.kind != PlanKpiKind::trend) {
    report("baseline", false);
  }
}

auto load_kpi(const YamlNode& node, Diagnostics& out) -> std::optional<PlanKpi> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  PlanKpi kpi;
  const auto* id_node = reader->need("id");
  const auto id = as_id(id_node, true, out);
  kpi.level = as_string(reader->need("level"), out).value_or(Located<std::string>{});
  const auto kind = as_choice(reader->need("kind"), kind_words, out);
  kpi.text = text_or_empty(reader->need("text"), out);
  const auto* op = reader->find("op");
  const auto op_index = as_choice(op, op_words, out);
  kpi.op = op_index ? op_words[*op_index] : std::string();
  const auto* target = reader->find("target");
  kpi.target = as_decimal(target, out);
  kpi.unit = text_or_empty(reader->find("unit"), out);
  kpi.per = text_or_empty(reader->find("per"), out);
  kpi.tool = text_or_empty(reader->find("tool"), out);
  const auto* baseline = reader->find("baseline");
  kpi.baseline = load_baseline(baseline, out);
  const auto* change = reader->find("change");
  kpi.change = load_change(change, out);
  kpi.source = citation_or_empty(reader->find("source"), out);
  reader->finish();
  if (!id) {
    return std::nullopt;
  }
  kpi.id = id->value;
  kpi.span = id->span;
  // A value that could not be read is not missing as well.
  const bool readable = (op == nullptr || op_index) && (target == nullptr || kpi.target) && (change == nullptr || kpi.change);
  if (kind) {
    kpi.kind = static_cast<PlanKpiKind>(*kind);
    if (readable) {
      check_shape(kpi, kind_words[*kind], out);
    }
    if (kpi.kind == PlanKpiKind::percent && kpi.target && (*kpi.target < Decimal(0) || *kpi.target > Decimal(100))) {
      out.report(Code::number_out_of_range, target->span, {target->text, "0", "100"});
    }
  }
  return kpi;
}

void load_results(MappingReader& reader, PlanRecord& record) {
  auto& out = reader.out();
  record.rationale = text_or_empty(reader.find("rationale"), out);
  record.objectives = load_texts(reader.find("objectives"), out);
  record.target = load_target(reader.find("target"), out);
  record.place = text_or_empty(reader.find("place"), out);
  record.steps = load_texts(reader.find("steps"), out);
  record.period = text_or_empty(reader.find("period"), out);
  record.owner = load_owner(reader.find("owner"), out);
  record.kpis = load_plan_kpis(reader.find("kpis"), out);
  record.publish = load_step(reader.find("publish"), "where", out);
  record.report = load_step(reader.find("report"), "to", out);
  record.amended = text_or_empty(reader.find("amended"), out);
  record.note = text_or_empty(reader.find("note"), out);
  record.source = citation_or_empty(reader.find("source"), out);
}

auto load_record(const YamlNode& node, Diagnostics& out) -> std::optional<PlanRecord> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  PlanRecord record;
  const auto* number_node = reader->need("number");
  const auto number = as_integer(number_node, 1, most_records, out);
  record.name = text_or_empty(reader->need("name"), out);
  record.printed_name = text_or_empty(reader->find("printed_name"), out);
  record.aliases = load_texts(reader->find("aliases"), out);
  record.type = as_string(reader->need("type"), out).value_or(Located<std::string>{});
  record.printed_type = as_string(reader->find("printed_type"), out);
  record.dimension = as_string(reader->find("dimension"), out);
  record.dimension_note = text_or_empty(reader->find("dimension_note"), out);
  record.mission = as_string(reader->find("mission"), out);
  record.mission_note = text_or_empty(reader->find("mission_note"), out);
  record.printed_in = as_ids(reader->find("printed_in"), true, out);
  record.budget = load_budget(reader->find("budget"), out);
  record.stated_budget = load_stated(reader->find("stated_budget"), out);
  load_results(*reader, record);
  reader->finish();
  if (!number) {
    return std::nullopt;
  }
  record.number = *number;
  record.span = number_node->span;
  return record;
}

}  // namespace

auto load_plan_kpis(const YamlNode* node, Diagnostics& out) -> std::vector<PlanKpi> {
  std::vector<PlanKpi> kpis;
  UniqueIds unique(out);
  for (const auto& item : as_list(node, out)) {
    auto kpi = load_kpi(item, out);
    if (kpi && unique.add(kpi->id, kpi->span)) {
      kpis.push_back(std::move(*kpi));
    }
  }
  return kpis;
}

auto load_plan_records(const YamlNode* node, bool& complete, Diagnostics& out) -> std::vector<PlanRecord> {
  std::vector<PlanRecord> records;
  for (const auto& item : as_list(node, out)) {
    auto record = load_record(item, out);
    if (!record) {
      complete = false;
      continue;
    }
    const auto first = std::ranges::find(records, record->number, &PlanRecord::number);
    if (first != records.end()) {
      out.report(Code::plan_number_repeated, record->span, {std::to_string(record->number)},
                 {{.span = first->span, .text = {.th = "ใช้ครั้งแรกที่นี่", .en = "first used here"}}});
      complete = false;
      continue;
    }
    records.push_back(std::move(*record));
  }
  std::ranges::stable_sort(records, {}, &PlanRecord::number);
  return records;
}

}  // namespace prongsai
