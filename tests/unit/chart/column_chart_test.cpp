#include "chart/column_chart.hpp"

#include <catch2/catch.hpp>

using namespace prongsai;

TEST_CASE("columns: heights follow the numbers, words are escaped, nothing is drawn for nothing") {
  const ColumnChart chart{.description = "a < b",
                          .first_name = "sum",
                          .second_name = "printed & kept",
                          .pairs = {{.label = "2566", .first = Decimal(100), .has_second = true, .second = Decimal(50)}, {.label = "2567", .first = Decimal(0)}},
                          .most = Decimal(100),
                          .most_words = "100 baht"};
  const auto svg = column_chart(chart).text;
  CHECK(svg.find(R"(aria-label="a &lt; b")") != std::string::npos);
  CHECK(svg.find("printed &amp; kept") != std::string::npos);
  // The full height is 120; half of it is 60.
  CHECK(svg.find(R"(height="120"/>)") != std::string::npos);
  CHECK(svg.find(R"(height="60"/>)") != std::string::npos);
  CHECK(svg.find(R"(height="0")") == std::string::npos);
}

TEST_CASE("columns of a plan without money, and without pairs") {
  CHECK(column_chart({.description = "none", .first_name = "sum", .second_name = {}, .pairs = {}, .most = {}, .most_words = "0"}).text.starts_with("<svg"));
  const auto svg = column_chart({.description = "none", .first_name = "sum", .second_name = {}, .pairs = {{.label = "2566", .first = {}}}, .most = {}, .most_words = "0"}).text;
  CHECK(svg.find("2566") != std::string::npos);
}
