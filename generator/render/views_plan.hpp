#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"
#include "render/views_lists.hpp"
#include "render/views_data.hpp"
#include "render/views_prose.hpp"

// Pages of plans: the frame that offices plan by, an office's plan, one record of it.
namespace prongsai {

// A mission; missions below it follow in the same list, as their numbers say.
struct PlanNodeView {
  static constexpr std::string_view view_name = "plan_node";
  std::string id;
  Words title;
  std::string source;
  bool has_source = false;
  static void fields(auto& field) {
    field("id", &PlanNodeView::id);
    field("title", &PlanNodeView::title);
    field("source", &PlanNodeView::source);
    field("has_source", &PlanNodeView::has_source);
  }
};

struct PlanFrameDimensionView {
  static constexpr std::string_view view_name = "plan_frame_dimension";
  std::string id;
  Words title;
  std::vector<PlanNodeView> missions;
  static void fields(auto& field) {
    field("id", &PlanFrameDimensionView::id);
    field("title", &PlanFrameDimensionView::title);
    field("missions", &PlanFrameDimensionView::missions);
  }
};

struct PlanFrameView {
  static constexpr std::string_view view_name = "plan_frame";
  Words title;
  Words summary;
  std::vector<DetailView> details;
  std::vector<PlanFrameDimensionView> dimensions;
  std::vector<LinkView> plans;
  // Instead of that list where it is too long.
  std::vector<PlaceGroupView> places;
  std::vector<NoteView> notes;
  std::vector<SourceView> sources;
  std::optional<DataLinksView> data;
  static void fields(auto& field) {
    field("places", &PlanFrameView::places);
    field("data", &PlanFrameView::data);
    field("title", &PlanFrameView::title);
    field("summary", &PlanFrameView::summary);
    field("details", &PlanFrameView::details);
    field("dimensions", &PlanFrameView::dimensions);
    field("plans", &PlanFrameView::plans);
    field("notes", &PlanFrameView::notes);
    field("sources", &PlanFrameView::sources);
  }
};

// A cell of a row of words or numbers, with its column's name for readers of the table as a list.
struct PlanCellView {
  static constexpr std::string_view view_name = "plan_cell";
  std::string label;
  std::string value;
  static void fields(auto& field) {
    field("label", &PlanCellView::label);
    field("value", &PlanCellView::value);
  }
};

// A row of sums: computed, printed, or how they differ.
struct PlanSumRowView {
  static constexpr std::string_view view_name = "plan_sum_row";
  std::string title;
  std::string count;
  std::vector<PlanCellView> cells;
  static void fields(auto& field) {
    field("title", &PlanSumRowView::title);
    field("count", &PlanSumRowView::count);
    field("cells", &PlanSumRowView::cells);
  }
};

struct PlanRowView {
  static constexpr std::string_view view_name = "plan_row";
  std::string number;
  LinkView record;
  Words type;
  std::vector<PlanCellView> cells;
  static void fields(auto& field) {
    field("number", &PlanRowView::number);
    field("record", &PlanRowView::record);
    field("type", &PlanRowView::type);
    field("cells", &PlanRowView::cells);
  }
};

struct PlanMissionView {
  static constexpr std::string_view view_name = "plan_mission";
  Words title;
  // How many columns the table has.
  std::string columns;
  // A mission with missions of its own needs no records.
  bool is_empty = false;
  std::vector<PlanRowView> rows;
  static void fields(auto& field) {
    field("title", &PlanMissionView::title);
    field("columns", &PlanMissionView::columns);
    field("is_empty", &PlanMissionView::is_empty);
    field("rows", &PlanMissionView::rows);
  }
};

struct PlanDimensionView {
  static constexpr std::string_view view_name = "plan_dimension";
  std::string id;
  Words title;
  std::string answer;
  std::string caption;
  std::vector<PlanCellView> heads;
  std::vector<PlanMissionView> missions;
  std::vector<PlanSumRowView> sums;
  static void fields(auto& field) {
    field("id", &PlanDimensionView::id);
    field("title", &PlanDimensionView::title);
    field("answer", &PlanDimensionView::answer);
    field("caption", &PlanDimensionView::caption);
    field("heads", &PlanDimensionView::heads);
    field("missions", &PlanDimensionView::missions);
    field("sums", &PlanDimensionView::sums);
  }
};

struct PlanBudgetRowView {
  static constexpr std::string_view view_name = "plan_budget_row";
  std::string year;
  std::string computed;
  std::string printed;
  std::string difference;
  static void fields(auto& field) {
    field("year", &PlanBudgetRowView::year);
    field("computed", &PlanBudgetRowView::computed);
    field("printed", &PlanBudgetRowView::printed);
    field("difference", &PlanBudgetRowView::difference);
  }
};

struct FindingView {
  static constexpr std::string_view view_name = "finding";
  std::string text;
  std::optional<LinkView> record;
  static void fields(auto& field) {
    field("text", &FindingView::text);
    field("record", &FindingView::record);
  }
};

struct FindingGroupView {
  static constexpr std::string_view view_name = "finding_group";
  std::string title;
  std::string count;
  std::vector<FindingView> findings;
  static void fields(auto& field) {
    field("title", &FindingGroupView::title);
    field("count", &FindingGroupView::count);
    field("findings", &FindingGroupView::findings);
  }
};

// An indicator: what, how much, measured with what.
struct PlanKpiView {
  static constexpr std::string_view view_name = "plan_kpi";
  std::string id;
  Words level;
  std::string kind;
  Words text;
  std::string target;
  Words tool;
  std::optional<LinkView> record;
  static void fields(auto& field) {
    field("id", &PlanKpiView::id);
    field("level", &PlanKpiView::level);
    field("kind", &PlanKpiView::kind);
    field("text", &PlanKpiView::text);
    field("target", &PlanKpiView::target);
    field("tool", &PlanKpiView::tool);
    field("record", &PlanKpiView::record);
  }
};

struct PlanKpiGroupView {
  static constexpr std::string_view view_name = "plan_kpi_group";
  std::string title;
  std::string count;
  std::string about;
  std::vector<PlanKpiView> kpis;
  static void fields(auto& field) {
    field("title", &PlanKpiGroupView::title);
    field("count", &PlanKpiGroupView::count);
    field("about", &PlanKpiGroupView::about);
    field("kpis", &PlanKpiGroupView::kpis);
  }
};

struct PlanRiskView {
  static constexpr std::string_view view_name = "plan_risk";
  Words process;
  Words issue;
  Words level;
  std::string score;
  std::vector<ItemView> controls;
  std::vector<ItemView> records;
  std::optional<NoteView> note;
  static void fields(auto& field) {
    field("process", &PlanRiskView::process);
    field("issue", &PlanRiskView::issue);
    field("level", &PlanRiskView::level);
    field("score", &PlanRiskView::score);
    field("controls", &PlanRiskView::controls);
    field("records", &PlanRiskView::records);
    field("note", &PlanRiskView::note);
  }
};

struct RiskCellView {
  static constexpr std::string_view view_name = "risk_cell";
  Words level;
  std::string product;
  // How many levels lie below this one, from 0: shades.
  bool middle = false;
  bool high = false;
  std::vector<ItemView> risks;
  static void fields(auto& field) {
    field("level", &RiskCellView::level);
    field("product", &RiskCellView::product);
    field("middle", &RiskCellView::middle);
    field("high", &RiskCellView::high);
    field("risks", &RiskCellView::risks);
  }
};

struct RiskMatrixRowView {
  static constexpr std::string_view view_name = "risk_matrix_row";
  std::string impact;
  std::vector<RiskCellView> cells;
  static void fields(auto& field) {
    field("impact", &RiskMatrixRowView::impact);
    field("cells", &RiskMatrixRowView::cells);
  }
};

struct RiskMatrixView {
  static constexpr std::string_view view_name = "risk_matrix";
  Html chart;
  std::vector<RiskMatrixRowView> rows;
  static void fields(auto& field) {
    field("chart", &RiskMatrixView::chart);
    field("rows", &RiskMatrixView::rows);
  }
};

struct PlanOwnerView {
  static constexpr std::string_view view_name = "plan_owner";
  Words division;
  Words section;
  std::string count;
  std::string total;
  std::vector<ItemView> records;
  static void fields(auto& field) {
    field("division", &PlanOwnerView::division);
    field("section", &PlanOwnerView::section);
    field("count", &PlanOwnerView::count);
    field("total", &PlanOwnerView::total);
    field("records", &PlanOwnerView::records);
  }
};

struct PlanView {
  static constexpr std::string_view view_name = "plan";
  Words title;
  LinkView unit;
  std::string answer;
  Words summary;
  std::vector<FigureView> figures;
  std::vector<DetailView> details;
  Html chart;
  std::vector<PlanBudgetRowView> budget;
  std::string findings_answer;
  std::vector<FindingGroupView> findings;
  std::vector<NoteView> contradictions;
  std::vector<PlanDimensionView> dimensions;
  std::vector<PlanKpiGroupView> kpis;
  std::string kpis_answer;
  std::string steps_answer;
  std::vector<ItemView> silent;
  std::vector<PlanRiskView> risks;
  std::optional<RiskMatrixView> matrix;
  std::vector<PlanOwnerView> owners;
  std::vector<SourceView> sources;
  std::vector<PackView> packs;
  static void fields(auto& field) {
    field("packs", &PlanView::packs);
    field("title", &PlanView::title);
    field("unit", &PlanView::unit);
    field("answer", &PlanView::answer);
    field("summary", &PlanView::summary);
    field("figures", &PlanView::figures);
    field("details", &PlanView::details);
    field("chart", &PlanView::chart);
    field("budget", &PlanView::budget);
    field("findings_answer", &PlanView::findings_answer);
    field("findings", &PlanView::findings);
    field("contradictions", &PlanView::contradictions);
    field("dimensions", &PlanView::dimensions);
    field("kpis", &PlanView::kpis);
    field("kpis_answer", &PlanView::kpis_answer);
    field("steps_answer", &PlanView::steps_answer);
    field("silent", &PlanView::silent);
    field("risks", &PlanView::risks);
    field("matrix", &PlanView::matrix);
    field("owners", &PlanView::owners);
    field("sources", &PlanView::sources);
  }
};

struct PlanRecordBudgetView {
  static constexpr std::string_view view_name = "plan_record_budget";
  std::string year;
  std::string printed;
  std::string counted;
  static void fields(auto& field) {
    field("year", &PlanRecordBudgetView::year);
    field("printed", &PlanRecordBudgetView::printed);
    field("counted", &PlanRecordBudgetView::counted);
  }
};

struct PlanRecordView {
  static constexpr std::string_view view_name = "plan_record";
  Words title;
  std::string number;
  LinkView plan;
  std::string answer;
  // The document's sections 1 to 6, 8, and what comes after the ninth.
  std::vector<DetailView> before;
  std::vector<PlanRecordBudgetView> budget;
  std::optional<NoteView> stated;
  std::vector<DetailView> owner;
  std::vector<PlanKpiView> kpis;
  std::vector<DetailView> after;
  std::vector<FindingView> findings;
  std::optional<LinkView> previous;
  std::optional<LinkView> next;
  static void fields(auto& field) {
    field("title", &PlanRecordView::title);
    field("number", &PlanRecordView::number);
    field("plan", &PlanRecordView::plan);
    field("answer", &PlanRecordView::answer);
    field("before", &PlanRecordView::before);
    field("budget", &PlanRecordView::budget);
    field("stated", &PlanRecordView::stated);
    field("owner", &PlanRecordView::owner);
    field("kpis", &PlanRecordView::kpis);
    field("after", &PlanRecordView::after);
    field("findings", &PlanRecordView::findings);
    field("previous", &PlanRecordView::previous);
    field("next", &PlanRecordView::next);
  }
};

}  // namespace prongsai
