#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"

// Pictures of numbers, each with the same numbers in a table.
namespace prongsai {

struct TrendRowView {
  static constexpr std::string_view view_name = "trend_row";
  LinkView year;
  Words framework;
  // The framework is another one than that of the year before.
  bool changed = false;
  std::string total;
  std::string percent;
  static void fields(auto& field) {
    field("year", &TrendRowView::year);
    field("framework", &TrendRowView::framework);
    field("changed", &TrendRowView::changed);
    field("total", &TrendRowView::total);
    field("percent", &TrendRowView::percent);
  }
};

// A unit's totals from year to year.
struct TrendView {
  static constexpr std::string_view view_name = "trend";
  Html chart;
  // A year does not compare with the latest one.
  bool has_odd = false;
  std::vector<TrendRowView> rows;
  static void fields(auto& field) {
    field("chart", &TrendView::chart);
    field("has_odd", &TrendView::has_odd);
    field("rows", &TrendView::rows);
  }
};

struct TotalsRowView {
  static constexpr std::string_view view_name = "totals_row";
  std::string range;
  std::string units;
  static void fields(auto& field) {
    field("range", &TotalsRowView::range);
    field("units", &TotalsRowView::units);
  }
};

// How the totals of a year are spread.
struct TotalsView {
  static constexpr std::string_view view_name = "totals";
  Html chart;
  std::vector<TotalsRowView> rows;
  static void fields(auto& field) {
    field("chart", &TotalsView::chart);
    field("rows", &TotalsView::rows);
  }
};

struct RadarRowView {
  static constexpr std::string_view view_name = "radar_row";
  std::string number;
  Words title;
  std::string points;
  std::string percent;
  static void fields(auto& field) {
    field("number", &RadarRowView::number);
    field("title", &RadarRowView::title);
    field("points", &RadarRowView::points);
    field("percent", &RadarRowView::percent);
  }
};

// The dimensions of one result.
struct RadarView {
  static constexpr std::string_view view_name = "radar";
  Html chart;
  std::vector<RadarRowView> rows;
  static void fields(auto& field) {
    field("chart", &RadarView::chart);
    field("rows", &RadarView::rows);
  }
};

}  // namespace prongsai
