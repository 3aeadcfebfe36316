#include "chart/radar.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/html_text.hpp"

namespace prongsai {
namespace {

constexpr std::int64_t full_turn = 360'000;  // thousandths of a degree
constexpr std::int64_t half_turn = full_turn / 2;
constexpr std::int64_t radius = 130;
constexpr std::int64_t centre = 160;
constexpr std::int64_t scale = 1'000'000;

// The sine in millionths, by Bhaskara's approximation: never more than a fifth of a unit of the drawing wrong, and the same on every machine.
auto sine(std::int64_t angle) -> std::int64_t {
  angle %= full_turn;
  if (angle >= half_turn) {
    return -sine(angle - half_turn);
  }
  const auto product = angle * (half_turn - angle);
  constexpr std::int64_t five_quarters = 40'500'000'000;  // of the half turn, squared
  // 4p / (q - p), kept within 64 bits.
  return 4 * (product / 1000) * (scale / 1000) / ((five_quarters - product) / scale);
}

auto rounded(std::int64_t value) -> std::int64_t { return value >= 0 ? (value + scale / 2) / scale : -((-value + scale / 2) / scale); }

struct Point {
  std::int64_t x = 0;
  std::int64_t y = 0;
};

// The point on axis `index` of `count`, `length` units from the centre.
auto point(std::size_t index, std::size_t count, std::int64_t length) -> Point {
  const auto angle = full_turn * static_cast<std::int64_t>(index) / static_cast<std::int64_t>(count);
  const auto cosine = sine(angle + full_turn / 4);
  return {.x = centre + rounded(length * sine(angle)), .y = centre - rounded(length * cosine)};
}

auto ring(std::size_t count, std::int64_t length) -> std::string {
  std::string points;
  for (std::size_t i = 0; i < count; ++i) {
    const auto at = point(i, count, length);
    points += fmt::format("{}{},{}", i == 0 ? "" : " ", at.x, at.y);
  }
  return points;
}

}  // namespace

auto radar_chart(const RadarChart& radar) -> Html {
  const auto count = radar.axes.size();
  if (count < 3) {
    return {};
  }
  const auto words = html_escaped(radar.description);
  auto svg = fmt::format(R"(<svg class="chart radar" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>)", 2 * centre, 2 * centre, words,
                         words);
  for (const std::int64_t quarter : {1, 2, 3, 4}) {
    svg += fmt::format(R"(<polygon class="track" points="{}"/>)", ring(count, radius * quarter / 4));
  }
  std::string area;
  std::string axes;
  std::string dots;
  for (std::size_t i = 0; i < count; ++i) {
    const auto end = point(i, count, radius);
    const auto label = point(i, count, radius + 16);
    const auto share = std::clamp<std::int64_t>(radar.axes[i].micro() / (Decimal::scale / 100), 0, 10'000);
    const auto at = point(i, count, radius * share / 10'000);
    axes += fmt::format(R"(<line class="track" x1="{}" y1="{}" x2="{}" y2="{}"/><text x="{}" y="{}">{}</text>)", centre, centre, end.x, end.y, label.x,
                        label.y + 6, i + 1);
    area += fmt::format("{}{},{}", i == 0 ? "" : " ", at.x, at.y);
    dots += fmt::format(R"(<circle class="fill" cx="{}" cy="{}" r="4"/>)", at.x, at.y);
  }
  return {svg + axes + fmt::format(R"(<polygon class="area" points="{}"/>)", area) + dots + "</svg>"};
}

}  // namespace prongsai
