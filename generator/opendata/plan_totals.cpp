#include "opendata/plan_totals.hpp"

#include <optional>
#include <vector>

#include "opendata/common_columns.hpp"

namespace prongsai {
namespace {

struct TotalRow {
  const PlanSum* sum = nullptr;
  // `all`, or empty for records without a dimension.
  std::string_view id;
  FiscalYear year;
};

auto computed(const TotalRow& row) -> std::optional<Decimal> {
  const auto found = row.sum->budget.find(row.year);
  return found == row.sum->budget.end() ? std::nullopt : std::optional(found->second);
}

auto printed(const TotalRow& row) -> std::optional<Decimal> {
  if (row.sum->printed == nullptr) {
    return std::nullopt;
  }
  const auto found = row.sum->printed->budget.find(row.year);
  return found == row.sum->printed->budget.end() ? std::nullopt : std::optional(found->second.value);
}

auto cell(const std::optional<Decimal>& number) -> DataCell { return number ? DataCell(*number) : DataCell(); }

auto columns() -> DataColumns<TotalRow> {
  using Of = TotalRow;
  DataColumns<Of> columns{column<Of>("dimension", DataType::text, "รหัสมิติ หรือ all คือทั้งแผน ว่างเมื่อเอกสารไม่ได้ระบุมิติ",
                                     "id of the dimension, or all for the whole plan; empty for records that the document places in none",
                                     [](const Of& of) { return text_cell(of.id); })};
  add_bilingual(columns, "dimension", {.th = "ชื่อมิติ", .en = "title of the dimension"},
                [](const Of& of) { return of.sum->dimension == nullptr ? nullptr : &of.sum->dimension->title; });
  add_year(columns, [](const Of& of) { return of.year; });
  columns.push_back(column<Of>("records", DataType::number, "จำนวนรายการ", "records", [](const Of& of) { return number_cell(of.sum->count); }));
  columns.push_back(column<Of>("printed_records", DataType::number, "จำนวนรายการที่เอกสารพิมพ์", "records that the document prints", [](const Of& of) {
    return of.sum->printed != nullptr && of.sum->printed->count ? number_cell(of.sum->printed->count->value) : DataCell();
  }));
  columns.push_back(counted_in(in_baht(), column<Of>("computed", DataType::number, "ยอดที่รวมจากรายการ", "sum of the records",
                                                     [](const Of& of) { return cell(computed(of)); })));
  columns.push_back(counted_in(in_baht(), column<Of>("printed", DataType::number, "ยอดที่เอกสารพิมพ์", "sum that the document prints",
                                                     [](const Of& of) { return cell(printed(of)); })));
  columns.push_back(counted_in(in_baht(), column<Of>("difference", DataType::number, "ยอดที่พิมพ์ลบด้วยยอดที่รวม", "printed less computed", [](const Of& of) {
    const auto print = printed(of);
    const auto sum = computed(of);
    return print && sum ? DataCell(*print - *sum) : DataCell();
  })));
  return columns;
}

auto rows(const PlanStandings& standing) -> std::vector<TotalRow> {
  std::vector<TotalRow> rows;
  const auto add = [&](const PlanSum& sum, std::string_view id) {
    for (const auto year : standing.plan->years) {
      rows.push_back({.sum = &sum, .id = id, .year = year});
    }
  };
  for (const auto& sum : standing.dimensions) {
    add(sum, sum.dimension->id);
  }
  if (standing.unplaced.count > 0) {
    add(standing.unplaced, {});
  }
  add(standing.all, "all");
  return rows;
}

}  // namespace

void plan_totals_table(const PlanStandings& standing, TableWriter& out) {
  const auto of_total = columns();
  write_header(out, of_total);
  for (const auto& row : rows(standing)) {
    write_row(out, of_total, row);
  }
}

auto plan_totals_json(const Portal& portal, const PlanStandings& standing) -> std::string {
  JsonWriter json;
  json.begin_object();
  write_keys(json, publication_columns(), portal);
  json.key("unit_id");
  write_cell(json, text_cell(standing.unit->id.str()));
  json.key("plan_id");
  write_cell(json, text_cell(standing.plan->id.str()));
  write_records(json, "totals", columns(), rows(standing));
  json.end_object();
  return json.take();
}

}  // namespace prongsai
