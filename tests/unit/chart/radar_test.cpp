#include "chart/radar.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace prongsai;

TEST_CASE("a radar has its first axis at the top and the others clockwise") {
  const auto svg = radar_chart({.description = "<d>", .axes = {Decimal(100), Decimal(50), Decimal(0), Decimal(200)}}).text;
  CHECK(svg.starts_with("<svg class=\"chart radar\" viewBox=\"0 0 320 320\" role=\"img\" aria-label=\"&lt;d&gt;\"><title>&lt;d&gt;</title>"
                        "<polygon class=\"track\" points=\"160,128 192,160 160,192 128,160\"/>"));
  // A share above the whole stays in the picture.
  CHECK(svg.find("<polygon class=\"area\" points=\"160,30 225,160 160,160 30,160\"/>") != std::string::npos);
  CHECK(svg.find("<line class=\"track\" x1=\"160\" y1=\"160\" x2=\"160\" y2=\"30\"/><text x=\"160\" y=\"20\">1</text>") != std::string::npos);
}

TEST_CASE("two axes make no area") {
  CHECK(radar_chart({.description = "d", .axes = {Decimal(1), Decimal(2)}}).text.empty());
  CHECK(radar_chart({.description = "d", .axes = {}}).text.empty());
}
