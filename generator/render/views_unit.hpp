#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_announced.hpp"
#include "render/views_chart.hpp"
#include "render/views_changes.hpp"
#include "render/views_checklist.hpp"
#include "render/views_citizen.hpp"
#include "render/views_common.hpp"
#include "render/views_data.hpp"
#include "render/views_waivers.hpp"

// Pages about one unit: who it is, a year's result, its evidence register.
namespace prongsai {

// A plan of several years, with its one sentence.
struct UnitPlanView {
  static constexpr std::string_view view_name = "unit_plan";
  LinkView link;
  std::string answer;
  static void fields(auto& field) {
    field("link", &UnitPlanView::link);
    field("answer", &UnitPlanView::answer);
  }
};

struct UnitView {
  static constexpr std::string_view view_name = "unit";
  Words title;
  std::string answer;
  std::vector<YearRunView> runs;
  std::optional<SimilarView> similar;
  std::vector<ChecklistLineView> checklists;
  std::vector<UnitPlanView> plans;
  std::vector<DetailView> details;
  std::vector<PracticeItemView> practices;
  std::optional<NoteView> note;
  // Why nothing of the unit is shown, where it is set aside.
  std::optional<NoteView> quarantine;
  std::string source;
  bool has_source = false;
  std::optional<HistoryView> history;
  std::optional<TrendView> trend;
  std::vector<WaivedView> waived;
  std::optional<DataLinksView> data;
  static void fields(auto& field) {
    field("data", &UnitView::data);
    field("history", &UnitView::history);
    field("trend", &UnitView::trend);
    field("waived", &UnitView::waived);
    field("quarantine", &UnitView::quarantine);
    field("title", &UnitView::title);
    field("answer", &UnitView::answer);
    field("runs", &UnitView::runs);
    field("similar", &UnitView::similar);
    field("checklists", &UnitView::checklists);
    field("plans", &UnitView::plans);
    field("details", &UnitView::details);
    field("practices", &UnitView::practices);
    field("note", &UnitView::note);
    field("source", &UnitView::source);
    field("has_source", &UnitView::has_source);
  }
};

// A dimension on a card: points, level, and the ladder as a picture.
struct CardView {
  static constexpr std::string_view view_name = "card";
  Words title;
  Href details;
  // The same dimension of every unit.
  Href across;
  std::string points;
  std::string full;
  std::string level;
  Html chart;
  std::string claimed;
  std::string supported;
  std::string awarded;
  static void fields(auto& field) {
    field("title", &CardView::title);
    field("details", &CardView::details);
    field("across", &CardView::across);
    field("points", &CardView::points);
    field("full", &CardView::full);
    field("level", &CardView::level);
    field("chart", &CardView::chart);
    field("claimed", &CardView::claimed);
    field("supported", &CardView::supported);
    field("awarded", &CardView::awarded);
  }
};

struct CriterionView {
  static constexpr std::string_view view_name = "criterion";
  std::string id;
  Words title;
  Words area;
  bool has_area = false;
  bool supported = false;
  std::vector<ProofView> proofs;
  std::vector<ItemView> evidence;
  std::optional<NoteView> not_met;
  // What it answers in other frameworks.
  std::vector<ItemView> answers;
  static void fields(auto& field) {
    field("answers", &CriterionView::answers);
    field("id", &CriterionView::id);
    field("title", &CriterionView::title);
    field("area", &CriterionView::area);
    field("has_area", &CriterionView::has_area);
    field("supported", &CriterionView::supported);
    field("proofs", &CriterionView::proofs);
    field("evidence", &CriterionView::evidence);
    field("not_met", &CriterionView::not_met);
  }
};

struct LevelView {
  static constexpr std::string_view view_name = "level";
  std::string title;
  std::string points;
  std::string status;
  bool counted = false;
  std::vector<CriterionView> criteria;
  static void fields(auto& field) {
    field("title", &LevelView::title);
    field("points", &LevelView::points);
    field("status", &LevelView::status);
    field("counted", &LevelView::counted);
    field("criteria", &LevelView::criteria);
  }
};

struct LadderView {
  static constexpr std::string_view view_name = "ladder";
  std::string id;
  Words title;
  std::string answer;
  std::optional<NoteView> remark;
  std::string over_award;
  bool over_awarded = false;
  std::vector<LevelView> levels;
  static void fields(auto& field) {
    field("id", &LadderView::id);
    field("title", &LadderView::title);
    field("answer", &LadderView::answer);
    field("remark", &LadderView::remark);
    field("over_award", &LadderView::over_award);
    field("over_awarded", &LadderView::over_awarded);
    field("levels", &LadderView::levels);
  }
};

struct BonusView {
  static constexpr std::string_view view_name = "bonus";
  Words title;
  std::string answer;
  std::optional<NoteView> award;
  std::vector<ProofView> proofs;
  static void fields(auto& field) {
    field("title", &BonusView::title);
    field("answer", &BonusView::answer);
    field("award", &BonusView::award);
    field("proofs", &BonusView::proofs);
  }
};

struct ScoreView {
  static constexpr std::string_view view_name = "score";
  std::string basis;
  bool reviewed = false;
  std::optional<DateView> review_date;
  std::optional<DateView> signed_date;
  std::vector<FigureView> figures;
  std::string threshold;
  bool has_threshold = false;
  Words class_rule;
  bool has_class_rule = false;
  Html bars;
  std::vector<CardView> cards;
  std::optional<RadarView> radar;
  LinkView framework;
  std::vector<LadderView> ladders;
  std::optional<BonusView> bonus;
  static void fields(auto& field) {
    field("basis", &ScoreView::basis);
    field("reviewed", &ScoreView::reviewed);
    field("review_date", &ScoreView::review_date);
    field("signed_date", &ScoreView::signed_date);
    field("figures", &ScoreView::figures);
    field("threshold", &ScoreView::threshold);
    field("has_threshold", &ScoreView::has_threshold);
    field("class_rule", &ScoreView::class_rule);
    field("has_class_rule", &ScoreView::has_class_rule);
    field("bars", &ScoreView::bars);
    field("cards", &ScoreView::cards);
    field("radar", &ScoreView::radar);
    field("framework", &ScoreView::framework);
    field("ladders", &ScoreView::ladders);
    field("bonus", &ScoreView::bonus);
  }
};

struct ColumnView {
  static constexpr std::string_view view_name = "column";
  Words title;
  std::string unit;
  bool has_unit = false;
  bool is_number = false;
  static void fields(auto& field) {
    field("title", &ColumnView::title);
    field("unit", &ColumnView::unit);
    field("has_unit", &ColumnView::has_unit);
    field("is_number", &ColumnView::is_number);
  }
};

struct CellView {
  static constexpr std::string_view view_name = "cell";
  ItemView content;
  bool is_number = false;
  static void fields(auto& field) {
    field("content", &CellView::content);
    field("is_number", &CellView::is_number);
  }
};

struct RowView {
  static constexpr std::string_view view_name = "row";
  std::string number;
  std::vector<CellView> cells;
  static void fields(auto& field) {
    field("number", &RowView::number);
    field("cells", &RowView::cells);
  }
};

struct TableView {
  static constexpr std::string_view view_name = "table";
  Words title;
  // The same, to name the region that scrolls.
  std::string label;
  std::vector<ColumnView> columns;
  std::vector<RowView> rows;
  static void fields(auto& field) {
    field("title", &TableView::title);
    field("label", &TableView::label);
    field("columns", &TableView::columns);
    field("rows", &TableView::rows);
  }
};

// A part of the year's programme in one sentence.
struct ProgrammeLineView {
  static constexpr std::string_view view_name = "programme_line";
  LinkView link;
  std::string answer;
  static void fields(auto& field) {
    field("link", &ProgrammeLineView::link);
    field("answer", &ProgrammeLineView::answer);
  }
};

struct UnitYearView {
  static constexpr std::string_view view_name = "unit_year";
  Words title;
  std::string year;
  std::string answer;
  std::optional<ScoreView> score;
  // Neither a score nor a checklist.
  bool bare = false;
  std::vector<ChecklistLineView> checklists;
  // Forms to print.
  std::vector<LinkView> forms;
  std::vector<DetailView> facts;
  std::vector<TableView> tables;
  std::optional<LinkView> evidence;
  std::string evidence_count;
  std::vector<PackView> packs;
  std::vector<PackView> dimension_packs;
  LinkView verify;
  std::vector<ProgrammeLineView> programme;
  std::vector<PracticeItemView> practices;
  // Since the last publication; empty where none is recorded.
  std::optional<YearChangesView> changes;
  std::vector<DueView> dues;
  std::optional<DataLinksView> data;
  static void fields(auto& field) {
    field("data", &UnitYearView::data);
    field("dues", &UnitYearView::dues);
    field("title", &UnitYearView::title);
    field("year", &UnitYearView::year);
    field("answer", &UnitYearView::answer);
    field("score", &UnitYearView::score);
    field("bare", &UnitYearView::bare);
    field("checklists", &UnitYearView::checklists);
    field("forms", &UnitYearView::forms);
    field("facts", &UnitYearView::facts);
    field("tables", &UnitYearView::tables);
    field("evidence", &UnitYearView::evidence);
    field("evidence_count", &UnitYearView::evidence_count);
    field("packs", &UnitYearView::packs);
    field("dimension_packs", &UnitYearView::dimension_packs);
    field("verify", &UnitYearView::verify);
    field("programme", &UnitYearView::programme);
    field("practices", &UnitYearView::practices);
    field("changes", &UnitYearView::changes);
  }
};

// The file of an entry: on this site, or elsewhere.
struct FileView {
  static constexpr std::string_view view_name = "file";
  Href url;
  std::string name;
  std::string type;
  std::string size;
  std::string sha256;
  bool has_facts = false;
  static void fields(auto& field) {
    field("url", &FileView::url);
    field("name", &FileView::name);
    field("type", &FileView::type);
    field("size", &FileView::size);
    field("sha256", &FileView::sha256);
    field("has_facts", &FileView::has_facts);
  }
};

struct EntryView {
  static constexpr std::string_view view_name = "entry";
  std::string id;
  Words title;
  std::vector<DetailView> details;
  std::optional<FileView> file;
  std::string visibility;
  std::optional<NoteView> reason;
  std::string hidden_sha256;
  bool has_hidden_sha256 = false;
  static void fields(auto& field) {
    field("id", &EntryView::id);
    field("title", &EntryView::title);
    field("details", &EntryView::details);
    field("file", &EntryView::file);
    field("visibility", &EntryView::visibility);
    field("reason", &EntryView::reason);
    field("hidden_sha256", &EntryView::hidden_sha256);
    field("has_hidden_sha256", &EntryView::has_hidden_sha256);
  }
};

struct RegisterView {
  static constexpr std::string_view view_name = "register";
  std::string title;
  Words unit;
  std::string answer;
  std::vector<EntryView> entries;
  static void fields(auto& field) {
    field("title", &RegisterView::title);
    field("unit", &RegisterView::unit);
    field("answer", &RegisterView::answer);
    field("entries", &RegisterView::entries);
  }
};

}  // namespace prongsai
