#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"

// The page of a unit and year about its programme: progress, satisfaction, networks, complaints.
namespace prongsai {

struct GridHeadView {
  static constexpr std::string_view view_name = "grid_head";
  std::string title;
  static void fields(auto& field) { field("title", &GridHeadView::title); }
};

struct GridCellView {
  static constexpr std::string_view view_name = "grid_cell";
  // The column's title, for readers of the table as a list.
  std::string label;
  std::string text;
  static void fields(auto& field) {
    field("label", &GridCellView::label);
    field("text", &GridCellView::text);
  }
};

struct GridRowView {
  static constexpr std::string_view view_name = "grid_row";
  Words head;
  std::vector<GridCellView> cells;
  static void fields(auto& field) {
    field("head", &GridRowView::head);
    field("cells", &GridRowView::cells);
  }
};

// A table of numbers: the first column says what a row is about.
struct GridView {
  static constexpr std::string_view view_name = "grid";
  std::string title;
  std::string first;
  std::vector<GridHeadView> heads;
  std::vector<GridRowView> rows;
  static void fields(auto& field) {
    field("title", &GridView::title);
    field("first", &GridView::first);
    field("heads", &GridView::heads);
    field("rows", &GridView::rows);
  }
};

struct ProjectView {
  static constexpr std::string_view view_name = "project";
  std::string anchor;
  Words title;
  std::string answer;
  bool behind = false;
  std::vector<DetailView> details;
  Html chart;
  std::optional<GridView> points;
  std::optional<GridView> kpis;
  std::optional<NoteView> note;
  static void fields(auto& field) {
    field("anchor", &ProjectView::anchor);
    field("title", &ProjectView::title);
    field("answer", &ProjectView::answer);
    field("behind", &ProjectView::behind);
    field("details", &ProjectView::details);
    field("chart", &ProjectView::chart);
    field("points", &ProjectView::points);
    field("kpis", &ProjectView::kpis);
    field("note", &ProjectView::note);
  }
};

struct SurveyView {
  static constexpr std::string_view view_name = "survey";
  std::string anchor;
  Words title;
  std::string answer;
  std::vector<DetailView> details;
  // What the reader must know first: too few answers, or a report that prints something else.
  std::vector<NoteView> warnings;
  Html chart;
  std::optional<GridView> questions;
  std::optional<NoteView> note;
  static void fields(auto& field) {
    field("anchor", &SurveyView::anchor);
    field("title", &SurveyView::title);
    field("answer", &SurveyView::answer);
    field("details", &SurveyView::details);
    field("warnings", &SurveyView::warnings);
    field("chart", &SurveyView::chart);
    field("questions", &SurveyView::questions);
    field("note", &SurveyView::note);
  }
};

struct NetworksView {
  static constexpr std::string_view view_name = "networks";
  std::string answer;
  GridView table;
  GridView history;
  std::vector<DetailView> details;
  static void fields(auto& field) {
    field("answer", &NetworksView::answer);
    field("table", &NetworksView::table);
    field("history", &NetworksView::history);
    field("details", &NetworksView::details);
  }
};

struct ComplaintsView {
  static constexpr std::string_view view_name = "complaints";
  std::string answer;
  std::vector<FigureView> figures;
  Html chart;
  GridView months;
  std::optional<GridView> kinds;
  std::vector<DetailView> details;
  std::optional<NoteView> note;
  static void fields(auto& field) {
    field("answer", &ComplaintsView::answer);
    field("figures", &ComplaintsView::figures);
    field("chart", &ComplaintsView::chart);
    field("months", &ComplaintsView::months);
    field("kinds", &ComplaintsView::kinds);
    field("details", &ComplaintsView::details);
    field("note", &ComplaintsView::note);
  }
};

struct ProgrammeView {
  static constexpr std::string_view view_name = "programme";
  std::string title;
  Words unit;
  std::string year;
  std::string answer;
  std::vector<LinkView> contents;
  std::string progress;
  std::vector<ProjectView> projects;
  std::vector<SurveyView> surveys;
  std::optional<NetworksView> networks;
  std::optional<ComplaintsView> complaints;
  static void fields(auto& field) {
    field("title", &ProgrammeView::title);
    field("unit", &ProgrammeView::unit);
    field("year", &ProgrammeView::year);
    field("answer", &ProgrammeView::answer);
    field("contents", &ProgrammeView::contents);
    field("progress", &ProgrammeView::progress);
    field("projects", &ProgrammeView::projects);
    field("surveys", &ProgrammeView::surveys);
    field("networks", &ProgrammeView::networks);
    field("complaints", &ProgrammeView::complaints);
  }
};

}  // namespace prongsai
