#include "render/build_plan_parts.hpp"

#include <algorithm>
#include <utility>

#include "render/builders.hpp"
#include "render/plan_wording.hpp"

namespace prongsai {
namespace {

auto risk_view(const PageContext& page, const PlanStandings& standing, const PlanRisk& risk) -> PlanRiskView {
  const auto& voice = page.voice();
  const auto* level = standing.frame->risk_level(risk.level.value);
  PlanRiskView view{.process = voice.words(risk.process),
                    .issue = risk.issue.empty() ? own_words(voice.say("word.none_given")) : voice.words(risk.issue),
                    .level = level == nullptr ? own_words(risk.level.value) : voice.words(level->title),
                    .score = {},
                    .controls = {},
                    .records = {},
                    .note = {}};
  if (risk.likelihood && risk.impact) {
    view.score = voice.say("plan.risk.score",
                           {std::to_string(*risk.likelihood), std::to_string(*risk.impact), std::to_string(*risk.likelihood * *risk.impact)});
  }
  for (const auto& control : risk.controls) {
    view.controls.push_back({.text = voice.words(control), .linked = false, .url = {}});
  }
  for (const auto& number : risk.records) {
    if (const auto* record = standing.plan->record(number.value)) {
      view.records.push_back(number_item(page, standing, *record));
    }
  }
  if (!risk.note.empty()) {
    view.note = NoteView{voice.words(risk.note)};
  }
  return view;
}

// Likelihood to the right, impact upwards; present where any risk gives both.
auto risk_matrix(const PageContext& page, const PlanStandings& standing) -> std::optional<RiskMatrixView> {
  const auto& voice = page.voice();
  const auto& frame = *standing.frame;
  const auto& risks = standing.plan->risks;
  if (frame.risk_levels.empty() || std::ranges::none_of(risks, [](const PlanRisk& risk) { return risk.likelihood && risk.impact; })) {
    return std::nullopt;
  }
  RiskMatrixView view;
  RiskCounts counts{};
  for (int impact = most_risk_score; impact >= 1; --impact) {
    RiskMatrixRowView row{.impact = std::to_string(impact), .cells = {}};
    for (int likelihood = 1; likelihood <= most_risk_score; ++likelihood) {
      const auto* level = frame.risk_level_of(likelihood * impact);
      const bool high = level == &frame.risk_levels.back();
      RiskCellView cell{.level = level == nullptr ? Words() : voice.words(level->title),
                        .product = std::to_string(likelihood * impact),
                        .middle = level != nullptr && !high && level != &frame.risk_levels.front(),
                        .high = high,
                        .risks = {}};
      for (const auto& risk : risks) {
        if (risk.likelihood == likelihood && risk.impact == impact) {
          cell.risks.push_back({.text = voice.words(risk.process), .linked = false, .url = {}});
          ++counts.at(static_cast<std::size_t>(likelihood - 1)).at(static_cast<std::size_t>(impact - 1));
        }
      }
      row.cells.push_back(std::move(cell));
    }
    view.rows.push_back(std::move(row));
  }
  view.chart = risk_picture(page, counts);
  return view;
}

}  // namespace

auto number_item(const PageContext& page, const PlanStandings& standing, const PlanRecord& record) -> ItemView {
  return {.text = own_words(std::to_string(record.number)), .linked = true, .url = page.url(PlanRecordPage{&standing, standing.of(record)})};
}

auto finding_view(const PageContext& page, const PlanStandings& standing, const PlanFinding& finding) -> FindingView {
  FindingView view{.text = finding.record == nullptr ? capital(page.voice().plain(finding.text)) : page.voice().plain(finding.text), .record = {}};
  if (finding.record != nullptr) {
    view.record = page.link(PlanRecordPage{&standing, standing.of(*finding.record)},
                            own_words(page.voice().say("plan.number", {std::to_string(finding.record->number)})));
  }
  return view;
}

auto plan_kpi_view(const PageContext& page, const PlanFrame& frame, const PlanKpi& kpi) -> PlanKpiView {
  const auto& voice = page.voice();
  const auto* level = frame.kpi_level(kpi.level.value);
  return {.id = kpi.id,
          .level = level == nullptr ? own_words(kpi.level.value) : voice.words(level->title),
          .kind = kpi_kind_words(kpi.kind, voice),
          .text = voice.words(kpi.text),
          .target = plan_target_words(kpi, voice),
          .tool = kpi.tool.empty() ? own_words(voice.say("plan.not_stated")) : voice.words(kpi.tool),
          .record = {}};
}

auto text_items(std::string label, const std::vector<Text>& texts, const Voice& voice) -> DetailView {
  DetailView view{.label = std::move(label), .items = {}};
  for (const auto& text : texts) {
    view.items.push_back({.text = voice.words(text), .linked = false, .url = {}});
  }
  return view;
}

auto owner_words(const RecordOwner& owner, const Voice& voice) -> Words {
  auto words = voice.words(owner.division);
  if (!owner.section.empty()) {
    words.text = voice.say("plan.owner", {voice.plain(owner.section), words.text});
  }
  return words;
}

void add_plan_kpis(const PageContext& page, const PlanStandings& standing, PlanView& view) {
  const auto& voice = page.voice();
  int all = 0;
  for (std::size_t kind = 0; kind < plan_kpi_kinds; ++kind) {
    const auto number = standing.kpis.at(kind);
    if (number == 0) {
      continue;
    }
    all += number;
    PlanKpiGroupView group{.title = kpi_kind_words(static_cast<PlanKpiKind>(kind), voice),
                           .count = std::to_string(number),
                           .about = kpi_kind_about(static_cast<PlanKpiKind>(kind), voice),
                           .kpis = {}};
    for (const auto& record : standing.records) {
      for (const auto& kpi : record.record->kpis) {
        if (static_cast<std::size_t>(kpi.kind) == kind) {
          group.kpis.push_back(plan_kpi_view(page, *standing.frame, kpi));
          group.kpis.back().record = page.link(PlanRecordPage{&standing, &record}, own_words(std::to_string(record.record->number)));
        }
      }
    }
    view.kpis.push_back(std::move(group));
  }
  view.kpis_answer = voice.say("plan.kpis.answer", {std::to_string(all)});
}

void add_plan_steps(const PageContext& page, const PlanStandings& standing, PlanView& view) {
  const auto count = std::to_string(standing.all.count);
  view.steps_answer = page.voice().say("plan.steps.answer", {count, std::to_string(standing.publishing), std::to_string(standing.reporting)});
  for (const auto& record : standing.records) {
    if (!record.publishes && !record.reports) {
      view.silent.push_back(number_item(page, standing, *record.record));
    }
  }
}

void add_plan_risks(const PageContext& page, const PlanStandings& standing, PlanView& view) {
  for (const auto& risk : standing.plan->risks) {
    view.risks.push_back(risk_view(page, standing, risk));
  }
  view.matrix = risk_matrix(page, standing);
}

void add_plan_owners(const PageContext& page, const PlanStandings& standing, PlanView& view) {
  const auto& voice = page.voice();
  for (const auto& owner : standing.owners) {
    for (const auto& section : owner.sections) {
      PlanOwnerView row{.division = owner.division.empty() ? own_words(voice.say("plan.not_stated")) : voice.words(owner.division),
                        .section = section.section.empty() ? own_words(voice.say("word.none_given")) : voice.words(section.section),
                        .count = std::to_string(section.records.size()),
                        .total = grouped_number(section.total),
                        .records = {}};
      for (const auto* record : section.records) {
        row.records.push_back(number_item(page, standing, *record));
      }
      view.owners.push_back(std::move(row));
    }
  }
}

}  // namespace prongsai
