#include "chart/trend_chart.hpp"

#include <catch2/catch.hpp>

using namespace prongsai;

TEST_CASE("a trend joins the years that compare and marks where the framework changed") {
  const TrendChart chart{.description = "a < b",
                         .points = {{.label = "2562", .percent = Decimal(50), .value = "50", .compares = false},
                                    {.label = "2563", .percent = Decimal(80), .value = "80", .new_framework = true},
                                    {.label = "2564", .percent = Decimal(100), .value = "100"}},
                         .break_label = "new & other"};
  CHECK(trend_chart(chart).text == R"(<svg class="chart lines" viewBox="0 0 360 234" role="img" aria-label="a &lt; b"><title>a &lt; b</title>)"
        R"(<line class="grid" x1="44" y1="174" x2="350" y2="174"/><text class="tick" x="36" y="180">0</text>)"
        R"(<line class="grid" x1="44" y1="104" x2="350" y2="104"/><text class="tick" x="36" y="110">50</text>)"
        R"(<line class="grid" x1="44" y1="34" x2="350" y2="34"/><text class="tick" x="36" y="40">100</text>)"
        R"(<line class="break" x1="146" y1="26" x2="146" y2="174"/><text class="middle" x="146" y="22">≠</text>)"
        R"(<line class="actual" x1="197" y1="62" x2="299" y2="34"/><text class="middle" x="95" y="196">2562</text>)"
        R"(<rect class="planned-mark" x="91" y="100" width="9" height="9"/><text class="middle" x="95" y="93">50</text>)"
        R"(<text class="middle" x="197" y="196">2563</text><circle class="actual-mark" cx="197" cy="62" r="5"/>)"
        R"(<text class="middle" x="197" y="51">80</text><text class="middle" x="299" y="196">2564</text>)"
        R"(<circle class="actual-mark" cx="299" cy="34" r="5"/><text class="middle" x="299" y="23">100</text>)"
        R"(<line class="break" x1="50" y1="210" x2="50" y2="230"/><text x="62" y="226">≠ new &amp; other</text></svg>)");
}

TEST_CASE("a year without a result breaks the line and is no point") {
  const TrendChart chart{.description = "d",
                         .points = {{.label = "2562", .percent = Decimal(0), .value = "0"},
                                    {.label = "2563", .percent = {}, .value = {}},
                                    {.label = "2564", .percent = Decimal(250), .value = "250"}},
                         .break_label = "unused"};
  CHECK(trend_chart(chart).text == R"(<svg class="chart lines" viewBox="0 0 360 202" role="img" aria-label="d"><title>d</title>)"
        R"(<line class="grid" x1="44" y1="174" x2="350" y2="174"/><text class="tick" x="36" y="180">0</text>)"
        R"(<line class="grid" x1="44" y1="104" x2="350" y2="104"/><text class="tick" x="36" y="110">50</text>)"
        R"(<line class="grid" x1="44" y1="34" x2="350" y2="34"/><text class="tick" x="36" y="40">100</text>)"
        R"(<text class="middle" x="95" y="196">2562</text><circle class="actual-mark" cx="95" cy="174" r="5"/>)"
        R"(<text class="middle" x="95" y="163">0</text><text class="middle" x="197" y="196">2563</text><text class="middle" x="197" y="166">–)"
        R"(</text><text class="middle" x="299" y="196">2564</text><circle class="actual-mark" cx="299" cy="34" r="5"/>)"
        R"(<text class="middle" x="299" y="23">250</text></svg>)");
}

TEST_CASE("one result is no trend") {
  CHECK(trend_chart({.description = "d", .points = {}, .break_label = {}}).text.empty());
  CHECK(trend_chart({.description = "d", .points = {{.label = "2564", .percent = Decimal(1), .value = "1"}, {.label = "2565", .percent = {}, .value = {}}}, .break_label = {}})
            .text.empty());
}
