#include "load/load_plan.hpp"

#include <utility>

#include "load/decode.hpp"
#include "load/framework_parts.hpp"

namespace prongsai {
namespace {

constexpr int most_records = 9999;

auto load_total(const YamlNode& node, Diagnostics& out) -> std::optional<PrintedTotal> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  PrintedTotal total;
  const auto of = as_string(reader->need("of"), out);
  const auto* count = reader->find("count");
  if (const auto number = as_integer(count, 0, most_records, out)) {
    total.count = Located<int>{*number, count->span};
  }
  if (const auto budget = as_mapping(reader->find("budget"), out)) {
    for (const auto& entry : budget->entries()) {
      const auto year = FiscalYear::parse(entry.key);
      if (!year) {
        out.report(Code::bad_year, entry.key_span, {entry.key});
      }
      const auto amount = as_decimal(&entry.value, out);
      if (year && amount) {
        total.budget[*year] = {*amount, entry.value.span};
      }
    }
  }
  total.source = citation_or_empty(reader->find("source"), out);
  reader->finish();
  if (!of) {
    return std::nullopt;
  }
  total.of = of->value == "all" ? std::string() : of->value;
  total.span = of->span;
  return total;
}

auto load_totals(const YamlNode* node, Diagnostics& out) -> std::vector<PrintedTotal> {
  std::vector<PrintedTotal> totals;
  auto reader = as_mapping(node, out);
  if (!reader) {
    return totals;
  }
  UniqueIds unique(out);
  for (const auto& item : as_list(reader->need("totals"), out)) {
    auto total = load_total(item, out);
    if (total && unique.add(total->of.empty() ? "all" : total->of, total->span)) {
      totals.push_back(std::move(*total));
    }
  }
  reader->finish();
  return totals;
}

auto load_record_numbers(const YamlNode* node, Diagnostics& out) -> std::vector<Located<int>> {
  std::vector<Located<int>> numbers;
  for (const auto& item : as_list(node, out)) {
    if (const auto number = as_integer(&item, 1, most_records, out)) {
      numbers.push_back({*number, item.span});
    }
  }
  return numbers;
}

auto load_risks(const YamlNode* node, Diagnostics& out) -> std::vector<PlanRisk> {
  std::vector<PlanRisk> risks;
  UniqueIds unique(out);
  for (const auto& item : as_list(node, out)) {
    auto reader = as_mapping(&item, out);
    if (!reader) {
      continue;
    }
    PlanRisk risk;
    const auto id = as_id(reader->need("id"), true, out);
    risk.process = text_or_empty(reader->need("process"), out);
    risk.issue = text_or_empty(reader->find("issue"), out);
    risk.level = as_string(reader->need("level"), out).value_or(Located<std::string>{});
    const auto* likelihood = reader->find("likelihood");
    const auto* impact = reader->find("impact");
    risk.likelihood = as_integer(likelihood, 1, most_risk_score, out);
    risk.impact = as_integer(impact, 1, most_risk_score, out);
    risk.controls = load_texts(reader->find("controls"), out);
    risk.records = load_record_numbers(reader->find("records"), out);
    risk.note = text_or_empty(reader->find("note"), out);
    risk.source = citation_or_empty(reader->find("source"), out);
    reader->finish();
    if ((likelihood == nullptr) != (impact == nullptr)) {
      out.report(Code::missing_key, item.span, {likelihood == nullptr ? "likelihood" : "impact"});
    }
    if (id && unique.add(id->value, id->span)) {
      risk.id = id->value;
      risk.span = id->span;
      risks.push_back(std::move(risk));
    }
  }
  return risks;
}

}  // namespace

auto load_plan(const PlanId& id, FileId file, const YamlNode& root, Diagnostics& out) -> Plan {
  Plan plan;
  plan.id = id;
  plan.file = file;
  plan.span = root.span;
  auto reader = as_mapping(&root, out);
  if (!reader) {
    plan.complete = false;
    return plan;
  }
  if (const auto framework = as_id(reader->need("framework"), false, out)) {
    plan.framework = {FrameworkId(framework->value), framework->span};
    plan.span = framework->span;
  }
  plan.title = text_or_empty(reader->need("title"), out);
  plan.summary = text_or_empty(reader->find("summary"), out);
  plan.dated = text_or_empty(reader->find("dated"), out);
  plan.years = load_years(reader->need("years"), out);
  plan.sources = load_sources(reader->find("sources"), out);
  plan.source = citation_or_empty(reader->find("source"), out);
  plan.objectives = load_texts(reader->find("objectives"), out);
  plan.target_groups = load_texts(reader->find("target_groups"), out);
  plan.parts = load_titles(reader->find("parts"), out);
  plan.printed_totals = load_totals(reader->find("printed"), out);
  const auto* records = reader->need("records");
  plan.complete = records != nullptr && records->kind == YamlNode::Kind::sequence;
  plan.records = load_plan_records(records, plan.complete, out);
  plan.risks = load_risks(reader->find("risks"), out);
  plan.contradictions = load_notes(reader->find("contradictions"), out);
  reader->finish();
  return plan;
}

}  // namespace prongsai
