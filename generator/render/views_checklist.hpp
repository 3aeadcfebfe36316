#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"
#include "render/views_lists.hpp"
#include "render/views_data.hpp"
#include "render/views_prose.hpp"

// The list of frameworks, a checklist, and how one unit answers it.
namespace prongsai {

struct FrameworkEntryView {
  static constexpr std::string_view view_name = "framework_entry";
  LinkView link;
  std::string kind;
  std::string years;
  Words summary;
  static void fields(auto& field) {
    field("link", &FrameworkEntryView::link);
    field("kind", &FrameworkEntryView::kind);
    field("years", &FrameworkEntryView::years);
    field("summary", &FrameworkEntryView::summary);
  }
};

struct FrameworkIndexView {
  static constexpr std::string_view view_name = "framework_index";
  std::string title;
  std::string answer;
  std::vector<FrameworkEntryView> entries;
  static void fields(auto& field) {
    field("title", &FrameworkIndexView::title);
    field("answer", &FrameworkIndexView::answer);
    field("entries", &FrameworkIndexView::entries);
  }
};

// An item of a checklist, or a heading over the items that follow it. `depth` is a class name: how far it is set in.
struct ChecklistItemView {
  static constexpr std::string_view view_name = "checklist_item";
  std::string id;
  std::string depth;
  Words title;
  bool heading = false;
  Words hint;
  bool has_hint = false;
  std::string asks;
  bool has_asks = false;
  bool from_memory = false;
  std::string source;
  bool has_source = false;
  static void fields(auto& field) {
    field("id", &ChecklistItemView::id);
    field("depth", &ChecklistItemView::depth);
    field("title", &ChecklistItemView::title);
    field("heading", &ChecklistItemView::heading);
    field("hint", &ChecklistItemView::hint);
    field("has_hint", &ChecklistItemView::has_hint);
    field("asks", &ChecklistItemView::asks);
    field("has_asks", &ChecklistItemView::has_asks);
    field("from_memory", &ChecklistItemView::from_memory);
    field("source", &ChecklistItemView::source);
    field("has_source", &ChecklistItemView::has_source);
  }
};

struct ChecklistGroupView {
  static constexpr std::string_view view_name = "checklist_group";
  std::string anchor;
  Words title;
  std::string count;
  std::string stated;
  bool has_stated = false;
  std::optional<NoteView> note;
  std::string source;
  bool has_source = false;
  std::vector<ChecklistItemView> items;
  static void fields(auto& field) {
    field("anchor", &ChecklistGroupView::anchor);
    field("title", &ChecklistGroupView::title);
    field("count", &ChecklistGroupView::count);
    field("stated", &ChecklistGroupView::stated);
    field("has_stated", &ChecklistGroupView::has_stated);
    field("note", &ChecklistGroupView::note);
    field("source", &ChecklistGroupView::source);
    field("has_source", &ChecklistGroupView::has_source);
    field("items", &ChecklistGroupView::items);
  }
};

struct ChecklistGradeView {
  static constexpr std::string_view view_name = "checklist_grade";
  std::string grade;
  Words title;
  std::string from;
  std::string each;
  static void fields(auto& field) {
    field("grade", &ChecklistGradeView::grade);
    field("title", &ChecklistGradeView::title);
    field("from", &ChecklistGradeView::from);
    field("each", &ChecklistGradeView::each);
  }
};

struct ChecklistNoteView {
  static constexpr std::string_view view_name = "checklist_note";
  Words text;
  std::string source;
  bool has_source = false;
  static void fields(auto& field) {
    field("text", &ChecklistNoteView::text);
    field("source", &ChecklistNoteView::source);
    field("has_source", &ChecklistNoteView::has_source);
  }
};

// One unit and year that answered, in a list.
struct ChecklistLineView {
  static constexpr std::string_view view_name = "checklist_line";
  LinkView link;
  std::string year;
  std::string answer;
  std::string basis;
  static void fields(auto& field) {
    field("link", &ChecklistLineView::link);
    field("year", &ChecklistLineView::year);
    field("answer", &ChecklistLineView::answer);
    field("basis", &ChecklistLineView::basis);
  }
};

struct ChecklistView {
  static constexpr std::string_view view_name = "checklist";
  Words title;
  Words summary;
  std::string answer;
  std::vector<DetailView> details;
  std::string memory;
  bool has_memory = false;
  std::vector<ChecklistGroupView> groups;
  std::vector<ChecklistGradeView> grades;
  std::string grades_source;
  bool has_grades_source = false;
  std::vector<ChecklistNoteView> notes;
  std::vector<ChecklistLineView> answered;
  // Instead of that list where it is too long.
  std::vector<PlaceGroupView> places;
  std::vector<SourceView> sources;
  std::optional<DataLinksView> data;
  static void fields(auto& field) {
    field("places", &ChecklistView::places);
    field("data", &ChecklistView::data);
    field("title", &ChecklistView::title);
    field("summary", &ChecklistView::summary);
    field("answer", &ChecklistView::answer);
    field("details", &ChecklistView::details);
    field("memory", &ChecklistView::memory);
    field("has_memory", &ChecklistView::has_memory);
    field("groups", &ChecklistView::groups);
    field("grades", &ChecklistView::grades);
    field("grades_source", &ChecklistView::grades_source);
    field("has_grades_source", &ChecklistView::has_grades_source);
    field("notes", &ChecklistView::notes);
    field("answered", &ChecklistView::answered);
    field("sources", &ChecklistView::sources);
  }
};

// A group's numbers: a row of the table beside the picture.
struct GroupRowView {
  static constexpr std::string_view view_name = "group_row";
  std::string number;
  ItemView title;
  std::string present;
  std::string applying;
  std::string percent;
  static void fields(auto& field) {
    field("number", &GroupRowView::number);
    field("title", &GroupRowView::title);
    field("present", &GroupRowView::present);
    field("applying", &GroupRowView::applying);
    field("percent", &GroupRowView::percent);
  }
};

struct AnsweredItemView {
  static constexpr std::string_view view_name = "answered_item";
  std::string id;
  std::string depth;
  Words title;
  bool heading = false;
  // Class names of the mark, and its words.
  std::string mark;
  std::string state;
  std::string answer;
  std::string old;
  bool is_old = false;
  std::vector<DetailView> details;
  static void fields(auto& field) {
    field("id", &AnsweredItemView::id);
    field("depth", &AnsweredItemView::depth);
    field("title", &AnsweredItemView::title);
    field("heading", &AnsweredItemView::heading);
    field("mark", &AnsweredItemView::mark);
    field("state", &AnsweredItemView::state);
    field("answer", &AnsweredItemView::answer);
    field("old", &AnsweredItemView::old);
    field("is_old", &AnsweredItemView::is_old);
    field("details", &AnsweredItemView::details);
  }
};

struct AnsweredGroupView {
  static constexpr std::string_view view_name = "answered_group";
  std::string anchor;
  Words title;
  std::string result;
  std::vector<AnsweredItemView> items;
  static void fields(auto& field) {
    field("anchor", &AnsweredGroupView::anchor);
    field("title", &AnsweredGroupView::title);
    field("result", &AnsweredGroupView::result);
    field("items", &AnsweredGroupView::items);
  }
};

struct ChecklistAnswersView {
  static constexpr std::string_view view_name = "checklist_answers";
  Words title;
  Words unit;
  std::string year;
  std::string answer;
  std::string basis;
  bool reviewed = false;
  std::optional<DateView> review_date;
  std::optional<DateView> signed_date;
  std::vector<FigureView> figures;
  Html chart;
  std::vector<GroupRowView> rows;
  LinkView framework;
  std::vector<AnsweredGroupView> groups;
  static void fields(auto& field) {
    field("title", &ChecklistAnswersView::title);
    field("unit", &ChecklistAnswersView::unit);
    field("year", &ChecklistAnswersView::year);
    field("answer", &ChecklistAnswersView::answer);
    field("basis", &ChecklistAnswersView::basis);
    field("reviewed", &ChecklistAnswersView::reviewed);
    field("review_date", &ChecklistAnswersView::review_date);
    field("signed_date", &ChecklistAnswersView::signed_date);
    field("figures", &ChecklistAnswersView::figures);
    field("chart", &ChecklistAnswersView::chart);
    field("rows", &ChecklistAnswersView::rows);
    field("framework", &ChecklistAnswersView::framework);
    field("groups", &ChecklistAnswersView::groups);
  }
};

}  // namespace prongsai
