#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"

// The page that explains every diagnostic.
namespace prongsai {

// A stretch of a text, or what stood between backticks in it.
struct MarkedView {
  static constexpr std::string_view view_name = "marked";
  std::string text;
  bool code = false;
  static void fields(auto& field) {
    field("text", &MarkedView::text);
    field("code", &MarkedView::code);
  }
};

struct ExampleLineView {
  static constexpr std::string_view view_name = "example_line";
  Words text;
  static void fields(auto& field) { field("text", &ExampleLineView::text); }
};

struct DiagnosticView {
  static constexpr std::string_view view_name = "diagnostic";
  std::string code;
  std::string severity;
  std::vector<MarkedView> message;
  std::vector<MarkedView> help;
  std::vector<ExampleLineView> wrong;
  std::vector<ExampleLineView> right;
  ItemView source;
  static void fields(auto& field) {
    field("code", &DiagnosticView::code);
    field("severity", &DiagnosticView::severity);
    field("message", &DiagnosticView::message);
    field("help", &DiagnosticView::help);
    field("wrong", &DiagnosticView::wrong);
    field("right", &DiagnosticView::right);
    field("source", &DiagnosticView::source);
  }
};

struct DiagnosticGroupView {
  static constexpr std::string_view view_name = "diagnostic_group";
  std::string id;
  std::string title;
  std::string range;
  std::vector<DiagnosticView> entries;
  static void fields(auto& field) {
    field("id", &DiagnosticGroupView::id);
    field("title", &DiagnosticGroupView::title);
    field("range", &DiagnosticGroupView::range);
    field("entries", &DiagnosticGroupView::entries);
  }
};

struct DiagnosticsView {
  static constexpr std::string_view view_name = "diagnostics";
  std::string title;
  std::string answer;
  std::vector<DiagnosticGroupView> groups;
  static void fields(auto& field) {
    field("title", &DiagnosticsView::title);
    field("answer", &DiagnosticsView::answer);
    field("groups", &DiagnosticsView::groups);
  }
};

}  // namespace prongsai
