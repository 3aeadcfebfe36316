#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"
#include "render/views_lists.hpp"

// Pages that lead a citizen to an office, put offices side by side, and show one dimension of all offices.
namespace prongsai {

// The ways to an office where there are too many to list: letters of both scripts, regions, provinces.
struct UnitWaysView {
  static constexpr std::string_view view_name = "unit_ways";
  std::vector<UnitLineView> letters;
  std::vector<UnitLineView> other_letters;
  std::vector<UnitLineView> regions;
  static void fields(auto& field) {
    field("letters", &UnitWaysView::letters);
    field("other_letters", &UnitWaysView::other_letters);
    field("regions", &UnitWaysView::regions);
  }
};

struct LetterUnitsView {
  static constexpr std::string_view view_name = "letter_units";
  std::string title;
  std::string answer;
  std::vector<NavigationView> letters;
  // Of a letter with many units: `ก – กร`.
  std::vector<NavigationView> parts;
  std::vector<UnitLineView> units;
  static void fields(auto& field) {
    field("title", &LetterUnitsView::title);
    field("answer", &LetterUnitsView::answer);
    field("letters", &LetterUnitsView::letters);
    field("parts", &LetterUnitsView::parts);
    field("units", &LetterUnitsView::units);
  }
};

// Offices like one, with their results of one year.
struct SimilarView {
  static constexpr std::string_view view_name = "similar";
  std::string year;
  std::vector<ResultRowView> rows;
  std::optional<LinkView> compare;
  static void fields(auto& field) {
    field("year", &SimilarView::year);
    field("rows", &SimilarView::rows);
    field("compare", &SimilarView::compare);
  }
};

struct ComparedCellView {
  static constexpr std::string_view view_name = "compared_cell";
  // The unit, for readers of the table on a phone.
  std::string label;
  std::string text;
  std::string note;
  static void fields(auto& field) {
    field("label", &ComparedCellView::label);
    field("text", &ComparedCellView::text);
    field("note", &ComparedCellView::note);
  }
};

struct ComparedRowView {
  static constexpr std::string_view view_name = "compared_row";
  std::string title;
  std::vector<ComparedCellView> cells;
  static void fields(auto& field) {
    field("title", &ComparedRowView::title);
    field("cells", &ComparedRowView::cells);
  }
};

struct UnitCompareView {
  static constexpr std::string_view view_name = "unit_compare";
  std::string title;
  Words unit;
  std::string answer;
  std::string year;
  std::vector<UnitLineView> heads;
  std::vector<ComparedRowView> rows;
  LinkView framework;
  LinkView choose;
  static void fields(auto& field) {
    field("title", &UnitCompareView::title);
    field("unit", &UnitCompareView::unit);
    field("answer", &UnitCompareView::answer);
    field("year", &UnitCompareView::year);
    field("heads", &UnitCompareView::heads);
    field("rows", &UnitCompareView::rows);
    field("framework", &UnitCompareView::framework);
    field("choose", &UnitCompareView::choose);
  }
};

struct YearChoiceView {
  static constexpr std::string_view view_name = "year_choice";
  std::string value;
  std::string title;
  static void fields(auto& field) {
    field("value", &YearChoiceView::value);
    field("title", &YearChoiceView::title);
  }
};

struct CompareView {
  static constexpr std::string_view view_name = "compare";
  std::string title;
  std::string answer;
  Href script;
  // For the script: where the data and the site's root lie, as seen from the page.
  std::string data;
  std::string root;
  std::vector<YearChoiceView> years;
  LinkView find;
  std::vector<LinkView> units;
  static void fields(auto& field) {
    field("title", &CompareView::title);
    field("answer", &CompareView::answer);
    field("script", &CompareView::script);
    field("data", &CompareView::data);
    field("root", &CompareView::root);
    field("years", &CompareView::years);
    field("find", &CompareView::find);
    field("units", &CompareView::units);
  }
};

// How many units reached a level, and by whose word.
struct LevelCountView {
  static constexpr std::string_view view_name = "level_count";
  std::string level;
  std::string units;
  std::string reviewed;
  std::string self;
  static void fields(auto& field) {
    field("level", &LevelCountView::level);
    field("units", &LevelCountView::units);
    field("reviewed", &LevelCountView::reviewed);
    field("self", &LevelCountView::self);
  }
};

// What the levels ask, of all units or of one kind of them.
struct LevelMeaningView {
  static constexpr std::string_view view_name = "level_meaning";
  std::string title;
  bool has_title = false;
  std::vector<DetailView> details;
  static void fields(auto& field) {
    field("title", &LevelMeaningView::title);
    field("has_title", &LevelMeaningView::has_title);
    field("details", &LevelMeaningView::details);
  }
};

struct DimensionUnitView {
  static constexpr std::string_view view_name = "dimension_unit";
  LinkView unit;
  Words region;
  std::string level;
  std::string points;
  std::string basis;
  std::string remark;
  static void fields(auto& field) {
    field("unit", &DimensionUnitView::unit);
    field("region", &DimensionUnitView::region);
    field("level", &DimensionUnitView::level);
    field("points", &DimensionUnitView::points);
    field("basis", &DimensionUnitView::basis);
    field("remark", &DimensionUnitView::remark);
  }
};

struct DimensionView {
  static constexpr std::string_view view_name = "dimension";
  Words title;
  std::string sub;
  std::string answer;
  std::vector<NoteView> notes;
  LinkView framework;
  std::vector<NavigationView> dimensions;
  Html chart;
  std::vector<LevelCountView> counts;
  std::vector<LevelMeaningView> meanings;
  std::vector<UnitLineView> places;
  std::vector<DimensionUnitView> units;
  std::optional<PagerView> pager;
  static void fields(auto& field) {
    field("title", &DimensionView::title);
    field("sub", &DimensionView::sub);
    field("answer", &DimensionView::answer);
    field("notes", &DimensionView::notes);
    field("framework", &DimensionView::framework);
    field("dimensions", &DimensionView::dimensions);
    field("chart", &DimensionView::chart);
    field("counts", &DimensionView::counts);
    field("meanings", &DimensionView::meanings);
    field("places", &DimensionView::places);
    field("pager", &DimensionView::pager);
    field("units", &DimensionView::units);
  }
};

// A year of a unit in a run of years under one framework.
struct RunRowView {
  static constexpr std::string_view view_name = "run_row";
  LinkView year;
  bool assessed = false;
  Words unit_class;
  std::vector<PointsView> dimensions;
  std::string total;
  std::string grade;
  std::string rank;
  std::string basis;
  // What stands instead of a result, over how many columns.
  std::string nothing;
  std::string columns;
  static void fields(auto& field) {
    field("year", &RunRowView::year);
    field("assessed", &RunRowView::assessed);
    field("unit_class", &RunRowView::unit_class);
    field("dimensions", &RunRowView::dimensions);
    field("total", &RunRowView::total);
    field("grade", &RunRowView::grade);
    field("rank", &RunRowView::rank);
    field("basis", &RunRowView::basis);
    field("nothing", &RunRowView::nothing);
    field("columns", &RunRowView::columns);
  }
};

struct YearRunView {
  static constexpr std::string_view view_name = "year_run";
  // Where the framework, or its version, differs from that of the later years above.
  std::optional<NoteView> change;
  std::string caption;
  std::optional<LinkView> framework;
  std::vector<DimensionHeadView> heads;
  std::vector<RunRowView> rows;
  static void fields(auto& field) {
    field("change", &YearRunView::change);
    field("caption", &YearRunView::caption);
    field("framework", &YearRunView::framework);
    field("heads", &YearRunView::heads);
    field("rows", &YearRunView::rows);
  }
};

}  // namespace prongsai
