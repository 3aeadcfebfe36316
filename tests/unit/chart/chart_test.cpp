#include "chart/chart.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace prongsai;

TEST_CASE("a ladder fills the levels reached and outlines the others") {
  CHECK(ladder_chart({.description = "ได้ระดับ 1 จาก 2 ระดับ", .levels = 2, .reached = 1}).text ==
        "<svg class=\"chart ladder\" viewBox=\"0 0 80 60\" role=\"img\" aria-label=\"ได้ระดับ 1 จาก 2 ระดับ\"><title>ได้ระดับ 1 จาก 2 ระดับ</title>"
        "<g class=\"on\"><rect x=\"1\" y=\"35\" width=\"36\" height=\"24\" rx=\"2\"/><text x=\"19\" y=\"52\">1</text></g>"
        "<g class=\"off\"><rect x=\"41\" y=\"1\" width=\"36\" height=\"58\" rx=\"2\"/><text x=\"59\" y=\"52\">2</text></g></svg>");
}

TEST_CASE("bars are as long as their part of the whole") {
  const auto bar = [](Decimal part, Decimal whole) {
    return bar_chart({.description = "d", .bars = {{.label = "l", .value = "v", .part = part, .whole = whole}}}).text;
  };
  CHECK(bar(Decimal(15), Decimal(30)) ==
        "<svg class=\"chart bars\" viewBox=\"0 0 360 46\" role=\"img\" aria-label=\"d\"><title>d</title><text x=\"0\" y=\"19\">l</text>"
        "<text class=\"value\" x=\"360\" y=\"19\">v</text><rect class=\"track\" x=\"1\" y=\"25\" width=\"358\" height=\"14\" rx=\"2\"/>"
        "<rect class=\"fill\" x=\"1\" y=\"25\" width=\"179\" height=\"14\" rx=\"2\"/></svg>");
  CHECK(bar(Decimal(30), Decimal(30)).find("class=\"fill\" x=\"1\" y=\"25\" width=\"358\"") != std::string::npos);
  CHECK(bar(Decimal(99), Decimal(30)).find("class=\"fill\" x=\"1\" y=\"25\" width=\"358\"") != std::string::npos);
  CHECK(bar(*Decimal::parse("0.001"), Decimal(30)).find("class=\"fill\" x=\"1\" y=\"25\" width=\"2\"") != std::string::npos);
  CHECK(bar(Decimal(0), Decimal(30)).find("fill") == std::string::npos);
  CHECK(bar(Decimal(0), Decimal(0)).find("fill") == std::string::npos);
}

TEST_CASE("words in pictures are escaped") {
  const std::string hostile = "\"><script>&'";
  const auto svg = bar_chart({.description = hostile, .bars = {{.label = hostile, .value = hostile, .part = {}, .whole = {}}}}).text +
                   ladder_chart({.description = hostile, .levels = 1, .reached = 0}).text;
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("&quot;&gt;&lt;script&gt;&amp;&#39;") != std::string::npos);
}
