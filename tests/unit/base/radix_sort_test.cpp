#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <vector>

#include "base/radix_sort.hpp"

namespace prongsai {
namespace {

template <class T>
void check_random(std::uint64_t mask) {
  std::mt19937_64 random(1);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same numbers in every run
  std::vector<T> scratch;
  for (std::size_t size = 0; size < 300; ++size) {
    std::vector<T> values(size);
    std::ranges::generate(values, [&] { return static_cast<T>(random() & mask); });
    auto sorted = values;
    std::ranges::sort(sorted);
    radix_sort(values, scratch);
    REQUIRE(values == sorted);
  }
}

}  // namespace

TEST_CASE("numbers are sorted as by comparing them") {
  check_random<std::uint32_t>(~std::uint64_t{0});
  check_random<std::uint64_t>(~std::uint64_t{0});
  // Few digits, digits that all share, and one value only.
  check_random<std::uint64_t>(0x00FF'0000'0F00'0003);
  check_random<std::uint32_t>(0xFF00'0000);
  check_random<std::uint8_t>(0);
}

TEST_CASE("numbers that differ in the lowest bytes alone stay in order") {
  std::vector<std::uint32_t> values{0x0200'0003, 0x0100'0009, 0x0200'0001, 0x0100'0002, 0x0000'0005, 0x0200'0002};
  std::vector<std::uint32_t> scratch;
  radix_sort(values, scratch, 2);
  CHECK(values == std::vector<std::uint32_t>{0x0000'0005, 0x0100'0009, 0x0100'0002, 0x0200'0003, 0x0200'0001, 0x0200'0002});
}

}  // namespace prongsai
