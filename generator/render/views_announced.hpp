#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"
#include "render/views_lists.hpp"

// Pages of what the department announces: results of a year, due dates, crosswalks, knowledge articles.
namespace prongsai {

// How an announced award stands beside the scores: words, never colour alone.
struct HonourFindingView {
  static constexpr std::string_view view_name = "finding";
  Words text;
  bool agrees = false;
  bool differs = false;
  static void fields(auto& field) {
    field("text", &HonourFindingView::text);
    field("agrees", &HonourFindingView::agrees);
    field("differs", &HonourFindingView::differs);
  }
};

struct AwardRowView {
  static constexpr std::string_view view_name = "award_row";
  ItemView group;
  ItemView unit;
  std::string points;
  std::vector<HonourFindingView> findings;
  std::optional<NoteView> note;
  static void fields(auto& field) {
    field("group", &AwardRowView::group);
    field("unit", &AwardRowView::unit);
    field("points", &AwardRowView::points);
    field("findings", &AwardRowView::findings);
    field("note", &AwardRowView::note);
  }
};

struct HonourView {
  static constexpr std::string_view view_name = "honour";
  std::string id;
  Words title;
  // The same, to name the region that scrolls.
  std::string label;
  std::vector<NoteView> rules;
  std::vector<AwardRowView> rows;
  std::vector<NoteView> counts;
  static void fields(auto& field) {
    field("id", &HonourView::id);
    field("title", &HonourView::title);
    field("label", &HonourView::label);
    field("rules", &HonourView::rules);
    field("rows", &HonourView::rows);
    field("counts", &HonourView::counts);
  }
};

struct PromotionRowView {
  static constexpr std::string_view view_name = "promotion_row";
  ItemView unit;
  Words from;
  Words to;
  std::string points;
  std::vector<HonourFindingView> findings;
  static void fields(auto& field) {
    field("unit", &PromotionRowView::unit);
    field("from", &PromotionRowView::from);
    field("to", &PromotionRowView::to);
    field("points", &PromotionRowView::points);
    field("findings", &PromotionRowView::findings);
  }
};

struct ResultsView {
  static constexpr std::string_view view_name = "announced_results";
  std::string title;
  std::string answer;
  std::optional<NoteView> incomplete;
  std::vector<DetailView> details;
  std::vector<HonourView> honours;
  std::vector<PromotionRowView> promotions;
  std::vector<NoteView> below_class;
  std::optional<NoteView> note;
  std::optional<PagerView> pager;
  static void fields(auto& field) {
    field("pager", &ResultsView::pager);
    field("title", &ResultsView::title);
    field("answer", &ResultsView::answer);
    field("incomplete", &ResultsView::incomplete);
    field("details", &ResultsView::details);
    field("honours", &ResultsView::honours);
    field("promotions", &ResultsView::promotions);
    field("below_class", &ResultsView::below_class);
    field("note", &ResultsView::note);
  }
};

// Something that is due.
struct DueView {
  static constexpr std::string_view view_name = "due";
  std::string anchor;
  Words title;
  std::string when;
  std::string iso;
  ItemView framework;
  std::string kinds;
  std::vector<ItemView> criteria;
  std::string source;
  bool has_source = false;
  static void fields(auto& field) {
    field("anchor", &DueView::anchor);
    field("title", &DueView::title);
    field("when", &DueView::when);
    field("iso", &DueView::iso);
    field("framework", &DueView::framework);
    field("kinds", &DueView::kinds);
    field("criteria", &DueView::criteria);
    field("source", &DueView::source);
    field("has_source", &DueView::has_source);
  }
};

struct DueMonthView {
  static constexpr std::string_view view_name = "due_month";
  std::string title;
  std::vector<DueView> dues;
  static void fields(auto& field) {
    field("title", &DueMonthView::title);
    field("dues", &DueMonthView::dues);
  }
};

struct DueYearView {
  static constexpr std::string_view view_name = "due_year";
  std::string title;
  std::vector<DueMonthView> months;
  static void fields(auto& field) {
    field("title", &DueYearView::title);
    field("months", &DueYearView::months);
  }
};

struct CalendarView {
  static constexpr std::string_view view_name = "calendar";
  std::string title;
  std::string answer;
  Href file;
  std::vector<DueYearView> years;
  static void fields(auto& field) {
    field("title", &CalendarView::title);
    field("answer", &CalendarView::answer);
    field("file", &CalendarView::file);
    field("years", &CalendarView::years);
  }
};

struct CrosswalkRowView {
  static constexpr std::string_view view_name = "crosswalk_row";
  ItemView from;
  std::vector<ItemView> to;
  std::string match;
  Words note;
  static void fields(auto& field) {
    field("from", &CrosswalkRowView::from);
    field("to", &CrosswalkRowView::to);
    field("match", &CrosswalkRowView::match);
    field("note", &CrosswalkRowView::note);
  }
};

// Entries of one framework that nothing of the other answers.
struct UnmatchedView {
  static constexpr std::string_view view_name = "unmatched";
  std::string title;
  std::vector<ItemView> items;
  static void fields(auto& field) {
    field("title", &UnmatchedView::title);
    field("items", &UnmatchedView::items);
  }
};

struct CrosswalkView {
  static constexpr std::string_view view_name = "crosswalk";
  Words title;
  Words summary;
  std::vector<DetailView> details;
  Words from_title;
  Words to_title;
  std::vector<CrosswalkRowView> rows;
  std::vector<UnmatchedView> unmatched;
  std::optional<NoteView> unmatched_note;
  static void fields(auto& field) {
    field("title", &CrosswalkView::title);
    field("summary", &CrosswalkView::summary);
    field("details", &CrosswalkView::details);
    field("from_title", &CrosswalkView::from_title);
    field("to_title", &CrosswalkView::to_title);
    field("rows", &CrosswalkView::rows);
    field("unmatched", &CrosswalkView::unmatched);
    field("unmatched_note", &CrosswalkView::unmatched_note);
  }
};

// An article or an answered question in a list.
struct ArticleItemView {
  static constexpr std::string_view view_name = "article_item";
  LinkView link;
  Words text;
  static void fields(auto& field) {
    field("link", &ArticleItemView::link);
    field("text", &ArticleItemView::text);
  }
};

struct TopicView {
  static constexpr std::string_view view_name = "topic";
  std::string anchor;
  Words title;
  std::vector<ArticleItemView> articles;
  std::vector<ArticleItemView> answers;
  static void fields(auto& field) {
    field("anchor", &TopicView::anchor);
    field("title", &TopicView::title);
    field("articles", &TopicView::articles);
    field("answers", &TopicView::answers);
  }
};

struct KnowledgeView {
  static constexpr std::string_view view_name = "knowledge";
  std::string title;
  std::string answer;
  std::vector<TopicView> topics;
  static void fields(auto& field) {
    field("title", &KnowledgeView::title);
    field("answer", &KnowledgeView::answer);
    field("topics", &KnowledgeView::topics);
  }
};

struct ArticleView {
  static constexpr std::string_view view_name = "article";
  Words title;
  std::string kind;
  Words summary;
  std::optional<NoteView> question;
  Html prose;
  bool marked_thai = false;
  std::vector<DetailView> details;
  static void fields(auto& field) {
    field("title", &ArticleView::title);
    field("kind", &ArticleView::kind);
    field("summary", &ArticleView::summary);
    field("question", &ArticleView::question);
    field("prose", &ArticleView::prose);
    field("marked_thai", &ArticleView::marked_thai);
    field("details", &ArticleView::details);
  }
};

// A target for the programme as a whole, and how it stands.
struct IndicatorView {
  static constexpr std::string_view view_name = "indicator";
  Words title;
  std::string target;
  std::string value;
  bool holds = false;
  bool fails = false;
  std::string source;
  bool has_source = false;
  static void fields(auto& field) {
    field("title", &IndicatorView::title);
    field("target", &IndicatorView::target);
    field("value", &IndicatorView::value);
    field("holds", &IndicatorView::holds);
    field("fails", &IndicatorView::fails);
    field("source", &IndicatorView::source);
    field("has_source", &IndicatorView::has_source);
  }
};

// A unit's years side by side.
struct HistoryCellView {
  static constexpr std::string_view view_name = "history_cell";
  // The year, for readers of the table as a list.
  std::string label;
  std::string value;
  static void fields(auto& field) {
    field("label", &HistoryCellView::label);
    field("value", &HistoryCellView::value);
  }
};

struct HistoryRowView {
  static constexpr std::string_view view_name = "history_row";
  Words title;
  std::vector<HistoryCellView> cells;
  static void fields(auto& field) {
    field("title", &HistoryRowView::title);
    field("cells", &HistoryRowView::cells);
  }
};

struct HistoryView {
  static constexpr std::string_view view_name = "history";
  std::string answer;
  std::vector<LinkView> years;
  std::vector<HistoryRowView> rows;
  std::vector<NoteView> gaps;
  static void fields(auto& field) {
    field("answer", &HistoryView::answer);
    field("years", &HistoryView::years);
    field("rows", &HistoryView::rows);
    field("gaps", &HistoryView::gaps);
  }
};

}  // namespace prongsai
