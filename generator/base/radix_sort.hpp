#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <utility>
#include <vector>

namespace prongsai {

// Sorts unsigned numbers upwards, byte by byte from the lowest; bytes that all numbers share cost nothing but counting. For long lists of numbers
// that are near to random, where comparing costs several times as much. `scratch` grows to the size of the list and can be used again. The lowest `skipped`
// bytes do not count: what differs in them alone stays in order.
template <std::unsigned_integral T>
void radix_sort(std::vector<T>& values, std::vector<T>& scratch, std::size_t skipped = 0) {
  constexpr std::size_t digits = 256;
  std::array<std::array<std::size_t, digits>, sizeof(T)> counts{};
  for (const auto value : values) {
    for (std::size_t byte = skipped; byte < sizeof(T); ++byte) {
      ++counts[byte][(value >> (8 * byte)) & 0xFFU];
    }
  }
  scratch.resize(values.size());
  for (std::size_t byte = skipped; byte < sizeof(T); ++byte) {
    auto& places = counts[byte];
    if (values.empty() || places[(values.front() >> (8 * byte)) & 0xFFU] == values.size()) {
      continue;
    }
    std::size_t place = 0;
    for (auto& count : places) {
      place += std::exchange(count, place);
    }
    for (const auto value : values) {
      scratch[places[(value >> (8 * byte)) & 0xFFU]++] = value;
    }
    values.swap(scratch);
  }
}

}  // namespace prongsai
