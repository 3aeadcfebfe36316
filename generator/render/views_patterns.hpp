#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/fields.hpp"

// The page of every component, for those who maintain templates.
namespace prongsai {

struct PatternLinkView {
  static constexpr std::string_view view_name = "pattern_link";
  std::string label;
  Href url;
  static void fields(auto& field) {
    field("label", &PatternLinkView::label);
    field("url", &PatternLinkView::url);
  }
};

struct PatternPageView {
  static constexpr std::string_view view_name = "pattern_page";
  std::string name;
  std::vector<PatternLinkView> states;
  static void fields(auto& field) {
    field("name", &PatternPageView::name);
    field("states", &PatternPageView::states);
  }
};

struct PatternSampleView {
  static constexpr std::string_view view_name = "pattern_sample";
  std::string label;
  Html sample;
  static void fields(auto& field) {
    field("label", &PatternSampleView::label);
    field("sample", &PatternSampleView::sample);
  }
};

struct PatternView {
  static constexpr std::string_view view_name = "pattern";
  std::string name;
  std::vector<PatternSampleView> states;
  static void fields(auto& field) {
    field("name", &PatternView::name);
    field("states", &PatternView::states);
  }
};

struct PatternClassView {
  static constexpr std::string_view view_name = "pattern_class";
  std::string name;
  std::string used_by;
  static void fields(auto& field) {
    field("name", &PatternClassView::name);
    field("used_by", &PatternClassView::used_by);
  }
};

struct PatternsView {
  static constexpr std::string_view view_name = "patterns";
  std::string title;
  std::string answer;
  std::vector<PatternPageView> pages;
  std::vector<PatternView> components;
  std::vector<PatternClassView> classes;
  static void fields(auto& field) {
    field("title", &PatternsView::title);
    field("answer", &PatternsView::answer);
    field("pages", &PatternsView::pages);
    field("components", &PatternsView::components);
    field("classes", &PatternsView::classes);
  }
};

}  // namespace prongsai
