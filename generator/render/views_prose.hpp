#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_announced.hpp"
#include "render/views_citizen.hpp"
#include "render/views_common.hpp"
#include "render/views_lists.hpp"
#include "render/views_data.hpp"

// Pages of words: write-ups and their library, pages of prose, the framework, and the page for addresses that do not exist.
namespace prongsai {

struct PracticeGroupView {
  static constexpr std::string_view view_name = "practice_group";
  // Where it stands on the page: `factor:schedule`.
  std::string anchor;
  Words title;
  std::string count;
  std::vector<PracticeItemView> items;
  static void fields(auto& field) {
    field("anchor", &PracticeGroupView::anchor);
    field("title", &PracticeGroupView::title);
    field("count", &PracticeGroupView::count);
    field("items", &PracticeGroupView::items);
  }
};

// One way of sorting the library: by kind, by dimension, by area.
struct PracticeFacetView {
  static constexpr std::string_view view_name = "practice_facet";
  std::string title;
  std::vector<PracticeGroupView> groups;
  static void fields(auto& field) {
    field("title", &PracticeFacetView::title);
    field("groups", &PracticeFacetView::groups);
  }
};

// A page of the write-ups about one topic.
struct PracticeWayView {
  static constexpr std::string_view view_name = "practice_way";
  // `factor:schedule`.
  std::string anchor;
  LinkView link;
  std::string count;
  static void fields(auto& field) {
    field("anchor", &PracticeWayView::anchor);
    field("link", &PracticeWayView::link);
    field("count", &PracticeWayView::count);
  }
};

struct PracticeWaysView {
  static constexpr std::string_view view_name = "practice_ways";
  std::string title;
  std::vector<PracticeWayView> lines;
  static void fields(auto& field) {
    field("title", &PracticeWaysView::title);
    field("lines", &PracticeWaysView::lines);
  }
};

struct PracticeIndexView {
  static constexpr std::string_view view_name = "practice_index";
  std::string title;
  std::string answer;
  std::vector<PracticeGroupView> groups;
  std::vector<PracticeFacetView> facets;
  // Instead of both where the write-ups are too many for one page.
  std::vector<PlaceGroupView> places;
  std::vector<PracticeWaysView> ways;
  static void fields(auto& field) {
    field("places", &PracticeIndexView::places);
    field("ways", &PracticeIndexView::ways);
    field("title", &PracticeIndexView::title);
    field("answer", &PracticeIndexView::answer);
    field("groups", &PracticeIndexView::groups);
    field("facets", &PracticeIndexView::facets);
  }
};

struct KpiView {
  static constexpr std::string_view view_name = "kpi";
  Words text;
  std::string type;
  std::string target;
  std::string actual;
  std::vector<ItemView> evidence;
  static void fields(auto& field) {
    field("text", &KpiView::text);
    field("type", &KpiView::type);
    field("target", &KpiView::target);
    field("actual", &KpiView::actual);
    field("evidence", &KpiView::evidence);
  }
};

struct LetterView {
  static constexpr std::string_view view_name = "letter";
  std::string letter;
  std::string word;
  Words meaning;
  static void fields(auto& field) {
    field("letter", &LetterView::letter);
    field("word", &LetterView::word);
    field("meaning", &LetterView::meaning);
  }
};

struct ModelView {
  static constexpr std::string_view view_name = "model";
  Words name;
  std::vector<LetterView> letters;
  static void fields(auto& field) {
    field("name", &ModelView::name);
    field("letters", &ModelView::letters);
  }
};

struct PracticeView {
  static constexpr std::string_view view_name = "practice";
  Words title;
  std::string kind;
  Words summary;
  std::vector<DetailView> details;
  std::vector<KpiView> kpis;
  std::optional<ModelView> model;
  Html prose;
  // The write-up itself is Thai, also on the English page.
  bool marked_thai = false;
  std::vector<ItemView> evidence;
  std::vector<PracticeItemView> related;
  std::vector<ItemView> links;
  std::optional<NoteView> editor_note;
  std::string source;
  bool has_source = false;
  static void fields(auto& field) {
    field("title", &PracticeView::title);
    field("kind", &PracticeView::kind);
    field("summary", &PracticeView::summary);
    field("details", &PracticeView::details);
    field("kpis", &PracticeView::kpis);
    field("model", &PracticeView::model);
    field("prose", &PracticeView::prose);
    field("marked_thai", &PracticeView::marked_thai);
    field("evidence", &PracticeView::evidence);
    field("related", &PracticeView::related);
    field("links", &PracticeView::links);
    field("editor_note", &PracticeView::editor_note);
    field("source", &PracticeView::source);
    field("has_source", &PracticeView::has_source);
  }
};

struct ProseView {
  static constexpr std::string_view view_name = "prose";
  Words title;
  Words summary;
  Html prose;
  bool marked_thai = false;
  static void fields(auto& field) {
    field("title", &ProseView::title);
    field("summary", &ProseView::summary);
    field("prose", &ProseView::prose);
    field("marked_thai", &ProseView::marked_thai);
  }
};

struct RuleView {
  static constexpr std::string_view view_name = "rule";
  std::string id;
  Words title;
  Words area;
  bool has_area = false;
  std::vector<FigureView> requirements;
  std::string source;
  bool has_source = false;
  static void fields(auto& field) {
    field("id", &RuleView::id);
    field("title", &RuleView::title);
    field("area", &RuleView::area);
    field("has_area", &RuleView::has_area);
    field("requirements", &RuleView::requirements);
    field("source", &RuleView::source);
    field("has_source", &RuleView::has_source);
  }
};

struct RuleLevelView {
  static constexpr std::string_view view_name = "rule_level";
  std::string title;
  std::string points;
  bool has_points = false;
  std::vector<RuleView> criteria;
  static void fields(auto& field) {
    field("title", &RuleLevelView::title);
    field("points", &RuleLevelView::points);
    field("has_points", &RuleLevelView::has_points);
    field("criteria", &RuleLevelView::criteria);
  }
};

struct RuleVariantView {
  static constexpr std::string_view view_name = "rule_variant";
  std::string title;
  bool has_title = false;
  std::vector<RuleLevelView> levels;
  static void fields(auto& field) {
    field("title", &RuleVariantView::title);
    field("has_title", &RuleVariantView::has_title);
    field("levels", &RuleVariantView::levels);
  }
};

// A dimension, or a further ladder.
struct RuleLadderView {
  static constexpr std::string_view view_name = "rule_ladder";
  std::string id;
  Words title;
  std::string points;
  std::string source;
  bool has_source = false;
  std::vector<RuleVariantView> variants;
  static void fields(auto& field) {
    field("id", &RuleLadderView::id);
    field("title", &RuleLadderView::title);
    field("points", &RuleLadderView::points);
    field("source", &RuleLadderView::source);
    field("has_source", &RuleLadderView::has_source);
    field("variants", &RuleLadderView::variants);
  }
};

struct ClassView {
  static constexpr std::string_view view_name = "class";
  Words title;
  std::string threshold;
  Words rule;
  static void fields(auto& field) {
    field("title", &ClassView::title);
    field("threshold", &ClassView::threshold);
    field("rule", &ClassView::rule);
  }
};

struct SourceView {
  static constexpr std::string_view view_name = "source";
  ItemView title;
  Words publisher;
  std::string year;
  static void fields(auto& field) {
    field("title", &SourceView::title);
    field("publisher", &SourceView::publisher);
    field("year", &SourceView::year);
  }
};

struct BonusRuleView {
  static constexpr std::string_view view_name = "bonus_rule";
  std::string points;
  RuleView rule;
  static void fields(auto& field) {
    field("points", &BonusRuleView::points);
    field("rule", &BonusRuleView::rule);
  }
};

struct FrameworkView {
  static constexpr std::string_view view_name = "framework";
  Words title;
  Words summary;
  std::vector<DetailView> details;
  std::vector<RuleLadderView> dimensions;
  // Every unit's level in each dimension, year by year.
  std::vector<UnitLineView> across;
  std::optional<BonusRuleView> bonus;
  std::vector<FigureView> grades;
  std::vector<ClassView> classes;
  std::vector<RuleLadderView> ladders;
  std::vector<NoteView> notes;
  std::vector<SourceView> sources;
  std::vector<IndicatorView> indicators;
  std::vector<DueView> dues;
  std::vector<LinkView> crosswalks;
  std::vector<NoteView> versions;
  std::optional<LinkView> form;
  std::optional<DataLinksView> data;
  static void fields(auto& field) {
    field("data", &FrameworkView::data);
    field("indicators", &FrameworkView::indicators);
    field("dues", &FrameworkView::dues);
    field("form", &FrameworkView::form);
    field("crosswalks", &FrameworkView::crosswalks);
    field("versions", &FrameworkView::versions);
    field("title", &FrameworkView::title);
    field("summary", &FrameworkView::summary);
    field("details", &FrameworkView::details);
    field("dimensions", &FrameworkView::dimensions);
    field("across", &FrameworkView::across);
    field("bonus", &FrameworkView::bonus);
    field("grades", &FrameworkView::grades);
    field("classes", &FrameworkView::classes);
    field("ladders", &FrameworkView::ladders);
    field("notes", &FrameworkView::notes);
    field("sources", &FrameworkView::sources);
  }
};

// What the portal itself says on a page of the site.
struct OwnProseView {
  static constexpr std::string_view view_name = "own_prose";
  Html prose;
  bool marked_thai = false;
  static void fields(auto& field) {
    field("prose", &OwnProseView::prose);
    field("marked_thai", &OwnProseView::marked_thai);
  }
};

struct VerifyView {
  static constexpr std::string_view view_name = "verify";
  Words title;
  Words summary;
  // What the script says, and every pack that the site offers: JSON.
  Href words;
  Href packs;
  std::optional<OwnProseView> about;
  static void fields(auto& field) {
    field("title", &VerifyView::title);
    field("summary", &VerifyView::summary);
    field("words", &VerifyView::words);
    field("packs", &VerifyView::packs);
    field("about", &VerifyView::about);
  }
};

struct NotFoundView {
  static constexpr std::string_view view_name = "not_found";
  LinkView home;
  LinkView units;
  static void fields(auto& field) {
    field("home", &NotFoundView::home);
    field("units", &NotFoundView::units);
  }
};

}  // namespace prongsai
