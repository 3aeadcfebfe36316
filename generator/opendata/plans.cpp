#include "opendata/plans.hpp"

#include <utility>

#include "opendata/common_columns.hpp"
#include "opendata/plan_columns.hpp"

namespace prongsai {
namespace {

using Plans = std::span<const PlanStandings>;

template <class Fn>
void for_each_record(const Portal& portal, Plans plans, Fn fn) {
  for (const auto& standing : plans) {
    for (const auto& record : standing.records) {
      fn(PlanRecordEntry{.plan = {.portal = &portal, .standing = &standing}, .record = &record});
    }
  }
}

auto budgets_of(const PlanRecordEntry& record) -> std::vector<PlanBudgetEntry> {
  std::vector<PlanBudgetEntry> rows;
  for (const auto& [year, cell] : record.record->budget) {
    rows.push_back({.record = record, .year = year});
  }
  return rows;
}

auto kpis_of(const PlanRecordEntry& record) -> std::vector<PlanKpiEntry> {
  std::vector<PlanKpiEntry> rows;
  for (const auto& kpi : record.record->record->kpis) {
    rows.push_back({.record = record, .kpi = &kpi});
  }
  return rows;
}

auto flat_budget_columns() -> DataColumns<PlanBudgetEntry> {
  const auto part = [](const PlanBudgetEntry& entry) { return &entry.record; };
  return joined(joined(columns_of_part<PlanBudgetEntry>(record_key_columns(), part), columns_of_part<PlanBudgetEntry>(record_columns(), part)),
                budget_columns());
}

auto flat_kpi_columns() -> DataColumns<PlanKpiEntry> {
  return joined(columns_of_part<PlanKpiEntry>(record_key_columns(), [](const PlanKpiEntry& entry) { return &entry.record; }), plan_kpi_columns());
}

auto flat_finding_columns() -> DataColumns<PlanFindingEntry> {
  return joined(columns_of_part<PlanFindingEntry>(plan_columns(), [](const PlanFindingEntry& entry) { return &entry.plan; }), finding_columns());
}

class PlansDocument {
 public:
  auto write(const Portal& portal, Plans plans) -> std::string {
    json_.begin_object();
    write_keys(json_, publication_columns(), portal);
    json_.key("plans");
    json_.begin_array(JsonWriter::Layout::a_line_each);
    for (const auto& standing : plans) {
      write_plan({.portal = &portal, .standing = &standing});
    }
    json_.end_array();
    json_.end_object();
    return json_.take();
  }

 private:
  void write_plan(const PlanEntry& entry) {
    json_.begin_object();
    write_keys(json_, plan_, entry);
    std::vector<PlanYearEntry> years;
    for (const auto& [year, amount] : entry.standing->all.budget) {
      years.push_back({.standing = entry.standing, .year = year});
    }
    write_records(json_, "years", years_, years);
    json_.key("records");
    json_.begin_array(JsonWriter::Layout::a_line_each);
    for (const auto& record : entry.standing->records) {
      const PlanRecordEntry row{.plan = entry, .record = &record};
      json_.begin_object();
      write_keys(json_, key_, row);
      write_keys(json_, record_, row);
      write_records(json_, "budgets", budgets_, budgets_of(row));
      write_records(json_, "kpis", kpis_, kpis_of(row));
      json_.end_object();
    }
    json_.end_array();
    std::vector<PlanFindingEntry> findings;
    for (const auto& finding : entry.standing->findings) {
      findings.push_back({.plan = entry, .finding = &finding});
    }
    write_records(json_, "findings", findings_, findings);
    json_.end_object();
  }

  JsonWriter json_;
  DataColumns<PlanEntry> plan_ = plan_columns();
  DataColumns<PlanYearEntry> years_ = plan_year_columns();
  DataColumns<PlanRecordEntry> key_ = record_key_columns();
  DataColumns<PlanRecordEntry> record_ = record_columns();
  DataColumns<PlanBudgetEntry> budgets_ = budget_columns();
  DataColumns<PlanKpiEntry> kpis_ = plan_kpi_columns();
  DataColumns<PlanFindingEntry> findings_ = finding_columns();
};

}  // namespace

void plan_budgets_table(const Portal& portal, std::span<const PlanStandings> plans, TableWriter& out) {
  const auto columns = flat_budget_columns();
  write_header(out, columns);
  for_each_record(portal, plans, [&](const PlanRecordEntry& record) {
    for (const auto& row : budgets_of(record)) {
      write_row(out, columns, row);
    }
  });
}

auto plan_budgets_csv_fields() -> std::vector<DataField> { return fields_of(flat_budget_columns()); }

void plan_kpis_table(const Portal& portal, std::span<const PlanStandings> plans, TableWriter& out) {
  const auto columns = flat_kpi_columns();
  write_header(out, columns);
  for_each_record(portal, plans, [&](const PlanRecordEntry& record) {
    for (const auto& row : kpis_of(record)) {
      write_row(out, columns, row);
    }
  });
}

auto plan_kpis_csv_fields() -> std::vector<DataField> { return fields_of(flat_kpi_columns()); }

void plan_findings_table(const Portal& portal, std::span<const PlanStandings> plans, TableWriter& out) {
  const auto columns = flat_finding_columns();
  write_header(out, columns);
  for (const auto& standing : plans) {
    for (const auto& finding : standing.findings) {
      write_row(out, columns, PlanFindingEntry{.plan = {.portal = &portal, .standing = &standing}, .finding = &finding});
    }
  }
}

auto plan_findings_csv_fields() -> std::vector<DataField> { return fields_of(flat_finding_columns()); }

auto plans_json(const Portal& portal, std::span<const PlanStandings> plans) -> std::string { return PlansDocument().write(portal, plans); }

auto plans_json_fields() -> std::vector<DataField> {
  auto fields = fields_of(publication_columns());
  const auto add = [&fields](const std::string& name, std::string th, std::string en, std::vector<DataField> parts) {
    fields.push_back(record_field(name, DataType::records, std::move(th), std::move(en)));
    fields = joined(std::move(fields), inside(name + "[].", std::move(parts)));
  };
  add("plans", "แผนตามหน่วยงานและรหัส", "plans by unit and id", fields_of(plan_columns()));
  add("plans[].years", "ยอดรวมของทั้งแผนในแต่ละปี", "sums of the whole plan by year", fields_of(plan_year_columns()));
  add("plans[].records", "รายการตามลำดับที่", "records by number", joined(fields_of(record_key_columns()), fields_of(record_columns())));
  add("plans[].records[].budgets", "งบประมาณแต่ละปี", "budget by year", fields_of(budget_columns()));
  add("plans[].records[].kpis", "ตัวชี้วัด", "indicators", fields_of(plan_kpi_columns()));
  add("plans[].findings", "ข้อสังเกตที่พบในเอกสาร", "findings in the document", fields_of(finding_columns()));
  return fields;
}

}  // namespace prongsai
