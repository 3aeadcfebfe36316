#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/fields.hpp"

// Views that several kinds of pages show, and what stands round every page.
namespace prongsai {

struct LinkView {
  static constexpr std::string_view view_name = "link";
  Words title;
  Href url;
  static void fields(auto& field) {
    field("title", &LinkView::title);
    field("url", &LinkView::url);
  }
};

// A day for <time>: ISO 8601 for machines, words for people.
struct DateView {
  static constexpr std::string_view view_name = "date";
  std::string iso;
  std::string text;
  static void fields(auto& field) {
    field("iso", &DateView::iso);
    field("text", &DateView::text);
  }
};

struct NoteView {
  static constexpr std::string_view view_name = "note";
  Words text;
  static void fields(auto& field) { field("text", &NoteView::text); }
};

// A value in a list of details: words, with an address where they lead somewhere.
struct ItemView {
  static constexpr std::string_view view_name = "item";
  Words text;
  bool linked = false;
  Href url;
  static void fields(auto& field) {
    field("text", &ItemView::text);
    field("linked", &ItemView::linked);
    field("url", &ItemView::url);
  }
};

struct DetailView {
  static constexpr std::string_view view_name = "detail";
  std::string label;
  std::vector<ItemView> items;
  // Short items stand side by side.
  bool compact = false;
  static void fields(auto& field) {
    field("label", &DetailView::label);
    field("items", &DetailView::items);
    field("compact", &DetailView::compact);
  }
};

// A number with the words that say what it is.
struct FigureView {
  static constexpr std::string_view view_name = "figure";
  std::string label;
  std::string value;
  static void fields(auto& field) {
    field("label", &FigureView::label);
    field("value", &FigureView::value);
  }
};

struct NavigationView {
  static constexpr std::string_view view_name = "navigation";
  std::string title;
  Href url;
  bool current = false;
  static void fields(auto& field) {
    field("title", &NavigationView::title);
    field("url", &NavigationView::url);
    field("current", &NavigationView::current);
  }
};

struct AlternateView {
  static constexpr std::string_view view_name = "alternate";
  std::string language;
  Href url;
  static void fields(auto& field) {
    field("language", &AlternateView::language);
    field("url", &AlternateView::url);
  }
};

// The same page in the other language.
struct TwinView {
  static constexpr std::string_view view_name = "twin";
  std::string language;
  std::string label;
  Href url;
  static void fields(auto& field) {
    field("language", &TwinView::language);
    field("label", &TwinView::label);
    field("url", &TwinView::url);
  }
};

struct EmailView {
  static constexpr std::string_view view_name = "email";
  std::string address;
  static void fields(auto& field) { field("address", &EmailView::address); }
};

struct PhoneView {
  static constexpr std::string_view view_name = "phone";
  std::string number;
  // Digits only, for tel:.
  std::string digits;
  static void fields(auto& field) {
    field("number", &PhoneView::number);
    field("digits", &PhoneView::digits);
  }
};

// A script of the site's own that the page begins with.
struct ScriptView {
  static constexpr std::string_view view_name = "script";
  Href url;
  static void fields(auto& field) { field("url", &ScriptView::url); }
};

// Where a form for the site's search leads.
struct SearchBoxView {
  static constexpr std::string_view view_name = "search_box";
  Href action;
  static void fields(auto& field) { field("action", &SearchBoxView::action); }
};

// Where a reader reports a mistake on the page.
struct FeedbackView {
  static constexpr std::string_view view_name = "feedback";
  Href url;
  static void fields(auto& field) { field("url", &FeedbackView::url); }
};

// The portal's mark beside its name. Width and height in CSS pixels.
struct LogoView {
  static constexpr std::string_view view_name = "logo";
  Href url;
  std::string width;
  std::string height;
  static void fields(auto& field) {
    field("url", &LogoView::url);
    field("width", &LogoView::width);
    field("height", &LogoView::height);
  }
};

struct LayoutView {
  static constexpr std::string_view view_name = "layout";
  std::string language;
  std::string document_title;
  std::string description;
  // Left out of the page for addresses that do not exist.
  std::vector<AlternateView> canonical;
  std::vector<AlternateView> alternates;
  Href stylesheet;
  // The page may run scripts of the site.
  bool scripted = false;
  std::optional<ScriptView> script;
  // For people who maintain the site, not for search engines.
  bool noindex = false;
  Href icon;
  // Feeds, and what the page is about in the words of schema.org.
  Html head_data;
  std::string icon_type;
  Href home;
  std::optional<LogoView> logo;
  Words portal_title;
  Words publisher;
  std::optional<TwinView> twin;
  // Not on the search page, which has its own.
  std::optional<SearchBoxView> search;
  std::vector<NavigationView> navigation;
  std::optional<NoteView> notice;
  bool below_home = false;
  std::vector<LinkView> parents;
  std::vector<LinkView> pages;
  std::optional<LinkView> licence;
  std::optional<NoteView> licence_name;
  std::optional<EmailView> email;
  std::optional<PhoneView> phone;
  std::optional<LinkView> contact_page;
  std::optional<NoteView> address;
  std::optional<FeedbackView> feedback;
  DateView published;
  static void fields(auto& field) {
    field("language", &LayoutView::language);
    field("document_title", &LayoutView::document_title);
    field("description", &LayoutView::description);
    field("canonical", &LayoutView::canonical);
    field("alternates", &LayoutView::alternates);
    field("stylesheet", &LayoutView::stylesheet);
    field("scripted", &LayoutView::scripted);
    field("script", &LayoutView::script);
    field("noindex", &LayoutView::noindex);
    field("icon", &LayoutView::icon);
    field("head_data", &LayoutView::head_data);
    field("icon_type", &LayoutView::icon_type);
    field("home", &LayoutView::home);
    field("logo", &LayoutView::logo);
    field("portal_title", &LayoutView::portal_title);
    field("publisher", &LayoutView::publisher);
    field("twin", &LayoutView::twin);
    field("search", &LayoutView::search);
    field("navigation", &LayoutView::navigation);
    field("notice", &LayoutView::notice);
    field("below_home", &LayoutView::below_home);
    field("parents", &LayoutView::parents);
    field("pages", &LayoutView::pages);
    field("licence", &LayoutView::licence);
    field("licence_name", &LayoutView::licence_name);
    field("email", &LayoutView::email);
    field("phone", &LayoutView::phone);
    field("contact_page", &LayoutView::contact_page);
    field("address", &LayoutView::address);
    field("feedback", &LayoutView::feedback);
    field("published", &LayoutView::published);
  }
};

// A page: what stands round it, and what it shows.
template <class Body>
struct PageView {
  static constexpr std::string_view view_name = "page";
  LayoutView layout;
  Body body;
  static void fields(auto& field) {
    field("layout", &PageView::layout);
    field("body", &PageView::body);
  }
};

// Heading of a column of points.
struct DimensionHeadView {
  static constexpr std::string_view view_name = "dimension_head";
  Words title;
  std::string full;
  static void fields(auto& field) {
    field("title", &DimensionHeadView::title);
    field("full", &DimensionHeadView::full);
  }
};

struct PointsView {
  static constexpr std::string_view view_name = "points";
  // The dimension's short title, for readers of the table as a list.
  std::string label;
  std::string points;
  static void fields(auto& field) {
    field("label", &PointsView::label);
    field("points", &PointsView::points);
  }
};

// A unit's result of a year in a list of units.
struct ResultRowView {
  static constexpr std::string_view view_name = "result_row";
  std::string rank;
  LinkView unit;
  Words region;
  Words unit_class;
  std::vector<PointsView> dimensions;
  std::string total;
  std::string grade;
  std::string basis;
  static void fields(auto& field) {
    field("rank", &ResultRowView::rank);
    field("unit", &ResultRowView::unit);
    field("region", &ResultRowView::region);
    field("unit_class", &ResultRowView::unit_class);
    field("dimensions", &ResultRowView::dimensions);
    field("total", &ResultRowView::total);
    field("grade", &ResultRowView::grade);
    field("basis", &ResultRowView::basis);
  }
};

struct GradeRowView {
  static constexpr std::string_view view_name = "grade_row";
  std::string grade;
  std::string band;
  std::string units;
  static void fields(auto& field) {
    field("grade", &GradeRowView::grade);
    field("band", &GradeRowView::band);
    field("units", &GradeRowView::units);
  }
};

// How the year's grades are spread: a picture and the same numbers in a table.
struct DistributionView {
  static constexpr std::string_view view_name = "distribution";
  Html chart;
  std::vector<GradeRowView> rows;
  static void fields(auto& field) {
    field("chart", &DistributionView::chart);
    field("rows", &DistributionView::rows);
  }
};

// A write-up in a list.
struct PracticeItemView {
  static constexpr std::string_view view_name = "practice_item";
  LinkView link;
  Words unit;
  std::string year;
  std::string kind;
  Words summary;
  static void fields(auto& field) {
    field("link", &PracticeItemView::link);
    field("unit", &PracticeItemView::unit);
    field("year", &PracticeItemView::year);
    field("kind", &PracticeItemView::kind);
    field("summary", &PracticeItemView::summary);
  }
};

struct PackView {
  static constexpr std::string_view view_name = "pack";
  std::string name;
  Href url;
  std::string size;
  std::string files;
  std::string sha256;
  // The dimension, plan or region that it is about; empty where the place on the page says so.
  std::optional<NoteView> about;
  static void fields(auto& field) {
    field("name", &PackView::name);
    field("url", &PackView::url);
    field("size", &PackView::size);
    field("files", &PackView::files);
    field("sha256", &PackView::sha256);
    field("about", &PackView::about);
  }
};

// A requirement in words, how it came out, and the proof.
struct ProofView {
  static constexpr std::string_view view_name = "proof";
  std::string requirement;
  std::string proof;
  bool holds = false;
  static void fields(auto& field) {
    field("requirement", &ProofView::requirement);
    field("proof", &ProofView::proof);
    field("holds", &ProofView::holds);
  }
};

}  // namespace prongsai
