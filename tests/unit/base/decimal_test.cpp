#include "base/decimal.hpp"

#include <catch2/catch.hpp>

using namespace prongsai;

TEST_CASE("decimals are read as people write them and kept exactly") {
  struct Case {
    const char* written;
    const char* plain;
    const char* grouped;
  };
  const Case cases[] = {{"0", "0", "0"},          {"86", "86", "86"},
                        {"๘๖", "86", "86"},       {"1200000", "1200000", "1,200,000"},
                        {"1,200,000.50", "1200000.5", "1,200,000.5"}, {"-3.000001", "-3.000001", "-3.000001"},
                        {"๑,๒๐๐", "1200", "1,200"}, {"010", "10", "10"},
                        {"9000000000000", "9000000000000", "9,000,000,000,000"}};
  for (const auto& one : cases) {
    INFO(one.written);
    const auto value = Decimal::parse(one.written);
    REQUIRE(value);
    CHECK(plain_number(*value) == one.plain);
    CHECK(grouped_number(*value) == one.grouped);
  }
}

TEST_CASE("what is no number is refused") {
  for (const char* written : {"", "-", ".", "1.", ".5", "1e5", "0x10", "1,2", "1,20,000", ",100", "100,", "1.1234567", "9000000000001", "+1", "1 000", "--1", "1.2.3"}) {
    INFO(written);
    CHECK_FALSE(Decimal::parse(written));
  }
}

TEST_CASE("shares compare exactly and print cut, not rounded") {
  const Share two_thirds{.part = Decimal(2), .whole = Decimal(3)};
  CHECK(two_thirds.percent() == *Decimal::parse("66.66"));
  CHECK((two_thirds.compare(*Decimal::parse("66.666666")) > 0));
  const Share almost{.part = Decimal(79999), .whole = Decimal(100000)};
  CHECK(almost.percent() == *Decimal::parse("79.99"));
  CHECK((almost.compare(Decimal(80)) < 0));
  CHECK((Share{.part = Decimal(8), .whole = Decimal(10)}.compare(Decimal(80)) == 0));
}

TEST_CASE("sums saturate instead of wrapping") {
  const auto largest = *Decimal::parse("9000000000000");
  CHECK(largest + largest == largest);
  CHECK(*Decimal::parse("-9000000000000") - largest == *Decimal::parse("-9000000000000"));
}
