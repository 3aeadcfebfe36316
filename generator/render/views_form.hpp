#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"

// Forms of the annex, laid out to be printed on A4.
namespace prongsai {

// Headings of a checklist's columns.
struct FormHeadsView {
  static constexpr std::string_view view_name = "form_heads";
  std::string criterion;
  std::string result;
  std::string remarks;
  static void fields(auto& field) {
    field("criterion", &FormHeadsView::criterion);
    field("result", &FormHeadsView::result);
    field("remarks", &FormHeadsView::remarks);
  }
};

// Who signs.
struct SignView {
  static constexpr std::string_view view_name = "sign";
  std::string role;
  static void fields(auto& field) { field("role", &SignView::role); }
};

// A cell of the score sheet under the heading `label`. What nobody has said yet is empty, so that it can be written by hand.
struct SheetCellView {
  static constexpr std::string_view view_name = "sheet_cell";
  std::string label;
  std::string value;
  static void fields(auto& field) {
    field("label", &SheetCellView::label);
    field("value", &SheetCellView::value);
  }
};

// A dimension, or a sum below the dimensions.
struct SheetRowView {
  static constexpr std::string_view view_name = "sheet_row";
  Words title;
  bool is_sum = false;
  std::vector<SheetCellView> cells;
  static void fields(auto& field) {
    field("title", &SheetRowView::title);
    field("is_sum", &SheetRowView::is_sum);
    field("cells", &SheetRowView::cells);
  }
};

struct SheetHeadView {
  static constexpr std::string_view view_name = "sheet_head";
  std::string label;
  static void fields(auto& field) { field("label", &SheetHeadView::label); }
};

struct SheetView {
  static constexpr std::string_view view_name = "sheet";
  std::string first_head;
  std::vector<SheetHeadView> heads;
  std::vector<SheetRowView> rows;
  static void fields(auto& field) {
    field("first_head", &SheetView::first_head);
    field("heads", &SheetView::heads);
    field("rows", &SheetView::rows);
  }
};

struct FormCriterionView {
  static constexpr std::string_view view_name = "form_criterion";
  Words title;
  // Of a form that is filled in: one of the two.
  bool met = false;
  bool unmet = false;
  std::vector<NoteView> evidence;
  std::vector<NoteView> remarks;
  static void fields(auto& field) {
    field("title", &FormCriterionView::title);
    field("met", &FormCriterionView::met);
    field("unmet", &FormCriterionView::unmet);
    field("evidence", &FormCriterionView::evidence);
    field("remarks", &FormCriterionView::remarks);
  }
};

struct FormLevelView {
  static constexpr std::string_view view_name = "form_level";
  std::string title;
  std::string status;
  std::vector<FormCriterionView> criteria;
  static void fields(auto& field) {
    field("title", &FormLevelView::title);
    field("status", &FormLevelView::status);
    field("criteria", &FormLevelView::criteria);
  }
};

// The criteria of a dimension, further ladder or the extra points.
struct FormPartView {
  static constexpr std::string_view view_name = "form_part";
  Words title;
  // Full points, and of a blank form the kind of unit.
  std::string about;
  std::string answer;
  // Long enough for pages of its own.
  bool is_dimension = false;
  std::optional<NoteView> remark;
  FormHeadsView heads;
  std::vector<FormLevelView> levels;
  static void fields(auto& field) {
    field("title", &FormPartView::title);
    field("about", &FormPartView::about);
    field("answer", &FormPartView::answer);
    field("is_dimension", &FormPartView::is_dimension);
    field("remark", &FormPartView::remark);
    field("heads", &FormPartView::heads);
    field("levels", &FormPartView::levels);
  }
};

struct FormView {
  static constexpr std::string_view view_name = "form";
  std::string title;
  // The unit, or the framework of a blank form.
  Words about;
  std::string year;
  std::string answer;
  // Of a form that is filled in.
  std::string basis;
  bool filled = false;
  LinkView framework;
  DateView published;
  std::optional<SheetView> sheet;
  bool has_sheet = false;
  std::vector<FormPartView> parts;
  // Grade bands and the threshold of the unit's class.
  std::vector<NoteView> rules;
  std::vector<SignView> signs;
  static void fields(auto& field) {
    field("title", &FormView::title);
    field("about", &FormView::about);
    field("year", &FormView::year);
    field("answer", &FormView::answer);
    field("basis", &FormView::basis);
    field("filled", &FormView::filled);
    field("framework", &FormView::framework);
    field("published", &FormView::published);
    field("sheet", &FormView::sheet);
    field("has_sheet", &FormView::has_sheet);
    field("parts", &FormView::parts);
    field("rules", &FormView::rules);
    field("signs", &FormView::signs);
  }
};

// What a unit learned at one place of the framework, or as a whole.
struct SummaryRowView {
  static constexpr std::string_view view_name = "summary_row";
  std::string number;
  Words place;
  // For a dimension: what goes before the names of its projects.
  bool of_projects = false;
  std::vector<LinkView> projects;
  std::vector<NoteView> factors;
  std::vector<NoteView> problems;
  std::vector<NoteView> suggestions;
  static void fields(auto& field) {
    field("number", &SummaryRowView::number);
    field("place", &SummaryRowView::place);
    field("of_projects", &SummaryRowView::of_projects);
    field("projects", &SummaryRowView::projects);
    field("factors", &SummaryRowView::factors);
    field("problems", &SummaryRowView::problems);
    field("suggestions", &SummaryRowView::suggestions);
  }
};

struct YearSummaryView {
  static constexpr std::string_view view_name = "year_summary";
  std::string title;
  Words unit;
  std::string year;
  std::string answer;
  LinkView framework;
  DateView published;
  std::vector<FigureView> figures;
  std::vector<SummaryRowView> rows;
  std::vector<SignView> signs;
  static void fields(auto& field) {
    field("title", &YearSummaryView::title);
    field("unit", &YearSummaryView::unit);
    field("year", &YearSummaryView::year);
    field("answer", &YearSummaryView::answer);
    field("framework", &YearSummaryView::framework);
    field("published", &YearSummaryView::published);
    field("figures", &YearSummaryView::figures);
    field("rows", &YearSummaryView::rows);
    field("signs", &YearSummaryView::signs);
  }
};

}  // namespace prongsai
