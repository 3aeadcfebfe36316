#include <algorithm>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

void collect_ids(const std::vector<PlanNode>& nodes, std::vector<std::string>& ids) {
  for (const auto& node : nodes) {
    ids.push_back(node.id);
    collect_ids(node.missions, ids);
  }
}

auto ids_of(const std::vector<PlanNode>& nodes) -> std::vector<std::string> {
  std::vector<std::string> ids;
  for (const auto& node : nodes) {
    ids.push_back(node.id);
  }
  return ids;
}

template <class T>
auto ids_of(const std::vector<T>& list) -> std::vector<std::string> {
  std::vector<std::string> ids;
  for (const auto& one : list) {
    ids.push_back(one.id);
  }
  return ids;
}

auto numbers_of(const std::vector<FiscalYear>& years) -> std::vector<std::string> {
  std::vector<std::string> numbers;
  for (const auto year : years) {
    numbers.push_back(std::to_string(year.be));
  }
  return numbers;
}

// Compares the names of one plan with its frame's.
class PlanNames {
 public:
  PlanNames(const Plan& plan, const PlanFrame& frame, Diagnostics& out) : plan_(&plan), frame_(&frame), out_(&out) {}

  void check() const {
    for (const auto year : plan_->years) {
      need(std::to_string(year.be), plan_->span, {.th = "ปีของกรอบแผน", .en = "year of the frame"}, numbers_of(frame_->years));
    }
    check_totals();
    for (const auto& record : plan_->records) {
      check_record(record);
    }
    for (const auto& risk : plan_->risks) {
      check_risk(risk);
    }
    cite(plan_->source);
    for (const auto& note : plan_->contradictions) {
      cite(note.source);
    }
  }

 private:
  void need(const std::string& name, Span span, const Text& what, const std::vector<std::string>& known) const {
    // An empty name is one that could not be read and was reported.
    if (!name.empty() && std::ranges::find(known, name) == known.end()) {
      out_->report(Code::unknown_name, span, {name, what, suggestion(name, known)});
    }
  }

  void need_year(FiscalYear year, Span span) const {
    need(std::to_string(year.be), span, {.th = "ปีของแผน", .en = "year of the plan"}, numbers_of(plan_->years));
  }

  void cite(const Citation& citation) const {
    auto known = ids_of(plan_->sources);
    for (const auto& document : frame_->sources) {
      known.push_back(document.id);
    }
    need(citation.document, citation.span, {.th = "เอกสารใน `sources`", .en = "document of `sources`"}, known);
  }

  void check_totals() const {
    for (const auto& total : plan_->printed_totals) {
      need(total.of, total.span, {.th = "มิติ", .en = "dimension"}, ids_of(frame_->dimensions));
      for (const auto& [year, amount] : total.budget) {
        need_year(year, amount.span);
      }
      cite(total.source);
    }
  }

  void check_place(const PlanRecord& record) const {
    if (record.dimension) {
      need(record.dimension->value, record.dimension->span, {.th = "มิติ", .en = "dimension"}, ids_of(frame_->dimensions));
    }
    if (!record.mission) {
      return;
    }
    const auto* dimension = record.dimension ? frame_->dimension(record.dimension->value) : nullptr;
    std::vector<std::string> missions;
    for (const auto& one : frame_->dimensions) {
      if (dimension == nullptr || dimension == &one) {
        collect_ids(one.missions, missions);
      }
    }
    // Where the dimension itself is wrong, a mission of any dimension will do.
    const Text what = dimension == nullptr ? Text{.th = "ภารกิจ", .en = "mission"}
                                           : Text{.th = "ภารกิจในมิติ " + dimension->id, .en = "mission of dimension " + dimension->id};
    need(record.mission->value, record.mission->span, what, missions);
  }

  void check_record(const PlanRecord& record) const {
    const auto types = ids_of(frame_->item_types);
    const Text type{.th = "ชนิดของรายการ", .en = "type of record"};
    need(record.type.value, record.type.span, type, types);
    if (record.printed_type) {
      need(record.printed_type->value, record.printed_type->span, type, types);
    }
    check_place(record);
    for (const auto& part : record.printed_in) {
      need(part.value, part.span, {.th = "ส่วนของเอกสารใน `parts`", .en = "part in `parts`"}, ids_of(plan_->parts));
    }
    for (const auto& [year, cell] : record.budget) {
      need_year(year, cell.span);
    }
    for (const auto& kpi : record.kpis) {
      need(kpi.level.value, kpi.level.span, {.th = "ระดับของตัวชี้วัด", .en = "level of indicators"}, ids_of(frame_->kpi_levels));
      cite(kpi.source);
    }
    cite_record(record);
  }

  void cite_record(const PlanRecord& record) const {
    cite(record.source);
    if (record.stated_budget) {
      cite(record.stated_budget->source);
    }
    if (record.target) {
      cite(record.target->source);
    }
    for (const auto* step : {&record.publish, &record.report}) {
      if (*step) {
        cite((*step)->source);
      }
    }
  }

  void check_risk(const PlanRisk& risk) const {
    need(risk.level.value, risk.level.span, {.th = "ระดับความเสี่ยง", .en = "level of risk"}, ids_of(frame_->risk_levels));
    for (const auto& number : risk.records) {
      if (plan_->complete && plan_->record(number.value) == nullptr) {
        out_->report(Code::unknown_name, number.span,
                     {std::to_string(number.value), Text{.th = "รายการลำดับที่", .en = "record with the number"}, Text{}});
      }
    }
    cite(risk.source);
  }

  const Plan* plan_;
  const PlanFrame* frame_;
  Diagnostics* out_;
};

}  // namespace

void check_plan(const Unit& unit, const Plan& plan, const Corpus& corpus, Diagnostics& out) {
  const auto& name = plan.framework.value;
  const auto frame = corpus.plan_frames.find(name);
  if (frame == corpus.plan_frames.end()) {
    std::vector<std::string> known;
    for (const auto& [id, one] : corpus.plan_frames) {
      known.push_back(id.str());
    }
    // A frame that has errors of its own is not missing.
    if (!name.empty() && plan.frame_readable) {
      out.report(Code::unknown_name, plan.framework.span, {name.str(), Text{.th = "กรอบแผน", .en = "frame of plans"}, suggestion(name.str(), known)});
    }
    return;
  }
  const auto& kinds = frame->second.unit_kinds;
  if (std::ranges::find(kinds, unit.kind) == kinds.end()) {
    out.report(Code::unit_kind_not_assessed, plan.span, {name.str()});
    return;
  }
  PlanNames(plan, frame->second, out).check();
}

}  // namespace prongsai
