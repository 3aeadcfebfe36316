#include "chart/heat_map.hpp"

#include <catch2/catch.hpp>

using namespace prongsai;

TEST_CASE("a heat map counts risks, likelihood to the right and impact upwards") {
  HeatMap map{.description = "risks <3", .likelihood_label = "likelihood", .impact_label = "impact & more"};
  map.counts[2][0] = 4;
  map.counts[0][2] = 1;
  CHECK(heat_map(map).text == R"(<svg class="chart heat" viewBox="0 0 290 332" role="img" aria-label="risks &lt;3"><title>risks &lt;3</title>)"
        R"(<text x="2" y="18">↑ impact &amp; more</text><text class="middle" x="17" y="246">1</text><text class="middle" x="76" y="302">1)"
        R"(</text><text class="middle" x="17" y="162">2</text><text class="middle" x="160" y="302">2</text>)"
        R"(<text class="middle" x="17" y="78">3</text><text class="middle" x="244" y="302">3</text><g class="shade3">)"
        R"(<rect x="35" y="31" width="82" height="82"/><text class="tick" x="110" y="104">1 × 3 = 3</text><text class="count" x="76" y="72">1)"
        R"(</text></g><g class="shade4"><rect x="119" y="31" width="82" height="82"/><text class="tick" x="194" y="104">2 × 3 = 6</text></g>)"
        R"(<g class="shade5"><rect x="203" y="31" width="82" height="82"/><text class="tick" x="278" y="104">3 × 3 = 9</text></g>)"
        R"(<g class="shade2"><rect x="35" y="115" width="82" height="82"/><text class="tick" x="110" y="188">1 × 2 = 2</text></g>)"
        R"(<g class="shade3"><rect x="119" y="115" width="82" height="82"/><text class="tick" x="194" y="188">2 × 2 = 4</text></g>)"
        R"(<g class="shade4"><rect x="203" y="115" width="82" height="82"/><text class="tick" x="278" y="188">3 × 2 = 6</text></g>)"
        R"(<g class="shade1"><rect x="35" y="199" width="82" height="82"/><text class="tick" x="110" y="272">1 × 1 = 1</text></g>)"
        R"(<g class="shade2"><rect x="119" y="199" width="82" height="82"/><text class="tick" x="194" y="272">2 × 1 = 2</text></g>)"
        R"(<g class="shade3"><rect x="203" y="199" width="82" height="82"/><text class="tick" x="278" y="272">3 × 1 = 3</text>)"
        R"(<text class="count" x="244" y="240">4</text></g><text class="tick" x="286" y="324">likelihood →</text></svg>)");
}
