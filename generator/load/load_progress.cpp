#include <array>
#include <utility>

#include "load/decode.hpp"
#include "load/load_programme.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 4> status_words{"planned", "in_progress", "done", "stopped"};

auto load_point(const YamlNode& node, Diagnostics& out) -> std::optional<ProgressPoint> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  ProgressPoint point;
  const auto* day = reader->need("date");
  const auto date = as_date(day, out);
  point.planned = load_percent(reader->find("planned"), out);
  point.actual = load_percent(reader->find("actual"), out);
  point.planned_spending = load_baht(reader->find("planned_spending"), out);
  point.spending = load_baht(reader->find("spending"), out);
  point.note = text_or_empty(reader->find("note"), out);
  reader->finish();
  if (!date) {
    return std::nullopt;
  }
  point.date = *date;
  point.span = day->span;
  return point;
}

auto load_indicator(const YamlNode& node, Diagnostics& out) -> std::optional<IndicatorResult> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  IndicatorResult result;
  const auto* kpi = reader->find("kpi");
  const auto* text = reader->find("text");
  reader->need_one_of("kpi", "text", node.span);
  result.kpi = as_id(kpi, false, out);
  result.text = text_or_empty(text, out);
  result.target = as_decimal(reader->find("target"), out);
  result.actual = as_decimal(reader->find("actual"), out);
  result.unit = text_or_empty(reader->find("unit"), out);
  result.evidence = load_evidence_ids(reader->find("evidence"), out);
  reader->finish();
  result.span = kpi != nullptr ? kpi->span : text != nullptr ? text->span : node.span;
  return result;
}

void load_budget(const YamlNode* node, ProjectProgress& project, Diagnostics& out) {
  if (node != nullptr && node->kind == YamlNode::Kind::scalar && node->text == "none") {
    project.no_budget = true;
    return;
  }
  project.budget = load_baht(node, out);
}

void load_lists(MappingReader& reader, ProjectProgress& project) {
  // A point that is wrong must not make its neighbours look wrong.
  Diagnostics of_points;
  for (const auto& item : as_list(reader.find("points"), of_points)) {
    if (auto point = load_point(item, of_points)) {
      project.points.push_back(std::move(*point));
    }
  }
  project.damaged = of_points.has_errors();
  reader.out().append(std::move(of_points));
  const auto* kpis = reader.find("kpis");
  project.kpis_span = kpis != nullptr ? kpis->span : reader.span();
  for (const auto& item : as_list(kpis, reader.out())) {
    if (auto result = load_indicator(item, reader.out())) {
      project.kpis.push_back(std::move(*result));
    }
  }
}

auto load_project(const YamlNode& node, UniqueIds& unique, Diagnostics& out) -> std::optional<ProjectProgress> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  ProjectProgress project;
  const auto id = as_id(reader->need("id"), false, out);
  project.title = text_or_empty(reader->need("title"), out);
  project.about = load_subject(reader->find("about"), out);
  load_budget(reader->find("budget"), project, out);
  const auto* updated = reader->need("updated");
  const auto day = as_date(updated, out);
  const auto weight = load_weight(reader->find("weight"), out);
  project.weight = weight.value_or(Decimal(1));
  project.weighted = weight.has_value();
  load_lists(*reader, project);
  const auto* status = reader->need("status");
  project.status = static_cast<ProgressStatus>(as_choice(status, status_words, out).value_or(0));
  project.status_span = status != nullptr ? status->span : node.span;
  project.evidence = load_evidence_ids(reader->find("evidence"), out);
  project.note = text_or_empty(reader->find("note"), out);
  reader->finish();
  if (!id || !unique.add(id->value, id->span) || !day) {
    return std::nullopt;
  }
  project.id = id->value;
  project.updated = {*day, updated->span};
  project.span = id->span;
  return project;
}

}  // namespace

auto load_progress(const YamlNode& root, Diagnostics& out) -> std::vector<ProjectProgress> {
  std::vector<ProjectProgress> projects;
  UniqueIds unique(out);
  for (const auto& item : items_of(root, out)) {
    if (auto project = load_project(item, unique, out)) {
      projects.push_back(std::move(*project));
    }
  }
  return projects;
}

}  // namespace prongsai
