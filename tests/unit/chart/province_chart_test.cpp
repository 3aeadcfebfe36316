#include "chart/province_chart.hpp"

#include <catch2/catch.hpp>

using namespace prongsai;

namespace {

auto two_provinces() -> ProvinceChart {
  return {.description = "<m>",
          .width = 40,
          .height = 30,
          .provinces = {{.outline = "M0 0l4 0 0 4z", .column = 1, .row = 2, .short_name = "ลป", .short_value = "A&", .description = "ลำปาง: \"A\"", .url = "../units/x/?a&b", .shade = 5},
                        {.outline = "M9 9l4 0z", .column = 3, .row = 1, .short_name = "BKK", .short_value = {}, .description = "none", .url = {}, .shade = 0}},
          .water = {"M1 1l1 1z"}};
}

}  // namespace

TEST_CASE("the map links each province that leads somewhere and names every one in words") {
  CHECK(province_map(two_provinces()).text ==
        "<svg class=\"chart map\" viewBox=\"0 0 40 30\" role=\"group\" aria-label=\"&lt;m&gt;\">"
        "<a class=\"shade5\" href=\"../units/x/?a&amp;b\"><title>ลำปาง: &quot;A&quot;</title><path d=\"M0 0l4 0 0 4z\"/></a>"
        "<g class=\"shade0\"><title>none</title><path d=\"M9 9l4 0z\"/></g><path class=\"water\" d=\"M1 1l1 1z\"/></svg>");
}

TEST_CASE("tiles are equal squares at their column and row") {
  CHECK(province_tiles(two_provinces()).text ==
        "<svg class=\"chart tilemap\" viewBox=\"0 0 120 80\" role=\"group\" aria-label=\"&lt;m&gt;\">"
        "<a class=\"shade5\" href=\"../units/x/?a&amp;b\"><title>ลำปาง: &quot;A&quot;</title><rect x=\"1\" y=\"41\" width=\"38\" height=\"38\"/>"
        "<text x=\"20\" y=\"57\">ลป</text><text x=\"20\" y=\"74\">A&amp;</text></a>"
        "<g class=\"shade0\"><title>none</title><rect x=\"81\" y=\"1\" width=\"38\" height=\"38\"/><text x=\"100\" y=\"26\">BKK</text></g></svg>");
}
