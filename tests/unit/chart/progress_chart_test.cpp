#include "chart/progress_chart.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace prongsai;

TEST_CASE("the plan is a dashed line with squares, what was done a solid one with dots") {
  const auto svg = progress_chart({.description = "d",
                                   .planned_label = "แผน",
                                   .actual_label = "ผล",
                                   .first = "ต.ค.",
                                   .last = "ก.ย.",
                                   .days = 100,
                                   .planned = {{.day = 0, .percent = Decimal(0)}, {.day = 100, .percent = Decimal(100)}},
                                   .actual = {{.day = 50, .percent = Decimal(50)}}})
                       .text;
  CHECK(svg.find(R"(<polyline class="planned" points="44,152 350,12"/>)") != std::string::npos);
  CHECK(svg.find(R"(<polyline class="actual" points="197,82"/>)") != std::string::npos);
  CHECK(svg.find(R"(<rect class="planned-mark" x="346" y="8" width="8" height="8"/>)") != std::string::npos);
  CHECK(svg.find(R"(<circle class="actual-mark" cx="197" cy="82" r="5"/>)") != std::string::npos);
  CHECK(svg.find(R"(role="img" aria-label="d"><title>d</title>)") != std::string::npos);
}

TEST_CASE("points outside the field stay inside it, and one day is one place") {
  const auto svg = progress_chart({.description = "d",
                                   .planned_label = "p",
                                   .actual_label = "a",
                                   .first = "f",
                                   .last = "l",
                                   .days = 0,
                                   .planned = {},
                                   .actual = {{.day = -5, .percent = Decimal(-10)}, {.day = 900, .percent = Decimal(900)}}})
                       .text;
  CHECK(svg.find(R"(<polyline class="actual" points="44,152 44,12"/>)") != std::string::npos);
  CHECK(svg.find(">l</text>") == std::string::npos);
}

TEST_CASE("without points there is no picture; words in it are escaped") {
  CHECK(progress_chart({}).text.empty());
  const std::string hostile = "\"><script>&'";
  const auto svg = progress_chart({.description = hostile,
                                   .planned_label = hostile,
                                   .actual_label = hostile,
                                   .first = hostile,
                                   .last = hostile,
                                   .days = 1,
                                   .planned = {{.day = 0, .percent = Decimal(1)}},
                                   .actual = {}})
                       .text;
  CHECK(svg.find("<script") == std::string::npos);
}
