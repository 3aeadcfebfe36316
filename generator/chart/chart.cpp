#include "chart/chart.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>

#include "base/html_text.hpp"

namespace prongsai {
namespace {

auto opening(const char* kind, int width, int height, const std::string& description) -> std::string {
  const auto words = html_escaped(description);
  return fmt::format(R"(<svg class="chart {}" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>)", kind, width, height, words, words);
}

// Length in whole units of the drawing; never more than `full`, and not nothing where there is something.
auto length(Decimal part, Decimal whole, int full) -> int {
  if (part.micro() <= 0 || whole.micro() <= 0) {
    return 0;
  }
  const auto per_unit = std::max<std::int64_t>(1, whole.micro() / full);
  return static_cast<int>(std::clamp<std::int64_t>(part.micro() / per_unit, 2, full));
}

}  // namespace

auto ladder_chart(const LadderChart& ladder) -> Html {
  constexpr int step = 40;
  constexpr int gap = 4;
  constexpr int height = 60;
  const int levels = std::max(ladder.levels, 1);
  std::string svg = opening("ladder", levels * step, height, ladder.description);
  for (int level = 1; level <= ladder.levels; ++level) {
    // The first step is high enough for its number.
    const int rise = 24 + (height - 26) * (level - 1) / std::max(levels - 1, 1);
    const int x = (level - 1) * step + 1;
    const int y = height - rise - 1;
    svg += fmt::format(R"(<g class="{}"><rect x="{}" y="{}" width="{}" height="{}" rx="2"/><text x="{}" y="{}">{}</text></g>)",
                       level <= ladder.reached ? "on" : "off", x, y, step - gap, rise, x + (step - gap) / 2, height - 8, level);
  }
  return {svg + "</svg>"};
}

auto bar_chart(const BarChart& chart) -> Html {
  constexpr int width = 360;
  constexpr int row = 46;
  constexpr int thickness = 14;
  std::string svg = opening("bars", width, row * static_cast<int>(chart.bars.size()), chart.description);
  int y = 0;
  for (const auto& bar : chart.bars) {
    svg += fmt::format(R"(<text x="0" y="{}">{}</text><text class="value" x="{}" y="{}">{}</text>)", y + 19, html_escaped(bar.label), width, y + 19,
                       html_escaped(bar.value));
    svg += fmt::format(R"(<rect class="track" x="1" y="{}" width="{}" height="{}" rx="2"/>)", y + 25, width - 2, thickness);
    const int filled = length(bar.part, bar.whole, width - 2);
    if (filled > 0) {
      svg += fmt::format(R"(<rect class="fill" x="1" y="{}" width="{}" height="{}" rx="2"/>)", y + 25, filled, thickness);
    }
    y += row;
  }
  return {svg + "</svg>"};
}

}  // namespace prongsai
